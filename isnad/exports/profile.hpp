// What may leave, and for whom? Profiles of the packs' table exports.profiles: deny by default.
//
// A redacted claim is made anew: only fields that the profile names are copied into it, so that a
// field nobody thought of stays behind. Indexes and numbers of claims stay as they are.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "isnad/base/result.hpp"
#include "isnad/exports/code_tables.hpp"
#include "isnad/reconcile/geography.hpp"
#include "isnad/reconcile/incident.hpp"

namespace isnad {

enum class Passing { no, yes, closed, known, day, unit, grid };

struct FieldPassage {
  Passing passing = Passing::no;
  double degrees = 0;  // of a cell of the grid
};

struct Profile {
  std::string name;
  std::map<std::string, FieldPassage, std::less<>> fields;

  // `no` for a field that the profile does not name.
  FieldPassage of(std::string_view field) const;
};

// The largest number that may leave: longer ones may be phone or identity numbers. Below 0: none.
double largest_number(const Profile& profile);

// Errors: usage when no pack has a profile of this name; pack_broken for an unknown value.
Result<Profile> load_profile(const PackSet& packs, std::string_view name);

// May this format be written under the profile?
bool may_leave(const CodeTables& codes, std::string_view format, std::string_view profile);

// How often a field was withheld, and how often made coarser.
struct WithheldField {
  size_t withheld = 0;
  size_t coarsened = 0;
};
using Withheld = std::map<std::string, WithheldField>;

// Lines of JSON: {"schema":"isnad.withheld/1","profile","field","withheld","coarsened"}; no values.
std::string withheld_json(const Profile& profile, const Withheld& withheld);

class Redaction {
 public:
  // All three must live longer.
  Redaction(const Profile& profile, const PackSet& packs, const Geography& geography);

  Claim redact(const Claim& claim);
  Incident redact(const Incident& incident);
  const Withheld& withheld() const { return withheld_; }

 private:
  bool passes(std::string_view field, bool filled);
  std::string pass(std::string_view field, const std::string& value);
  std::string closed(std::string_view field, const std::string& value);
  std::string day(std::string_view field, const std::string& value);
  std::string id_of(const std::string& id, char kind);
  Span span(std::string_view field, Span value);
  const RowView* known(const std::string& id);
  DocumentRef document(const DocumentRef& of);
  std::string outlet(const std::string& name);
  ClaimCodes codes(const Claim& claim);
  std::vector<Link> links(const std::vector<Link>& of);
  void fill_from_pack(Link& link, const RowView& row) const;
  bool link(const Link& of, Link& out);
  bool place(const PlaceLink& of, PlaceLink& out);
  bool unit(const PlaceLink& of, PlaceLink& out);
  void coordinates(const PlaceLink& of, PlaceLink& out);
  ClaimQuantity quantity(const ClaimQuantity& of);
  std::optional<ClaimTime> time(const std::optional<ClaimTime>& of);
  std::optional<double> number(const std::optional<double>& of);
  ClaimSpeaker speaker(const ClaimSpeaker& of);
  std::string camp(const std::string& of);
  void people(const Claim& claim, Claim& out);
  SaidNumber said(const SaidNumber& of);
  SlotView slot(const SlotView& of);

  const Profile& profile_;
  const PackSet& packs_;
  const Geography& geography_;
  std::map<std::string, RowView, std::less<>> outlets_;  // by every name
  std::map<std::string, RowView, std::less<>> types_;    // events.types by type
  std::map<std::string, bool, std::less<>> camps_;
  std::map<std::string, RowView, std::less<>> known_;  // what was looked up
  Withheld withheld_;
};

}  // namespace isnad
