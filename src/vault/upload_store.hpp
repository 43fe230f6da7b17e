// Files on their way in: sealed as they arrive, with an offset that is true after a crash. What is counted as arrived is on disk: whole
// chunks in a file beside the dossier's blobs, the rest (less than a chunk) sealed in the upload's row. A file of up to one chunk never
// leaves its row until it becomes an ordinary blob.
#pragma once
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "vault/blob_store.hpp"

namespace hospitium {
struct User;
struct Party;
struct Record;
}  // namespace hospitium

namespace hospitium::vault {

struct Upload {
  Id<Stream> id;
  Id<Dossier> dossier;
  Id<User> by;
  Id<Party> party;
  std::int64_t length = 0;
  std::int64_t arrived = 0;           ///< plain bytes that are on disk
  Instant expires;
  std::string about;                  ///< what the sender says of it, sealed at rest
  std::string tail;                   ///< the last `arrived % kChunk_bytes` bytes, or all of a small file
  std::optional<Id<Record>> same_as;  ///< ended: the dossier had this file already
};

/// How much may be on its way at once.
struct UploadLimits {
  std::int64_t most_open = 0, most_bytes = 0;
};

class UploadStore {
 public:
  UploadStore(db::Database& database, BlobStore& blobs) : database_(database), blobs_(blobs) {}

  /// False: its party has too much on its way already, or whoever begins it has in this dossier. Nobody's uploads take another party's room.
  bool begin(const Upload& upload, const DataKey& key, UploadLimits of_party, UploadLimits of_user);
  std::optional<Upload> find(Id<Dossier> dossier, Id<Stream> id, const DataKey& key);
  /// The unfinished ones that `by` has begun in this dossier.
  std::vector<Upload> of(Id<Dossier> dossier, Id<User> by, const DataKey& key);
  /// What a party has on its way in all dossiers: no more than which and by whom.
  struct Open {
    Id<Dossier> dossier;
    Id<Stream> id;
    Id<User> by;
  };
  std::vector<Open> of_party(Id<Party> party);
  /// Moves the offset; false when another server moved it meanwhile, or the upload is gone.
  bool save(const Upload& upload, std::int64_t arrived_before, Instant expires, const DataKey& key);
  void end_as(const Upload& upload, Id<Record> same);   ///< keeps the row as a notice, frees the bytes
  void remove(Id<Dossier> dossier, Id<Stream> id);      ///< the row, and the chunks unless a kept blob has taken them over
  /// Removes those whose chunks are not there: they ended while a backup was made.
  std::size_t drop_torn();
  std::size_t expire(Instant now);                      ///< removes what nobody went on with; returns how many

  BlobStore& blobs() { return blobs_; }

 private:
  db::Database& database_;
  BlobStore& blobs_;
};

/// One upload being written. One thread at a time.
class UploadWriter {
 public:
  /// With `hold`, nothing counts as arrived before settle(): the sender's checksum is judged first.
  enum class Counting { AsItComes, Held };
  UploadWriter(UploadStore& store, Upload upload, DataKey key, Counting counting);

  std::int64_t arrived() const { return full_ + static_cast<std::int64_t>(upload_.tail.size()); }
  bool whole() const { return arrived() == upload_.length; }
  const Upload& upload() const { return upload_; }
  /// False: more than its length, or the row went to somebody else. Throws db::Fault.
  bool add(std::string_view block, Instant expires);
  bool settle(Instant expires);                         ///< all that came is on disk and counted
  std::string head() const;                             ///< the first bytes of what arrived, at most one chunk
  std::string all() const;                              ///< small files only: everything that arrived
  /// Reads the whole file back from where it lies, hashes it, and makes it a blob. Nothing when the disk does not give back what came.
  std::optional<PreparedBlob> finish();

 private:
  ChunkWriter& file();
  std::string chunk(std::int64_t number) const;
  std::optional<std::string> hash_of_chunks() const;
  UploadStore& store_;
  Upload upload_;
  DataKey key_;
  const Counting counting_;
  std::int64_t full_;                                   ///< bytes in whole chunks
  std::int64_t unflushed_ = 0;
  std::unique_ptr<ChunkWriter> file_;
};

}  // namespace hospitium::vault
