#include "main/bench/server_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

#include <fmt/format.h>

#include "main/bench/http_text.hpp"

namespace hospitium::bench {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kPatience = std::chrono::minutes(2);
constexpr auto kLook = std::chrono::milliseconds(1);

/// The child runs this program's own file, its output in `log`.
pid_t start_self(std::vector<std::string> arguments, const std::string& log) {
  arguments.insert(arguments.begin(), "hospitium");
  std::vector<char*> words;
  for (auto& argument : arguments) words.push_back(argument.data());
  words.push_back(nullptr);
  const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  const auto pid = ::fork();
  if (pid != 0) {
    ::close(out);
    return pid;
  }
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(out, STDERR_FILENO);
  ::execv("/proc/self/exe", words.data());
  ::_exit(127);
}

std::string text_of(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The port of "... is open at http://127.0.0.1:PORT"; 0 until it stands there.
int port_in(const std::string& log) {
  const auto line = log.find("is open at ");
  const auto end = line == std::string::npos ? line : log.find('\n', line);
  return end == std::string::npos ? 0 : std::stoi(log.substr(log.rfind(':', end) + 1));
}

std::vector<std::string> serve_arguments(const ServerFiles& files) {
  std::vector<std::string> arguments{"serve", "--port", "0", "--listen", "127.0.0.1"};
  arguments.insert(arguments.end(), files.arguments.begin(), files.arguments.end());
  return arguments;
}

bool ready(int port) { return ask(port, get_text({port, {}}, "/readyz")).status == 200; }

}  // namespace

ServerProcess::Child::~Child() {
  if (pid <= 0) return;
  ::kill(pid, SIGTERM);
  ::waitpid(pid, nullptr, 0);
}

bool ServerProcess::Child::running() {
  if (pid > 0 && ::waitpid(pid, nullptr, WNOHANG) != 0) pid = -1;
  return pid > 0;
}

ServerProcess::ServerProcess(const ServerFiles& files) : child_(start_self(serve_arguments(files), files.log)) {
  const auto began = Clock::now();
  wait_for_port(files.log);
  while (!ready(port_)) {
    if (Clock::now() - began > kPatience) throw std::runtime_error("the server is not ready after two minutes");
    std::this_thread::sleep_for(kLook);
  }
  start_seconds_ = std::chrono::duration<double>(Clock::now() - began).count();
}

void ServerProcess::wait_for_port(const std::string& log) {
  const auto began = Clock::now();
  while ((port_ = port_in(text_of(log))) == 0) {
    const auto text = text_of(log);
    if (!child_.running() || Clock::now() - began > kPatience)
      throw std::runtime_error("the server did not start: " + text.substr(text.size() - std::min<std::size_t>(text.size(), 2'000)));
    std::this_thread::sleep_for(kLook);
  }
}

std::int64_t ServerProcess::resident_kib() const {
  const auto status = text_of(fmt::format("/proc/{}/status", child_.pid));
  const auto line = status.find("VmRSS:");
  return line == std::string::npos ? 0 : std::stoll(status.substr(line + 6));
}

int run_self(const std::vector<std::string>& arguments, const std::string& log) {
  const auto pid = start_self(arguments, log);
  int status = 0;
  if (pid <= 0 || ::waitpid(pid, &status, 0) != pid) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace hospitium::bench
