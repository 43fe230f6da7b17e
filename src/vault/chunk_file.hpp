// A large file as sealed chunks: each opens by itself, so reading may begin anywhere and writing may go on after a crash. A chunk is bound
// to its file, its place and the length of the whole, so that chunks cannot be swapped, repeated, or taken off the end.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "vault/vault.hpp"

namespace hospitium::vault {

inline constexpr std::size_t kChunk_bytes = 256 * 1024;

/// What every chunk of one file is bound to.
struct ChunkBinding {
  std::string file;            ///< dossier and file, raw bytes
  std::int64_t length = 0;     ///< plain bytes of the whole

  std::int64_t chunks() const { return (length + static_cast<std::int64_t>(kChunk_bytes) - 1) / static_cast<std::int64_t>(kChunk_bytes); }
};

/// Makes the file when missing, its name durable. Chunks may be written again, with the same content. Throws db::Fault.
class ChunkWriter {
 public:
  ChunkWriter(const std::string& path, DataKey key, ChunkBinding binding);
  ~ChunkWriter();
  ChunkWriter(const ChunkWriter&) = delete;
  void write(std::int64_t chunk, std::string_view plain);
  void flush();                ///< on disk when it returns

 private:
  int file_;
  DataKey key_;
  ChunkBinding binding_;
};

/// One thread at a time.
class ChunkReader {
 public:
  ChunkReader(const std::string& path, DataKey key, ChunkBinding binding);
  ~ChunkReader();
  ChunkReader(const ChunkReader&) = delete;
  /// Plain bytes of one chunk; nothing when it is absent or altered.
  std::optional<std::string> read(std::int64_t chunk) const;

 private:
  int file_;
  DataKey key_;
  ChunkBinding binding_;
};

}  // namespace hospitium::vault
