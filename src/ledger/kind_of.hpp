// KindRules from a kind's own types and functions. Instantiate once per kind, in kinds/<kind>.cpp, with a struct that names them:
//
//   struct Rules {
//     using State, Command, Event, Stage;            described structs, variants, a described enum
//     static constexpr Kind kKind; static constexpr int kShape; static constexpr auto& kTable;
//     static needs, decide, evolve, project;         the decider
//     static std::string number_prefix(const Command&);
//   };
//
// What is wrong with a stage table or its policy does not compile.
#pragma once
#include <algorithm>
#include <array>
#include <utility>

#include "access/policy.hpp"
#include "ledger/kind_rules.hpp"

namespace hospitium::ledger {
namespace detail {

template <class T>
std::optional<IdBytes> part_of(const T& value) {
  if constexpr (requires { value.part(); }) return value.part();
  else if constexpr (requires { value.referral.bytes; }) return value.referral.bytes;
  else if constexpr (requires { value.referral; }) return value.referral ? std::optional(value.referral->bytes) : std::nullopt;
  else return std::nullopt;
}

template <class Event>
constexpr bool owner_only() {
  if constexpr (requires { Event::kOwnerOnly; }) return Event::kOwnerOnly;
  else return false;
}

template <class Event>
constexpr bool whole_only() {
  if constexpr (requires { Event::kWholeOnly; }) return Event::kWholeOnly;
  else return false;
}

template <class Variant>
std::optional<IdBytes> held_part(const Variant& value) {
  return std::visit([](const auto& held) { return part_of(held); }, value);
}

template <class Event>
Facet facet_of(const Event& event) {
  return std::visit([](const auto& held) {
    using Held = std::remove_cvref_t<decltype(held)>;
    Facet facet{Held::kClass, part_of(held), owner_only<Held>(), whole_only<Held>()};
    if constexpr (requires { held.kept_by(); }) facet.kept_by = held.kept_by();
    return facet;
  }, event);
}

/// Some role may give the command: deny by default must not make it a command for nobody.
constexpr bool given_to_somebody(Kind kind, const CommandRow& row) {
  return std::ranges::any_of(access::kDossierPolicy, [&](const access::PolicyRow& policy) {
    return policy.kind == kind && policy.cells[static_cast<std::size_t>(row.data_class)].allows(row.action);
  });
}

template <class Rules>
constexpr bool every_row_is_given_to_somebody() {
  return std::ranges::all_of(Rules::kTable, [](const CommandRow& row) { return row.giver == Giver::System || given_to_somebody(Rules::kKind, row); });
}
template <class Rules>
constexpr bool something_opens_it() {
  return std::ranges::any_of(Rules::kTable, [](const CommandRow& row) { return row.stages == 0; });
}

}  // namespace detail

template <class Rules>
class KindOf final : public KindRules {
  using State = typename Rules::State;
  using Command = typename Rules::Command;
  using Event = typename Rules::Event;
  using Stage = typename Rules::Stage;

  static_assert(well_formed<Command, Stage>(Rules::kTable), "a command without one row in the stage table, a row without a command or of no stage");
  static_assert(detail::every_row_is_given_to_somebody<Rules>(), "a command that no policy row allows anybody");
  static_assert(detail::something_opens_it<Rules>(), "no command opens a dossier of this kind");

 public:
  Kind kind() const override { return Rules::kKind; }
  std::span<const CommandRow> table() const override { return Rules::kTable; }
  int shape() const override { return Rules::kShape; }
  std::unique_ptr<LoadedDossier> fresh() const override { return std::make_unique<Held>(State{}); }

  Result<std::unique_ptr<LoadedDossier>> load(std::string_view snapshot) const override {
    TRY(auto state, json::read_own<State>(snapshot));
    return std::make_unique<Held>(std::move(state));
  }

  Result<std::unique_ptr<LoadedCommand>> read_command(std::string_view name, const boost::json::value& body) const override {
    TRY(auto command, json::read_named<Command>(name, body));
    return std::make_unique<Asked>(std::move(command));
  }

  std::optional<Facet> facet_of(std::string_view event, std::string_view json) const override {
    auto read = read_event(event, json);
    return read ? std::optional(detail::facet_of(*read)) : std::nullopt;
  }

  std::string number_prefix(const LoadedCommand& command) const override { return Rules::number_prefix(asked(command)); }
  std::span<const std::string_view> stages() const override { return kStages; }

  std::uint64_t stage_mask(std::string_view stage) const override {
    auto value = value_of<Stage>(stage);
    return value ? stage_bit(*value) : 0;
  }

 private:
  struct Asked final : LoadedCommand {
    explicit Asked(Command asked_command) : command(std::move(asked_command)) {}
    std::string_view name() const override { return json::held_name(command); }
    std::optional<IdBytes> part() const override { return detail::held_part(command); }
    Command command;
  };

  /// The engine hands back only commands that read_command() of the same rules made.
  static const Command& asked(const LoadedCommand& command) { return static_cast<const Asked&>(command).command; }

  static Result<Event> read_event(std::string_view name, std::string_view text) {
    TRY(auto tree, json::parse_own(text));
    return json::read_named<Event>(name, tree, json::Unknown::Ignore);
  }

  class Held final : public LoadedDossier {
   public:
    explicit Held(State state) : state_(std::move(state)) {}
    std::unique_ptr<LoadedDossier> copy() const override { return std::make_unique<Held>(state_); }
    Needs needs(const LoadedCommand& command) const override { return Rules::needs(state_, asked(command)); }

    Result<std::vector<EventText>> apply(const LoadedCommand& command, const Facts& facts) override {
      TRY(auto decision, Rules::decide(state_, asked(command), facts));
      std::vector<EventText> texts;
      texts.reserve(decision.events.size());
      for (const auto& event : decision.events) {
        Rules::evolve(state_, event, facts.now, facts.actor);
        texts.push_back({std::string(json::held_name(event)), json::write_held(event), detail::facet_of(event)});
      }
      return texts;
    }

    Result<Unit> fold(std::string_view name, std::string_view json, Instant at, const Actor& actor) override {
      TRY(auto event, read_event(name, json));
      Rules::evolve(state_, event, at, actor);
      return Unit{};
    }

    Projection project() const override { return Rules::project(state_); }
    std::string snapshot() const override { return json::write(state_); }
    const void* state(const std::type_info& type) const override { return type == typeid(State) ? &state_ : nullptr; }

   private:
    State state_;
  };

  static constexpr auto kStages = [] {
    std::array<std::string_view, entries_of<Stage>().size()> names;
    std::ranges::transform(entries_of<Stage>(), names.begin(), [](const auto& entry) { return std::string_view(entry.name); });
    return names;
  }();
};

}  // namespace hospitium::ledger
