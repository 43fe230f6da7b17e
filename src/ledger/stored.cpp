#include "ledger/stored.hpp"

#include "ledger/bytes.hpp"

namespace hospitium::ledger {
namespace {

constexpr std::size_t kTokensAtOnce = 64;

template <class E>
std::optional<E> enum_of(const db::Row& row, std::size_t column) {
  return row.null(column) ? std::nullopt : value_of<E>(row.text(column));
}
std::optional<Place> place_of(const db::Row& row, std::size_t column) {
  return row.null(column) ? std::nullopt : std::optional(Place{row.text(column)});
}

void read_clear(db::Reader& reader, const Held& held, Projection& projection) {
  const auto row = reader.query("SELECT number, origin, destination, specialty, urgency, owner FROM dossier WHERE id = ?1", {held.id}).at(0);
  projection.number = row.text(0);
  projection.origin = place_of(row, 1);
  projection.destination = place_of(row, 2);
  projection.specialty = enum_of<Specialty>(row, 3);
  projection.urgency = enum_of<Urgency>(row, 4);
  if (!row.null(5)) projection.owner = row.id<Party>(5);
}

std::vector<HolderRow> read_holders(db::Reader& reader, const Held& held) {
  std::vector<HolderRow> holders;
  for (const auto& row : reader.query("SELECT holder, role, stage, owes, due, updated, named, holds FROM participant WHERE dossier = ?1", {held.id})) {
    HolderRow holder{row.id<Party>(0).bytes, value_of<Role>(row.text(1)).value_or(Role{}), row.text(2), {}, row.number(4), row.instant(5), row.number(6) != 0,
                     row.text(7)};
    if (!row.null(3)) holder.owes = row.id<Party>(3);
    holders.push_back(std::move(holder));
  }
  return holders;
}

/// The clock as `implied` has it, where its row says the same in the row's own terms.
Clock clock_of(const db::Row& row, const Projection& implied) {
  Clock clock;
  clock.name = row.text(0);
  if (const auto part = row.id<Party>(1); !part.nil()) clock.part = part.bytes;
  clock.owes = row.id<Party>(3);
  if (!row.null(4)) clock.due = row.instant(4);
  if (!row.null(5)) clock.left_us = row.number(5);
  const auto same = std::ranges::find_if(implied.clocks, [&](const Clock& one) {
    const auto owes = one.owes.nil() ? implied.owner : one.owes;
    return one.name == clock.name && one.part == clock.part && owes == clock.owes && one.left_us == clock.left_us &&
           (one.left_us || one.due == clock.due) && row.id<Party>(2) == implied.owner;
  });
  return same == implied.clocks.end() ? clock : *same;
}

/// A clock that is past and has no job has had it: it was done, and is not asked for again.
void read_clocks(db::Reader& reader, const Engine& engine, const Held& held, const Projection& implied, Projection& stored) {
  const auto now = engine.environment.now();
  for (const auto& row : reader.query("SELECT c.name, c.part, c.owner, c.owes, c.due, c.left_us, j.command FROM clock c LEFT JOIN job j "
                                      "ON j.dossier = c.dossier AND j.name = c.name AND j.part = c.part WHERE c.dossier = ?1", {held.id})) {
    auto clock = clock_of(row, implied);
    if (!row.null(6)) clock.then = row.text(6);
    else if (!clock.left_us && clock.due > now) clock.then.clear();
    stored.clocks.push_back(std::move(clock));
  }
}

void read_mentions(db::Reader& reader, const Held& held, const Projection& implied, Projection& stored) {
  for (const auto& row : reader.query("SELECT holder, at FROM mention WHERE dossier = ?1", {held.id})) {
    const auto user = row.id<User>(0);
    const auto same = std::ranges::find_if(implied.mentions, [&](const Mention& one) { return one.user == user && one.at == row.instant(1); });
    Mention mention;
    mention.user = user;
    mention.at = row.instant(1);
    stored.mentions.push_back(same == implied.mentions.end() ? mention : *same);
  }
}

/// One text for any number of tokens: the last again in the places left over.
std::set<std::string> tokens_there(db::Reader& reader, const Held& held, const std::set<std::string>& wanted) {
  const std::vector<std::string> tokens(wanted.begin(), wanted.end());
  std::set<std::string> there;
  for (std::size_t from = 0; from < tokens.size(); from += kTokensAtOnce) {
    Sql sql;
    (sql << "SELECT token FROM search WHERE dossier = ").bind(held.id) << " AND token IN (";
    for (std::size_t i = 0; i < kTokensAtOnce; ++i) (sql << (i ? "," : "")).bind(db::BlobView{tokens[std::min(from + i, tokens.size() - 1)]});
    sql << ")";
    for (const auto& row : sql.query(reader)) there.insert(row.text(0));
  }
  return there;
}

void read_tokens(db::Reader& reader, const Held& held, const Implied& implied, Implied& stored) {
  stored.tokens = tokens_there(reader, held, *implied.tokens);
  if (stored.tokens != implied.tokens) return;
  stored.projection.words = implied.projection.words;
  stored.projection.identities = implied.projection.identities;
  stored.projection.labels = implied.projection.labels;
}

}  // namespace

Implied read_implied(db::Reader& reader, const Engine& engine, const Held& held, const Implied& implied) {
  Implied stored;
  read_clear(reader, held, stored.projection);
  stored.holders = read_holders(reader, held);
  read_clocks(reader, engine, held, implied.projection, stored.projection);
  read_mentions(reader, held, implied.projection, stored.projection);
  read_tokens(reader, held, implied, stored);
  return stored;
}

}  // namespace hospitium::ledger
