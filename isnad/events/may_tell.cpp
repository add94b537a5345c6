// Could this text tell an event at all? Decided by its words and names, before any sentence is
// parsed: most news is about something else.
//
// Method: a bound on what find_events() asks of every trigger. Some reading of a word opens an
// event, or a phrase does; and around it the words that speak of conflict in some reading are as
// many as the rules of domains.cpp ask of an event in which armed people take part. Where this says
// no, find_events() finds none, whatever the parse (a property test).
#include <algorithm>

#include "isnad/events/domains.hpp"

namespace isnad {
namespace {

class Judge {
 public:
  Judge(const TextLayers& layers, const EventRules& rules) : layers_(layers), rules_(rules) {}

  bool may_tell() {
    const uint32_t size = layers_.text->size();
    for (uint32_t i = 0; i < size; ++i) {
      if (!may_open(i)) continue;
      if (evidence_.empty()) count_evidence();
      if (is_among_conflict(i)) return true;
    }
    return false;
  }

 private:
  // Some reading of the word, or a phrase that begins with it, is a trigger. Sets where it ends at
  // most, and what it may tell.
  bool may_open(uint32_t token) {
    if (layers_.text->tokens[token].kind != TokenKind::word) return false;
    end_ = token + 1;
    found_ = 0;
    for (const Reading& r : readings_of(*layers_.words, token)) {
      if (r.lexeme < rules_.opens.size()) found_ |= rules_.opens[r.lexeme];
    }
    if (rules_.phrases.may_begin(*layers_.words, token)) {
      for (const PhraseMatch& m :
           rules_.phrases.longest_at(*layers_.text, *layers_.words, *layers_.lexicon, token)) {
        end_ = std::max(end_, m.tokens.last);
        found_ |= bits_of(rules_.triggers[m.payload]);
      }
    }
    return found_ != 0;
  }

  // The trigger's own words speak for nothing: here its first does not. Two triggers may be joined
  // into one, which reaches a word further.
  bool is_among_conflict(uint32_t token) const {
    const uint32_t size = layers_.text->size();
    if (size < kShortText || (found_ & kOpensProtest) != 0) return true;
    const uint32_t first = token > kReach ? token - kReach : 0;
    const uint32_t last = std::min(size, end_ + 1 + kReach);
    const uint32_t least = std::min(size, token + 1 + kReach) - first;
    const int evidence = evidence_[last] - evidence_[first] - evidence_of(token);
    return 100 * evidence >= kSparse * static_cast<int>(least);
  }

  void count_evidence() {
    const uint32_t size = layers_.text->size();
    evidence_.resize(size + 1);
    for (uint32_t m = 0; m < layers_.entities->mentions.size(); ++m) {
      const Mention& mention = layers_.entities->mentions[m];
      if (mention.entity == kNone) continue;
      const Entity& entity = layers_.catalogue->entities[mention.entity];
      if (rules_.conflict_kinds.count(entity.subkind) > 0) evidence_[mention.tokens.first + 1] += 2;
    }
    for (uint32_t i = 0; i < size; ++i) evidence_[i + 1] += evidence_[i] + evidence_of(i);
  }

  // The most that a reading of the word speaks of conflict.
  int evidence_of(uint32_t token) const {
    int out = 0;
    for (const Reading& r : readings_of(*layers_.words, token)) {
      if (r.lexeme >= rules_.domains.size()) continue;
      const Domain domain = rules_.domains[r.lexeme];
      if (domain == Domain::conflict) return 2;
      if (domain == Domain::violence) out = 1;
    }
    return out;
  }

  const TextLayers& layers_;
  const EventRules& rules_;
  std::vector<int> evidence_;  // before each token, and in all
  uint32_t end_ = 0;           // of the trigger looked at
  uint8_t found_ = 0;          // what it opens
};

}  // namespace

uint8_t bits_of(const Trigger& trigger) {
  return family_of(trigger.type) == "protest" ? kOpensEvent | kOpensProtest : kOpensEvent;
}

bool may_tell_events(const TextLayers& layers, const EventRules& rules) {
  return Judge(layers, rules).may_tell();
}

}  // namespace isnad
