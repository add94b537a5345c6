// The claims of a text on one line each.
#pragma once

#include <string>

#include "isnad/exports/claim_words.hpp"

#include "tests/events/reading.hpp"

namespace isnad {

template <typename Links>
void add_links(std::string& out, const char* slot, const Links& links) {
  for (const auto& link : links) {
    out += std::string(" ") + slot + "=" + link.text;
    if (!link.by.empty()) out += "~" + link.by;
  }
}

// type trigger [modality] [status] n=3 i= t= p= f= w= d=2021-03-10 of=<trigger of the whole>
// by=speaker>...
inline std::string dump_claim(const std::vector<Claim>& all, const Claim& c) {
  std::string out = c.type + " " + c.evidence.trigger_text;
  if (c.modality != "actual") out += " " + c.modality;
  if (!c.status.empty()) out += " " + c.status;
  if (c.quantity) out += " n=" + quantity_digits(*c.quantity) + "[" + c.quantity->unit + "]";
  add_links(out, "i", c.initiator);
  add_links(out, "t", c.target);
  add_links(out, "p", c.place);
  add_links(out, "f", c.facility);
  add_links(out, "w", c.instrument);
  if (c.time) out += " d=" + c.time->value + (c.time->basis == "inherited" ? "~inherited" : "");
  for (const Breakdown& b : c.breakdown) out += " " + b.group + ":" + quantity_digits(b.quantity);
  for (const ClaimPerson& person : c.persons) {
    out += " named=" + person.name;
    if (person.age) out += "," + std::to_string(static_cast<int>(*person.age));
    if (!person.sex.empty()) out += "," + person.sex;
    if (!person.role.empty()) out += "," + person.role;
  }
  for (const Claim& whole : all) {
    if (!c.part_of.empty() && whole.id == c.part_of) out += " of=" + whole.evidence.trigger_text;
    if (!c.revises.empty() && whole.id == c.revises)
      out += " revises=" + whole.evidence.trigger_text;
  }
  for (const ClaimSpeaker& s : c.attribution) out += " by=" + s.text;
  return out;
}

inline std::string dump_claims(const Analysis& a) {
  std::string out;
  for (const Claim& c : a.claims) out += (out.empty() ? "" : "; ") + dump_claim(a.claims, c);
  return out.empty() ? "-" : out;
}

}  // namespace isnad
