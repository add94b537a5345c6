#include "isnad/quantities/number_names.hpp"

namespace isnad {

const Names<NumberKind>& number_kinds() {
  static const Names<NumberKind> map = {{"zero", NumberKind::zero},
                                        {"unit", NumberKind::unit},
                                        {"head", NumberKind::head},
                                        {"ten", NumberKind::ten},
                                        {"teen", NumberKind::teen},
                                        {"tens", NumberKind::tens},
                                        {"hundred", NumberKind::hundred},
                                        {"hundred_plural", NumberKind::hundred_plural},
                                        {"hundreds", NumberKind::hundreds},
                                        {"scale", NumberKind::scale},
                                        {"scale_plural", NumberKind::scale_plural},
                                        {"scale_dual", NumberKind::scale_dual},
                                        {"dozen", NumberKind::dozen},
                                        {"fraction", NumberKind::fraction},
                                        {"fraction_parts", NumberKind::fraction_parts},
                                        {"ordinal", NumberKind::ordinal},
                                        {"ordinal_head", NumberKind::ordinal_head}};
  return map;
}

const Names<NumberNeed>& number_needs() {
  static const Names<NumberNeed> map = {{"", NumberNeed::none},
                                        {"accusative", NumberNeed::accusative},
                                        {"construct", NumberNeed::construct},
                                        {"homograph", NumberNeed::homograph},
                                        {"damma", NumberNeed::damma},
                                        {"maqsura", NumberNeed::maqsura},
                                        {"hamza", NumberNeed::hamza},
                                        {"scale", NumberNeed::scale}};
  return map;
}

const Names<WordRole>& word_roles() {
  static const Names<WordRole> map = {{"and", WordRole::conjunction},
                                      {"article", WordRole::article},
                                      {"point", WordRole::point},
                                      {"point_dot", WordRole::point_dot},
                                      {"minus", WordRole::minus},
                                      {"over", WordRole::over},
                                      {"from", WordRole::from},
                                      {"each", WordRole::each},
                                      {"in", WordRole::in},
                                      {"to", WordRole::to},
                                      {"or", WordRole::disjunction},
                                      {"between", WordRole::between},
                                      {"after", WordRole::after},
                                      {"percent", WordRole::percent},
                                      {"not_number", WordRole::not_number},
                                      {"calibre", WordRole::calibre},
                                      {"change", WordRole::change},
                                      {"code_noun", WordRole::code_noun},
                                      {"unit_name", WordRole::unit_name},
                                      {"tally", WordRole::tally},
                                      {"year_before", WordRole::year_before},
                                      {"year_weak", WordRole::year_weak},
                                      {"year_after", WordRole::year_after},
                                      {"clock_before", WordRole::clock_before},
                                      {"clock_after", WordRole::clock_after},
                                      {"date_before", WordRole::date_before},
                                      {"elided", WordRole::elided},
                                      {"two_others", WordRole::two_others},
                                      {"weekday", WordRole::weekday},
                                      {"measure", WordRole::measure},
                                      {"month", WordRole::month},
                                      {"not_dual", WordRole::not_dual},
                                      {"not_dual_unless_among", WordRole::not_dual_unless_among},
                                      {"among", WordRole::among},
                                      {"of_people", WordRole::of_people},
                                      {"out_of", WordRole::out_of},
                                      {"strength", WordRole::strength}};
  return map;
}

const Names<Modifier>& modifier_names() {
  static const Names<Modifier> map = {{"exact", Modifier::exact},
                                      {"at_least", Modifier::at_least},
                                      {"more_than", Modifier::more_than},
                                      {"at_most", Modifier::at_most},
                                      {"less_than", Modifier::less_than},
                                      {"about", Modifier::about},
                                      {"range", Modifier::range},
                                      {"vague", Modifier::vague},
                                      {"all", Modifier::all}};
  return map;
}

const Names<QuantityCueKind>& vague_kinds() {
  static const Names<QuantityCueKind> map = {{"many", QuantityCueKind::many},
                                             {"few", QuantityCueKind::few},
                                             {"some", QuantityCueKind::some},
                                             {"phrase", QuantityCueKind::phrase},
                                             {"all", QuantityCueKind::all}};
  return map;
}

}  // namespace isnad
