#include "isnad/dates/date.hpp"

namespace isnad {

const char* to_string(DateType type) {
  switch (type) {
    case DateType::date:
      return "date";
    case DateType::time:
      return "time";
    case DateType::duration:
      return "duration";
    case DateType::set:
      return "set";
  }
  return "date";
}

const char* to_string(Precision precision) {
  switch (precision) {
    case Precision::minute:
      return "minute";
    case Precision::hour:
      return "hour";
    case Precision::daypart:
      return "daypart";
    case Precision::day:
      return "day";
    case Precision::week:
      return "week";
    case Precision::month:
      return "month";
    case Precision::year:
      return "year";
    case Precision::interval:
      return "interval";
    case Precision::unresolved:
      return "unresolved";
  }
  return "unresolved";
}

const char* to_string(DateBasis basis) {
  switch (basis) {
    case DateBasis::explicit_date:
      return "explicit";
    case DateBasis::relative:
      return "relative";
    case DateBasis::inherited:
      return "inherited";
  }
  return "explicit";
}

const char* to_string(PublishedBasis basis) {
  switch (basis) {
    case PublishedBasis::given:
      return "given";
    case PublishedBasis::dateline:
      return "dateline";
    case PublishedBasis::inferred:
      return "inferred";
    case PublishedBasis::none:
      return "none";
  }
  return "none";
}

}  // namespace isnad
