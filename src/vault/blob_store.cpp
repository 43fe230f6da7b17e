#include "vault/blob_store.hpp"

#include <chrono>
#include <filesystem>
#include <functional>

#include "vault/deflate.hpp"
#include "vault/durable_file.hpp"
#include "vault/secret.hpp"

namespace hospitium::vault {
namespace {

constexpr db::Migration kMigrations[] = {
    {"blob", 1,
     "CREATE TABLE dossier_blob(dossier BLOB NOT NULL, name TEXT NOT NULL, plain_bytes BIGINT NOT NULL, sealed BLOB, PRIMARY KEY(dossier, name));\n"},
    {"blob", 2, R"(ALTER TABLE dossier_blob ADD COLUMN stream BLOB;
CREATE TABLE upload(
  dossier BLOB NOT NULL, id BLOB NOT NULL, by_user BLOB NOT NULL, party BLOB NOT NULL, length BIGINT NOT NULL, arrived BIGINT NOT NULL,
  expires BIGINT NOT NULL, about BLOB NOT NULL, tail BLOB NOT NULL, same_as BLOB, PRIMARY KEY(dossier, id));
CREATE INDEX upload_party ON upload(party);
CREATE INDEX upload_expires ON upload(expires);
)"}};

constexpr std::size_t kSeal_bytes = 256;  // more than nonce, tag and header add

bool is_name(std::string_view name) { return name.size() == 64 && name.find_first_not_of("0123456789abcdef") == std::string_view::npos; }

/// A sealed file opens only as itself, in its own dossier.
std::string bound_to(Id<Dossier> dossier, std::string_view name) { return std::string(view_of(dossier.bytes)).append(name); }

/// folder/<last two digits of the id>/<id>: some 256 folders, each with a share of the dossiers.
std::string shelf(const std::string& folder, Id<Dossier> dossier) { return folder + "/" + dossier.text().substr(34); }
std::string home(const std::string& folder, Id<Dossier> dossier) { return shelf(folder, dossier) + "/" + dossier.text(); }

Instant modified(const std::filesystem::directory_entry& entry) {
  using namespace std::chrono;
  auto at = file_clock::to_sys(entry.last_write_time());
  return {duration_cast<microseconds>(at.time_since_epoch()).count()};
}

/// The chunks of an upload are named by the finished file's row, or by the upload's while it goes on.
bool stream_named(db::Database& database, Id<Dossier> dossier, Id<Stream> stream) {
  bool found = false;
  database.read([&](db::Reader& reader) {
    found = !reader.query("SELECT 1 FROM upload WHERE dossier = ?1 AND id = ?2 AND same_as IS NULL", {dossier, stream}).empty() ||
            !reader.query("SELECT 1 FROM dossier_blob WHERE dossier = ?1 AND stream = ?2", {dossier, stream}).empty();
  });
  return found;
}

/// True when a row names this file. Temporary names are nobody's.
bool named(db::Database& database, const std::filesystem::path& file) {
  auto dossier = Id<Dossier>::parse(file.parent_path().filename().string());
  auto name = file.filename().string();
  if (!dossier) return false;
  if (const auto stream = Id<Stream>::parse(name)) return stream_named(database, *dossier, *stream);
  if (!is_name(name)) return false;
  bool found = false;
  database.read([&](db::Reader& reader) {
    found = !reader.query("SELECT 1 FROM dossier_blob WHERE dossier = ?1 AND name = ?2 AND sealed IS NULL", {*dossier, name}).empty();
  });
  return found;
}

bool gone(const std::error_code& error) { return error == std::errc::no_such_file_or_directory; }

/// Every file under `folder`, which others may be emptying meanwhile.
void each_file(const std::filesystem::path& folder, const std::function<void(const std::filesystem::path&)>& each) {
  std::error_code error;
  std::filesystem::directory_iterator entry(folder, error);
  for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
    if (entry->is_directory(error)) each_file(entry->path(), each);
    else each(entry->path());
  }
  if (error && !gone(error)) throw db::Fault(db::FaultKind::Broken, "the folder of files cannot be listed");
}

/// Not in the space of content hashes: those are of other texts.
std::string name_of_label(const DataKey& key, std::string_view label) { return hex(key.hash(Purpose::Chunk, label)); }

class HeldSource final : public BlobSource {
 public:
  explicit HeldSource(std::string bytes) : BlobSource(static_cast<std::int64_t>(bytes.size())), bytes_(std::move(bytes)) {}
  std::optional<std::string> read(std::int64_t at, std::size_t bytes) override { return bytes_.substr(static_cast<std::size_t>(at), bytes); }

 private:
  std::string bytes_;
};

class ChunkSource final : public BlobSource {
 public:
  ChunkSource(const std::string& path, const DataKey& key, ChunkBinding binding)
      : BlobSource(binding.length), reader_(path, key, std::move(binding)) {}

  std::optional<std::string> read(std::int64_t at, std::size_t bytes) override {
    std::string wanted;
    wanted.reserve(bytes);
    while (wanted.size() < bytes) {
      const auto here = at + static_cast<std::int64_t>(wanted.size());
      if (!hold(here / static_cast<std::int64_t>(kChunk_bytes))) return std::nullopt;
      const auto inside = static_cast<std::size_t>(here % static_cast<std::int64_t>(kChunk_bytes));
      if (inside >= chunk_.size()) return std::nullopt;
      wanted.append(chunk_, inside, bytes - wanted.size());
    }
    return wanted;
  }

 private:
  bool hold(std::int64_t number) {
    if (number == held_) return true;
    auto plain = reader_.read(number);
    if (!plain) return false;
    chunk_ = *std::move(plain);
    held_ = number;
    return true;
  }
  ChunkReader reader_;
  std::int64_t held_ = -1;
  std::string chunk_;
};

}  // namespace

BlobStore::BlobStore(db::Database& database, std::string folder) : database_(database), folder_(std::move(folder)) { make_folder(folder_); }

PreparedBlob BlobStore::prepare(Id<Dossier> dossier, const DataKey& key, std::string_view plain) {
  CHECK(plain.size() <= kLargestBlob_bytes);  // whoever takes files in refuses larger ones
  return seal(dossier, key, hex(key.hash(Purpose::FileName, plain)), plain);
}

PreparedBlob BlobStore::prepare_as(Id<Dossier> dossier, const DataKey& key, std::string_view label, std::string_view plain) {
  CHECK(plain.size() <= kLargestBlob_bytes);
  return seal(dossier, key, name_of_label(key, label), plain);
}

PreparedBlob BlobStore::seal(Id<Dossier> dossier, const DataKey& key, std::string name, std::string_view plain) {
  PreparedBlob blob{std::move(name), static_cast<std::int64_t>(plain.size()), {}, false, {}};
  blob.sealed = key.seal(Purpose::File, pack(plain), bound_to(dossier, blob.name));
  if (blob.sealed.size() <= kInlineBlob_bytes) return blob;
  make_folder(shelf(folder_, dossier));
  make_folder(home(folder_, dossier));
  replace_file(home(folder_, dossier) + "/" + blob.name, blob.sealed);
  blob.sealed.clear();
  blob.in_file = true;
  return blob;
}

void BlobStore::keep(db::Writer& writer, Id<Dossier> dossier, const PreparedBlob& blob) {
  auto sealed = blob.in_file ? db::Param(db::Null{}) : db::Param(db::BlobView{blob.sealed});
  writer.execute("INSERT INTO dossier_blob(dossier, name, plain_bytes, sealed, stream) VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
                 {dossier, blob.name, blob.plain_bytes, sealed, blob.stream});
}

std::optional<std::string> BlobStore::load(db::Reader& reader, Id<Dossier> dossier, const DataKey& key, std::string_view name) {
  if (!is_name(name)) return std::nullopt;
  auto rows = reader.query("SELECT sealed FROM dossier_blob WHERE dossier = ?1 AND name = ?2", {dossier, name});
  if (rows.empty()) return std::nullopt;
  auto sealed = rows[0].null(0) ? read_file(home(folder_, dossier) + "/" + std::string(name), kLargestBlob_bytes + kSeal_bytes)
                                : std::optional(rows[0].text(0));
  if (!sealed) return std::nullopt;
  auto packed = key.open(Purpose::File, *sealed, bound_to(dossier, name));
  return packed ? unpack(*packed, kLargestBlob_bytes) : std::nullopt;
}

std::optional<std::string> BlobStore::load_as(db::Reader& reader, Id<Dossier> dossier, const DataKey& key, std::string_view label) {
  return load(reader, dossier, key, name_of_label(key, label));
}

std::unique_ptr<BlobSource> BlobStore::open(db::Reader& reader, Id<Dossier> dossier, const DataKey& key, std::string_view name) {
  const auto rows = reader.query("SELECT stream, plain_bytes FROM dossier_blob WHERE dossier = ?1 AND name = ?2", {dossier, name});
  if (rows.empty()) return nullptr;
  if (!rows[0].null(0)) {
    const auto stream = rows[0].id<Stream>(0);
    return std::make_unique<ChunkSource>(home(folder_, dossier) + "/" + stream.text(), key, stream_binding(dossier, stream, rows[0].number(1)));
  }
  auto bytes = load(reader, dossier, key, name);
  return bytes ? std::make_unique<HeldSource>(*std::move(bytes)) : nullptr;
}

std::string BlobStore::stream_file(Id<Dossier> dossier, Id<Stream> stream) {
  make_folder(shelf(folder_, dossier));
  make_folder(home(folder_, dossier));
  return home(folder_, dossier) + "/" + stream.text();
}

ChunkBinding BlobStore::stream_binding(Id<Dossier> dossier, Id<Stream> stream, std::int64_t length) {
  return {std::string(view_of(dossier.bytes)).append(view_of(stream.bytes)), length};
}

void BlobStore::remove_all(Id<Dossier> dossier) {
  database_.write([&](db::Writer& writer) {
    writer.execute("DELETE FROM dossier_blob WHERE dossier = ?1", {dossier});
    writer.execute("DELETE FROM upload WHERE dossier = ?1", {dossier});
    return db::Verdict::Commit;
  });
  std::error_code error;
  std::filesystem::remove_all(home(folder_, dossier), error);
  if (error) throw db::Fault(db::FaultKind::Broken, "the files of a dossier cannot be removed");
}

std::size_t BlobStore::sweep(Instant older_than) {
  std::size_t removed = 0;
  try {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_)) {
      if (!entry.is_regular_file() || modified(entry) >= older_than || named(database_, entry.path())) continue;
      if (modified(std::filesystem::directory_entry(entry.path())) >= older_than) continue;  // sealed again meanwhile
      removed += std::filesystem::remove(entry.path());
    }
  } catch (const std::filesystem::filesystem_error&) {
    throw db::Fault(db::FaultKind::Broken, "the folder of files cannot be swept");
  }
  return removed;
}

void BlobStore::backup_to(const std::string& folder) {
  each_file(folder_, [&](const std::filesystem::path& file) {
    const auto copy = folder / std::filesystem::relative(file, folder_);
    std::error_code error;
    std::filesystem::create_directories(copy.parent_path());
    std::filesystem::copy_file(file, copy, error);
    if (!error) return;
    if (!gone(error)) throw db::Fault(db::FaultKind::Broken, "a file cannot be copied: " + error.message());
    if (named(database_, file)) throw db::Fault(db::FaultKind::Broken, "a file that a record names is missing");
  });
}

std::span<const db::Migration> BlobStore::migrations() { return kMigrations; }

}  // namespace hospitium::vault
