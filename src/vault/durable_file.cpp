#include "vault/durable_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include <fmt/format.h>
#include <sodium.h>

#include "db/fault.hpp"

namespace hospitium::vault {
namespace {

using db::Fault;
using db::FaultKind;

/// Paths are left out: the names of blobs are nobody's business in a log.
[[noreturn]] void fail(std::string_view what, int code) {
  bool full = code == ENOSPC || code == EDQUOT;
  throw Fault(full ? FaultKind::Full : FaultKind::Broken, fmt::format("{}: errno {}", what, code));
}

class Descriptor {
 public:
  Descriptor(const std::string& path, int flags, unsigned mode = 0600) : fd_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  bool ok() const { return fd_ >= 0; }
  int get() const { return fd_; }

 private:
  int fd_;
};

void write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    auto written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail("a file cannot be written", written == 0 ? ENOSPC : errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string parent_of(const std::string& path) {
  auto slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

void sync_folder(const std::string& path) {
  Descriptor folder(path, O_RDONLY | O_DIRECTORY);
  if (!folder.ok() || ::fsync(folder.get()) != 0) fail("a folder cannot be flushed", errno);
}

void write_and_sync(const std::string& path, std::string_view bytes, unsigned mode) {
  Descriptor file(path, O_WRONLY | O_CREAT | O_EXCL, mode);
  if (!file.ok()) fail("a file cannot be made", errno);
  try {
    write_all(file.get(), bytes);
    if (::fsync(file.get()) != 0) fail("a file cannot be flushed", errno);
  } catch (const Fault&) {
    ::unlink(path.c_str());
    throw;
  }
}

}  // namespace

void write_new_file(const std::string& path, std::string_view bytes, unsigned mode) {
  write_and_sync(path, bytes, mode);
  sync_folder(parent_of(path));
}

void replace_file(const std::string& path, std::string_view bytes) {
  auto temporary = fmt::format("{}.{:08x}{:08x}.tmp", path, randombytes_random(), randombytes_random());
  write_and_sync(temporary, bytes, 0600);
  if (std::rename(temporary.c_str(), path.c_str()) != 0) {
    int code = errno;
    ::unlink(temporary.c_str());
    fail("a file cannot be named", code);
  }
  sync_folder(parent_of(path));
}

std::optional<std::string> read_file(const std::string& path, std::size_t limit_bytes) {
  Descriptor file(path, O_RDONLY);
  struct stat about {};
  if (!file.ok() || ::fstat(file.get(), &about) != 0 || !S_ISREG(about.st_mode)) return std::nullopt;
  if (static_cast<std::size_t>(about.st_size) > limit_bytes) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
  for (std::size_t at = 0; at < bytes.size();) {
    auto read = ::read(file.get(), bytes.data() + at, bytes.size() - at);
    if (read < 0 && errno == EINTR) continue;
    if (read <= 0) return std::nullopt;
    at += static_cast<std::size_t>(read);
  }
  return bytes;
}

void make_folder(const std::string& path) {
  if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) fail("a folder cannot be made", errno);
  sync_folder(parent_of(path));  // also when another thread made it just now and has not flushed yet
}

}  // namespace hospitium::vault
