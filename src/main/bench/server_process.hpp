// A server of this program as a child process, on a free port of the loopback.
#pragma once
#include <sys/types.h>

#include <string>
#include <vector>

namespace hospitium::bench {

struct ServerFiles {
  std::string log;                           ///< what it prints goes there
  std::vector<std::string> arguments;        ///< of `serve`, without the port
};

class ServerProcess {
 public:
  /// Waits until /readyz answers. Throws std::runtime_error with the end of the log when it does not.
  explicit ServerProcess(const ServerFiles& files);

  int port() const { return port_; }
  double start_seconds() const { return start_seconds_; }  ///< from fork to /readyz
  std::int64_t resident_kib() const;

 private:
  /// Stopped at the latest when it goes; waits for its end.
  struct Child {
    explicit Child(pid_t started) : pid(started) {}
    ~Child();
    Child(const Child&) = delete;
    bool running();
    pid_t pid;
  };
  void wait_for_port(const std::string& log);

  Child child_;
  int port_ = 0;
  double start_seconds_ = 0;
};

/// Runs this program and waits for its exit code.
int run_self(const std::vector<std::string>& arguments, const std::string& log);

}  // namespace hospitium::bench
