#include "bench/invented_claims.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "isnad/base/sha256.hpp"
#include "isnad/dates/calendar.hpp"
#include "isnad/ledger/claim_facts.hpp"
#include "isnad/record/claim_json.hpp"

namespace isnad {
namespace {

constexpr size_t kWords = 40000, kLemmas = 15000, kActors = 400, kPlaces = 6000;
constexpr size_t kDistricts = 300, kProvinces = 40, kCountries = 8, kCamps = 12;
constexpr Day kFirstDay = 14975, kDays = 5700;  // 2011 to 2026

struct WeighedType {
  const char* name;
  double weight;
};
constexpr std::array<WeighedType, 24> kTypes = {{
    {"casualty.killed", 17},   {"attack.shelling", 13},    {"attack.airstrike", 12},
    {"attack.clash", 11},      {"casualty.wounded", 8},    {"control.captured", 6},
    {"detention", 4},          {"displacement", 4},        {"damage.destroyed", 4},
    {"attack.bombing", 3},     {"statement.condemn", 3},   {"casualty.losses", 3},
    {"movement.deploy", 3},    {"attack.raid", 2},         {"control.withdrawn", 2},
    {"detention.released", 2}, {"casualty.missing", 1},    {"attack.assassination", 1},
    {"attack.drone", 1},       {"agreement.ceasefire", 1}, {"aid.delivered", 1},
    {"abduction", 0.5},        {"attack.chemical", 0.2},   {"protest", 0.3},
}};

uint64_t mixed(uint64_t n) {
  n ^= n >> 31;
  n *= 0x9E3779B97F4A7C15;
  n ^= n >> 29;
  n *= 0xBF58476D1CE4E5B9;
  return n ^ n >> 32;
}

std::string numbered(const char* before, size_t number) { return before + std::to_string(number); }

// Rank by rank, each less often than the one before: Zipf's law with a flat top.
std::vector<double> ranked_weights(size_t count, double flat) {
  std::vector<double> out;
  double sum = 0;
  for (size_t rank = 0; rank < count; ++rank)
    out.push_back(sum += 1 / (static_cast<double>(rank) + flat));
  return out;
}

}  // namespace

struct InventedReports::Chance {
  uint64_t state;
  uint64_t next() { return state = mixed(state + 0x632BE59BD9B4E019); }
  size_t below(size_t bound) { return next() % bound; }
  double share() { return static_cast<double>(next() >> 11) / 9007199254740992.0; }
  bool happens(double probability) { return share() < probability; }
  size_t pick(const std::vector<double>& sums) {
    const auto at = std::upper_bound(sums.begin(), sums.end(), share() * sums.back());
    return std::min(static_cast<size_t>(at - sums.begin()), sums.size() - 1);
  }
  // 0 and up, each further one `ratio` times as probable as the one before.
  size_t geometric(double ratio) {
    return static_cast<size_t>(std::log(1 - share()) / std::log(ratio));
  }
};

InventedReports::InventedReports() {
  make_words();
  make_actors();
  make_places();
  double sum = 0;
  for (const WeighedType& type : kTypes) type_weights_.push_back(sum += type.weight);
}

void InventedReports::make_words() {
  Chance chance{1};
  const auto letters = [&](size_t count) {
    std::string out;
    for (size_t i = 0; i < count; ++i) {
      // U+0628 to U+063A and U+0641 to U+064A, in UTF-8.
      const size_t letter = chance.below(29);
      const size_t code = letter < 19 ? 0x628 + letter : 0x641 + letter - 19;
      out += static_cast<char>(0xC0 | code >> 6);
      out += static_cast<char>(0x80 | (code & 0x3F));
    }
    return out;
  };
  std::vector<std::string> lemmas;
  for (size_t i = 0; i < kLemmas; ++i) lemmas.push_back(letters(3 + chance.below(3)));
  for (size_t i = 0; i < kWords; ++i) {
    Word word{letters(2 + chance.below(6)), {}};
    for (size_t n = 1 + chance.geometric(0.4); n > 0; --n)
      word.lemmas.push_back(lemmas[chance.below(kLemmas)]);
    words_.push_back(std::move(word));
  }
  word_weights_ = ranked_weights(kWords, 6);
}

void InventedReports::make_actors() {
  Chance chance{2};
  for (size_t i = 0; i < kActors; ++i) {
    Link actor;
    actor.text = words_[1000 + i].text + " " + words_[2000 + i].text;
    actor.name = actor.text;
    actor.name_en = numbered("Actor ", i);
    actor.id = numbered("invented/entities.actors.actor_", i);
    actor.kind = i % 3 == 0 ? "state_force" : "armed_group";
    if (chance.happens(0.7)) actor.camp = numbered("invented/camps.camp_", chance.below(kCamps));
    actors_.push_back(std::move(actor));
  }
  actor_weights_ = ranked_weights(kActors, 3);
}

void InventedReports::make_places() {
  Chance chance{3};
  for (size_t i = 0; i < kPlaces; ++i) {
    PlaceLink place;
    place.text = words_[3000 + i].text;
    place.name = place.text;
    place.name_en = numbered("Town ", i);
    place.id = numbered("invented/entities.places.town_", i);
    place.kind = "city";
    const size_t district = chance.below(kDistricts), province = district % kProvinces;
    const size_t country = province % kCountries;
    place.within = {words_[10000 + district].text, words_[11000 + province].text,
                    words_[12000 + country].text};
    const auto centre = static_cast<double>(province);
    place.lat = 15 + std::round((centre * 0.5 + chance.share()) * 1e4) / 1e4;
    place.lon =
        30 + std::round((static_cast<double>(country) * 3 + chance.share() * 2) * 1e4) / 1e4;
    place.radius_m = 2000;
    place.precision = "exact";
    places_.push_back(std::move(place));
  }
  place_weights_ = ranked_weights(kPlaces, 8);
}

SoughtWord InventedReports::word(size_t rank) const {
  return {words_.at(rank).text, words_.at(rank).lemmas};
}

// The words of a stretch of text, which is added to `text`.
Passage InventedReports::passage(Chance& chance, std::string& text) const {
  Passage out;
  out.span.begin = static_cast<uint32_t>(text.size());
  std::vector<std::string_view> lemmas;
  for (size_t n = 6 + chance.below(14); n > 0; --n) {
    const Word& word = words_[chance.pick(word_weights_)];
    if (!out.words.words.empty()) out.words.words += ' ';
    out.words.words += word.text;
    for (const std::string& lemma : word.lemmas)
      if (std::find(lemmas.begin(), lemmas.end(), lemma) == lemmas.end()) lemmas.push_back(lemma);
  }
  for (const std::string_view lemma : lemmas) {
    if (!out.words.lemmas.empty()) out.words.lemmas += ' ';
    out.words.lemmas += lemma;
  }
  text += out.words.words;
  out.span.end = static_cast<uint32_t>(text.size());
  return out;
}

void InventedReports::add_people(Chance& chance, Claim& claim) const {
  const auto some_actor = [&] {
    Link actor = actors_[chance.pick(actor_weights_)];
    actor.span = {claim.evidence.span.begin, claim.evidence.span.begin + 4};
    return actor;
  };
  if (chance.happens(0.5)) claim.initiator.push_back(some_actor());
  if (chance.happens(0.45)) claim.target.push_back(some_actor());
  if (chance.happens(0.2)) return;
  const Link from = some_actor();
  ClaimSpeaker speaker;
  speaker.text = from.text;
  speaker.name = from.name;
  speaker.id = chance.happens(0.8) ? from.id : "";
  speaker.role = "organisation";
  speaker.camp = from.camp;
  speaker.cue = words_[chance.below(20)].text;
  speaker.stance = "states";
  speaker.span = from.span;
  claim.attribution.push_back(std::move(speaker));
}

void InventedReports::add_time(Chance& chance, Claim& claim, int32_t published) const {
  const double kind = chance.share();
  if (kind > 0.85) return;
  const Day day = published - static_cast<Day>(chance.geometric(0.6));
  claim.time.emplace();
  ClaimTime& time = *claim.time;
  time.text = words_[chance.below(100)].text;
  time.value = iso_day(day);
  time.precision = "day";
  if (kind > 0.82) {
    time.value = time.value.substr(0, 4);
    time.precision = "year";
  } else if (kind > 0.75) {
    time.value = time.value.substr(0, 7);
    time.precision = "month";
  } else if (kind > 0.68) {
    time.value = iso_day(day - static_cast<Day>(chance.below(60))) + "/" + time.value;
    time.precision = "interval";
  }
  time.anchor = iso_day(published);
}

Claim InventedReports::claim(Chance& chance, const AnalysedDocument& report,
                             const Passage& passage) const {
  Claim out;
  const Document& document = report.document;
  out.id = "c_" + sha256_hex(std::to_string(chance.next())).substr(0, 16);
  out.document = {document.id,    document.name,    document.url, document.outlet,
                  document.title, report.published, "given"};
  out.type = kTypes[chance.pick(type_weights_)].name;
  out.codes = {"ASSAULT", "", "Explosions/Remote violence", "Shelling/artillery/missile attack",
               "190"};
  out.evidence.span = passage.span;
  out.evidence.text = document.text.substr(passage.span.begin, passage.span.size());
  out.evidence.trigger = {passage.span.begin, passage.span.begin + 4};
  out.evidence.trigger_text = out.evidence.text.substr(0, 4);
  add_people(chance, out);
  if (chance.happens(0.75)) {
    out.place.push_back(places_[chance.pick(place_weights_)]);
    out.place.back().span = out.evidence.trigger;
  }
  if (chance.happens(0.55)) {
    out.quantity.emplace();
    const double number = std::floor(std::pow(1 - chance.share(), -1.1));
    if (chance.happens(0.8))
      out.quantity->value = number;
    else
      out.quantity->low = number;
    out.quantity->unit = "person";
    out.quantity->text = std::to_string(static_cast<uint64_t>(number));
    out.status = "civilian";
  }
  add_time(chance, out, *parse_iso_day(report.published));
  constexpr const char* kOthers[] = {"denied", "planned", "threatened", "possible", "demanded"};
  if (chance.happens(0.1)) out.modality = kOthers[chance.below(std::size(kOthers))];
  out.interest = "third_party";
  out.confidence = static_cast<double>(40 + chance.below(59)) / 100;
  out.rules = {"ar-core/attribution.cues.qala", numbered("conflict-core/events.carriers.c", 1),
               numbered("conflict-core/events.frames.f", chance.below(80)),
               numbered("conflict-core/events.triggers.t", chance.below(3000))};
  return out;
}

AnalysedDocument InventedReports::report(uint64_t number) const {
  Chance chance{mixed(number + 1000)};
  AnalysedDocument out;
  out.document.line = number + 1;
  out.document.name = numbered("report-", number);
  out.document.url = numbered("https://news.example/reports/", number);
  out.document.outlet = numbered("Outlet ", chance.below(60));
  out.document.title = words_[chance.pick(word_weights_)].text;
  out.published = iso_day(kFirstDay + static_cast<Day>(chance.below(kDays)));
  out.published_basis = "given";
  out.document.published = out.published;
  std::string& text = out.document.text;
  const size_t passages = 2 + std::min<size_t>(chance.geometric(0.75), 20);
  for (size_t i = 0; i < passages; ++i) {
    out.passages.push_back(passage(chance, text));
    text += ' ';
    // What is between them says nothing that anybody claims.
    const Passage between = passage(chance, text);
    text += ' ';
    for (const Passage& part : {out.passages.back(), between}) {
      out.words.words += " " + part.words.words;
      out.words.lemmas += " " + part.words.lemmas;
    }
  }
  out.document.id = "sha256:" + sha256_hex(text);
  for (const Passage& passage : out.passages) {
    for (size_t n = 1 + chance.geometric(0.45); n > 0; --n) {
      out.claims.push_back(claim(chance, out, passage));
      out.lines.push_back(claim_json(out.claims.back()));
      out.facts.push_back(facts_of(out.claims.back()));
    }
  }
  return out;
}

}  // namespace isnad
