// Files of dossiers: hashed with the dossier's key, compressed (raw deflate where it helps), sealed; up to 256 KiB in table `dossier_blob`,
// larger ones in a folder, flushed (file and directory) before the command that names them. Large uploads (upload_store.hpp) lie there as
// sealed chunks, uncompressed: photographs, PDF and ZIP are compressed already.
#pragma once
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "db/database.hpp"
#include "db/migration.hpp"
#include "vault/chunk_file.hpp"
#include "vault/vault.hpp"

namespace hospitium {
struct Dossier;
}

namespace hospitium::vault {

inline constexpr std::size_t kInlineBlob_bytes = 256 * 1024;
inline constexpr std::size_t kLargestBlob_bytes = 64 * 1024 * 1024;

struct Stream;                             ///< tag: a file of sealed chunks

/// Ready to be kept: made outside the writer. `name` is the keyed hash in hex (64 characters), the address within the dossier.
struct PreparedBlob {
  std::string name;
  std::int64_t plain_bytes = 0;
  std::string sealed;      ///< empty when the bytes are in a file already
  bool in_file = false;
  std::optional<Id<Stream>> stream; ///< set: the file of chunks with this id
};

/// The content of a kept file, read piece by piece. One thread at a time.
class BlobSource {
 public:
  virtual ~BlobSource() = default;
  std::int64_t size() const { return size_; }
  /// Exactly `bytes` bytes from `at` on, both within size(); nothing when the file was altered.
  virtual std::optional<std::string> read(std::int64_t at, std::size_t bytes) = 0;

 protected:
  explicit BlobSource(std::int64_t size) : size_(size) {}
  const std::int64_t size_;
};

class BlobStore {
 public:
  /// `folder` is made when missing. `database` outlives the store; its table belongs to migrations().
  BlobStore(db::Database& database, std::string folder);

  PreparedBlob prepare(Id<Dossier> dossier, const DataKey& key, std::string_view plain);
  /// Inside the command's transaction. Keeping the same blob twice is harmless.
  void keep(db::Writer& writer, Id<Dossier> dossier, const PreparedBlob& blob);
  /// The plain bytes; nothing when absent or altered.
  std::optional<std::string> load(db::Reader& reader, Id<Dossier> dossier, const DataKey& key, std::string_view name);
  /// Something derived from the dossier's files (a page shown as an image), found again by `label` instead of by its content.
  PreparedBlob prepare_as(Id<Dossier> dossier, const DataKey& key, std::string_view label, std::string_view plain);
  std::optional<std::string> load_as(db::Reader& reader, Id<Dossier> dossier, const DataKey& key, std::string_view label);
  /// Null when absent. Large uploads are read from the disk as they are asked for, everything else lies in memory.
  std::unique_ptr<BlobSource> open(db::Reader& reader, Id<Dossier> dossier, const DataKey& key, std::string_view name);
  /// Where the chunks of an upload lie; makes the folders.
  std::string stream_file(Id<Dossier> dossier, Id<Stream> stream);
  static ChunkBinding stream_binding(Id<Dossier> dossier, Id<Stream> stream, std::int64_t length);

  /// Removes rows and files of an erased dossier (the key is gone already; this frees the space).
  void remove_all(Id<Dossier> dossier);

  /// Removes files that no row names, left by commands that were refused after prepare() or by a crash. `older_than` must lie before
  /// anything that may still be on its way to keep(), an hour ago say. Returns how many. Throws db::Fault.
  std::size_t sweep(Instant older_than);

  /// Copies the files into `folder`, after the database was copied: whatever that names was there before. A file that goes meanwhile (an
  /// erasure, an upload that ended) is left out, unless a row still names it. Throws db::Fault.
  void backup_to(const std::string& folder);

  static std::span<const db::Migration> migrations();

 private:
  PreparedBlob seal(Id<Dossier> dossier, const DataKey& key, std::string name, std::string_view plain);
  db::Database& database_;
  std::string folder_;
};

}  // namespace hospitium::vault
