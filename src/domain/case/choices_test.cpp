// What a case offers is what it takes: on random walks each command that it took had been offered, and nothing is offered that sensible words
// would be refused for.
#include "domain/case/asker.hpp"
#include "domain/case/views.hpp"

namespace hospitium::cases {
namespace {

constexpr std::size_t kSteps = 120'000, kLongestWalk = 120;

CallTerms clinics_line() { return {Word("+7 812 555 01 00"), {}, {}}; }

/// Gives each command the best words that there are; nothing where what they need from outside (a clinic with consent) is not there.
class Sensible {
 public:
  explicit Sensible(const Story& story) : story_(story), state_(story.state) {}

  bool operator()(EditPatient& asked) { return set(asked.patient, enquiry().patient); }
  bool operator()(EditWish& asked) { return set(asked.wish, enquiry().wish); }
  bool operator()(AttachRecord& asked) { return set(asked.record, record(2'000)); }
  bool operator()(MarkRecord& asked) {
    asked = {state_.records.front().id, !marked_without_identity(state_, state_.records.front().id)};
    return true;
  }
  bool operator()(ConfirmSummary& asked) { return set(asked.record, record(2'000)); }
  bool operator()(AddTranslation& asked) {
    asked.record = record(2'000);
    asked.record.of = state_.records.front().id;
    asked.record.language = Word("ru");
    if (!asked.assignment) return true;
    const auto& wanted = *find_assignment(state_, *asked.assignment);
    asked.record.of = wanted.record;
    asked.record.language = wanted.language;
    return std::ranges::count(state_.translations, wanted.id, &TranslationPart::assignment) < static_cast<std::ptrdiff_t>(kMostFinished);
  }
  bool operator()(SettleTranslation& asked) {
    const auto furthest = asked.assignment ? find_assignment(state_, *asked.assignment)->wanted : TranslationState::Certified;
    const auto draft = std::ranges::find_if(state_.translations, [&](const TranslationPart& part) {
      return part.state < furthest && (!asked.assignment || part.assignment == asked.assignment);
    });
    asked.record = draft->record.id;
    asked.state = furthest;
    return true;
  }
  bool operator()(AskTranslation& asked) {
    asked = {state_.records.front().id, kBureau, Word("uz"), {}, story_.today()};
    const auto same = [&](const AssignmentPart& one) { return one.record == asked.record && one.language == asked.language && !one.ended_at; };
    return consent_in_force(state_, kBureau, story_.facts.now) && std::ranges::none_of(state_.assignments, same);
  }
  bool operator()(MergeCase& asked) { return set(asked.into, kTwin) && state_.owner == kOffice; }
  bool operator()(GrantConsent& asked) {
    asked = {kHospital, {}, AcceptanceChannel::InPerson};
    const auto* before = find_consent(state_, kHospital);
    if (before && !before->revoked_at && !before->until) asked.until = story_.today();
    return true;
  }
  bool operator()(RevokeConsent& asked) {
    for (const auto& party : kParties)
      if (consent_in_force(state_, party, story_.facts.now)) asked.party = party;
    return true;
  }
  bool operator()(RequestReferral& asked) {
    asked.question = Note("Can you treat?");
    for (const auto& clinic : {kHospital, kRival}) {
      const bool asked_already = std::ranges::any_of(state_.referrals, [&](const auto& one) { return one.clinic == clinic && open(one.state); });
      if (!asked_already && consent_in_force(state_, clinic, story_.facts.now)) return set(asked.clinic, clinic);
    }
    return false;
  }
  bool operator()(MakeOffer& asked) {
    asked.terms = offer_terms();
    return set(asked.terms.valid_until, story_.today());
  }
  bool operator()(TranslateOffer& asked) { return set(asked.language, Word("mn")); }
  bool operator()(AcceptOffer& asked) { return may_treat(asked.referral); }
  bool operator()(RecordAcceptance& asked) { return may_treat(asked.referral); }
  bool operator()(RecordFunding& asked) {
    asked.on = story_.today();
    return story_.facts.actor.party == state_.owner;  // another speaks of what it pays itself: what it says, not where the case stands
  }
  bool operator()(RecordTravel& asked) { return set(asked.arrives_on, state_.visa && state_.visa->valid_until ? *state_.visa->valid_until : story_.today()); }
  bool operator()(RecordDischarge& asked) { return set(asked.on, *state_.treatment_started); }
  bool operator()(SendOutcomeHome& asked) { return set(asked.on, *state_.discharged); }
  bool operator()(RecordRepatriation& asked) { return set(asked.on, *state_.died); }
  bool operator()(PostMessage& asked) { return set(asked.language, Word("vi")); }
  bool operator()(AdmitPatient& asked) { return set(asked.user, test_id<User>(3, 77)) && std::ranges::count(state_.patient_users, asked.user) == 0; }
  bool operator()(AskInformation& asked) { return set(asked.call, clinics_line()); }
  bool operator()(ProveRepresentative& asked) {
    asked.record = std::ranges::find(state_.records, RecordType::Photograph, &RecordRef::type)->id;
    asked.person = state_.patient_users.empty() ? deciding() : state_.patient_users.front();
    const auto* before = find_proof(state_, asked.person);
    return !before || before->record != asked.record;
  }
  bool operator()(InvitePerson& asked) { return set(asked.person, daughter()); }
  bool operator()(MakeLink& asked) { return set(asked.person, present()); }
  bool operator()(DismissPerson& asked) {
    const auto self = story_.facts.actor.user;
    if (find_person(state_, self) && !find_person(state_, self)->dismissed_at) return set(asked.person, self);
    return set(asked.person, state_.patient_users.empty() ? present() : state_.patient_users.front());
  }
  bool operator()(AddCompanion& asked) { return set(asked.terms, son()); }
  bool operator()(EditCompanion& asked) {
    asked = {state_.companions.front().id, son()};
    return true;
  }
  bool operator()(RemoveCompanion& asked) { return set(asked.companion, state_.companions.front().id); }
  bool operator()(AssignCase& asked) {
    if (state_.assignee) return true;  // to nobody, then
    for (const auto& user : story_.facts.users)
      if (std::ranges::count(user.parties, state_.owner) > 0) return set(asked.user, user.id);
    return false;
  }
  bool operator()(AddKeyword& asked) { return set(asked.keyword, Keyword("a word of its own")); }
  bool operator()(RemoveKeyword& asked) { return set(asked.keyword, state_.keywords.front()); }
  bool operator()(auto& asked) {
    if constexpr (requires { asked.on; }) asked.on = story_.today();
    return true;
  }

 private:
  static bool set(auto& member, auto value) {
    member = std::move(value);
    return true;
  }
  bool may_treat(Id<Referral> id) { return consent_in_force(state_, find_referral(state_, id)->clinic, story_.facts.now); }
  Id<User> present() { return std::ranges::find_if(state_.persons, [](const PersonPart& person) { return !person.dismissed_at; })->id; }

  Id<User> deciding() {
    return std::ranges::find_if(state_.persons, [](const PersonPart& one) {
      return !one.dismissed_at && one.terms.may == PersonMay::Decide && one.terms.relation != Relation::Self;
    })->id;
  }

  const Story& story_;
  const State& state_;
};

/// The choice with sensible words; nothing where there are none.
std::optional<Command> command_of(const Story& story, const CommandChoice& choice) {
  std::optional<Command> command;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Command>>([&]<class Asked>(boost::mp11::mp_identity<Asked>) {
    if (Asked::kName != choice.command) return;
    Asked asked{};
    if constexpr (requires { asked.referral; })
      if (choice.referral) asked.referral = *choice.referral;
    if constexpr (requires { asked.assignment; })
      if (choice.assignment) asked.assignment = *choice.assignment;
    if (Sensible(story)(asked)) command = std::move(asked);
  });
  return command;
}

std::optional<Id<Referral>> referral_of(const Command& command) {
  return std::visit([]<class Asked>(const Asked& asked) -> std::optional<Id<Referral>> {
    if constexpr (requires { asked.referral; }) return asked.referral;
    else return std::nullopt;
  }, command);
}

std::optional<Id<Assignment>> assignment_of(const Command& command) {
  return std::visit([]<class Asked>(const Asked& asked) -> std::optional<Id<Assignment>> {
    if constexpr (requires { asked.assignment; }) return asked.assignment;
    else return std::nullopt;
  }, command);
}

bool offered(const std::vector<CommandChoice>& list, const Command& command) {
  const auto name = json::held_name(command);
  return std::ranges::any_of(list, [&](const CommandChoice& choice) {
    return choice.command == name && choice.referral == referral_of(command) && choice.assignment == assignment_of(command);
  });
}

bool given_by_people(const Command& command) {
  const auto& row = *find_row(kTable, json::held_name(command));
  return row.giver == Giver::People && row.stages != 0;
}

/// To somebody else's conversation: a party by its name is no choice of its own, and whoever has none offers none.
bool to_a_party(const Command& command) {
  const auto* message = std::get_if<PostMessage>(&command);
  return message && message->party;
}

void check_offers(const Story& story, std::set<std::string>& taken) {
  for (const auto& choice : choices(story.state, story.facts)) {
    const auto command = command_of(story, choice);
    if (!command) continue;
    auto facts = story.facts;
    while (facts.fresh_ids.size() < Facts::kFreshIds) facts.fresh_ids.push_back(test_id<Dossier>(8, 1).bytes);
    const auto decision = decide(story.state, *command, facts);
    ASSERT_TRUE(decision) << choice.command << " is offered in " << name_of(story.state.stage) << " and refused: " << row(decision.error().code).name << " "
                          << decision.error().field;
    taken.insert(choice.command);
  }
}

/// The walk's own actors, and now and then a colleague of the coordinator, or somebody of the patient's side.
void take_a_seat(Dice& dice, Story& story) {
  seat(dice, story);
  if (dice.one_in(4) && story.facts.actor.party == kOffice) story.facts.actor.user = test_id<User>(3, 2);
  if (dice.one_in(4) && !story.state.persons.empty()) story.as(dice.pick(story.state.persons).id);
}

std::size_t walk(Dice& dice, std::set<std::string>& taken) {
  Story story;
  lead_in(dice, story);
  if (story.state.stage == Stage::Treatment && dice.one_in(2)) {
    story.facts.now = start_of(day("2026-03-12"));  // abroad since two days
    story.did(RecordDeath{story.today(), {}});
  }
  if (story.state.stage == Stage::Choice && dice.one_in(2)) {
    story.asked(kRival).did(AskInformation{story.last(), Note("A newer image?"), dice.one_in(2) ? std::optional(clinics_line()) : std::nullopt});
  }
  std::size_t steps = 0;
  for (std::size_t after_end = 0; steps < kLongestWalk && after_end < 5; ++steps) {
    story.wait(static_cast<std::int64_t>(dice.below(static_cast<std::uint64_t>(10 * kHour_us))));
    take_a_seat(dice, story);
    if (!story.state.owner.nil()) check_offers(story, taken);
    const auto list = choices(story.state, story.facts);
    const auto command = next_command(dice, story);
    const auto decision = story.give(command);
    after_end += ended(story.state.stage);
    if (decision && given_by_people(command) && !to_a_party(command))
      EXPECT_TRUE(offered(list, command)) << json::held_name(command) << " was taken and had not been offered";
    if (testing::Test::HasFailure()) return steps;
  }
  return steps;
}

TEST(CaseChoices, AreWhatTheCaseTakes) {
  std::set<std::string> taken;
  walk_many(kSteps, [&](Dice& dice) { return walk(dice, taken); });
  for (const auto& row : kTable)
    if (row.giver == Giver::People && row.stages != 0) EXPECT_TRUE(taken.contains(std::string(row.command))) << row.command << " was never offered";
}

std::vector<std::string> names(const Story& story) {
  std::vector<std::string> names;
  for (const auto& choice : choices(story.state, story.facts)) names.push_back(choice.command);
  return names;
}

TEST(CaseChoices, FollowHowFarTheReferralIs) {
  using testing::Contains, testing::Not;
  Story story;
  story.asking().asked(kHospital);
  EXPECT_THAT(names(story), Contains("receive_referral"));
  EXPECT_THAT(names(story), Not(Contains("give_information")));
  story.did(ReceiveReferral{story.last()});
  EXPECT_THAT(names(story), Not(Contains("receive_referral")));
  story.did(AskInformation{story.last(), Note("A newer image?")});
  EXPECT_THAT(names(story), Contains("give_information"));
  EXPECT_THAT(names(story), Not(Contains("ask_information")));
  story.did(MakeOffer{story.last(), offer_terms()});
  EXPECT_THAT(names(story), Contains("accept_offer"));
  story.wait(30 * kDay_us);
  EXPECT_THAT(names(story), Not(Contains("accept_offer"))) << "it has lapsed";
}

TEST(CaseChoices, AreTheDecidersAlone) {
  using testing::Contains, testing::Not;
  Story story;
  story.choosing().did(InvitePerson{daughter(PersonMay::Follow)});
  story.as(story.state.persons.back().id);
  EXPECT_THAT(names(story), Not(Contains("accept_offer")));
  EXPECT_THAT(names(story), Not(Contains("withdraw_wish")));
  for (const auto* command : {"dismiss_person", "revoke_consent", "edit_patient", "record_death"}) EXPECT_THAT(names(story), Not(Contains(command)));
  for (const auto* command : {"post_message", "attach_record"}) EXPECT_THAT(names(story), Contains(command));
  story.coordinator().did(InvitePerson{daughter()});
  story.as(story.state.persons.back().id);
  EXPECT_THAT(names(story), Contains("accept_offer"));
}

TEST(CaseChoices, AreTheLevelsInTurn) {
  using testing::Contains, testing::Not;
  Story story;
  story.at_home().of(kMinistry);
  EXPECT_THAT(names(story), Not(Contains("approve")));
  story.of(kAuthority);
  EXPECT_THAT(names(story), Contains("approve"));
  EXPECT_THAT(names(story), Not(Contains("decide_appeal")));
  story.did(RefuseApproval{RefusalGround::Other, Note("No")}).coordinator();
  EXPECT_THAT(names(story), Contains("record_appeal"));
  story.wait(6 * kDay_us);
  EXPECT_THAT(names(story), Not(Contains("record_appeal"))) << "too late";
}

}  // namespace
}  // namespace hospitium::cases
