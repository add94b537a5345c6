// Which of its candidates does a mention mean? Scores with named parts, decided only with a margin.
//
// Places: the weight of the name's kind, the word that announces it, the larger place the text puts
// it in, the places around, the country the document is about. Actors: validity on the document's
// date, country, earlier mentions. Below the threshold, or without a margin over the next
// candidate, nothing is linked.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "isnad/entities/draft.hpp"

namespace isnad {

// What the document as a whole says: its countries by weight, its date.
struct DocumentScene {
  std::map<std::string, double> countries;
  std::string country;  // the heaviest, "" when two are about as heavy
  std::string date;     // ISO date, "" when unknown
};

// Fills candidates and entity of all drafts; returns the scene that decided.
DocumentScene link_drafts(const NameText& text, const DateLayer& dates, std::vector<Draft>& drafts);

// Is the entity valid on this date? Unknown dates are.
bool is_valid_on(const Entity& entity, const std::string& date);
bool is_valid_on(const std::string& from, const std::string& to, const std::string& date);

}  // namespace isnad
