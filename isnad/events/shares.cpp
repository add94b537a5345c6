// How is a count spread over places? "Killed 21: in X (11), Y (6) and Z (4)", "most of them in X
// with 402, then Y with 233", "5 in X and 7 in Y". Each share is part of the count.
//
// Method: behind the count and before the next trigger, numbers without a noun of their own, each
// beside the name of a place; at least two of one form, that do not add up to more than the count.
#include <algorithm>

#include "isnad/events/parts.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

constexpr int kMaxNested = 4;  // names that begin before a word and may cover it

class ShareFinder {
 public:
  ShareFinder(const EventContext& context, uint32_t limit, const Event& event)
      : c_(context), limit_(limit), event_(event) {}

  std::vector<Share> find() const {
    const Quantity& total = quantity(event_.quantity);
    const double most = total.value ? *total.value : total.low.value_or(0);
    std::vector<Share> bracketed, with, in;
    for (uint32_t q = event_.quantity + 1; q < quantities().size(); ++q) {
      if (quantity(q).tokens.last > limit_) break;
      if (!is_bare(q)) continue;
      add(place_before_bracket(q), q, bracketed);
      add(place_before_with(q), q, with);
      add(place_behind(q), q, in);
    }
    for (std::vector<Share>* shares : {&bracketed, &with, &in}) {
      if (shares->size() > 1 && sum(*shares) <= most) return std::move(*shares);
    }
    return {};
  }

 private:
  const std::vector<Quantity>& quantities() const { return c_.layers.quantities->quantities; }
  const Quantity& quantity(uint32_t q) const { return quantities()[q]; }

  bool is_bare(uint32_t q) const {
    const Quantity& number = quantity(q);
    const bool counts_nothing = number.noun == kNone || c_.lexeme(number.noun) == nullptr ||
                                is_finite_verb(c_.reading(number.noun));  // "402, then ..."
    return number.kind == QuantityKind::cardinal && number.value && counts_nothing;
  }

  void add(TokenRange place, uint32_t q, std::vector<Share>& out) const {
    if (place.empty()) return;
    const uint32_t m = mention_over(place);
    const TokenRange number = quantity(q).tokens;
    const bool closes =
        number.last < c_.layers.text->size() && c_.layers.text->is_mark(number.last, ')');
    const uint32_t end = number.last + (closes ? 1 : 0);
    const TokenRange both = {std::min(place.first, number.first), std::max(place.last, end)};
    out.push_back({q, m, place, both});
  }

  // "Y (6)": a place, or a bare word of the same list.
  TokenRange place_before_bracket(uint32_t q) const {
    const TokenRange number = quantity(q).tokens;
    const auto& text = *c_.layers.text;
    if (number.first < 2 || number.last >= text.size() || !text.is_mark(number.first - 1, '(') ||
        !text.is_mark(number.last, ')'))
      return {};
    const uint32_t last = number.first - 2;
    if (const TokenRange place = place_ending(last); !place.empty()) return place;
    const Reading* r = c_.reading(last);
    const bool in_list =
        r != nullptr && r->has(kCliticWa) && last > 0 && text.is_mark(last - 1, ')');
    return in_list ? TokenRange{last, last + 1} : TokenRange{};
  }

  // "X with (b-) 402".
  TokenRange place_before_with(uint32_t q) const {
    const TokenRange number = quantity(q).tokens;
    const auto& text = *c_.layers.text;
    if (number.first == 0) return {};
    const std::string_view own = text.codes(number.first);
    const std::string_view left = text.codes(number.first - 1);
    const auto begins_with_ba = [](std::string_view codes) {
      return !codes.empty() && static_cast<Code>(codes.front()) == kBa;
    };
    if (begins_with_ba(own)) return place_ending(number.first - 1);
    const bool apart = begins_with_ba(left) && left.size() <= 2 && number.first > 1;
    return apart ? place_ending(number.first - 2) : TokenRange{};
  }

  // "5 in X".
  TokenRange place_behind(uint32_t q) const {
    const uint32_t next = quantity(q).tokens.last;
    if (next + 1 >= limit_) return {};
    const Reading* r = c_.reading(next);
    const Lexeme* lexeme = c_.lexeme(next);
    if (r == nullptr || lexeme == nullptr || r->inflection.part != PartOfSpeech::preposition ||
        lexeme->sense != "in")
      return {};
    const NounPhrase* phrase = c_.phrase_at(next + 1);
    return phrase != nullptr && phrase->phrase_class == PhraseClass::place &&
                   phrase->mention != kNone
               ? c_.mention(phrase->mention).tokens
               : TokenRange{};
  }

  TokenRange place_ending(uint32_t token) const {
    const uint32_t m = mention_over({token, token + 1});
    return m == kNone || c_.mention(m).tokens.last != token + 1 ? TokenRange{}
                                                                : c_.mention(m).tokens;
  }

  // The name of a place over the last of the words.
  uint32_t mention_over(TokenRange words) const {
    const auto& mentions = c_.layers.entities->mentions;
    auto at = std::lower_bound(mentions.begin(), mentions.end(), words.last,
                               [](const Mention& m, uint32_t t) { return m.tokens.first < t; });
    for (int back = 0; at != mentions.begin() && back < kMaxNested; ++back) {
      --at;
      if (at->kind == MentionKind::place && at->tokens.contains(words.last - 1))
        return static_cast<uint32_t>(at - mentions.begin());
    }
    return kNone;
  }

  double sum(const std::vector<Share>& shares) const {
    double out = 0;
    for (const Share& s : shares) out += *quantity(s.quantity).value;
    return out;
  }

  const EventContext& c_;
  uint32_t limit_;
  const Event& event_;
};

bool may_be_spread(std::string_view family) {
  return family == "casualty" || family == "detention" || family == "population" ||
         family == "property";
}

}  // namespace

void find_shares(const EventContext& context, uint32_t limit, Event& event) {
  if (event.quantity == kNone || !may_be_spread(family_of(event.type))) return;
  event.shares = ShareFinder(context, limit, event).find();
  if (event.shares.empty()) return;
  // What stands in a share is no argument of the whole.
  const auto is_in_share = [&](const Argument& a) {
    const TokenRange own = a.phrase != kNone    ? context.syntax.phrases[a.phrase].tokens
                           : a.mention != kNone ? context.mention(a.mention).tokens
                                                : TokenRange{};
    return std::any_of(event.shares.begin(), event.shares.end(), [&](const Share& s) {
      return own.first < s.tokens.last && s.tokens.first < own.last;
    });
  };
  event.arguments.erase(std::remove_if(event.arguments.begin(), event.arguments.end(), is_in_share),
                        event.arguments.end());
}

}  // namespace isnad
