#include "main/bench/load.hpp"

#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <memory>
#include <stdexcept>

#include "main/bench/http_text.hpp"

namespace hospitium::bench {
namespace {

constexpr int kPatience_ms = 30'000;

std::int64_t clock_us() {
  using namespace std::chrono;
  return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

/// One keep-alive connection with at most one request under way.
class Connection {
 public:
  explicit Connection(int port) : fd_(connect_to(port)) { ::fcntl(fd_, F_SETFL, ::fcntl(fd_, F_GETFL) | O_NONBLOCK); }
  ~Connection() { ::close(fd_); }
  Connection(const Connection&) = delete;

  int fd() const { return fd_; }
  std::int64_t began_us() const { return began_us_; }
  int status() const { return head_.status; }

  void start(std::string_view request) {
    unsent_ = request;
    bytes_.clear();
    head_ = {};
    missing_ = 0;
    began_us_ = clock_us();
    send();
  }
  void send() {
    while (!unsent_.empty()) {
      const auto sent = ::send(fd_, unsent_.data(), unsent_.size(), MSG_NOSIGNAL);
      if (sent < 0 && errno == EAGAIN) return;
      if (sent <= 0) throw std::runtime_error("the server closed a connection while it was written to");
      unsent_.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  bool sending() const { return !unsent_.empty(); }
  /// Takes what has arrived; true when the answer is complete.
  bool receive(std::array<char, 65'536>& buffer) {
    const auto got = ::recv(fd_, buffer.data(), buffer.size(), 0);
    if (got < 0 && errno == EAGAIN) return false;
    if (got <= 0) throw std::runtime_error("the server closed a connection while it was read from");
    return took({buffer.data(), static_cast<std::size_t>(got)});
  }

 private:
  bool took(std::string_view got) {
    if (head_.status != 0) {
      missing_ -= std::min(missing_, got.size());
      return missing_ == 0;
    }
    bytes_ += got;
    if (!read_head(bytes_, head_)) return false;
    const auto whole = head_.head_bytes + head_.body_bytes;
    missing_ = whole - std::min(whole, bytes_.size());
    return missing_ == 0;
  }

  int fd_;
  std::string_view unsent_;
  std::string bytes_;                        ///< of the head
  Head head_;
  std::size_t missing_ = 0;                  ///< of the body
  std::int64_t began_us_ = 0;
};

class Generator {
 public:
  Generator(const Load& load, std::size_t& next) : load_(load), next_(next), epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
    for (int i = 0; i < load.connections; ++i) {
      connections_.push_back(std::make_unique<Connection>(load.port));
      listen(EPOLL_CTL_ADD, *connections_.back());
    }
    round_.latencies_us.reserve(1 << 16);
  }
  ~Generator() { ::close(epoll_); }
  Generator(const Generator&) = delete;

  Round run() {
    began_us_ = clock_us();
    for (auto& connection : connections_) start(*connection);
    while (under_way_ > 0) wait();
    return std::move(round_);
  }

 private:
  void listen(int operation, Connection& connection) {
    epoll_event event{};
    event.events = EPOLLIN | (connection.sending() ? EPOLLOUT : 0U);
    event.data.ptr = &connection;
    ::epoll_ctl(epoll_, operation, connection.fd(), &event);
  }

  void start(Connection& connection) {
    if (started_ >= load_.most_requests || clock_us() - began_us_ >= load_.most_us) return;
    ++started_;
    ++under_way_;
    connection.start(load_.requests[next_++ % load_.requests.size()]);
    if (connection.sending()) listen(EPOLL_CTL_MOD, connection);
  }

  void wait() {
    std::array<epoll_event, 64> events;
    const int ready = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), kPatience_ms);
    if (ready == 0) throw std::runtime_error("the server did not answer for half a minute");
    for (int i = 0; i < ready; ++i) serve(*static_cast<Connection*>(events[static_cast<std::size_t>(i)].data.ptr), events[static_cast<std::size_t>(i)].events);
  }

  void serve(Connection& connection, std::uint32_t events) {
    if (events & EPOLLOUT) {
      connection.send();
      if (!connection.sending()) listen(EPOLL_CTL_MOD, connection);
    }
    if (!(events & (EPOLLIN | EPOLLHUP | EPOLLERR)) || !connection.receive(buffer_)) return;
    const auto now = clock_us();
    round_.latencies_us.push_back(static_cast<std::uint32_t>(now - connection.began_us()));
    round_.refused += connection.status() / 100 == 2 ? 0 : 1;
    round_.seconds = static_cast<double>(now - began_us_) / 1e6;
    --under_way_;
    start(connection);
  }

  const Load& load_;
  std::size_t& next_;
  int epoll_;
  std::vector<std::unique_ptr<Connection>> connections_;
  std::array<char, 65'536> buffer_;
  std::int64_t began_us_ = 0;
  std::size_t started_ = 0;
  int under_way_ = 0;
  Round round_;
};

}  // namespace

Round run_load(const Load& load, std::size_t& first) { return Generator(load, first).run(); }

}  // namespace hospitium::bench
