#include "vault/chunk_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/check.hpp"
#include "db/fault.hpp"
#include "vault/durable_file.hpp"

namespace hospitium::vault {
namespace {

constexpr std::int64_t kChunk = kChunk_bytes;
constexpr std::int64_t kSealedChunk = kChunk + 24 + 16;  // nonce and tag

std::string bound_to(const ChunkBinding& binding, std::int64_t chunk) {
  std::string text = binding.file;
  for (const auto number : {chunk, binding.length})
    for (int shift = 0; shift < 64; shift += 8) text += static_cast<char>(number >> shift & 0xFF);
  return text;
}

[[noreturn]] void fail(const char* what) {
  throw db::Fault(errno == ENOSPC || errno == EDQUOT ? db::FaultKind::Full : db::FaultKind::Broken, what);
}

std::int64_t plain_size(const ChunkBinding& binding, std::int64_t chunk) { return std::min(kChunk, binding.length - chunk * kChunk); }

}  // namespace

ChunkWriter::ChunkWriter(const std::string& path, DataKey key, ChunkBinding binding)
    : file_(::open(path.c_str(), O_WRONLY | O_CLOEXEC)), key_(std::move(key)), binding_(std::move(binding)) {
  if (file_ >= 0) return;
  write_new_file(path, {}, 0600);
  file_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file_ < 0) fail("a file cannot be opened");
}

ChunkWriter::~ChunkWriter() { ::close(file_); }

void ChunkWriter::write(std::int64_t chunk, std::string_view plain) {
  CHECK(static_cast<std::int64_t>(plain.size()) == plain_size(binding_, chunk));
  const auto sealed = key_.seal(Purpose::Chunk, plain, bound_to(binding_, chunk));
  for (std::size_t done = 0; done < sealed.size();) {
    const auto written = ::pwrite(file_, sealed.data() + done, sealed.size() - done, chunk * kSealedChunk + static_cast<std::int64_t>(done));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail("a file cannot be written");
    done += static_cast<std::size_t>(written);
  }
}

void ChunkWriter::flush() {
  if (::fdatasync(file_) != 0) fail("a file cannot be flushed");
}

ChunkReader::ChunkReader(const std::string& path, DataKey key, ChunkBinding binding)
    : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)), key_(std::move(key)), binding_(std::move(binding)) {}

ChunkReader::~ChunkReader() {
  if (file_ >= 0) ::close(file_);
}

std::optional<std::string> ChunkReader::read(std::int64_t chunk) const {
  if (file_ < 0 || chunk < 0 || chunk >= binding_.chunks()) return std::nullopt;
  std::string sealed(static_cast<std::size_t>(plain_size(binding_, chunk) + kSealedChunk - kChunk), '\0');
  for (std::size_t done = 0; done < sealed.size();) {
    const auto got = ::pread(file_, sealed.data() + done, sealed.size() - done, chunk * kSealedChunk + static_cast<std::int64_t>(done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    done += static_cast<std::size_t>(got);
  }
  return key_.open(Purpose::Chunk, sealed, bound_to(binding_, chunk));
}

}  // namespace hospitium::vault
