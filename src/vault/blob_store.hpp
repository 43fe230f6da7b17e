// Files of dossiers: hashed with the dossier's key, compressed (raw deflate where it helps), sealed; up to 256 KiB in table `dossier_blob`,
// larger ones in a folder, flushed (file and directory) before the command that names them.
#pragma once
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "db/database.hpp"
#include "db/migration.hpp"
#include "vault/vault.hpp"

namespace hospitium {
struct Dossier;
}

namespace hospitium::vault {

inline constexpr std::size_t kInlineBlob_bytes = 256 * 1024;
inline constexpr std::size_t kLargestBlob_bytes = 64 * 1024 * 1024;

/// Ready to be kept: made outside the writer. `name` is the keyed hash in hex (64 characters), the address within the dossier.
struct PreparedBlob {
  std::string name;
  std::int64_t plain_bytes = 0;
  std::string sealed;      ///< empty when the bytes are in a file already
  bool in_file = false;
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
  /// Removes rows and files of an erased dossier (the key is gone already; this frees the space).
  void remove_all(Id<Dossier> dossier);

  /// Removes files that no row names, left by commands that were refused after prepare() or by a crash. `older_than` must lie before
  /// anything that may still be on its way to keep(), an hour ago say. Returns how many. Throws db::Fault.
  std::size_t sweep(Instant older_than);

  static std::span<const db::Migration> migrations();

 private:
  db::Database& database_;
  std::string folder_;
};

}  // namespace hospitium::vault
