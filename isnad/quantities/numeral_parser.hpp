// How is a numeral put together? One number, read atom by atom. Private to the stage.
#pragma once

#include <array>

#include "isnad/quantities/digits.hpp"
#include "isnad/quantities/numeral.hpp"
#include "isnad/quantities/quantity_context.hpp"

namespace isnad {

// A fraction in words: "half", "two thirds", "three quarters".
struct FractionMatch {
  double value = 0;
  uint32_t first = 0;  // its first token, after a detached conjunction
  uint32_t end = 0;
  uint8_t cut_front = 0;
  bool definite = false;
  bool parts = false;  // a number of parts
  RowId row = kNone;
};

constexpr KindSet kScales =
    kind_bit(NumberKind::scale) | kind_bit(NumberKind::scale_plural) | kind_bit(NumberKind::dozen);
constexpr KindSet kFirstScales =
    kind_bit(NumberKind::scale) | kind_bit(NumberKind::scale_dual) | kind_bit(NumberKind::dozen);

// One of a scale: a thousand for "two thousand".
inline double unit_of(const NumberWord& word) {
  return word.kind == NumberKind::scale_dual ? word.value / 2 : word.value;
}

class NumeralParser {
 public:
  NumeralParser(const QuantityContext& context, uint32_t limit) : c_(context), limit_(limit) {}

  std::optional<Numeral> parse(uint32_t token);

 private:
  enum Place : uint8_t { kUnits = 1, kTens = 2, kHundreds = 4 };

  // A number word, or two or three that make one, below a thousand.
  struct Atom {
    double value = 0;
    uint8_t places = 0;
    uint32_t first = 0;
    uint32_t end = 0;
    uint8_t cut_front = 0;
    bool definite = false;
    bool ordinal = false;
    RowId row = kNone;
  };
  // What stands before the next scale word.
  struct Group {
    bool open = false;
    bool digits = false;
    double value = 0;
    double last = 0;  // the atom added last
    uint8_t places = 0;
    std::optional<double> decimal;
  };
  struct Part {
    double value = 0;
    double scale = 1;
  };
  struct State {
    uint32_t at = 0;
    Group group;
    std::array<Part, 12> parts;
    uint8_t part_count = 0;
  };

  bool start(uint32_t token);
  bool start_digits(uint32_t token);
  bool start_point(uint32_t token);
  bool start_words(uint32_t token);
  bool extend();

  std::optional<Atom> find_atom(uint32_t token, Joint joint) const;
  std::optional<Atom> find_compound(const WordMatch& head) const;
  bool is_weekday(const WordMatch& match) const;
  std::optional<FractionMatch> find_fraction(uint32_t token, Joint joint) const;

  void add_atom(const Atom& atom);
  bool fits(const Atom& atom) const;
  bool read_hundred();
  bool read_decimals();
  std::string decimal_digits(uint32_t& at) const;
  bool read_scale();
  bool scale_group(double scale, NumberKind kind);
  bool read_joined_scale();
  bool read_joined_atom();
  bool read_joined_digits();
  bool read_joined_fraction();
  bool multiply_fraction();

  bool read_after();
  bool read_division();
  bool read_one_in();
  std::optional<Numeral> number_at(uint32_t token) const;
  bool stands_alone(uint32_t token) const;
  void divide(const Numeral& by);

  bool can(uint32_t token) const { return token < limit_ && c_.follows(token); }
  double total() const;
  Part& back() { return s_.parts[s_.part_count - 1u]; }
  const Part& back() const { return s_.parts[s_.part_count - 1u]; }
  bool push(Part part);
  void rule(RowId row) {
    if (row != kNone) out_.rules.push_back(row);
  }

  const QuantityContext& c_;
  uint32_t limit_;
  State s_;
  State before_group_;  // to return to when the scale after a group does not fit
  bool may_return_ = false;
  bool done_ = false;
  bool negative_ = false;
  bool fraction_ = false;
  Numeral out_;
};

}  // namespace isnad
