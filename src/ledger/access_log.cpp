#include "ledger/access_log.hpp"

#include <algorithm>

#include "ledger/bytes.hpp"

namespace hospitium::ledger {
namespace {

constexpr std::size_t kMostTogether = 512;

std::int64_t bits_of(const std::vector<DataClass>& classes) {
  std::int64_t bits = 0;
  for (const auto data_class : classes) bits |= std::int64_t{1} << static_cast<unsigned>(data_class);
  return bits;
}

std::vector<DataClass> classes_of(std::int64_t bits) {
  std::vector<DataClass> classes;
  for (const auto& entry : entries_of<DataClass>())
    if (bits >> static_cast<unsigned>(entry.value) & 1) classes.push_back(entry.value);
  return classes;
}

std::string packed(const std::vector<Id<Dossier>>& ids) {
  std::string bytes;
  bytes.reserve(ids.size() * sizeof(IdBytes));
  for (const auto& id : ids) bytes += view_of(id);
  return bytes;
}

IdBytes id_of(std::string_view bytes) {
  IdBytes id{};
  std::ranges::copy(bytes.substr(0, id.size()), id.begin());
  return id;
}

std::vector<Id<Dossier>> unpacked(std::string_view bytes) {
  std::vector<Id<Dossier>> ids;
  for (; bytes.size() >= sizeof(IdBytes); bytes.remove_prefix(sizeof(IdBytes))) ids.push_back({id_of(bytes)});
  return ids;
}

AccessRow access_row(const db::Row& row) { return {id_of(row.text(0)), row.instant(1), row.id<User>(2), row.text(3), classes_of(row.number(4)), {}}; }

/// One row for each dossier that a reading names, made where the ids are.
constexpr std::string_view kNameDossiers =
    "INSERT INTO access_dossier(dossier, access) WITH RECURSIVE part(place) AS (SELECT 1 UNION ALL SELECT place + 16 FROM part WHERE place + 16 < "
    "length(?2)) SELECT DISTINCT substr(?2, place, 16), ?1 FROM part";

void insert(db::Writer& writer, const Look& look, const std::vector<Id<Dossier>>& named) {
  const auto& [id, at, reader, disclosure] = look;
  const auto dossiers = packed(disclosure.dossiers);
  writer.execute("INSERT INTO access_log(id, at, reader, view, classes, dossiers) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
                 {db::BlobView{view_of(id)}, at, reader, disclosure.view, bits_of(disclosure.classes), db::BlobView{dossiers}});
  if (named.empty()) return;
  const auto found_by = packed(named);
  writer.execute(kNameDossiers, {db::BlobView{view_of(id)}, db::BlobView{found_by}});
}

}  // namespace

/// A mark is never 0, the empty slot. Ids end in 64 random bits that nobody chooses, so that marks of two pairs do not meet.
std::uint64_t SeenInLists::mark(const Look& look, Id<Dossier> dossier) {
  constexpr std::uint64_t kOdd = 0x9E37'79B9'7F4A'7C15;
  const auto end_of = [](const IdBytes& id) {
    std::uint64_t bits = 0;
    for (std::size_t i = id.size() - sizeof bits; i < id.size(); ++i) bits = bits << 8 | id[i];
    return bits;
  };
  const auto shown = std::hash<std::string>()(look.disclosure.view) ^ static_cast<std::uint64_t>(bits_of(look.disclosure.classes));
  const auto hour = static_cast<std::uint64_t>(look.at.us / kHour_us);
  return (((end_of(look.reader.bytes) + shown + hour) * kOdd ^ end_of(dossier.bytes)) * kOdd) | 1;
}

AccessLog::~AccessLog() {
  std::unique_lock lock(mutex_);
  idle_.wait(lock, [this] { return !under_way_; });
}

void AccessLog::append(const access::Principal& principal, Disclosure disclosure, db::WriteDone done) {
  const auto now = engine_.environment.now();
  Entry entry{{make_id_bytes(now.us, engine_.environment.random()), now, principal.user, std::move(disclosure)}, {}, std::move(done)};
  const auto& shown = entry.look.disclosure.dossiers;
  std::vector<Entry> entries;
  {
    std::lock_guard lock(mutex_);
    std::ranges::copy_if(shown, std::back_inserter(entry.named),
                         [&](Id<Dossier> id) { return shown.size() == 1 || !seen_.has(entry.look, id); });
    waiting_.push_back(std::move(entry));
    if (under_way_) return;
    under_way_ = true;
    entries = take_waiting();
  }
  submit(std::move(entries));
}

void AccessLog::submit(std::vector<Entry> entries) {
  auto shared = std::make_shared<std::vector<Entry>>(std::move(entries));
  const auto insert = [shared](db::Writer& writer) {
    for (const auto& entry : *shared) ledger::insert(writer, entry.look, entry.named);
    return db::Verdict::Commit;
  };
  engine_.database.submit(insert, [this, shared](std::exception_ptr error) { finished(*shared, error); });
}

/// Sends the next lot on its way first, then tells those whose rows are durable.
void AccessLog::finished(const std::vector<Entry>& entries, const std::exception_ptr& error) {
  std::vector<Entry> next;
  {
    std::lock_guard lock(mutex_);
    if (!error) note(entries);
    next = take_waiting();
  }
  const bool last = next.empty();
  if (!last) submit(std::move(next));
  for (const auto& entry : entries) entry.done(error);
  if (last) rest();
}

/// Only what is durable is remembered: a row that was lost must not keep the next one from being found.
void AccessLog::note(const std::vector<Entry>& entries) {
  for (const auto& entry : entries)
    if (entry.look.disclosure.dossiers.size() > 1)
      for (const auto& id : entry.named) seen_.add(entry.look, id);
}

std::vector<AccessLog::Entry> AccessLog::take_waiting() {
  const auto some = waiting_.begin() + static_cast<std::ptrdiff_t>(std::min(waiting_.size(), kMostTogether));
  std::vector<Entry> taken(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(some));
  waiting_.erase(waiting_.begin(), some);
  return taken;
}

/// Goes on with those who came while the last were told, or is idle.
void AccessLog::rest() {
  std::vector<Entry> next;
  {
    std::lock_guard lock(mutex_);
    next = take_waiting();
    under_way_ = !next.empty();
    if (!under_way_) idle_.notify_all();
  }
  if (!next.empty()) submit(std::move(next));
}

std::vector<AccessRow> read_accesses(db::Reader& reader, Id<Dossier> dossier, Instant before, int limit) {
  std::vector<AccessRow> found;
  for (const auto& row : reader.query("SELECT l.id, l.at, l.reader, l.view, l.classes FROM access_dossier d JOIN access_log l ON l.id = d.access "
                                      "WHERE d.dossier = ?1 AND l.at < ?2 ORDER BY d.access DESC LIMIT ?3", {dossier, before, limit}))
    found.push_back(access_row(row));
  return found;
}

std::vector<AccessRow> read_all_accesses(db::Reader& reader, const std::optional<IdBytes>& before, int limit) {
  const std::string last = before ? std::string(view_of(*before)) : std::string(sizeof(IdBytes), '\xff');
  std::vector<AccessRow> found;
  for (const auto& row : reader.query("SELECT id, at, reader, view, classes, dossiers FROM access_log WHERE id < ?1 ORDER BY id DESC LIMIT ?2",
                                      {db::BlobView{last}, limit})) {
    found.push_back(access_row(row));
    found.back().dossiers = unpacked(row.text(5));
  }
  return found;
}

}  // namespace hospitium::ledger
