// Who travels with the patient, and what is told of them to whom.
#include "domain/case/story.hpp"
#include "domain/case/views.hpp"

namespace hospitium::cases {
namespace {

CaseView view(const Story& story) {
  return view_of(test_id<Dossier>(2, 9), story.state, project(story.state), [](Id<Party> id) { return PartyName{id, {}, {}, {}}; }, story.facts.now);
}

TEST(CaseCompanions, AreAddedEditedAndRemoved) {
  Story story;
  story.opened().did(AddCompanion{son()});
  const auto id = story.state.companions.at(0).id;
  auto changed = son();
  changed.needs = Note("A wheelchair");
  story.did(EditCompanion{id, changed});
  EXPECT_EQ(story.state.companions.at(0).terms.needs, "A wheelchair");
  EXPECT_EQ(view(story).companions.size(), 1u);
  EXPECT_EQ(view(story).companion_count, 1);
  story.did(RemoveCompanion{id});
  EXPECT_FALSE(view(story).companion_count);
}

TEST(CaseCompanions, AreNothingToWhoSeesThePatientMasked) {
  const auto row = std::ranges::find(kCaseViewClasses, "companions", &FieldClass::member);
  EXPECT_TRUE(row->whole_only && row->data_class == DataClass::Identity);
  EXPECT_TRUE(CompanionAdded::kWholeOnly && CompanionEdited::kWholeOnly && CompanionRemoved::kWholeOnly);
}

TEST(CaseCompanions, Refuse) {
  const auto with = [](auto change) { return [change](Story&) { auto terms = son(); change(terms); return AddCompanion{terms}; }; };
  const auto opened = [](Story& s) { s.opened(); };
  test::expect_refused<Story, Command>({
      {"no language", opened, with([](auto& t) { t.languages[1] = Word("English"); }), Code::UnknownValue, "/terms/languages/1"},
      {"passport of a city", opened, with([](auto& t) { t.passport->country = Place{"MN-1"}; }), Code::UnknownPlace, "/terms/passport/country"},
      {"not born yet", opened, with([](auto& t) { t.birth_date = day("2027-01-01"); }), Code::OutOfRange, "/terms/birth_date"},
      {"too many", [](Story& s) { s.opened(); for (std::size_t i = 0; i < kMostCompanions; ++i) s.did(AddCompanion{son()}); }, with([](auto&) {}), Code::TooMany, "/terms"},
      {"nobody to edit", opened, [](Story&) { return EditCompanion{{}, son()}; }, Code::NoSuchPart, "/companion"},
      {"nobody to remove", opened, [](Story&) { return RemoveCompanion{}; }, Code::NoSuchPart, "/companion"},
  });
}

}  // namespace
}  // namespace hospitium::cases
