// For tests only: what a document would do that has taken the process over. Each must end in the kernel killing the process, in a limit, or
// in a refusal that it reports with status 99 ("refused"); status 0 with "escaped" on the output means that the sandbox leaks.
#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <iterator>
#include <string_view>

#include "confined/input.hpp"

namespace hospitium::confined {
namespace {

constexpr int kRefused = 99;

[[noreturn]] void judge(bool escaped) {
  if (escaped) answer("escaped");
  _exit(kRefused);
}

void open_a_file() { judge(open("/etc/passwd", O_RDONLY) >= 0); }
void write_to_proc() { judge(open("/proc/self/oom_score_adj", O_WRONLY) >= 0); }

void connect_out() {
  sockaddr_in there{};
  there.sin_family = AF_INET;
  there.sin_port = htons(80);
  there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int line = socket(AF_INET, SOCK_STREAM, 0);
  judge(line >= 0 && connect(line, reinterpret_cast<sockaddr*>(&there), sizeof there) == 0);
}

void fork_bomb() {
  for (int i = 0; i < 64; ++i)
    if (syscall(SYS_fork) < 0) judge(false);
  judge(true);
}

void execute() {
  char shell[] = "/bin/sh", flag[] = "-c", text[] = "echo escaped >&4";
  char* words[] = {shell, flag, text, nullptr};
  execve(shell, words, nullptr);
  judge(false);
}

void trace_the_parent() { judge(ptrace(PTRACE_ATTACH, getppid(), nullptr, nullptr) == 0); }
void signal_the_parent() { judge(syscall(SYS_kill, getppid(), SIGUSR1) == 0); }

void loop_for_ever() {
  for (volatile unsigned turns = 0;;) turns = turns + 1;
}

void sleep_for_ever() {
  for (;;) sleep(1000);
}

void take_all_memory() {
  constexpr std::size_t kPiece = 64 << 20;
  for (int i = 0; i < 64; ++i) {
    void* piece = mmap(nullptr, kPiece, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (piece == MAP_FAILED) judge(false);
    std::memset(piece, 1, kPiece);
  }
  judge(true);
}

void flood_the_output() {
  static char noise[1 << 16];
  for (;;)
    if (write(kOutput, noise, sizeof noise) < 0) judge(false);
}

/// Anything beyond input, output and the three that lead nowhere.
void use_inherited_descriptors() {
  for (int descriptor = kOutput + 1; descriptor < 4096; ++descriptor) {
    char byte = 0;
    if (write(descriptor, "escaped", 7) >= 0 || read(descriptor, &byte, 1) >= 0) judge(true);
  }
  judge(false);
}

/// A filter can be loosened by nothing: not by code written at run time either.
void make_code() {
  void* page = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  judge(page != MAP_FAILED && mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0);
}

struct Way {
  std::string_view name;
  void (*run)();
};
constexpr Way kWays[] = {
    {"open", open_a_file},          {"proc", write_to_proc},         {"connect", connect_out},       {"fork", fork_bomb},
    {"exec", execute},              {"ptrace", trace_the_parent},    {"signal", signal_the_parent},  {"loop", loop_for_ever},
    {"sleep", sleep_for_ever},      {"memory", take_all_memory},     {"flood", flood_the_output},    {"descriptors", use_inherited_descriptors},
    {"code", make_code},
};

}  // namespace

void escape(const char* how) {
  for (const auto& way : kWays)
    if (way.name == how) way.run();
  end(Ending::Unavailable);
}

}  // namespace hospitium::confined
