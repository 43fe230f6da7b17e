// What a kind of dossier is: a decider (four pure things), a stage table, and a projection. No I/O, no clock, no randomness.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/described.hpp"
#include "base/instant.hpp"
#include "base/place.hpp"
#include "base/result.hpp"
#include "domain/calendar/working.hpp"
#include "domain/vocabulary.hpp"

namespace hospitium {

/// Who acts: a user for a party in a role, or the system (nil user) for a process manager or clock.
struct Actor {
  Id<User> user;
  Id<Party> party;
  Role role{};
  bool system() const { return user.nil(); }
  friend bool operator==(const Actor&, const Actor&) = default;
};

struct Corridor {
  Place origin, destination;
  friend bool operator==(const Corridor&, const Corridor&) = default;
};

/// Whose working days are asked for: an organisation's; or, where nobody in particular works, those of a place.
struct CalendarKey {
  Id<Party> party;
  Place place;                         ///< where `party` is nil
  friend bool operator==(const CalendarKey&, const CalendarKey&) = default;
};

/// Typed keys of outside facts that a decision wants; the ledger reads them in the command's own transaction.
struct Needs {
  std::vector<Id<Party>> parties;
  std::vector<Id<Dossier>> dossiers;   ///< seen only through their published projection
  std::vector<Corridor> corridors;
  std::vector<std::string> currencies; ///< ISO 4217
  std::vector<Id<User>> users;
  std::vector<CalendarKey> calendars;
  std::vector<std::string> identities; ///< as in a projection: whether the dossiers above are about one of them
};

struct Licence {
  std::vector<Specialty> specialties;  ///< empty = all
  Day from, until;                     ///< both included
  bool suspended = false;
};
BOOST_DESCRIBE_STRUCT(Licence, (), (specialties, from, until, suspended))

struct PartyFact {
  Id<Party> id;
  PartyType type{};
  PartyState state{};
  Place place;
  std::vector<Licence> licences;
  bool licensed(Specialty specialty, Day day) const;
};

/// Somebody with an account, and the organisations that they belong to.
struct UserFact {
  Id<User> id;
  std::vector<Id<Party>> parties;
  friend bool operator==(const UserFact&, const UserFact&) = default;
};

struct DossierFact {
  Id<Dossier> id;
  Kind kind{};
  std::string stage;
  std::string number;
  Id<Party> owner = {};
  bool alike = false;                  ///< about one of the identities that `needs` named
  std::int32_t merged = 0;             ///< how many others were merged into it; told where `needs` names identities
};

/// One level of the home side's approval: a district's commission, a region's, a ministry. A corridor's rule lists them, a case passes
/// them in order.
struct ApprovalLevel {
  std::optional<Id<Party>> authority;              ///< absent: the one named where the case is opened, as it depends on where the patient lives
  std::optional<std::int32_t> days;                ///< to decide in; absent: no limit
  std::optional<std::int32_t> appeal_days;         ///< in which the patient's side may appeal a refusal; absent: it is final
  std::optional<Id<Party>> appeal_to;              ///< who decides an appeal; absent: the level looks again itself
  std::optional<std::int32_t> appeal_decided_days; ///< to decide an appeal in
  friend bool operator==(const ApprovalLevel&, const ApprovalLevel&) = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalLevel, (), (authority, days, appeal_days, appeal_to, appeal_decided_days))
inline constexpr std::size_t kMostLevels = 6;
inline constexpr std::int32_t kLongestApproval_days = 365;

struct CorridorFact {
  Corridor corridor;
  bool home_approval = false;          ///< a home authority must approve before referral
  std::vector<ApprovalLevel> levels;   ///< by whom, in order; empty: by the one that the case names, without limits
};

/// What one US dollar costs, by whom and when it was said.
struct RateFact {
  std::string currency;
  std::int64_t per_dollar_micro = 0;   ///< millionths
  Day day;
  std::string source;
  friend bool operator==(const RateFact&, const RateFact&) = default;
};

struct CalendarFact {
  CalendarKey of;
  calendar::WorkingDays days;
  friend bool operator==(const CalendarFact&, const CalendarFact&) = default;
};

/// Everything from outside that a decision may use. Made once before any retry; ids are taken in order. `parties` holds those
/// that `needs` named and always the actor's own.
class Facts {
 public:
  Instant now;
  Actor actor;
  std::string number;                  ///< a fresh number for people (HN-2026-0412) when the dossier is being opened
  std::vector<IdBytes> fresh_ids;      ///< kFreshIds of them
  std::vector<PartyFact> parties;
  std::vector<DossierFact> dossiers;
  std::vector<CorridorFact> corridors;
  std::vector<RateFact> rates;         ///< of the currencies that `needs` named, as far as somebody wrote one down
  std::vector<UserFact> users;         ///< that `needs` named, as far as their account stands
  std::vector<CalendarFact> calendars; ///< of whom `needs` named, as far as they are known

  static constexpr std::size_t kFreshIds = 4;

  Day today() const { return day_of(now); }
  const PartyFact* party(Id<Party> id) const;        ///< nullptr when there is none
  const DossierFact* dossier(Id<Dossier> id) const;
  const UserFact* user(Id<User> id) const;
  /// Whether any of `corridors` that contains this one (RU contains RU-SPE) asks for it.
  bool home_approval(const Corridor& corridor) const;
  /// The levels of the same rule.
  std::vector<ApprovalLevel> approval_levels(const Corridor& corridor) const;
  /// The days that all of these work, as far as their calendars are known; who owes stands first.
  calendar::CommonDays common_days(const std::vector<CalendarKey>& sides) const;
  template <class Tag>
  Id<Tag> fresh_id(std::size_t index) const { return {fresh_ids.at(index)}; }
};

/// Who gives a command: people by the policy, or the system alone (process managers, clocks that have run out).
enum class Giver { People, System };

/// One row of a kind's stage table: from which stages a command may be given and what it touches. It feeds decisions, buttons,
/// access, docs and statistics. `stages` names the stages by their enumerators' bit.
struct CommandRow {
  std::string_view command;            ///< wire name, snake_case
  std::uint64_t stages;                ///< bit i set: allowed in stage i
  DataClass data_class{};
  Action action{};
  bool own_part = false;               ///< names a part (a referral) that may belong to the actor's party
  Giver giver = Giver::People;
};

/// Which right a member of a view needs to be shown. `whole_only`: reading the class in part (masked, amounts, dates) shows nothing of it.
struct FieldClass {
  std::string_view member;
  DataClass data_class{};
  bool whole_only = false;
};

constexpr std::uint64_t stage_bit(auto stage) { return std::uint64_t{1} << static_cast<unsigned>(stage); }
template <class... Stage>
constexpr std::uint64_t stages(Stage... list) { return (stage_bit(list) | ...); }

const CommandRow* find_row(std::span<const CommandRow> table, std::string_view command);  ///< nullptr when there is none
/// The table check that comes before every rule: WrongStage {stage}. A row without stages opens a dossier and is refused on
/// one that is open already; any other on one that is not gives NotFound.
enum class Opened { No, Yes };
Result<Unit> check_row(std::span<const CommandRow> table, unsigned stage, std::string_view stage_name, Opened opened,
                       std::string_view command);
template <DescribedEnum Stage>
Result<Unit> check_stage(std::span<const CommandRow> table, Stage stage, Opened opened, std::string_view command) {
  return check_row(table, static_cast<unsigned>(stage), name_of(stage), opened, command);
}

namespace detail {
consteval std::size_t rows_named(std::span<const CommandRow> table, std::string_view name) {
  std::size_t rows = 0;
  for (const auto& row : table) rows += row.command == name ? 1 : 0;
  return rows;
}
template <class Command> struct OneRowEach;
template <class... C>
struct OneRowEach<std::variant<C...>> {
  static consteval bool in(std::span<const CommandRow> table) {
    return table.size() == sizeof...(C) && ((rows_named(table, C::kName) == 1) && ...);
  }
};
}  // namespace detail

/// For static_assert: every command of the variant has exactly one row, no row has another name, no stage is outside the enum.
template <class Command, DescribedEnum Stage>
consteval bool well_formed(std::span<const CommandRow> table) {
  for (const auto& row : table)
    if (row.stages >> entries_of<Stage>().size()) return false;
  return detail::OneRowEach<Command>::in(table);
}

/// A clock that runs against someone. Stopped while the other side owes an answer: then `paused_us` has what was left.
struct Clock {
  std::string name;                    ///< "referral_answer", "commitment" ...: message key clock.<name>
  std::optional<IdBytes> part;         ///< the referral or commitment it belongs to
  Id<Party> owes;                      ///< who must act; nil = the owner
  Instant due;                         ///< meaningless while paused
  std::optional<std::int64_t> left_us; ///< set while stopped
  std::string then = {};               ///< the command that the system gives when it has run out; "" = those concerned are told, no more
  std::optional<calendar::CountedDays> days = {};  ///< of a clock that counts working days
  std::optional<Instant> since = {};               ///< when it began, where it is known; it ends with a day where it has no length
  std::optional<std::int64_t> length_us = {};      ///< that it counts in all, in working days where it has `days`
  std::vector<calendar::Pause> pauses = {};        ///< the earliest first
  friend bool operator==(const Clock&, const Clock&) = default;
};

/// Who takes part, as access sees it. `part` limits "own" (a clinic's referral), `items` what is assigned. Either party or user is set.
struct Participant {
  Id<Party> party;
  Id<User> user = {};
  Role role{};
  std::optional<IdBytes> part = {};
  GrantState consent = GrantState::Never;  ///< consent of the patient for this party; Active where none is needed
  Instant consent_until = {};              ///< 0 = no end
  std::string stage = {};                  ///< as this participant may know it; "" = as it is
  std::vector<IdBytes> items = {};         ///< what is assigned to it: the records that it translates, and each assignment
  friend bool operator==(const Participant&, const Participant&) = default;
};

/// Each of the parties once, through its officials: how those whom an agreement or a mission names take part in it.
std::vector<Participant> officials_of(std::span<const Id<Party>> parties);

/// Who may read an event: whoever may read its class, within its part where it has one. `owner_only` leaves it to the owner's people; `whole_only`
/// to who reads the whole class in full: to anybody else that it happened is told no more than what it says.
struct Facet {
  DataClass data_class{};                ///< kClass
  std::optional<IdBytes> part;           ///< its `referral`, or the party whose consent it is about
  bool owner_only = false;               ///< kOwnerOnly: a note that is private to the owner organisation
  bool whole_only = false;               ///< kWholeOnly
  std::optional<IdBytes> kept_by = {};   ///< kept_by(): private to this party; to the others it has not happened
  friend auto operator<=>(const Facet&, const Facet&) = default;
};

/// Somebody whose eye was asked for, since when, and on what: of it hears only who may read that.
struct Mention {
  Id<User> user;
  Instant at;
  Facet where;
  friend bool operator==(const Mention&, const Mention&) = default;
};

/// Everything outside the dossier's own snapshot that its state implies; the ledger writes what changed, in the same transaction.
struct Projection {
  std::string stage;
  std::optional<Place> origin, destination;
  std::optional<Specialty> specialty;
  std::optional<Urgency> urgency;
  Id<Party> owner;
  Id<Party> owes;                       ///< nil = nobody
  std::optional<Instant> due;           ///< of the most pressing running clock
  std::string number;
  std::string card;                     ///< JSON of the kind's card, sealed
  std::vector<Participant> participants;
  std::vector<Clock> clocks;
  std::vector<Mention> mentions;        ///< at most one per person, the latest
  std::vector<std::string> identities;  ///< whom it is about, in words that are the same wherever the same person comes: kept as keyed hashes
  std::vector<std::string> words;       ///< search text (names, numbers); folded and hashed by the ledger
  std::vector<std::string> labels;      ///< by which the owner's people, and nobody else, filter: kept as keyed hashes
};

template <class Event>
struct Decision {
  std::vector<Event> events;
};

/// The wire name of a command, and that of an event with the class of data that gives the right to see it.
#define HOSPITIUM_COMMAND(name) static constexpr std::string_view kName = name
#define HOSPITIUM_EVENT(name, data_class)         \
  static constexpr std::string_view kName = name; \
  static constexpr DataClass kClass = DataClass::data_class
/// One of which reading the class in part tells nothing, not even that it happened.
#define HOSPITIUM_WHOLE_EVENT(name, data_class) \
  HOSPITIUM_EVENT(name, data_class);            \
  static constexpr bool kWholeOnly = true

}  // namespace hospitium
