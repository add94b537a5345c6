// Tables of sentences and the events in them.
#include <gtest/gtest.h>

#include "tests/base/table_file.hpp"
#include "tests/events/event_dump.hpp"

namespace isnad {
namespace {

std::string read_events(const std::string& text) { return dump_events(*read_text(text)); }

TEST(Events, BindRolesInVerbalSentences) { check_table("events/verbs.tsv", read_events); }
TEST(Events, BindRolesOfVerbalNouns) { check_table("events/masdars.tsv", read_events); }
TEST(Events, ReadLightVerbs) { check_table("events/light_verbs.tsv", read_events); }
TEST(Events, ReadModalityAndNegation) { check_table("events/modality.tsv", read_events); }
TEST(Events, LeaveOutWhatOnlySoundsLikeOne) { check_table("events/none.tsv", read_events); }

TEST(Events, TellWhereATriggerStands) {
  const auto analysis = read_text("");
  EXPECT_TRUE(analysis->events.events.empty());
}

}  // namespace
}  // namespace isnad
