// Who sees that something moved, when it is kept among some; and that what is kept of it is read back as it was.
#include "ledger/revisions.hpp"

#include <gtest/gtest.h>

#include "domain/test_world.hpp"
#include "ledger/projector.hpp"

namespace hospitium::ledger {
namespace {

using namespace hospitium::test;

const Instant kEarly{1'000'000}, kLate{2'000'000};

Participant participant(Id<Party> party, Role role, std::optional<IdBytes> part = {}) { return {party, {}, role, part, GrantState::Active, {}, {}, {}}; }

Projection projection() {
  Projection made;
  made.owner = kOffice;
  made.participants = {participant(kOffice, Role::Coordinator), participant(kAgency, Role::Referrer), participant(kHospital, Role::CandidateClinic, kMission.bytes)};
  return made;
}

Instant updated(const Revisions& revisions, Id<Party> party, Role role) {
  return revisions.updated(viewer_of(access::stand_in(participant(party, role)), Kind::Case, projection(), kLate));
}

TEST(Revisions, OfAPrivateNoteMoveForItsOwnPeopleOnly) {
  Revisions revisions;
  revisions.touch({DataClass::Identity, {}, false}, 1, kEarly);
  revisions.touch({DataClass::Messages, kMission.bytes, false, false, kHospital.bytes}, 2, kLate);
  EXPECT_EQ(updated(revisions, kHospital, Role::CandidateClinic), kLate);
  EXPECT_EQ(updated(revisions, kOffice, Role::Coordinator), kEarly);
  EXPECT_EQ(updated(revisions, kAgency, Role::Referrer), kEarly);
}

TEST(Revisions, OfTheOwnersNoteMoveForTheOwner) {
  Revisions revisions;
  revisions.touch({DataClass::Tasks, {}, true}, 1, kLate);
  EXPECT_EQ(updated(revisions, kOffice, Role::Coordinator), kLate);
  EXPECT_EQ(updated(revisions, kAgency, Role::Referrer), Instant{});
}

TEST(Revisions, AreReadBackAsTheyWere) {
  Revisions revisions;
  revisions.touch({DataClass::Messages, kMission.bytes, false, false, kHospital.bytes}, 2, kLate);
  revisions.touch({DataClass::Messages, {}, false, false, IdBytes{}}, 3, kLate);
  revisions.touch({DataClass::Identity, {}, false, true}, 3, kLate);
  revisions.touch({DataClass::Tasks, {}, true}, 4, kLate);
  revisions.touch({DataClass::Offers, kMission.bytes, false}, 5, kEarly);
  const auto read = Revisions::parse(revisions.text());
  ASSERT_TRUE(read);
  ASSERT_EQ(read->entries().size(), revisions.entries().size());
  for (std::size_t i = 0; i < read->entries().size(); ++i) EXPECT_EQ(read->entries()[i].facet, revisions.entries()[i].facet) << i;
}

TEST(Holds, AreReadBackWithWhatIsAssigned) {
  auto translator = participant(kBureau, Role::Interpreter);
  translator.items = {kMission.bytes, kAgreement.bytes};
  const std::vector<Participant> group{translator, participant(kBureau, Role::Referrer)};
  EXPECT_EQ(parse_holds(holds_text(group), kBureau.bytes), group);
}

}  // namespace
}  // namespace hospitium::ledger
