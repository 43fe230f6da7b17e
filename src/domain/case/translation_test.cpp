// A bureau that is asked to translate a record: what it may do, what it is shown of the case, and when it goes again.
#include "domain/case/story.hpp"
#include "domain/case/views.hpp"

namespace hospitium::cases {
namespace {

Id<Assignment> asked(const Story& story) { return story.state.assignments.back().id; }

AddTranslation draft(const Story& story, std::uint32_t number) { return {translation(number), {}, asked(story)}; }

SettleTranslation reviewed(const Story& story) {
  return {story.state.translations.back().record.id, TranslationState::Reviewed, asked(story)};
}

const Participant* bureau(const Projection& projection) {
  const auto row = std::ranges::find(projection.participants, kBureau, &Participant::party);
  return row == projection.participants.end() ? nullptr : &*row;
}

TEST(CaseTranslation, IsAskedOfABureauThatTakesPartUntilItDelivers) {
  Story story;
  auto projection = project(story.translating().state);
  ASSERT_NE(bureau(projection), nullptr);
  EXPECT_EQ(bureau(projection)->role, Role::Interpreter);
  EXPECT_EQ(bureau(projection)->consent, GrantState::Active);
  EXPECT_THAT(bureau(projection)->items, testing::ElementsAre(asked(story).bytes, record(1).id.bytes));
  story.translator().did(draft(story, 801)).did(reviewed(story)).did(DeliverTranslation{asked(story)});
  projection = project(story.state);
  EXPECT_EQ(bureau(projection), nullptr);
  EXPECT_EQ(story.state.assignments[0].state, AssignmentState::Delivered);
  EXPECT_EQ(story.state.translations[0].assignment, asked(story)) << "what was made stays, with who made it";
}

TEST(CaseTranslation, IsOwedByTheBureauToTheEndOfItsDay) {
  Story story;
  auto projection = project(story.translating().state);
  ASSERT_EQ(projection.clocks.size(), 1u);
  EXPECT_EQ(projection.clocks[0].name, "translation_due");
  EXPECT_EQ(projection.clocks[0].owes, kBureau);
  EXPECT_EQ(projection.clocks[0].due, start_of(day("2026-03-21")));
  EXPECT_EQ(projection.owes, kBureau);
  EXPECT_TRUE(project(story.did(ReleaseTranslator{asked(story)}).state).clocks.empty());
}

TEST(CaseTranslation, OfTwoRecordsIsOneParticipantWithBoth) {
  Story story;
  story.translating().did(AttachRecord{record(2)}).did(AskTranslation{record(2).id, kBureau, Word("ru"), {}, day("2026-03-20")});
  const auto projection = project(story.state);
  EXPECT_EQ(std::ranges::count(projection.participants, Role::Interpreter, &Participant::role), 1);
  EXPECT_EQ(bureau(projection)->items.size(), 4u);
  EXPECT_EQ(std::ranges::count(conversations(story.state), kBureau, &Conversation::party), 1);
}

TEST(CaseTranslation, DraftGivesWayToTheNext) {
  Story story;
  story.translating().translator().did(draft(story, 801));
  auto next = draft(story, 802);
  next.record.replaces = translation(801).id;
  story.did(next);
  ASSERT_EQ(story.state.translations.size(), 1u);
  EXPECT_EQ(story.state.translations[0].record.id, translation(802).id);
}

TEST(CaseTranslation, EndsWithTheCaseAndWithTheConsent) {
  Story ended, revoked;
  EXPECT_EQ(bureau(project(ended.translating().did(WithdrawCase{}).state)), nullptr);
  EXPECT_EQ(ended.state.assignments[0].state, AssignmentState::Released);
  revoked.translating().translator().did(draft(revoked, 801)).coordinator().did(RevokeConsent{kBureau});
  const auto projection = project(revoked.state);
  EXPECT_EQ(bureau(projection), nullptr);
  EXPECT_TRUE(projection.clocks.empty()) << "nobody owes what they may not read";
  EXPECT_EQ(revoked.state.assignments[0].state, AssignmentState::Released);
  EXPECT_TRUE(revoked.state.translations.empty()) << "a draft goes with who was to finish it";
}

TEST(CaseTranslation, NeverFillsUpTheCase) {
  Story story;
  story.translating().translator();
  for (std::uint32_t i = 0; i < kMostRecords + 5; ++i) story.did(draft(story, 1'000 + i));
  ASSERT_EQ(story.state.translations.size(), 1u) << "each draft gives way to the next, named or not";
  story.did(reviewed(story));
  for (std::size_t i = 1; i < kMostFinished; ++i) story.did(draft(story, static_cast<std::uint32_t>(2'000 + i))).did(reviewed(story));
  const auto refused = story.give(draft(story, 3'000));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::TooMany);
  story.coordinator().did(AddTranslation{translation(3'001), {}, {}});
}

TEST(CaseTranslation, DoesNotStandWhereANewerDraftCame) {
  Story story;
  story.translated().translator().did(draft(story, 802));
  EXPECT_EQ(story.state.translations.size(), 2u) << "what was reviewed stays";
  const auto delivered = story.give(DeliverTranslation{asked(story)});
  ASSERT_FALSE(delivered);
  EXPECT_EQ(delivered.error().code, Code::TranslationMissing);
  story.did(reviewed(story)).did(DeliverTranslation{asked(story)});
}

TEST(CaseTranslation, IsNotToldToAnotherBureau) {
  Story story;
  story.facts.parties.push_back({kStranger, PartyType::TranslationBureau, PartyState::Active, Place{"RU-SPE"}, {}});
  story.translated().did(GrantConsent{kStranger, {}, AcceptanceChannel::Phone}).did(AskTranslation{record(1).id, kStranger, Word("ko"), {}, day("2026-03-20")});
  const auto offered = [&](std::string_view command) {
    return std::ranges::count(choices(story.state, story.facts), command, &CommandChoice::command) > 0;
  };
  EXPECT_TRUE(offered("deliver_translation")) << "to who asked for it";
  EXPECT_TRUE(offered("settle_translation"));
  story.facts.actor = {test_id<User>(3, 31), kStranger, Role::Interpreter};
  EXPECT_FALSE(offered("deliver_translation"));
  EXPECT_FALSE(offered("settle_translation"));
  story.translator();
  EXPECT_TRUE(offered("deliver_translation"));
}

TEST(CaseTranslation, IsOfferedByWhatItIsFor) {
  Story story;
  story.translated().did(AskTranslation{record(1).id, kBureau, Word("ko"), {}, day("2026-03-20")});
  const auto named = [&](std::string_view command) {
    std::vector<std::optional<Id<Assignment>>> list;
    for (const auto& choice : choices(story.state, story.facts))
      if (choice.command == command) list.push_back(choice.assignment);
    return list;
  };
  const auto russian = story.state.assignments[0].id, korean = story.state.assignments[1].id;
  EXPECT_THAT(named("release_translator"), testing::ElementsAre(russian, korean));
  EXPECT_THAT(named("deliver_translation"), testing::ElementsAre(russian)) << "the other has no translation yet";
  story.translator();
  EXPECT_THAT(named("add_translation"), testing::ElementsAre(russian, korean)) << "what a bureau brings is for what was asked of it";
}

/// Midnight of the bureau, not of UTC.
TEST(CaseTranslation, IsDueUntilTheDayIsOverWhereTheBureauIs) {
  Story story;
  story.facts.calendars = {{{kBureau, {}}, {Place{"VN"}, Word("Asia/Ho_Chi_Minh"), {}, {}}}};
  story.translating();
  EXPECT_THAT(needs(story.state, AskTranslation{record(1).id, kBureau, Word("ru"), {}, day("2026-03-20")}).calendars, testing::ElementsAre(CalendarKey{kBureau, {}}));
  EXPECT_EQ(project(story.state).clocks.at(0).due, *parse_instant("2026-03-20T17:00:00Z"));
}

TEST(CaseTranslation, Refuse) {
  const auto records = [](Story& s) { s.asking().did(GrantConsent{kBureau, {}, AcceptanceChannel::Phone}); };
  const auto ask = [](auto change) {
    return [change](Story&) { AskTranslation one{record(1).id, kBureau, Word("ru"), {}, day("2026-03-20")}; change(one); return one; };
  };
  const auto wanted = [](Story& s) { s.translating().translator(); };
  const auto drafted = [](Story& s) { s.translating().translator().did(draft(s, 801)); };
  const auto add = [](auto change) { return [change](Story& s) { auto one = draft(s, 802); change(one); return one; }; };
  test::expect_refused<Story, Command>({
      {"no such record", records, ask([](auto& one) { one.record = record(9).id; }), Code::NoSuchPart, "/record"},
      {"a clinic", records, ask([](auto& one) { one.party = kHospital; }), Code::WrongPartyType, "/party"},
      {"without consent", [](Story& s) { s.asking(); }, ask([](auto&) {}), Code::ConsentMissing, "/party"},
      {"no language", records, ask([](auto& one) { one.language = Word("Russian, please"); }), Code::UnknownValue, "/language"},
      {"yesterday", records, ask([](auto& one) { one.due = day("2026-03-01"); }), Code::DateInPast, "/due"},
      {"twice", wanted, ask([](auto&) {}), Code::AlreadyDone, "/language"},
      {"of another record", wanted, add([](auto& one) { one.record.of = record(2).id; }), Code::NoSuchPart, "/record/of"},
      {"into another language", wanted, add([](auto& one) { one.record.language = Word("en"); }), Code::OutOfRange, "/record/language"},
      {"by somebody else", [](Story& s) { s.translating(); }, add([](auto&) {}), Code::NoSuchPart, "/assignment"},
      {"replacing nothing", wanted, add([](auto& one) { one.record.replaces = record(7).id; }), Code::NoSuchPart, "/record/replaces"},
      {"replacing what was reviewed", [&](Story& s) { drafted(s); s.did(reviewed(s)); }, add([](auto& one) { one.record.replaces = translation(801).id; }), Code::VersionConflict, "/record/replaces"},
      {"further than was asked", drafted, [](Story& s) { auto one = reviewed(s); one.state = TranslationState::Certified; return one; }, Code::OutOfRange, "/state"},
      {"nothing to deliver", wanted, [](Story& s) { return DeliverTranslation{asked(s)}; }, Code::TranslationMissing, "/assignment"},
      {"a draft where more was wanted", drafted, [](Story& s) { return DeliverTranslation{asked(s)}; }, Code::TranslationMissing, "/assignment"},
      {"released twice", [](Story& s) { s.translating().did(ReleaseTranslator{asked(s)}); }, [](Story& s) { return ReleaseTranslator{asked(s)}; }, Code::NoSuchPart, "/assignment"},
      {"after release", [](Story& s) { s.translating().did(ReleaseTranslator{asked(s)}).translator(); }, add([](auto&) {}), Code::NoSuchPart, "/assignment"},
  });
}

TEST(CaseNotes, AreTheOwnersTaskOrSomebodysOwn) {
  Story story;
  story.choosing().did(AddNote{Note("Ours"), {}, {}, {}});
  EXPECT_TRUE(std::holds_alternative<NoteAdded>(story.journal.back().event));
  story.colleagues(kHospital, {test_id<User>(3, 41)});
  story.facts.actor = {test_id<User>(3, 40), kHospital, Role::CandidateClinic};
  story.did(AddNote{Note("Theirs"), {test_id<User>(3, 41)}, story.last(), {}});
  const auto* note = std::get_if<PartyNoteAdded>(&story.journal.back().event);
  ASSERT_NE(note, nullptr);
  EXPECT_EQ(note->kept_by(), kHospital.bytes);
  EXPECT_EQ(note->part(), story.last().bytes);
  EXPECT_EQ(story.state.mentions.back().user, test_id<User>(3, 41));
}

}  // namespace
}  // namespace hospitium::cases
