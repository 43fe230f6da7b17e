// For tests of every kind: a small invented world of parties and dossiers, and tales told in it.
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/json.hpp"
#include "domain/kind.hpp"

namespace hospitium::test {

template <class Tag>
Id<Tag> test_id(std::uint8_t group, std::uint32_t number) {
  IdBytes bytes{};
  bytes[0] = group;
  std::memcpy(bytes.data() + 12, &number, sizeof number);
  return {bytes};
}

inline Day day(std::string_view text) { return *parse_day(text); }

inline const auto kAgency = test_id<Party>(1, 1), kAuthority = test_id<Party>(1, 2), kHospital = test_id<Party>(1, 3),
                  kRival = test_id<Party>(1, 4), kUnlicensed = test_id<Party>(1, 5), kSuspended = test_id<Party>(1, 6),
                  kInsurer = test_id<Party>(1, 7), kFoundation = test_id<Party>(1, 8), kOffice = test_id<Party>(1, 9),
                  kMinistry = test_id<Party>(1, 10), kBureau = test_id<Party>(1, 11), kStranger = test_id<Party>(1, 99);
inline const auto kMission = test_id<Dossier>(2, 1), kAgreement = test_id<Dossier>(2, 2), kTwin = test_id<Dossier>(2, 3),
                  kUnlike = test_id<Dossier>(2, 4), kForeign = test_id<Dossier>(2, 5), kOver = test_id<Dossier>(2, 6);

inline Facts world() {
  const Licence all{{}, day("2020-01-01"), day("2030-12-31")};
  const Licence teeth{{Specialty::Dentistry}, day("2020-01-01"), day("2030-12-31")};
  const auto party = [](Id<Party> id, PartyType type, std::vector<Licence> licences = {}, PartyState state = PartyState::Active) {
    return PartyFact{id, type, state, id == kAuthority || id == kMinistry ? Place{"MN-1"} : Place{"RU-SPE"}, std::move(licences)};
  };
  Facts facts;
  facts.now = *parse_instant("2026-03-02T09:00:00Z");
  facts.actor = {test_id<User>(3, 1), kOffice, Role::Coordinator};
  facts.number = "VN-2026-00012";
  facts.parties = {party(kAgency, PartyType::Agency), party(kAuthority, PartyType::Authority), party(kHospital, PartyType::Clinic, {all}),
                   party(kRival, PartyType::Clinic, {all}), party(kUnlicensed, PartyType::Clinic, {teeth}),
                   party(kSuspended, PartyType::Clinic, {all}, PartyState::Suspended), party(kInsurer, PartyType::Insurer),
                   party(kFoundation, PartyType::Foundation), party(kOffice, PartyType::Assistance), party(kMinistry, PartyType::Authority), party(kBureau, PartyType::TranslationBureau)};
  facts.dossiers = {{kMission, Kind::Mission, "under_way", "M-1"}, {kAgreement, Kind::Agreement, "in_force", "A-1"},
                    {kTwin, Kind::Case, "records", "VN-2026-00007", kOffice, true}, {kUnlike, Kind::Case, "records", "VN-2026-00008", kOffice, false},
                    {kForeign, Kind::Case, "records", "BY-2026-00003", kStranger, true}, {kOver, Kind::Case, "closed", "VN-2026-00002", kOffice, true}};
  facts.corridors = {{{Place{"MN"}, Place{"KR"}}, true, {}}};
  return facts;
}

/// What stands in a journal row.
template <class Event>
struct Told {
  Event event;
  Instant at;
  Actor actor;
};

/// A dossier that is led through its life by commands. `Self` is the class that derives from it.
template <class Self, class State, class Command, class Event>
class Tale {
 public:
  Facts facts = world();
  State state;
  std::vector<Told<Event>> journal;

  /// Decides and, when agreed, evolves.
  Result<Decision<Event>> give(const Command& command) {
    facts.fresh_ids.clear();
    while (facts.fresh_ids.size() < Facts::kFreshIds) facts.fresh_ids.push_back(test_id<Dossier>(9, ++ids_).bytes);
    auto decision = decide(state, command, facts);
    if (decision)
      for (const auto& event : decision->events) {
        evolve(state, event, facts.now, facts.actor);
        journal.push_back({event, facts.now, facts.actor});
      }
    return decision;
  }

  Self& did(const Command& command) {
    auto decision = give(command);
    EXPECT_TRUE(decision) << json::held_name(command) << ": " << row(decision.error().code).name << " " << decision.error().field;
    return static_cast<Self&>(*this);
  }

  Self& wait(std::int64_t us) {
    facts.now = facts.now + us;
    return static_cast<Self&>(*this);
  }

  Day today() const { return facts.today(); }

 private:
  std::uint32_t ids_ = 0;
};

/// One refusal: what comes before, what is asked, and the code and field of the answer.
template <class Story, class Command>
struct Refused {
  const char* what;
  std::function<void(Story&)> before;
  std::function<Command(Story&)> asked;
  Code code;
  const char* field;
};

template <class Story, class Command>
void expect_refused(const std::vector<Refused<Story, Command>>& rows) {
  for (const auto& row : rows) {
    Story story;
    row.before(story);
    auto decision = story.give(row.asked(story));
    ASSERT_FALSE(decision) << row.what;
    EXPECT_EQ(decision.error().code, row.code) << row.what << ": " << hospitium::row(decision.error().code).name;
    EXPECT_EQ(decision.error().field, row.field) << row.what;
  }
}

}  // namespace hospitium::test
