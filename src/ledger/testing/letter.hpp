// The smallest kind of dossier that has everything the engine must carry: a letter that is shown to clinics, each with a part of its own,
// consent, a clock that can stop and reminds when it runs out, and a private note. It borrows Kind::Case and its policy.
#pragma once
#include <algorithm>
#include <array>
#include <memory>

#include "base/text.hpp"
#include "ledger/kind_of.hpp"

namespace hospitium::letters {

enum class Stage { Draft, Sent, Closed };
BOOST_DESCRIBE_ENUM(Stage, Draft, Sent, Closed)

struct OpenLetter { HOSPITIUM_COMMAND("open_letter"); Line name; Place origin, destination; Specialty specialty{}; Urgency urgency{}; };
BOOST_DESCRIBE_STRUCT(OpenLetter, (), (name, origin, destination, specialty, urgency))
struct Rename { HOSPITIUM_COMMAND("rename"); Line name; };
BOOST_DESCRIBE_STRUCT(Rename, (), (name))
struct AskClinic { HOSPITIUM_COMMAND("ask_clinic"); Id<Party> clinic; Note question; };
BOOST_DESCRIBE_STRUCT(AskClinic, (), (clinic, question))
struct Answer { HOSPITIUM_COMMAND("answer"); Id<Referral> referral; Note text; };
BOOST_DESCRIBE_STRUCT(Answer, (), (referral, text))
struct Pause { HOSPITIUM_COMMAND("pause"); Id<Referral> referral; };
BOOST_DESCRIBE_STRUCT(Pause, (), (referral))
struct Resume { HOSPITIUM_COMMAND("resume"); Id<Referral> referral; };
BOOST_DESCRIBE_STRUCT(Resume, (), (referral))
/// Given by the system when the clinic's clock runs out. The clock stays. A letter named "silent" refuses it, one named "busy" for now.
struct Remind { HOSPITIUM_COMMAND("remind"); Id<Referral> referral; };
BOOST_DESCRIBE_STRUCT(Remind, (), (referral))
/// Ends a clinic's part.
struct Dismiss { HOSPITIUM_COMMAND("dismiss"); Id<Party> party; };
BOOST_DESCRIBE_STRUCT(Dismiss, (), (party))
/// A clinic ends its own part.
struct Leave { HOSPITIUM_COMMAND("leave"); Id<Referral> referral; };
BOOST_DESCRIBE_STRUCT(Leave, (), (referral))
struct Post { HOSPITIUM_COMMAND("post"); Note text; std::optional<Id<Referral>> referral; };
BOOST_DESCRIBE_STRUCT(Post, (), (text, referral))
struct Consent { HOSPITIUM_COMMAND("consent"); Id<Party> party; };
BOOST_DESCRIBE_STRUCT(Consent, (), (party))
struct Revoke { HOSPITIUM_COMMAND("revoke"); Id<Party> party; };
BOOST_DESCRIBE_STRUCT(Revoke, (), (party))
struct Note_ { HOSPITIUM_COMMAND("note"); Note text; };
BOOST_DESCRIBE_STRUCT(Note_, (), (text))
struct Close { HOSPITIUM_COMMAND("close"); };
BOOST_DESCRIBE_STRUCT(Close, (), ())
using Command = std::variant<OpenLetter, Rename, AskClinic, Answer, Pause, Resume, Remind, Dismiss, Leave, Post, Consent, Revoke, Note_, Close>;

struct LetterOpened {
  HOSPITIUM_EVENT("letter_opened", Identity);
  OpenLetter asked;
  Id<Party> owner;
  std::string number;
};
BOOST_DESCRIBE_STRUCT(LetterOpened, (), (asked, owner, number))
struct Renamed { HOSPITIUM_EVENT("renamed", Identity); Line name; };
BOOST_DESCRIBE_STRUCT(Renamed, (), (name))
struct ClinicAsked { HOSPITIUM_EVENT("clinic_asked", Offers); Id<Referral> referral; Id<Party> clinic; Note question; };
BOOST_DESCRIBE_STRUCT(ClinicAsked, (), (referral, clinic, question))
struct Answered { HOSPITIUM_EVENT("answered", Offers); Id<Referral> referral; Note text; };
BOOST_DESCRIBE_STRUCT(Answered, (), (referral, text))
struct Paused { HOSPITIUM_EVENT("paused", Offers); Id<Referral> referral; };
BOOST_DESCRIBE_STRUCT(Paused, (), (referral))
struct Resumed { HOSPITIUM_EVENT("resumed", Offers); Id<Referral> referral; };
BOOST_DESCRIBE_STRUCT(Resumed, (), (referral))
struct Reminded { HOSPITIUM_EVENT("reminded", Offers); Id<Referral> referral; };
BOOST_DESCRIBE_STRUCT(Reminded, (), (referral))
struct Dismissed { HOSPITIUM_EVENT("dismissed", Offers); Id<Party> party; };
BOOST_DESCRIBE_STRUCT(Dismissed, (), (party))
struct Posted { HOSPITIUM_EVENT("posted", Messages); Note text; std::optional<Id<Referral>> referral; };
BOOST_DESCRIBE_STRUCT(Posted, (), (text, referral))
struct Consented { HOSPITIUM_EVENT("consented", Consent); Id<Party> party; };
BOOST_DESCRIBE_STRUCT(Consented, (), (party))
struct Revoked { HOSPITIUM_EVENT("revoked", Consent); Id<Party> party; };
BOOST_DESCRIBE_STRUCT(Revoked, (), (party))
struct Noted { HOSPITIUM_EVENT("noted", Tasks); static constexpr bool kOwnerOnly = true; Note text; };
BOOST_DESCRIBE_STRUCT(Noted, (), (text))
struct Closed { HOSPITIUM_EVENT("closed", Tasks); };
BOOST_DESCRIBE_STRUCT(Closed, (), ())
using Event = std::variant<LetterOpened, Renamed, ClinicAsked, Answered, Paused, Resumed, Reminded, Dismissed, Posted, Consented, Revoked, Noted, Closed>;

struct Part { Id<Referral> id; Id<Party> clinic; Instant due; bool answered = false; std::optional<std::int64_t> left_us; };
BOOST_DESCRIBE_STRUCT(Part, (), (id, clinic, due, answered, left_us))
struct State {
  Stage stage{};
  std::string number;
  Id<Party> owner;
  OpenLetter asked;
  std::vector<Part> parts;
  std::vector<Id<Party>> consents;
};
BOOST_DESCRIBE_STRUCT(State, (), (stage, number, owner, asked, parts, consents))

inline constexpr auto kOpen = stages(Stage::Draft, Stage::Sent);
inline constexpr std::array kTable{
    CommandRow{"open_letter", 0, DataClass::Identity, Action::Create},
    CommandRow{"rename", kOpen, DataClass::Identity, Action::Update},
    CommandRow{"ask_clinic", kOpen, DataClass::Offers, Action::Create},
    CommandRow{"answer", stages(Stage::Sent), DataClass::Offers, Action::Update, true},
    CommandRow{"pause", stages(Stage::Sent), DataClass::Tasks, Action::Update},
    CommandRow{"resume", stages(Stage::Sent), DataClass::Tasks, Action::Update},
    CommandRow{"remind", stages(Stage::Sent), DataClass::Offers, Action::Update, true, Giver::System},
    CommandRow{"dismiss", stages(Stage::Sent), DataClass::Offers, Action::Create},
    CommandRow{"leave", stages(Stage::Sent), DataClass::Offers, Action::Update, true},
    CommandRow{"post", kOpen, DataClass::Messages, Action::Create, true},
    CommandRow{"consent", kOpen, DataClass::Consent, Action::Grant},
    CommandRow{"revoke", kOpen, DataClass::Consent, Action::Revoke},
    CommandRow{"note", kOpen, DataClass::Tasks, Action::Create},
    CommandRow{"close", kOpen, DataClass::Tasks, Action::Decide},
};

inline std::vector<Event> events_of(const State& state, const Facts& facts, const OpenLetter& c) {
  (void)state;
  return {LetterOpened{c, facts.actor.party, facts.number}};
}
inline std::vector<Event> events_of(const State&, const Facts&, const Rename& c) { return {Renamed{c.name}}; }
inline std::vector<Event> events_of(const State&, const Facts& facts, const AskClinic& c) {
  return {ClinicAsked{facts.fresh_id<Referral>(0), c.clinic, c.question}};
}
inline std::vector<Event> events_of(const State&, const Facts&, const Answer& c) { return {Answered{c.referral, c.text}}; }
inline std::vector<Event> events_of(const State&, const Facts&, const Pause& c) { return {Paused{c.referral}}; }
inline std::vector<Event> events_of(const State&, const Facts&, const Resume& c) { return {Resumed{c.referral}}; }
inline std::vector<Event> events_of(const State&, const Facts&, const Remind& c) { return {Reminded{c.referral}}; }
inline std::vector<Event> events_of(const State&, const Facts&, const Dismiss& c) { return {Dismissed{c.party}}; }
inline std::vector<Event> events_of(const State&, const Facts& facts, const Leave&) { return {Dismissed{facts.actor.party}}; }
inline std::vector<Event> events_of(const State&, const Facts&, const Post& c) { return {Posted{c.text, c.referral}}; }
inline std::vector<Event> events_of(const State&, const Facts&, const Consent& c) { return {Consented{c.party}}; }
inline std::vector<Event> events_of(const State&, const Facts&, const Revoke& c) { return {Revoked{c.party}}; }
inline std::vector<Event> events_of(const State&, const Facts&, const Note_& c) { return {Noted{c.text}}; }
inline std::vector<Event> events_of(const State&, const Facts&, const Close&) { return {Closed{}}; }

inline void fold(State& s, const LetterOpened& e, Instant) { s.asked = e.asked; s.owner = e.owner; s.number = e.number; }
inline void fold(State& s, const Renamed& e, Instant) { s.asked.name = e.name; }
inline void fold(State& s, const ClinicAsked& e, Instant at) {
  s.stage = Stage::Sent;
  s.parts.push_back({e.referral, e.clinic, at + kDay_us, false, {}});
}
inline Part& part_of(State& s, Id<Referral> id) { return *std::ranges::find(s.parts, id, &Part::id); }
inline void fold(State& s, const Paused& e, Instant at) { part_of(s, e.referral).left_us = part_of(s, e.referral).due - at; }
inline void fold(State& s, const Resumed& e, Instant at) {
  auto& part = part_of(s, e.referral);
  part.due = at + part.left_us.value_or(0);
  part.left_us.reset();
}
inline void fold(State&, const Reminded&, Instant) {}
inline void fold(State& s, const Dismissed& e, Instant) {
  std::erase_if(s.parts, [&](const Part& part) { return part.clinic == e.party; });
}
inline void fold(State& s, const Answered& e, Instant) {
  for (auto& part : s.parts) part.answered = part.answered || part.id == e.referral;
}
inline void fold(State&, const Posted&, Instant) {}
inline void fold(State& s, const Consented& e, Instant) { s.consents.push_back(e.party); }
inline void fold(State& s, const Revoked& e, Instant) { std::erase(s.consents, e.party); }
inline void fold(State&, const Noted&, Instant) {}
inline void fold(State& s, const Closed&, Instant) { s.stage = Stage::Closed; }

struct Rules {
  using State = letters::State;
  using Command = letters::Command;
  using Event = letters::Event;
  using Stage = letters::Stage;
  static constexpr Kind kKind = Kind::Case;
  static constexpr int kShape = 1;
  static constexpr auto& kTable = letters::kTable;

  static Needs needs(const State&, const Command&) { return {}; }
  static Result<Decision<Event>> decide(const State& state, const Command& command, const Facts& facts) {
    const auto name = json::held_name(command);
    TRY_DO(check_stage(kTable, state.stage, state.owner.nil() ? Opened::No : Opened::Yes, name));
    if (name == Remind::kName && state.asked.name == "silent") return refuse(Code::StepOutOfOrder, "/referral");
    if (name == Remind::kName && state.asked.name == "busy") return refuse(Code::Busy);
    return Decision<Event>{std::visit([&](const auto& held) { return events_of(state, facts, held); }, command)};
  }
  static void evolve(State& state, const Event& event, Instant at, const Actor&) {
    std::visit([&](const auto& held) { fold(state, held, at); }, event);
  }
  static GrantState consent(const State& state, Id<Party> party) {
    return std::ranges::count(state.consents, party) ? GrantState::Active : GrantState::Never;
  }
  static Projection project(const State& state) {
    Projection projection;
    projection.stage = name_of(state.stage);
    projection.origin = state.asked.origin;
    projection.destination = state.asked.destination;
    projection.specialty = state.asked.specialty;
    projection.urgency = state.asked.urgency;
    projection.owner = state.owner;
    projection.owes = state.owner;
    projection.number = state.number;
    projection.card = "{\"name\":\"" + state.asked.name + "\"}";
    projection.words = {state.asked.name, state.number};
    projection.identities = {state.asked.name};
    projection.labels = {state.asked.name};
    projection.participants.push_back({state.owner, {}, Role::Coordinator, std::nullopt, GrantState::Active, {}, {}, {}});
    for (const auto& part : state.parts) {
      projection.participants.push_back({part.clinic, {}, Role::CandidateClinic, part.id.bytes, consent(state, part.clinic), {}, "sent", {}});
      if (!part.answered && state.stage != Stage::Closed) projection.clocks.push_back({"answer", part.id.bytes, part.clinic, part.due, part.left_us, std::string(Remind::kName)});
    }
    return projection;
  }
  static std::string number_prefix(const Command&) { return "LT"; }
};

inline std::vector<std::unique_ptr<ledger::KindRules>> kinds() {
  std::vector<std::unique_ptr<ledger::KindRules>> list;
  list.push_back(std::make_unique<ledger::KindOf<Rules>>());
  return list;
}

}  // namespace hospitium::letters
