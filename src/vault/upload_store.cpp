#include "vault/upload_store.hpp"

#include <filesystem>

#include "vault/secret.hpp"

namespace hospitium::vault {
namespace {

constexpr std::int64_t kChunk = kChunk_bytes;
constexpr std::int64_t kSaveEvery_bytes = 8 << 20;  ///< what a crash may cost at most

std::string bound_to(const Upload& upload, std::string_view what) {
  return std::string(view_of(upload.dossier.bytes)).append(view_of(upload.id.bytes)).append(what);
}

std::string seal(const Upload& upload, const DataKey& key, std::string_view what, std::string_view plain) {
  return key.seal(Purpose::Upload, plain, bound_to(upload, what));
}

std::string opened(const Upload& upload, const DataKey& key, std::string_view what, std::string_view sealed) {
  auto plain = key.open(Purpose::Upload, sealed, bound_to(upload, what));
  if (!plain) throw db::Fault(db::FaultKind::Broken, "an upload was altered");
  return *std::move(plain);
}

bool room_for(const db::Rows& held, std::int64_t length, UploadLimits limits) {
  return held[0].number(0) < limits.most_open && held[0].number(1) + length <= limits.most_bytes;
}

constexpr std::string_view kColumns =
    "SELECT id, by_user, party, length, arrived, expires, about, tail, same_as FROM upload WHERE dossier = ?1 AND ";

Upload upload_of(const db::Row& row, Id<Dossier> dossier, const DataKey& key) {
  Upload upload{row.id<Stream>(0), dossier, row.id<User>(1), row.id<Party>(2), row.number(3), row.number(4), row.instant(5), {}, {}, {}};
  upload.about = opened(upload, key, "about", row.text(6));
  upload.tail = opened(upload, key, "tail", row.text(7));
  if (!row.null(8)) upload.same_as = row.id<Record>(8);
  return upload;
}

/// The chunks that no kept blob has taken over.
void remove_file(db::Database& database, BlobStore& blobs, Id<Dossier> dossier, Id<Stream> id) {
  bool kept = false;
  database.read([&](db::Reader& reader) {
    kept = !reader.query("SELECT 1 FROM dossier_blob WHERE dossier = ?1 AND stream = ?2", {dossier, id}).empty();
  });
  if (kept) return;

  std::error_code error;
  std::filesystem::remove(blobs.stream_file(dossier, id), error);
  if (error) throw db::Fault(db::FaultKind::Broken, "the chunks of an upload cannot be removed");
}

}  // namespace

bool UploadStore::begin(const Upload& upload, const DataKey& key, UploadLimits of_party, UploadLimits of_user) {
  const auto about = seal(upload, key, "about", upload.about);
  const auto tail = seal(upload, key, "tail", {});
  bool room = false;
  database_.write([&](db::Writer& writer) {
    constexpr std::string_view kOpen = "SELECT COUNT(*), CAST(COALESCE(SUM(length), 0) AS BIGINT) FROM upload WHERE same_as IS NULL AND ";
    static const std::string kOfParty = std::string(kOpen) + "party = ?1", kOfUser = std::string(kOpen) + "dossier = ?1 AND by_user = ?2";
    room = room_for(writer.query(kOfParty, {upload.party}), upload.length, of_party) &&
           room_for(writer.query(kOfUser, {upload.dossier, upload.by}), upload.length, of_user);
    if (!room) return db::Verdict::RollBack;
    writer.execute("INSERT INTO upload(dossier, id, by_user, party, length, arrived, expires, about, tail) VALUES(?1, ?2, ?3, ?4, ?5, 0, ?6, ?7, ?8)",
                   {upload.dossier, upload.id, upload.by, upload.party, upload.length, upload.expires, db::BlobView{about}, db::BlobView{tail}});
    return db::Verdict::Commit;
  });
  return room;
}

std::optional<Upload> UploadStore::find(Id<Dossier> dossier, Id<Stream> id, const DataKey& key) {
  static const std::string kOne = std::string(kColumns) + "id = ?2";
  std::optional<Upload> found;
  database_.read([&](db::Reader& reader) {
    const auto rows = reader.query(kOne, {dossier, id});
    if (!rows.empty()) found = upload_of(rows[0], dossier, key);
  });
  return found;
}

std::vector<Upload> UploadStore::of(Id<Dossier> dossier, Id<User> by, const DataKey& key) {
  static const std::string kMine = std::string(kColumns) + "by_user = ?2 AND same_as IS NULL ORDER BY id";
  std::vector<Upload> found;
  database_.read([&](db::Reader& reader) {
    for (const auto& row : reader.query(kMine, {dossier, by})) found.push_back(upload_of(row, dossier, key));
  });
  return found;
}

std::vector<UploadStore::Open> UploadStore::of_party(Id<Party> party) {
  std::vector<Open> found;
  database_.read([&](db::Reader& reader) {
    found.clear();
    for (const auto& row : reader.query("SELECT dossier, id, by_user FROM upload WHERE party = ?1 AND same_as IS NULL", {party}))
      found.push_back({row.id<Dossier>(0), row.id<Stream>(1), row.id<User>(2)});
  });
  return found;
}

bool UploadStore::save(const Upload& upload, std::int64_t arrived_before, Instant expires, const DataKey& key) {
  const auto tail = seal(upload, key, "tail", upload.tail);
  std::int64_t changed = 0;
  database_.write([&](db::Writer& writer) {
    changed = writer.execute("UPDATE upload SET arrived = ?4, tail = ?5, expires = ?6 WHERE dossier = ?1 AND id = ?2 AND arrived = ?3",
                             {upload.dossier, upload.id, arrived_before, upload.arrived, db::BlobView{tail}, expires});
    return db::Verdict::Commit;
  });
  return changed == 1;
}

void UploadStore::end_as(const Upload& upload, Id<Record> same) {
  database_.write([&](db::Writer& writer) {
    writer.execute("UPDATE upload SET same_as = ?3 WHERE dossier = ?1 AND id = ?2", {upload.dossier, upload.id, same});
    return db::Verdict::Commit;
  });
  remove_file(database_, blobs_, upload.dossier, upload.id);
}

void UploadStore::remove(Id<Dossier> dossier, Id<Stream> id) {
  database_.write([&](db::Writer& writer) {
    writer.execute("DELETE FROM upload WHERE dossier = ?1 AND id = ?2", {dossier, id});
    return db::Verdict::Commit;
  });
  remove_file(database_, blobs_, dossier, id);
}

std::size_t UploadStore::drop_torn() {
  std::vector<std::pair<Id<Dossier>, Id<Stream>>> in_files;
  database_.read([&](db::Reader& reader) {
    in_files.clear();
    for (const auto& row : reader.query("SELECT dossier, id FROM upload WHERE same_as IS NULL AND length > ?1 AND arrived >= ?1", {kChunk}))
      in_files.emplace_back(row.id<Dossier>(0), row.id<Stream>(1));
  });
  std::erase_if(in_files, [&](const auto& one) { return std::filesystem::exists(blobs_.stream_file(one.first, one.second)); });
  for (const auto& [dossier, id] : in_files) remove(dossier, id);
  return in_files.size();
}

std::size_t UploadStore::expire(Instant now) {
  std::vector<std::pair<Id<Dossier>, Id<Stream>>> old;
  database_.read([&](db::Reader& reader) {
    for (const auto& row : reader.query("SELECT dossier, id FROM upload WHERE expires < ?1 LIMIT 1000", {now}))
      old.emplace_back(row.id<Dossier>(0), row.id<Stream>(1));
  });
  for (const auto& [dossier, id] : old) remove(dossier, id);
  return old.size();
}

UploadWriter::UploadWriter(UploadStore& store, Upload upload, DataKey key, Counting counting)
    : store_(store), upload_(std::move(upload)), key_(std::move(key)), counting_(counting),
      full_(upload_.arrived - static_cast<std::int64_t>(upload_.tail.size())) {}

ChunkWriter& UploadWriter::file() {
  if (!file_)
    file_ = std::make_unique<ChunkWriter>(store_.blobs().stream_file(upload_.dossier, upload_.id), key_,
                                          BlobStore::stream_binding(upload_.dossier, upload_.id, upload_.length));
  return *file_;
}

bool UploadWriter::add(std::string_view block, Instant expires) {
  if (static_cast<std::int64_t>(block.size()) > upload_.length - arrived()) return false;
  while (!block.empty()) {
    const auto part = block.substr(0, kChunk_bytes - upload_.tail.size());
    upload_.tail += part;
    block.remove_prefix(part.size());
    if (upload_.tail.size() < kChunk_bytes || upload_.length <= kChunk) continue;
    file().write(full_ / kChunk, upload_.tail);
    upload_.tail.clear();
    full_ += kChunk;
    unflushed_ += kChunk;
  }
  return counting_ == Counting::Held || unflushed_ < kSaveEvery_bytes || settle(expires);
}

bool UploadWriter::settle(Instant expires) {
  const auto before = upload_.arrived;
  if (arrived() == before) return true;
  if (unflushed_ > 0) file().flush();
  unflushed_ = 0;
  upload_.arrived = arrived();
  return store_.save(upload_, before, expires, key_);
}

std::string UploadWriter::chunk(std::int64_t number) const {
  if (number * kChunk >= full_) return upload_.tail;
  const ChunkReader reader(store_.blobs().stream_file(upload_.dossier, upload_.id), key_,
                           BlobStore::stream_binding(upload_.dossier, upload_.id, upload_.length));
  auto plain = reader.read(number);
  if (!plain) throw db::Fault(db::FaultKind::Broken, "an upload cannot be read back");
  return *std::move(plain);
}

std::string UploadWriter::head() const { return chunk(0); }

std::string UploadWriter::all() const {
  std::string bytes;
  for (std::int64_t number = 0; static_cast<std::int64_t>(bytes.size()) < arrived(); ++number) bytes += chunk(number);
  return bytes;
}

std::optional<std::string> UploadWriter::hash_of_chunks() const {
  const ChunkReader reader(store_.blobs().stream_file(upload_.dossier, upload_.id), key_,
                           BlobStore::stream_binding(upload_.dossier, upload_.id, upload_.length));
  KeyedHash hash(key_, Purpose::FileName);
  for (std::int64_t at = 0; at < upload_.length; at += kChunk) {
    const auto plain = reader.read(at / kChunk);
    if (!plain) return std::nullopt;
    hash.add(*plain);
  }
  return hex(hash.value());
}

std::optional<PreparedBlob> UploadWriter::finish() {
  CHECK(whole());
  if (upload_.length <= kChunk) return store_.blobs().prepare(upload_.dossier, key_, upload_.tail);
  if (!upload_.tail.empty()) file().write(full_ / kChunk, upload_.tail);
  file().flush();
  const auto name = hash_of_chunks();
  if (!name) return std::nullopt;
  return PreparedBlob{*name, upload_.length, {}, true, upload_.id};
}

}  // namespace hospitium::vault
