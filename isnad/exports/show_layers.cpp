#include "isnad/exports/show_layers.hpp"

#include "isnad/exports/layer_line.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

const char* name_of(TokenKind kind) {
  constexpr const char* kNames[] = {"word", "number", "latin", "punctuation", "symbol"};
  return kNames[static_cast<size_t>(kind)];
}

const char* name_of(PartOfSpeech part) {
  constexpr const char* kNames[] = {"unknown",       "verb",           "masdar",    "agent",
                                    "patient",       "noun",           "adjective", "preposition",
                                    "conjunction",   "complementizer", "negation",  "relative",
                                    "demonstrative", "pronoun",        "particle",  "auxiliary"};
  return kNames[static_cast<size_t>(part)];
}

template <typename Value, size_t kCount>
void feature(JsonWriter& json, const char* key, Value value, const char* const (&names)[kCount]) {
  if (static_cast<size_t>(value) > 0) json.key(key).string(names[static_cast<size_t>(value)]);
}

void show_reading(JsonWriter& json, const Reading& reading, const Lexicon& lexicon) {
  constexpr const char* kGender[] = {"", "masculine", "feminine"};
  constexpr const char* kNumber[] = {"", "singular", "dual", "plural"};
  constexpr const char* kAspect[] = {"", "perfect", "imperfect"};
  constexpr const char* kVoice[] = {"", "active", "passive"};
  constexpr const char* kSuffix[] = {"", "he", "she", "they", "they_two", "i", "we", "you"};
  constexpr const char* kClitics[] = {"wa", "fa", "sa", "bi", "ka", "li", "al"};
  json.open('{');
  static const Lexeme none;
  const Lexeme& lexeme = reading.lexeme == kNone ? none : lexicon.lexemes[reading.lexeme];
  json.key("lemma").string_or_null(lexeme.lemma);
  json.key("lexeme").string_or_null(lexeme.key);
  json.key("part").string(name_of(reading.inflection.part));
  feature(json, "gender", reading.inflection.gender, kGender);
  feature(json, "number", reading.inflection.number, kNumber);
  feature(json, "aspect", reading.inflection.aspect, kAspect);
  feature(json, "voice", reading.inflection.voice, kVoice);
  if (reading.inflection.person > 0) json.key("person").number(reading.inflection.person);
  if (reading.clitics != 0) {
    json.key("clitics").open('[');
    for (unsigned bit = 0; bit < 7; ++bit) {
      if (reading.clitics & (1u << bit)) json.string(kClitics[bit]);
    }
    json.close(']');
  }
  feature(json, "suffix", reading.suffix, kSuffix);
  json.close('}');
}

void show_entity(JsonWriter& json, uint32_t index, const Catalogue& catalogue) {
  static const Entity none;
  const Entity& entity = index == kNone ? none : catalogue.entities[index];
  json.key("id").string_or_null(entity.id);
  json.key("name").string_or_null(entity.name);
  json.key("name_en").string_or_null(entity.name_en);
}

void show_position(JsonWriter& json, uint32_t index, const Catalogue& catalogue) {
  if (index == kNone || !catalogue.entities[index].lat || !catalogue.entities[index].lon) return;
  json.key("lat").number(*catalogue.entities[index].lat);
  json.key("lon").number(*catalogue.entities[index].lon);
}

}  // namespace

std::string show_text(const Document& document) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("document").string(document.name);
  json.key("id").string(document.id);
  json.key("title").string_or_null(document.title);
  json.key("published").string_or_null(document.published);
  json.key("outlet").string_or_null(document.outlet);
  json.key("url").string_or_null(document.url);
  json.key("bytes").number(static_cast<double>(document.text.size()));
  json.key("text").string(document.text);
  json.close('}');
  return out;
}

std::string show_normalize(const Document& document, const NormalizedText& normalized) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("document").string(document.name);
  json.key("normalize").string(unfold(normalized.codes));
  json.close('}');
  return out;
}

std::string show_tokens(const Document& document, const TokenizedText& text) {
  LayerLine line(document, "tokens");
  for (uint32_t token = 0; token < text.size(); ++token) {
    line.item(text.tokens[token].span);
    line.json.key("kind").string(name_of(text.tokens[token].kind));
    line.json.key("folded").string(unfold(text.codes(token)));
    line.json.key("sentence").number(text.sentence_of[token]);
    line.json.key("paragraph").number(text.sentence(token).paragraph);
    line.close_item();
  }
  return line.finish();
}

std::string show_morphology(const Document& document, const TextLayers& layers) {
  LayerLine line(document, "morphology");
  for (uint32_t token = 0; token < layers.text->size(); ++token) {
    line.item(layers.text->tokens[token].span);
    line.json.key("readings").open('[');
    for (const Reading& reading : readings_of(*layers.words, token))
      show_reading(line.json, reading, *layers.lexicon);
    line.json.close(']');
    line.close_item();
  }
  return line.finish();
}

std::string show_quantities(const Document& document, const QuantityLayer& layer) {
  LayerLine line(document, "quantities");
  for (const Quantity& quantity : layer.quantities) {
    line.item(quantity.span);
    line.json.key("kind").string(to_string(quantity.kind));
    line.json.key("value").number_or_null(quantity.value);
    line.json.key("low").number_or_null(quantity.low);
    line.json.key("high").number_or_null(quantity.high);
    line.json.key("modifier").string(to_string(quantity.modifier));
    line.json.key("unit").string_or_null(quantity.unit);
    line.close_item();
  }
  return line.finish();
}

std::string show_dates(const Document& document, const DateLayer& layer) {
  LayerLine line(document, "dates");
  for (const DateMention& date : layer.dates) {
    line.item(date.span);
    line.json.key("type").string(to_string(date.type));
    line.json.key("value").string((date.timex.empty() ? date.value : date.timex));
    line.json.key("precision").string(to_string(date.precision));
    line.json.key("basis").string(to_string(date.basis));
    line.json.key("anchor").string_or_null(date.anchor);
    line.json.key("part").string_or_null(date.part);
    line.close_item();
  }
  return line.finish();
}

std::string show_entities(const Document& document, const TextLayers& layers) {
  LayerLine line(document, "entities");
  for (const Mention& mention : layers.entities->mentions) {
    line.item(mention.span);
    line.json.key("name_text").string(line.written(mention.name_span));
    line.json.key("kind").string(to_string(mention.kind));
    show_entity(line.json, mention.entity, *layers.catalogue);
    show_position(line.json, mention.entity, *layers.catalogue);
    line.json.key("coreference").boolean(mention.coreference);
    line.json.key("near").boolean(mention.near);
    line.json.key("candidates").open('[');
    for (const Candidate& candidate : mention.candidates) {
      line.json.open('{');
      show_entity(line.json, candidate.entity, *layers.catalogue);
      line.json.key("score").number(candidate.score);
      line.json.close('}');
    }
    line.json.close(']');
    line.close_item();
  }
  return line.finish();
}

}  // namespace isnad
