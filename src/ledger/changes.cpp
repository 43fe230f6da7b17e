#include "ledger/changes.hpp"

#include "ledger/parted.hpp"
#include "ledger/projector.hpp"
#include "ledger/reading.hpp"

namespace hospitium::ledger {
namespace {

constexpr int kBatch = 500;
/// Servers' clocks differ and commits take a while: erasures are asked for again over this time, and told once.
constexpr std::int64_t kErasureOverlap_us = 60 * kSecond_us;

/// The changes of one look, one for each dossier, in the order of their first mention.
class Gathered {
 public:
  explicit Gathered(db::Reader& reader) : reader_(reader) {}

  Change& of(Id<Dossier> dossier, Kind kind) {
    const auto found = std::ranges::find(changes_, dossier, &Change::dossier);
    if (found != changes_.end()) return *found;
    auto& change = changes_.emplace_back(Change{dossier, kind, {}, {}, {}, {}});
    add_participants(change);
    return change;
  }
  void touch(Id<Dossier> dossier, Kind kind, const Facet& facet) {
    auto& touched = of(dossier, kind).touched;
    if (!std::ranges::count(touched, facet)) touched.push_back(facet);
  }
  std::vector<Change> take() { return std::move(changes_); }

 private:
  void add_participants(Change& change) {
    for (const auto& row : reader_.query("SELECT holder, holds, owner FROM participant WHERE dossier = ?1", {change.dossier})) {
      change.owner = row.id<Party>(2);
      for (auto& participant : parse_holds(row.text(1), row.id<Party>(0).bytes)) change.participants.push_back(std::move(participant));
    }
  }

  db::Reader& reader_;
  std::vector<Change> changes_;
};

Kind kind_in(const db::Row& row, std::size_t column) { return value_of<Kind>(row.text(column)).value_or(Kind{}); }

Participant parted_in(const db::Row& row, std::size_t holder) {
  Participant participant;
  if (row.number(holder + 1)) participant.user = row.id<User>(holder);
  else participant.party = row.id<Party>(holder);
  return participant;
}

void add_events(db::Reader& reader, const Engine& engine, Gathered& gathered, Told& told) {
  const auto part = read_feed(reader, engine, {}, told.feed, kBatch);
  for (const auto& entry : part.entries)
    if (!entry.event.json.empty()) gathered.touch(entry.dossier, entry.kind, entry.event.facet);
  for (const auto& row : reader.query("SELECT p.dossier, d.kind, p.holder, p.account FROM feed f JOIN parted p ON p.dossier = f.dossier AND "
                                      "p.version = f.version JOIN dossier d ON d.id = f.dossier WHERE f.number > ?1 AND f.number <= ?2",
                                      {told.feed, part.end}))
    gathered.of(row.id<Dossier>(0), kind_in(row, 1)).removed.push_back(parted_in(row, 2));
  told.feed = part.end;
}

/// A clock that has run out changes nothing that is stored; whoever sees the clock is told that now is the time.
void add_clocks(db::Reader& reader, Gathered& gathered, Told& told, Instant now) {
  if (now <= told.clocks) return;
  for (const auto& row : reader.query("SELECT c.dossier, d.kind, c.part FROM clock c JOIN dossier d ON d.id = c.dossier WHERE c.due > ?1 AND "
                                      "c.due <= ?2 ORDER BY c.due", {told.clocks, now})) {
    const auto part = row.id<Dossier>(2);
    gathered.touch(row.id<Dossier>(0), kind_in(row, 1), {DataClass::Tasks, part.nil() ? std::nullopt : std::optional(part.bytes), false});
  }
  told.clocks = now;
}

void add_erasures(db::Reader& reader, Gathered& gathered, Told& told, Instant now) {
  std::set<Id<Dossier>> erased;
  for (const auto& row : reader.query("SELECT p.dossier, d.kind, p.holder, p.account FROM parted p JOIN dossier d ON d.id = p.dossier "
                                      "WHERE p.at > ?1 AND p.version = ?2", {told.erasures_from_us, kErasedVersion})) {
    const auto dossier = row.id<Dossier>(0);
    erased.insert(dossier);
    if (!told.erased.contains(dossier)) gathered.of(dossier, kind_in(row, 1)).removed.push_back(parted_in(row, 2));
  }
  told.erased = std::move(erased);
  told.erasures_from_us = (now - kErasureOverlap_us).us;
}

}  // namespace

Told told_until_now(db::Reader& reader, const Engine& engine) {
  const auto now = engine.environment.now();
  const auto last = reader.query("SELECT number FROM feed ORDER BY number DESC LIMIT 1");
  Told told{last.empty() ? 0 : last[0].number(0), now, (now - kErasureOverlap_us).us, {}};
  Gathered before(reader);
  add_erasures(reader, before, told, now);
  return told;
}

std::vector<Change> read_changes(db::Reader& reader, const Engine& engine, Told& told) {
  const auto now = engine.environment.now();
  auto moved = told;  // a fault half-way leaves `told` where it was
  Gathered gathered(reader);
  add_events(reader, engine, gathered, moved);
  add_clocks(reader, gathered, moved, now);
  add_erasures(reader, gathered, moved, now);
  told = std::move(moved);
  return gathered.take();
}

}  // namespace hospitium::ledger
