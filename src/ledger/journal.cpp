#include "ledger/journal.hpp"

#include "ledger/bytes.hpp"
#include "vault/digest.hpp"

namespace hospitium::ledger {
namespace {

constexpr std::size_t kId_bytes = 16;

std::string binding(Id<Dossier> dossier, std::int64_t version, std::string_view type) {
  std::string text(view_of(dossier));
  append(text, version);
  text += type;
  return text;
}

template <class Tag>
Id<Tag> id_at(std::string_view bytes) {
  Id<Tag> id;
  std::memcpy(id.bytes.data(), bytes.data(), kId_bytes);
  return id;
}

JournalRow row_of(const db::Row& row) {
  return {row.number(0), row.instant(1), row.text(2), row.text(3), row.text(4), row.text(5), row.null(6) ? std::string() : row.text(6)};
}

std::vector<JournalRow> rows_of(const db::Rows& rows) {
  std::vector<JournalRow> list;
  list.reserve(rows.size());
  for (const auto& row : rows) list.push_back(row_of(row));
  return list;
}

}  // namespace

std::string mark_of(const vault::DataKey& key, const Facet& facet) {
  constexpr std::size_t kMark_bytes = 8;
  std::string text(name_of(facet.data_class));
  text += facet.owner_only ? '!' : '.';
  if (facet.part) text += view_of(Id<Dossier>{*facet.part});
  const auto hash = key.hash(vault::Purpose::Mark, text);
  return {reinterpret_cast<const char*>(hash.data()), kMark_bytes};
}

std::string journal_hash(Id<Dossier> dossier, const JournalRow& row) {
  std::string text = row.previous;
  text += view_of(dossier);
  append(text, row.version);
  append(text, row.at.us);
  append_sized(text, row.type);
  text += row.payload;
  return vault::digest(text);
}

std::string feed_hash(std::string_view previous, std::int64_t number, Id<Dossier> dossier, std::int64_t version, std::string_view journal) {
  std::string text(previous);
  append(text, number);
  text += view_of(dossier);
  append(text, version);
  text += journal;
  return vault::digest(text);
}

std::string seal_event(const vault::DataKey& key, Id<Dossier> dossier, std::int64_t version, const Actor& actor, const EventText& event) {
  std::string plain(view_of(actor.user));
  plain += view_of(actor.party);
  plain += name_of(actor.role);
  plain += '\n';
  plain += event.json;
  return key.seal(vault::Purpose::Payload, plain, binding(dossier, version, event.name));
}

std::optional<JournalEntry> open_event(const vault::DataKey& key, Id<Dossier> dossier, const JournalRow& row) {
  const auto plain = key.open(vault::Purpose::Payload, row.payload, binding(dossier, row.version, row.type));
  const auto end = plain ? plain->find('\n', 2 * kId_bytes) : std::string::npos;
  if (end == std::string::npos) return std::nullopt;
  const std::string_view text = *plain;
  const auto role = value_of<Role>(text.substr(2 * kId_bytes, end - 2 * kId_bytes));
  if (!role) return std::nullopt;
  return JournalEntry{{id_at<User>(text), id_at<Party>(text.substr(kId_bytes)), *role}, std::string(text.substr(end + 1))};
}

void JournalWriter::append(Id<Dossier> dossier, const JournalRow& row) {
  writer_.execute("INSERT INTO journal(dossier, version, at, type, payload, previous, hash, mark) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                  {dossier, row.version, row.at, row.type, db::BlobView{row.payload}, db::BlobView{row.previous}, db::BlobView{row.hash},
                   db::BlobView{row.mark}});
  if (engine_.sequenced()) leave_for_sequencer(dossier, row);
  else enter_in_feed(dossier, row);
}

/// SQLite has one writer: the next number is the last one's successor, and the order of numbers is the order of commits.
void JournalWriter::enter_in_feed(Id<Dossier> dossier, const JournalRow& row) {
  if (hash_.empty()) find_tail();
  hash_ = feed_hash(hash_, ++number_, dossier, row.version, row.hash);
  writer_.execute("INSERT INTO feed(number, dossier, version, hash) VALUES(?1, ?2, ?3, ?4)", {number_, dossier, row.version, db::BlobView{hash_}});
}

void JournalWriter::find_tail() {
  const auto last = writer_.query("SELECT number, hash FROM feed ORDER BY number DESC LIMIT 1");
  number_ = last.empty() ? 0 : last[0].number(0);
  hash_ = last.empty() ? kFirstHash : last[0].text(1);
}

/// PostgreSQL's commits overtake each other: the sequencer numbers what it sees committed.
void JournalWriter::leave_for_sequencer(Id<Dossier> dossier, const JournalRow& row) {
  writer_.execute("INSERT INTO feed_pending(dossier, version, at, hash) VALUES(?1, ?2, ?3, ?4)",
                  {dossier, row.version, row.at, db::BlobView{row.hash}});
}

std::vector<JournalRow> read_journal(db::Reader& reader, Id<Dossier> dossier, std::int64_t after, std::int64_t before, int limit) {
  return rows_of(reader.query("SELECT version, at, type, payload, previous, hash, mark FROM journal WHERE dossier = ?1 AND version > ?2 "
                              "AND version < ?3 ORDER BY version LIMIT ?4", {dossier, after, before, limit}));
}

std::vector<JournalRow> read_journal_back(db::Reader& reader, Id<Dossier> dossier, std::int64_t before, int limit,
                                          const std::optional<std::vector<std::string>>& marks) {
  std::string sql = "SELECT version, at, type, payload, previous, hash, mark FROM journal WHERE dossier = ?1 AND version < ?2";
  std::vector<db::Param> params{dossier, before, limit};
  if (marks) {
    sql += " AND (mark IS NULL";
    for (const auto& mark : *marks) {
      params.emplace_back(db::BlobView{mark});
      sql += fmt::format("{}?{}", &mark == marks->data() ? " OR mark IN (" : ", ", params.size());
    }
    sql += marks->empty() ? ")" : "))";
  }
  return rows_of(reader.query(sql + " ORDER BY version DESC LIMIT ?3", params));
}

}  // namespace hospitium::ledger
