#include "records/confined_run.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include <spdlog/spdlog.h>

#include "confined/protocol.hpp"

namespace hospitium::records {
namespace {

using Clock = std::chrono::steady_clock;

class Descriptor {
 public:
  explicit Descriptor(int value = -1) : value_(value) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
  int get() const { return value_; }
  void close() {
    if (value_ >= 0) ::close(value_);
    value_ = -1;
  }

 private:
  int value_;
};

/// The document in memory that nobody can change any more. Above the descriptors that the program knows, so that they can be laid over it.
Descriptor in_memory(const ConfinedProgram::Pieces& input) {
  Descriptor made(::memfd_create("document", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  Descriptor document(::fcntl(made.get(), F_DUPFD_CLOEXEC, 16));
  if (document.get() < 0) throw db::Fault(db::FaultKind::Broken, "no memory for a document");
  for (auto piece = input(); !piece.empty(); piece = input())
    for (std::string_view rest = piece; !rest.empty();) {
      const auto written = ::write(document.get(), rest.data(), rest.size());
      if (written <= 0) throw db::Fault(db::FaultKind::Broken, "no memory for a document");
      rest.remove_prefix(static_cast<std::size_t>(written));
    }
  ::fcntl(document.get(), F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
  ::lseek(document.get(), 0, SEEK_SET);
  return document;
}

struct Pipe {
  Descriptor read_end, write_end;
};

Pipe make_pipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw db::Fault(db::FaultKind::Broken, "no pipe");
  Descriptor low_read(ends[0]), low_write(ends[1]);
  return {Descriptor(::fcntl(ends[0], F_DUPFD_CLOEXEC, 16)), Descriptor(::fcntl(ends[1], F_DUPFD_CLOEXEC, 16))};
}

/// posix_spawn: no copy of the server's memory, no handler of its threads. Empty environment; 0, 1 and 2 lead nowhere. -1: not started.
pid_t start(const std::string& path, const std::vector<std::string>& words, int document, int output) {
  std::vector<char*> arguments{const_cast<char*>(path.c_str())};
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  char* const environment[] = {nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (int i = 0; i < 3; ++i) posix_spawn_file_actions_addopen(&actions, i, "/dev/null", O_RDWR, 0);
  posix_spawn_file_actions_adddup2(&actions, document, confined::kInput);
  posix_spawn_file_actions_adddup2(&actions, output, confined::kOutput);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  pid_t child = -1;
  const int code = posix_spawn(&child, path.c_str(), &actions, &attributes, arguments.data(), environment);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return code == 0 ? child : -1;
}

enum class Bound { None, Time, Output };

/// Reads until the program closes its output, or a bound is reached.
Bound listen(int output, const ConfinedLimits& limits, std::string& said) {
  const auto until = Clock::now() + std::chrono::milliseconds(limits.wall_ms);
  std::string piece(64 << 10, '\0');
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    pollfd wait{output, POLLIN, 0};
    if (left <= 0 || ::poll(&wait, 1, static_cast<int>(left)) == 0) return Bound::Time;
    const auto got = ::read(output, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return Bound::None;
    if (said.size() + static_cast<std::size_t>(got) > limits.most_output) return Bound::Output;
    said.append(piece, 0, static_cast<std::size_t>(got));
  }
}

/// A program that has closed its output and goes on is killed too: nobody waits for it.
int reap(pid_t child, Bound bound) {
  int status = 0;
  constexpr int kPatience_ms = 2'000, kStep_ms = 5;
  for (int waited = 0; bound == Bound::None && waited < kPatience_ms; waited += kStep_ms) {
    if (::waitpid(child, &status, WNOHANG) == child) return status;
    ::poll(nullptr, 0, kStep_ms);
  }
  ::kill(child, SIGKILL);
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

Result<std::string> judged(int status, Bound bound, std::string said) {
  using confined::Ending;
  if (bound != Bound::None) {
    spdlog::warn("a confined program was ended: {}", bound == Bound::Time ? "time" : "output");
    return refuse(Code::UnreadableFile);
  }
  if (WIFSIGNALED(status)) {
    spdlog::warn("a confined program was killed by signal {}", WTERMSIG(status));
    return refuse(Code::UnreadableFile);
  }
  switch (static_cast<Ending>(WEXITSTATUS(status))) {
    case Ending::Done: return said;
    case Ending::TooLarge: return refuse(Code::ImageTooLarge);
    case Ending::Unsupported: return refuse(Code::UnsupportedMedia);
    case Ending::Unavailable: return refuse(Code::PreviewOff);
    case Ending::Unreadable: break;
  }
  return refuse(Code::UnreadableFile);
}

}  // namespace

ConfinedProgram ConfinedProgram::installed(ConfinedLimits limits) {
  if (const char* path = std::getenv("HOSPITIUM_CONFINED")) return ConfinedProgram(path, limits);
  std::string self(4096, '\0');
  const auto size = ::readlink("/proc/self/exe", self.data(), self.size());
  self.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
  return ConfinedProgram(self.substr(0, self.rfind('/') + 1) + "hospitium-confined", limits);
}

Result<std::string> ConfinedProgram::run(const std::vector<std::string>& words, const Pieces& input) const {
  if (::access(path_.c_str(), X_OK) != 0) return refuse(Code::PreviewOff);
  const auto document = in_memory(input);
  auto pipe = make_pipe();
  const auto child = start(path_, words, document.get(), pipe.write_end.get());
  pipe.write_end.close();
  if (child < 0) return refuse(Code::PreviewOff);
  std::string said;
  const auto bound = listen(pipe.read_end.get(), limits_, said);
  return judged(reap(child, bound), bound, std::move(said));
}

ConfinedProgram::Pieces pieces_of(vault::BlobSource& source, std::int64_t from) {
  return [&source, at = from]() mutable -> std::string {
    const auto size = std::min<std::int64_t>(vault::kChunk_bytes, source.size() - at);
    if (size <= 0) return {};
    auto piece = source.read(at, static_cast<std::size_t>(size));
    if (!piece) throw db::Fault(db::FaultKind::Broken, "a file of a record is altered");
    at += size;
    return *std::move(piece);
  };
}

ConfinedProgram::Pieces pieces_of(std::string bytes) {
  return [bytes = std::move(bytes)]() mutable { return std::exchange(bytes, {}); };
}

}  // namespace hospitium::records
