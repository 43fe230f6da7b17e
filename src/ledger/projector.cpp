#include "ledger/projector.hpp"

#include "base/text.hpp"
#include "ledger/bytes.hpp"
#include "ledger/job_rows.hpp"
#include "ledger/mention_rows.hpp"

namespace hospitium::ledger {
namespace {

constexpr std::size_t kShortestPrefix = 3, kLongestPrefix = 8;
constexpr std::size_t kToken_bytes = 12;

bool same_words(const Projection& a, const Projection& b) { return a.words == b.words && a.number == b.number && a.identities == b.identities && a.labels == b.labels; }

template <class E>
db::Param name_or_null(const std::optional<E>& value) { return value ? db::Param(name_of(*value)) : db::Param(db::Null{}); }
db::Param code_or_null(const std::optional<Place>& place) { return place ? db::Param(place->code) : db::Param(db::Null{}); }
db::Param blob(const IdBytes& bytes) { return db::BlobView{view_of(bytes)}; }

void put_holder(db::Writer& writer, const Held& held, const Projection& projection, const HolderRow& row) {
  writer.execute(
      "INSERT INTO participant(dossier, holder, role, kind, stage, origin, destination, specialty, urgency, owner, owes, due, updated, "
      "named, holds) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15) ON CONFLICT(dossier, holder, role) DO UPDATE SET "
      "stage = excluded.stage, origin = excluded.origin, destination = excluded.destination, specialty = excluded.specialty, "
      "urgency = excluded.urgency, owner = excluded.owner, owes = excluded.owes, due = excluded.due, updated = excluded.updated, "
      "named = excluded.named, holds = excluded.holds",
      {held.id, blob(row.holder), name_of(row.role), name_of(held.kind), row.stage, code_or_null(projection.origin),
       code_or_null(projection.destination), name_or_null(projection.specialty), name_or_null(projection.urgency), projection.owner, row.owes,
       row.due, row.updated, row.named ? 1 : 0, row.holds});
}

void touch_holder(db::Writer& writer, const Held& held, const HolderRow& row) {
  writer.execute("UPDATE participant SET updated = ?4 WHERE dossier = ?1 AND holder = ?2 AND role = ?3",
                 {held.id, blob(row.holder), name_of(row.role), row.updated});
}

void drop_holder(db::Writer& writer, const Held& held, const HolderRow& row) {
  writer.execute("DELETE FROM participant WHERE dossier = ?1 AND holder = ?2 AND role = ?3", {held.id, blob(row.holder), name_of(row.role)});
}

const HolderRow* same_holder(const std::vector<HolderRow>& rows, const HolderRow& wanted) {
  const auto found = std::ranges::find_if(rows, [&](const HolderRow& row) { return row.holder == wanted.holder && row.role == wanted.role; });
  return found == rows.end() ? nullptr : &*found;
}

bool differs_only_in_updated(HolderRow before, const HolderRow& after) {
  before.updated = after.updated;
  return before == after;
}

/// How a holder's row changed: the usual case is that something happened which this holder sees, and it stays in its place in all lists but
/// those by time.
enum class Moved { No, InTime, Otherwise };
Moved moved(const Implied& before, const Implied& after, const HolderRow& row) {
  const auto* old = same_holder(before.holders, row);
  if (!old || !same_shelf(before.projection, after.projection)) return Moved::Otherwise;
  if (*old == row) return Moved::No;
  return differs_only_in_updated(*old, row) ? Moved::InTime : Moved::Otherwise;
}

void write_holders(db::Writer& writer, const Held& held, const Implied& before, const Implied& after) {
  for (const auto& row : after.holders) {
    const auto how = moved(before, after, row);
    if (how == Moved::InTime) touch_holder(writer, held, row);
    if (how == Moved::Otherwise) put_holder(writer, held, after.projection, row);
  }
  for (const auto& row : before.holders)
    if (!same_holder(after.holders, row)) drop_holder(writer, held, row);
}

IdBytes part_or_nil(const Clock& clock) { return clock.part.value_or(IdBytes{}); }

void put_clock(db::Writer& writer, const Held& held, const Clock& clock, Id<Party> owner) {
  const auto owes = clock.owes.nil() ? owner : clock.owes;
  const auto due = clock.left_us ? std::nullopt : std::optional(clock.due);
  writer.execute("INSERT INTO clock(dossier, name, part, owner, owes, due, left_us) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) "
                 "ON CONFLICT(dossier, name, part) DO UPDATE SET owner = excluded.owner, owes = excluded.owes, due = excluded.due, "
                 "left_us = excluded.left_us",
                 {held.id, clock.name, blob(part_or_nil(clock)), owner, owes, due, clock.left_us});
}

void write_clocks(db::Writer& writer, const Held& held, const Projection& before, const Projection& after) {
  const auto same_place = [](const Clock& a) {
    return [&a](const Clock& b) { return a.name == b.name && a.part == b.part; };
  };
  for (const auto& clock : after.clocks)
    if (before.owner != after.owner || !std::ranges::count(before.clocks, clock)) put_clock(writer, held, clock, after.owner);
  for (const auto& clock : before.clocks)
    if (std::ranges::none_of(after.clocks, same_place(clock)))
      writer.execute("DELETE FROM clock WHERE dossier = ?1 AND name = ?2 AND part = ?3", {held.id, clock.name, blob(part_or_nil(clock))});
}

std::set<std::string> tokens_of(const Engine& engine, const Held& held, const Implied& implied) {
  return implied.tokens ? *implied.tokens : search_tokens(engine.vault, held.kind, implied.projection);
}

void write_search(db::Writer& writer, const Engine& engine, const Held& held, const Implied& before, const Implied& after) {
  if (same_words(before.projection, after.projection)) return;
  const auto old_tokens = tokens_of(engine, held, before), new_tokens = tokens_of(engine, held, after);
  for (const auto& token : new_tokens)
    if (!old_tokens.contains(token)) writer.execute("INSERT INTO search(token, dossier) VALUES(?1, ?2)", {db::BlobView{token}, held.id});
  for (const auto& token : old_tokens)
    if (!new_tokens.contains(token)) writer.execute("DELETE FROM search WHERE token = ?1 AND dossier = ?2", {db::BlobView{token}, held.id});
}

/// The first `letters` code points; nothing when the word is not longer.
std::optional<std::string_view> prefix(std::string_view word, std::size_t letters) {
  std::size_t seen = 0;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const bool starts = (static_cast<unsigned char>(word[at]) & 0xC0) != 0x80;
    if (starts && seen++ == letters) return word.substr(0, at);
  }
  return std::nullopt;
}

void add_number(std::set<std::string>& texts, std::string_view number) {
  const auto folded = fold(number);
  const auto group = folded.substr(folded.rfind('-') + 1);
  texts.insert(folded);
  texts.insert(group);
  texts.insert(group.substr(std::min(group.find_first_not_of('0'), group.size())));
}

}  // namespace

std::string search_token(const vault::Vault& vault, Kind kind, std::string_view folded) {
  const auto hash = vault.node_hash(vault::Purpose::Search, std::string(name_of(kind)) + '/' + std::string(folded));
  return {reinterpret_cast<const char*>(hash.data()), kToken_bytes};
}

/// Nobody's word has a space in it, so that words never find an identity.
std::string identity_token(const vault::Vault& vault, Kind kind, std::string_view identity) {
  return search_token(vault, kind, "identity " + std::string(identity));
}

std::string label_token(const vault::Vault& vault, Kind kind, std::string_view label) { return search_token(vault, kind, "label " + std::string(label)); }

std::set<std::string> search_tokens(const vault::Vault& vault, Kind kind, const Projection& projection) {
  std::set<std::string> texts;
  for (const auto& text : projection.words) {
    if (text == projection.number) continue;
    for (const auto& word : words_of(text)) {
      texts.insert(word);
      for (auto letters = kShortestPrefix; letters <= kLongestPrefix; ++letters)
        if (const auto start = prefix(word, letters)) texts.emplace(*start);
    }
  }
  if (!projection.number.empty()) add_number(texts, projection.number);
  std::set<std::string> tokens;
  for (const auto& text : texts) tokens.insert(search_token(vault, kind, text));
  for (const auto& identity : projection.identities) tokens.insert(identity_token(vault, kind, identity));
  for (const auto& label : projection.labels) tokens.insert(label_token(vault, kind, label));
  return tokens;
}

ShelvesChanged shelves_changed(const Implied& before, const Implied& after) {
  const bool reworded = !same_words(before.projection, after.projection);
  ShelvesChanged shelves;
  const auto add = [&](const HolderRow& row, Moved how) {
    if (how == Moved::Otherwise) shelves.moved.push_back({row.holder, row.role});
    if (how != Moved::No) shelves.touched.push_back({row.holder, row.role});
  };
  for (const auto& row : after.holders) add(row, reworded ? Moved::Otherwise : moved(before, after, row));
  for (const auto& row : before.holders)
    if (!same_holder(after.holders, row)) add(row, Moved::Otherwise);
  return shelves;
}

void write_implied(db::Writer& writer, const Engine& engine, const Held& held, const Implied& before, const Implied& after) {
  write_holders(writer, held, before, after);
  write_clocks(writer, held, before.projection, after.projection);
  write_mentions(writer, held.id, before.projection, after.projection);
  write_jobs(writer, held, before.projection, after.projection);
  write_search(writer, engine, held, before, after);
}

}  // namespace hospitium::ledger
