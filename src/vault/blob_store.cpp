#include "vault/blob_store.hpp"

#include <chrono>
#include <filesystem>

#include "vault/deflate.hpp"
#include "vault/durable_file.hpp"
#include "vault/secret.hpp"

namespace hospitium::vault {
namespace {

constexpr db::Migration kMigrations[] = {
    {"blob", 1,
     "CREATE TABLE dossier_blob(dossier BLOB NOT NULL, name TEXT NOT NULL, plain_bytes BIGINT NOT NULL, sealed BLOB, PRIMARY KEY(dossier, name));\n"}};

constexpr std::size_t kSeal_bytes = 256;  // more than nonce, tag and header add

bool is_name(std::string_view name) { return name.size() == 64 && name.find_first_not_of("0123456789abcdef") == std::string_view::npos; }

std::string hex(const KeyBytes& bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (auto byte : bytes) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

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

/// True when a row names this file. Temporary names are nobody's.
bool named(db::Database& database, const std::filesystem::path& file) {
  auto dossier = Id<Dossier>::parse(file.parent_path().filename().string());
  auto name = file.filename().string();
  if (!dossier || !is_name(name)) return false;
  bool found = false;
  database.read([&](db::Reader& reader) {
    found = !reader.query("SELECT 1 FROM dossier_blob WHERE dossier = ?1 AND name = ?2 AND sealed IS NULL", {*dossier, name}).empty();
  });
  return found;
}

}  // namespace

BlobStore::BlobStore(db::Database& database, std::string folder) : database_(database), folder_(std::move(folder)) { make_folder(folder_); }

PreparedBlob BlobStore::prepare(Id<Dossier> dossier, const DataKey& key, std::string_view plain) {
  CHECK(plain.size() <= kLargestBlob_bytes);  // whoever takes files in refuses larger ones
  PreparedBlob blob{hex(key.hash(Purpose::FileName, plain)), static_cast<std::int64_t>(plain.size()), {}, false};
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
  writer.execute("INSERT INTO dossier_blob(dossier, name, plain_bytes, sealed) VALUES(?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
                 {dossier, blob.name, blob.plain_bytes, sealed});
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

void BlobStore::remove_all(Id<Dossier> dossier) {
  database_.write([&](db::Writer& writer) {
    writer.execute("DELETE FROM dossier_blob WHERE dossier = ?1", {dossier});
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
      removed += std::filesystem::remove(entry.path());
    }
  } catch (const std::filesystem::filesystem_error&) {
    throw db::Fault(db::FaultKind::Broken, "the folder of files cannot be swept");
  }
  return removed;
}

std::span<const db::Migration> BlobStore::migrations() { return kMigrations; }

}  // namespace hospitium::vault
