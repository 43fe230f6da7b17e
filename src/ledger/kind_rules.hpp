// A kind's decider with its types erased, so that the engine is compiled once. KindOf<Decider> (kind_of.hpp) makes one from the four
// pure functions.
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <typeinfo>
#include <vector>

#include "base/check.hpp"
#include "base/json.hpp"
#include "domain/kind.hpp"

namespace hospitium::ledger {

/// An event as the journal keeps it.
struct EventText {
  std::string name;                      ///< kName
  std::string json;
  Facet facet;
};

class LoadedCommand {
 public:
  virtual ~LoadedCommand() = default;
  virtual std::string_view name() const = 0;
  /// The `referral` it names, where it names one: decides "own part".
  virtual std::optional<IdBytes> part() const = 0;
};

/// A dossier in memory: the state, its rules, and nothing else. Not thread-safe; lives for one command or one reading.
class LoadedDossier {
 public:
  virtual ~LoadedDossier() = default;
  virtual std::unique_ptr<LoadedDossier> copy() const = 0;
  virtual Needs needs(const LoadedCommand& command) const = 0;
  /// Decides and evolves; returns the events in order. On a refusal the dossier is unchanged.
  virtual Result<std::vector<EventText>> apply(const LoadedCommand& command, const Facts& facts) = 0;
  /// Folds one journal row (refolding an older shape, verifying).
  virtual Result<Unit> fold(std::string_view name, std::string_view json, Instant at, const Actor& actor) = 0;
  virtual Projection project() const = 0;
  virtual std::string snapshot() const = 0;          ///< JSON of the state
  virtual const void* state(const std::type_info& type) const = 0;  ///< nullptr when the kind's State is another type
  template <class State>
  const State& as() const {
    const auto* held = static_cast<const State*>(state(typeid(State)));
    CHECK(held != nullptr);
    return *held;
  }
};

class KindRules {
 public:
  virtual ~KindRules() = default;
  virtual Kind kind() const = 0;
  virtual std::span<const CommandRow> table() const = 0;
  /// Raised when the state or what is projected from it changes its meaning: what was saved before is folded anew (refolding.hpp).
  virtual int shape() const = 0;
  virtual std::unique_ptr<LoadedDossier> fresh() const = 0;
  virtual Result<std::unique_ptr<LoadedDossier>> load(std::string_view snapshot) const = 0;
  virtual Result<std::unique_ptr<LoadedCommand>> read_command(std::string_view name, const boost::json::value& body) const = 0;
  /// Who may read an event of the journal; nothing when no event has this name.
  virtual std::optional<Facet> facet_of(std::string_view event, std::string_view json) const = 0;
  /// What stands before the year in the number of a dossier that `command` opens: "VN", "AG".
  virtual std::string number_prefix(const LoadedCommand& command) const = 0;
  /// The stages' wire names, by their bit in CommandRow::stages.
  virtual std::span<const std::string_view> stages() const = 0;
  /// The stage's bit in CommandRow::stages.
  virtual std::uint64_t stage_mask(std::string_view stage) const = 0;
};

}  // namespace hospitium::ledger
