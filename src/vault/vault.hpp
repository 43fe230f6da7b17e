// Sealing at rest (libsodium, XChaCha20-Poly1305). Everything about a person is sealed under its dossier's data key; the key is wrapped by
// the node key and lives in keys.db, so that deleting one row makes a dossier unreadable everywhere (NIST SP 800-88r2: cryptographic erase).
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/id.hpp"
#include "base/result.hpp"
#include "db/database.hpp"

namespace hospitium::vault {

struct KeyTag;
using KeyId = Id<KeyTag>;

/// What a sealed text is for: part of the subkey, so that a card cannot be passed off as a snapshot.
enum class Purpose : std::uint8_t { Snapshot = 1, Card, Payload, File, Note, Search, FileName, Chunk, Upload, Cursor, Receipt, Mark };

class DataKeyImpl;
/// A data key held in locked memory; cheap to copy; wiped when the last copy goes. Thread-safe.
class DataKey {
 public:
  explicit DataKey(std::shared_ptr<const DataKeyImpl> impl);
  /// `bound_to` is authenticated, not stored (dossier id, version ...). Output: 24-byte nonce + ciphertext + 16-byte tag.
  std::string seal(Purpose purpose, std::string_view plain, std::string_view bound_to) const;
  /// Nothing when the text was altered, or sealed for something else.
  std::optional<std::string> open(Purpose purpose, std::string_view sealed, std::string_view bound_to) const;
  /// Keyed BLAKE2b-256: equal input gives equal output within this dossier only.
  std::array<std::uint8_t, 32> hash(Purpose purpose, std::string_view text) const;

 private:
  friend class KeyedHash;
  std::shared_ptr<const DataKeyImpl> impl_;
};

/// DataKey::hash of a text that comes in parts.
class KeyedHash {
 public:
  KeyedHash(const DataKey& key, Purpose purpose);
  ~KeyedHash();
  void add(std::string_view part);
  std::array<std::uint8_t, 32> value();    ///< once, at the end

 private:
  struct Running;
  std::unique_ptr<Running> running_;
};

struct Options {
  std::string node_key_file;         ///< 32 bytes, mode 0600; made by create_node_key(); kept outside backups
  std::size_t cached_keys = 65'536;  ///< unwrapped keys kept in memory
  std::size_t spare_keys = 4'096;    ///< wrapped keys made ahead, refilled below half by a background thread
};

/// Makes the file with O_EXCL. Throws when it exists or cannot be made durable.
void create_node_key(const std::string& file);

/// Threads: all members may be called from any thread.
class Vault {
 public:
  /// `keys` outlives the vault. Migrates its own tables there. Throws db::Fault; a wrong node key is found at once by a check value.
  Vault(db::Database& keys, const Options& options);
  ~Vault();

  /// A key that is durable in keys.db already, for a new dossier: no flush on the way of a command.
  std::pair<KeyId, DataKey> take_spare();
  /// Nothing when the key was erased.
  std::optional<DataKey> key(KeyId id);
  /// Keys of a page of rows at once; same order, nothing where erased.
  std::vector<std::optional<DataKey>> keys(std::span<const KeyId> ids);
  /// Deletes the key durably, from memory, table and write-ahead log, and remembers it on the erasure list. Idempotent.
  void erase(KeyId id);
  /// Applies an erasure list kept elsewhere (after a restore), before serving.
  void apply_erasures(std::span<const KeyId> ids);
  std::vector<KeyId> erasures();

  /// Keyed hash with the node's own key, for search tokens and e-mail addresses that span dossiers. 32 bytes.
  std::array<std::uint8_t, 32> node_hash(Purpose purpose, std::string_view text) const;
  /// Seals small node-wide secrets (names of users, webhook secrets).
  std::string seal_node(std::string_view plain, std::string_view bound_to) const;
  std::optional<std::string> open_node(std::string_view sealed, std::string_view bound_to) const;
  /// Ed25519 over `message` with the node's signing key (derived from the node key); 64 bytes.
  std::string sign(std::string_view message) const;
  bool verify_signature(std::string_view message, std::string_view signature) const;
  std::string public_key() const;  ///< 32 bytes

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace hospitium::vault
