#include "ledger/reading.hpp"

#include "ledger/journal.hpp"
#include "ledger/projector.hpp"

namespace hospitium::ledger {
namespace {

struct Seen {
  Held held;
  Projection projection;
  Viewer viewer;
};

Result<Seen> see(db::Reader& reader, const Engine& engine, const access::Principal& principal, Kind kind, Id<Dossier> id) {
  auto held = find_dossier(reader, engine, kind, id, Lock::None);
  if (!held) return refuse(Code::NotFound);
  auto projection = held->dossier->project();
  auto viewer = viewer_of(principal, kind, projection, engine.environment.now());
  if (viewer.rights.none()) return refuse(Code::NotFound);
  return Seen{*std::move(held), std::move(projection), std::move(viewer)};
}

/// Since when this reader's eye is asked for on something that it may read.
std::optional<Instant> mention_of(const Seen& seen, Id<User> user) {
  const auto found = std::ranges::find(seen.projection.mentions, user, &Mention::user);
  const bool told = found != seen.projection.mentions.end() && seen.viewer.reads(found->where);
  return told ? std::optional(found->at) : std::nullopt;
}

/// The row as `viewer` sees it: whole; that it happened, for who reads the class in part only (masked, amounts, what is its own of something
/// that belongs to nobody in particular) or audits; or nothing. Messages without a part are the patient's side's conversation.
std::optional<TimelineRow> timeline_row(const Engine& engine, const Seen& seen, const JournalRow& row) {
  auto entry = open_event(*seen.held.key, seen.held.id, row);
  auto facet = entry ? engine.rules(seen.held.kind).facet_of(row.type, entry->json) : std::nullopt;
  if (!facet) throw db::Fault(db::FaultKind::Broken, "a journal row of dossier " + seen.held.id.text() + " was altered; run verify");
  const bool reads = seen.viewer.reads(*facet);
  if (!reads && facet->kept_by) return std::nullopt;  // somebody else's own note: not even that there is one
  if (!reads && !seen.viewer.rights.reads_whole(DataClass::Journal)) return std::nullopt;
  const auto& rights = seen.viewer.rights;
  const bool whole = reads && rights.detail(facet->data_class) == Detail::Full &&
                     (facet->part || rights.reads_whole(facet->data_class) || facet->data_class == DataClass::Messages);
  const bool named = rights.reads_whole(DataClass::Identity) && rights.detail(DataClass::Identity) == Detail::Full;
  if (entry->actor.party.nil() && !named) entry->actor.user = {};  // the patient's side acts for no party: its name is the patient's
  return TimelineRow{row.version, row.at, entry->actor, {row.type, whole ? std::move(entry->json) : std::string(), *facet}};
}

/// Marks of what the viewer sees anything of; nothing for who sees that anything happened at all.
std::optional<std::vector<std::string>> marks_of(const Seen& seen) {
  if (seen.viewer.rights.reads_whole(DataClass::Journal)) return std::nullopt;
  std::vector<std::string> marks;
  for (const auto& entry : seen.held.revisions.entries())
    if (seen.viewer.reads(entry.facet)) marks.push_back(mark_of(*seen.held.key, entry.facet));
  return marks;
}

/// CROSS JOIN, so that SQLite goes from the feed to the journal and looks at the dossier of wanted events only.
std::string feed_sql(std::size_t events) {
  std::string sql =
      "SELECT f.number, f.dossier, f.version, d.kind, d.key_id, j.at, j.type, j.payload FROM feed f CROSS JOIN journal j CROSS JOIN dossier d "
      "WHERE f.number > ?1 AND f.number <= ?2 AND j.dossier = f.dossier AND j.version = f.version AND d.id = f.dossier";
  for (std::size_t i = 0; i < events; ++i) sql += fmt::format("{}?{}", i ? ", " : " AND j.type IN (", i + 3);
  return sql + (events ? ")" : "") + " ORDER BY f.number";
}

db::Rows feed_rows(db::Reader& reader, std::span<const std::string> events, std::int64_t after, std::int64_t end) {
  std::vector<db::Param> params{after, end};
  params.insert(params.end(), events.begin(), events.end());
  return reader.query(feed_sql(events.size()), params);
}

/// Numbers leave no gaps, so that a stretch of the feed is known by its last number.
std::int64_t end_of_feed(db::Reader& reader) {
  const auto last = reader.query("SELECT number FROM feed ORDER BY number DESC LIMIT 1");
  return last.empty() ? 0 : last[0].number(0);
}

FeedEntry feed_entry(const Engine& engine, const db::Row& row, const std::optional<vault::DataKey>& key) {
  FeedEntry entry{row.number(0), row.id<Dossier>(1), value_of<Kind>(row.text(3)).value_or(Kind{}), row.instant(5), {}, {row.text(6), {}, {}}};
  auto opened = key ? open_event(*key, entry.dossier, {row.number(2), entry.at, row.text(6), row.text(7), {}, {}, {}}) : std::nullopt;
  if (!opened) return entry;
  entry.actor = opened->actor;
  entry.event.facet = engine.rules(entry.kind).facet_of(entry.event.name, opened->json).value_or(Facet{});
  entry.event.json = std::move(opened->json);
  return entry;
}

/// Rows of the feed, opened.
std::vector<FeedEntry> feed_entries(const Engine& engine, const db::Rows& rows) {
  std::vector<vault::KeyId> ids;
  for (const auto& row : rows) ids.push_back(row.id<vault::KeyTag>(4));
  const auto keys = engine.vault.keys(ids);
  std::vector<FeedEntry> entries;
  entries.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) entries.push_back(feed_entry(engine, rows[i], keys[i]));
  return entries;
}

}  // namespace

bool may_open(db::Reader& reader, const Engine& engine, const access::Principal& principal, Kind kind, Id<Dossier> id) {
  return see(reader, engine, principal, kind, id).has_value();
}

std::optional<Instant> read_mention(db::Reader& reader, const Engine& engine, const access::Principal& principal, Kind kind, Id<Dossier> id) {
  const auto seen = see(reader, engine, principal, kind, id);
  return seen ? mention_of(*seen, principal.user) : std::nullopt;
}

Result<Opened> open_dossier(db::Reader& reader, const Engine& engine, const access::Principal& principal, Kind kind, Id<Dossier> id) {
  TRY(auto seen, see(reader, engine, principal, kind, id));
  Opened opened;
  opened.id = id;
  opened.kind = kind;
  opened.updated = seen.held.revisions.updated(seen.viewer);
  opened.tag = tag_of(seen.held, seen.viewer);
  const auto mentioned_at = mention_of(seen, principal.user);
  opened.stage = std::move(seen.viewer.stage);
  opened.rights = std::move(seen.viewer.rights);
  opened.dossier = std::move(seen.held.dossier);
  opened.projection = std::move(seen.projection);
  opened.key = std::move(seen.held.key);
  opened.revisions = std::move(seen.held.revisions);
  opened.mentioned_at = mentioned_at;
  return opened;
}

/// Whether the reader may know of whom the dossier is.
bool may_name(db::Reader& reader, const Engine& engine, const access::Principal& principal, Kind kind, Id<Dossier> id) {
  const auto seen = see(reader, engine, principal, kind, id);
  return seen && seen->viewer.rights.reads_whole(DataClass::Identity) && seen->viewer.rights.detail(DataClass::Identity) == Detail::Full;
}

Alike read_alike(db::Reader& reader, const Engine& engine, const access::Principal& principal, const Opened& opened) {
  constexpr int kMost = 20;
  Alike alike{{}, false, {}};
  for (const auto& identity : opened.projection.identities) {
    const auto token = identity_token(engine.vault, opened.kind, identity);
    for (const auto& row : reader.query("SELECT dossier FROM search WHERE token = ?1 AND dossier <> ?2 LIMIT ?3", {db::BlobView{token}, opened.id, kMost})) {
      const auto id = row.id<Dossier>(0);
      if (!may_name(reader, engine, principal, opened.kind, id)) alike.elsewhere = true;
      else if (!std::ranges::count(alike.dossiers, id)) alike.dossiers.push_back(id);
    }
  }
  return alike;
}

Result<std::vector<TimelineRow>> read_timeline(db::Reader& reader, const Engine& engine, const access::Principal& principal, Kind kind,
                                               Id<Dossier> id, std::int64_t before_version, int limit) {
  constexpr int kFewest = 100;           // a page of one must not ask once for each row that is hidden from its reader
  TRY(const auto seen, see(reader, engine, principal, kind, id));
  const auto marks = marks_of(seen);
  std::vector<TimelineRow> rows;
  auto before = before_version > 0 ? before_version : seen.held.version + 1;
  while (static_cast<int>(rows.size()) < limit) {
    const auto found = read_journal_back(reader, id, before, std::max(kFewest, limit - static_cast<int>(rows.size())), marks);
    if (found.empty()) break;
    before = found.back().version;
    for (const auto& row : found) {
      if (static_cast<int>(rows.size()) == limit) break;
      if (auto visible = timeline_row(engine, seen, row)) rows.push_back(*std::move(visible));
    }
  }
  return rows;
}

FeedPart read_feed(db::Reader& reader, const Engine& engine, std::span<const std::string> events, std::int64_t position, int limit) {
  const auto end = std::max(position, std::min(end_of_feed(reader), position + limit));
  return {feed_entries(engine, feed_rows(reader, events, position, end)), end};
}

std::vector<FeedEntry> read_feed_back(db::Reader& reader, const Engine& engine, std::int64_t position, int limit) {
  const auto last = std::min(position - 1, end_of_feed(reader));
  auto entries = feed_entries(engine, feed_rows(reader, {}, last - limit, last));
  std::ranges::reverse(entries);
  return entries;
}

std::vector<RefusedRow> read_refusals(db::Reader& reader, const Engine& engine, const access::Principal& principal, int limit) {
  constexpr int kLooked = 1'000;
  const bool all = access::may_on_node(principal, DataClass::Users, Action::Read);
  std::vector<RefusedRow> refused;
  for (const auto& row : reader.query("SELECT r.manager, r.feed, r.target, r.kind, r.command, r.code, r.at, d.number FROM refused r "
                                      "JOIN dossier d ON d.id = r.target ORDER BY r.at DESC LIMIT ?1", {kLooked})) {
    RefusedRow one{row.text(0), row.number(1), row.id<Dossier>(2), value_of<Kind>(row.text(3)).value_or(Kind{}), row.text(4), {}, row.instant(6), row.text(7)};
    const auto code = std::ranges::find(kCodes, row.text(5), &CodeRow::name);
    one.code = code == kCodes.end() ? Code::Internal : code->code;
    if (all || see(reader, engine, principal, one.kind, one.target)) refused.push_back(std::move(one));
    if (static_cast<int>(refused.size()) == limit) break;
  }
  return refused;
}

}  // namespace hospitium::ledger
