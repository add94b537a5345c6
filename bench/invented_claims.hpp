// Claims of reports that nobody wrote, as many as are asked for: what the ledger's speed is
// measured with. Words are strings of Arabic letters; how often places, actors, words and types
// come, how many claims a report has and how long a line is are as in newspapers of a war. The same
// number gives the same report.
#pragma once

#include "isnad/ledger/records.hpp"

namespace isnad {

class InventedReports {
 public:
  InventedReports();
  // Report number `number` as it comes into a ledger, with facts and words.
  AnalysedDocument report(uint64_t number) const;

  // By how often they come, 0 the most.
  const PlaceLink& place(size_t rank) const { return places_.at(rank); }
  const Link& actor(size_t rank) const { return actors_.at(rank); }
  SoughtWord word(size_t rank) const;

 private:
  struct Word {
    std::string text;
    std::vector<std::string> lemmas;
  };
  struct Chance;

  void make_words();
  void make_actors();
  void make_places();
  Passage passage(Chance& chance, std::string& text) const;
  Claim claim(Chance& chance, const AnalysedDocument& report, const Passage& passage) const;
  void add_people(Chance& chance, Claim& claim) const;
  void add_time(Chance& chance, Claim& claim, int32_t published) const;

  std::vector<Word> words_;
  std::vector<Link> actors_;
  std::vector<PlaceLink> places_;
  std::vector<double> word_weights_, actor_weights_, place_weights_, type_weights_;  // summed up
};

}  // namespace isnad
