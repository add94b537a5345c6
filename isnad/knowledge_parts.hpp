// What is in an image of the packs? Every structure of the knowledge, part by part: see
// isnad/packs/image_values.hpp. A field that is missing here does not compile; one that is left out
// on purpose is not visited.
#pragma once

#include "isnad/engine.hpp"
#include "isnad/packs/image_values.hpp"

namespace isnad {

// packs: the rows, so that claims can cite them.

template <typename Visit>
void describe(PackManifest& x, Visit& visit) {
  auto& [name, version, licence, origin, required, folder] = x;
  visit(name, version, licence, origin, required, folder);
}

template <typename Visit>
void describe(PackRow& x, Visit& visit) {
  auto& [id, file, line, table] = x;
  visit(id, file, line, table);
}

template <typename Visit>
void describe(PackSet& x, Visit& visit) {
  auto& [manifests, tables, rows, cells, overrides, rule_files, texts, ids] = x;
  visit(manifests, rows, ids);
}

// morphology

template <typename Visit>
void describe(Lexeme& x, Visit& visit) {
  auto& [row, key, lemma, part, noun_class, status, group, unit, sense] = x;
  visit(row, key, lemma, part, noun_class, status, group, unit, sense);
}

template <typename Visit>
void describe(Clitic& x, Visit& visit) {
  auto& [codes, slot, sense] = x;
  visit(codes, slot, sense);
}

template <typename Visit>
void describe(Lexicon& x, Visit& visit) {
  auto& [vocabulary, lexemes, forms, form_begins, proclitics, enclitics, marks, marks_taken, by_key,
         texts] = x;
  visit(vocabulary, lexemes, forms, form_begins, proclitics, enclitics, marks, marks_taken);
}

// quantities and dates

template <typename Visit>
void describe(QuantityCue& x, Visit& visit) {
  auto& [kind, modifier, role, spatial, low, high, unit, row] = x;
  visit(kind, modifier, role, spatial, low, high, unit, row);
}

template <typename Visit>
void describe(NumberSymbol& x, Visit& visit) {
  auto& [written, percent, is_money, unit] = x;
  visit(written, percent, is_money, unit);
}

template <typename Visit>
void describe(QuantityLexicon& x, Visit& visit) {
  auto& [phrases, cues, words, first_word, word_count, roles, number_mark, role_mark, symbols,
         pairs, vague_bounds, vague_rule] = x;
  visit(phrases, cues, words, first_word, word_count, roles, number_mark, role_mark, symbols, pairs,
        vague_bounds, vague_rule);
}

template <typename Visit>
void describe(DateTerm& x, Visit& visit) {
  auto& [kind, role, value, from, until, other_value, other_from, year, code, unit, form, number,
         bare, span, hijri, calendar, adverb, now, bare_form, row] = x;
  visit(kind, role, value, from, until, other_value, other_from, year, code, unit, form, number,
        bare, span, hijri, calendar, adverb, now, bare_form, row);
}

template <typename Visit>
void describe(DateLexicon& x, Visit& visit) {
  auto& [terms, phrases, hijri, numbers] = x;
  visit(terms, phrases, hijri, numbers);
}

// entities

template <typename Visit>
void describe(Entity& x, Visit& visit) {
  auto& [row, kind, id, name, name_codes, name_en, subkind, camp, country, valid_from, valid_to,
         unit, pcode, lat, lon, radius_m, within, parent, adm1, same_unit, position_of_town,
         needs_cue, unseen, is_word, known_alone, cue] = x;
  visit(row, kind, id, name, name_codes, name_en, subkind, camp, country, valid_from, valid_to,
        unit, pcode, lat, lon, radius_m, within, parent, adm1, same_unit, position_of_town,
        needs_cue, unseen, is_word, known_alone, cue);
}

template <typename Visit>
void describe(Nationality& x, Visit& visit) {
  auto& [row, country, actor, name_en] = x;
  visit(row, country, actor, name_en);
}

template <typename Visit>
void describe(GenericForm& x, Visit& visit) {
  auto& [row, sense, refers, named, row_named] = x;
  visit(row, sense, refers, named, row_named);
}

template <typename Visit>
void describe(UsualBody& x, Visit& visit) {
  auto& [row, form, country, actor, valid_from, valid_to] = x;
  visit(row, form, country, actor, valid_from, valid_to);
}

template <typename Visit>
void describe(PlaceKind& x, Visit& visit) {
  auto& [row, kind, singular] = x;
  visit(row, kind, singular);
}

template <typename Visit>
void describe(NameEnding& x, Visit& visit) {
  auto& [drop, add] = x;
  visit(drop, add);
}

template <typename Visit>
void describe(NameWords& x, Visit& visit) {
  auto& [senses, sense_mark, values, alternates, duals, adjectives, article, article_written] = x;
  visit(senses, sense_mark, values, alternates, duals, adjectives, article, article_written);
}

template <typename Visit>
void describe(Catalogue& x, Visit& visit) {
  auto& [entities, nationalities, place_kinds, names, nationality_forms, place_kind_forms,
         definite_parts, instrument_adjectives, bare_names, generic_names, generics, usual_bodies,
         governments, by_lexeme, names_thing, starts, words, by_id, texts] = x;
  visit(entities, nationalities, place_kinds, names, nationality_forms, place_kind_forms,
        definite_parts, instrument_adjectives, bare_names, generic_names, generics, usual_bodies,
        governments, by_lexeme, names_thing, starts, words);
}

// syntax

template <typename Visit>
void describe(CompoundPreposition& x, Visit& visit) {
  auto& [row, relation] = x;
  visit(row, relation);
}

template <typename Visit>
void describe(SyntaxRules& x, Visit& visit) {
  auto& [prepositions, preposition_forms, people_masdars, titles, kin] = x;
  visit(prepositions, preposition_forms, people_masdars, titles, kin);
}

// events

template <typename Visit>
void describe(Frame& x, Visit& visit) {
  auto& [row, id, relations, count] = x;
  visit(row, id, relations, count);
}

template <typename Visit>
void describe(Condition& x, Visit& visit) {
  auto& [slot, test, classes, lexemes, kinds, joined] = x;
  visit(slot, test, classes, lexemes, kinds, joined);
}

template <typename Visit>
void describe(Trigger& x, Visit& visit) {
  auto& [row, parts, type, frame, when, unless, needs, loaded] = x;
  visit(row, parts, type, frame, when, unless, needs, loaded);
}

template <typename Visit>
void describe(Carrier& x, Visit& visit) {
  auto& [row, role, stands] = x;
  visit(row, role, stands);
}

template <typename Visit>
void describe(Governor& x, Visit& visit) {
  auto& [row, modality, with] = x;
  visit(row, modality, with);
}

template <typename Visit>
void describe(EventRules& x, Visit& visit) {
  auto& [frames, triggers, by_lexeme, phrases, carriers, governors, owners, domains, opens,
         conflict_kinds] = x;
  visit(frames, triggers, by_lexeme, phrases, carriers, governors, owners, domains, opens,
        conflict_kinds);
}

// attribution and claims

template <typename Visit>
void describe(AttributionRules& x, Visit& visit) {
  auto& [cues, verbs, phrases, speakers, speaker_forms, headers, header_forms] = x;
  visit(cues, verbs, phrases, speakers, speaker_forms, headers, header_forms);
}

template <typename Visit>
void describe(ClaimCodes& x, Visit& visit) {
  auto& [plover, plover_mode, acled_event_type, acled_sub_event_type, cameo] = x;
  visit(plover, plover_mode, acled_event_type, acled_sub_event_type, cameo);
}

template <typename Visit>
void describe(ClaimRules& x, Visit& visit) {
  auto& [codes, armed_kinds, party_kinds, side_of_kind, side_of_noun, placed_families,
         dated_families, joined_families, agentive_families, peopled_families, hitting_families,
         counted_families, unpeopled_types, bringing, time_words, reporting, reacting, occurring,
         holding, confidence, least_confidence, least_in_sparse] = x;
  visit(codes, armed_kinds, party_kinds, side_of_kind, side_of_noun, placed_families,
        dated_families, joined_families, agentive_families, peopled_families, hitting_families,
        counted_families, unpeopled_types, bringing, time_words, reporting, reacting, occurring,
        holding, confidence, least_confidence, least_in_sparse);
}

// all of it

template <typename Visit>
void describe(Knowledge& x, Visit& visit) {
  auto& [image, packs, lexicon, quantities, dates, catalogue, syntax, events, attribution, claims] =
      x;
  visit(packs, lexicon, quantities, dates, catalogue, syntax, events, attribution, claims);
}

}  // namespace isnad
