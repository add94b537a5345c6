// What do all tables ask of an incident? Who, whom, where, when, how many, on whose word: from its
// claims, the packs and the rule.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/exports/tables.hpp"

namespace isnad {

// An actor that the packs know.
struct ActorFacts {
  std::string id;
  std::string name;  // English, else Arabic
  std::string name_ar;
  std::string kind;     // of entities.actors; "civilians" for people said to be civilians
  std::string country;  // two letters
  std::string camp;     // short id
};

class IncidentFacts {
 public:
  // `index`: of the incident in input.incidents.
  IncidentFacts(size_t index, const TableInput& input);

  const Incident& incident;
  const TableInput& input;

  std::vector<ActorFacts> initiators, targets;  // most voices first
  std::string status;  // of the people hit: civilian, combatant, mixed; "" unknown or contested
  PlaceFacts place;
  std::vector<const Claim*> documents;  // one claim of each document, in order
  bool actual = false;                  // some claim says that it happened

  // By the rule of the export.
  DecidedNumber number(const Measure& measure) const;
  DecidedNumber killed() const;

  std::string year() const;
  // Cells of exports.day_spans and exports.place_precisions.
  std::string day_precision(std::string_view column) const;
  std::string place_precision(std::string_view column) const;
  std::string country_cell(std::string_view column) const;  // of exports.countries
  std::string country_name() const;
  std::string location() const;  // the place's name, else the words
  std::string kind_cell(const ActorFacts& actor, std::string_view column) const;

  struct EventCode {
    std::string event, sub;
  };
  EventCode acled() const;
  EventCode plover() const;

  std::string outlets() const;   // each once, "; " between them
  std::string speakers() const;  // each once; outlets that speak for themselves are not named
  // One plain English sentence: numbers with their speakers, documents, voices, what is contested.
  std::string notes() const;

 private:
  const Incident& said_;

  void gather_actors(std::string_view slot, std::vector<ActorFacts>& into) const;
  void gather_status();
  void gather_documents();
};

// Days from one ISO day to another, both counted; 0 when one is no day.
int days_between(std::string_view first, std::string_view last);

// A number in a cell, "" for none.
std::string number_cell(const std::optional<double>& value);

// The links with what a slot of a claim holds: initiator, target, facility, instrument.
const std::vector<Link>& links_of(const Claim& claim, std::string_view slot);

// Some claim says that it happened.
bool is_actual(const IncidentFacts& facts);

// Calls `write` for each incident that `has_row` lets in, in their order; the others are left out.
TableOutcome write_rows(const TableInput& input, bool (*has_row)(const IncidentFacts&),
                        const std::function<void(const IncidentFacts&)>& write);

}  // namespace isnad
