#include "ledger/access_log.hpp"

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

bool names(std::string_view packed_ids, Id<Dossier> wanted) {
  for (std::size_t at = 0; at + sizeof(IdBytes) <= packed_ids.size(); at += sizeof(IdBytes))
    if (packed_ids.substr(at, sizeof(IdBytes)) == view_of(wanted)) return true;
  return false;
}

}  // namespace

AccessLog::~AccessLog() {
  std::unique_lock lock(mutex_);
  idle_.wait(lock, [this] { return !under_way_; });
}

void AccessLog::append(const access::Principal& principal, Disclosure disclosure, db::WriteDone done) {
  const auto now = engine_.environment.now();
  Entry entry{make_id_bytes(now.us, engine_.environment.random()), now, principal.user, std::move(disclosure), std::move(done)};
  std::vector<Entry> entries;
  {
    std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(entry));
    if (under_way_) return;
    under_way_ = true;
    entries.swap(waiting_);
  }
  submit(std::move(entries));
}

void AccessLog::submit(std::vector<Entry> entries) {
  auto shared = std::make_shared<std::vector<Entry>>(std::move(entries));
  const auto insert = [shared](db::Writer& writer) {
    for (const auto& entry : *shared)
      writer.execute("INSERT INTO access_log(id, at, reader, view, classes, dossiers) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
                     {db::BlobView{view_of(entry.id)}, entry.at, entry.reader, entry.disclosure.view, bits_of(entry.disclosure.classes),
                      db::BlobView{packed(entry.disclosure.dossiers)}});
    return db::Verdict::Commit;
  };
  engine_.database.submit(insert, [this, shared](std::exception_ptr error) { finished(*shared, error); });
}

/// Sends the next lot on its way first, then tells those whose rows are durable.
void AccessLog::finished(const std::vector<Entry>& entries, const std::exception_ptr& error) {
  auto next = take_waiting();
  const bool last = next.empty();
  if (!last) submit(std::move(next));
  for (const auto& entry : entries) entry.done(error);
  if (last) rest();
}

std::vector<AccessLog::Entry> AccessLog::take_waiting() {
  std::lock_guard lock(mutex_);
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
    next.swap(waiting_);
    under_way_ = !next.empty();
    if (!under_way_) idle_.notify_all();
  }
  if (!next.empty()) submit(std::move(next));
}

std::vector<AccessRow> read_accesses(db::Reader& reader, Id<Dossier> dossier, Instant before, int limit) {
  constexpr int kBatch = 1000, kMostRows = 200'000;  // a list names many dossiers, so this looks through the newest rows
  std::vector<AccessRow> found;
  std::string last(sizeof(IdBytes), '\xff');
  for (int looked = 0; looked < kMostRows && static_cast<int>(found.size()) < limit; looked += kBatch) {
    const auto rows = reader.query("SELECT id, at, reader, view, classes, dossiers FROM access_log WHERE id < ?1 ORDER BY id DESC LIMIT ?2",
                                   {db::BlobView{last}, kBatch});
    for (const auto& row : rows)
      if (static_cast<int>(found.size()) < limit && row.instant(1) < before && names(row.text(5), dossier))
        found.push_back({row.instant(1), row.id<User>(2), row.text(3), classes_of(row.number(4))});
    if (rows.size() < kBatch) break;
    last = rows.back().text(0);
  }
  return found;
}

}  // namespace hospitium::ledger
