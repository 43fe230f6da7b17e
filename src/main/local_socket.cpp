#include "main/local_socket.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <stdexcept>
#include <thread>

#include "base/json.hpp"
#include "main/command_line.hpp"

namespace hospitium {
namespace {

struct Request {
  std::vector<std::string> arguments;
  std::string folder;
};
BOOST_DESCRIBE_STRUCT(Request, (), (arguments, folder))
struct Reply {
  std::int32_t exit = 0;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(Reply, (), (exit, text))

constexpr std::size_t kLongestLine = 4 << 20;
constexpr int kSlowPeer_s = 30;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { if (number_ >= 0) ::close(number_); }
  Descriptor(const Descriptor&) = delete;
  int get() const { return number_; }

 private:
  int number_;
};

sockaddr_un address_of(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) throw std::runtime_error("the data folder's path is too long for a local socket");
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  return address;
}

std::optional<std::string> read_line(int socket) {
  std::string line;
  char buffer[16384];
  while (line.size() < kLongestLine) {
    const auto got = ::recv(socket, buffer, sizeof buffer, 0);
    if (got <= 0) return std::nullopt;
    line.append(buffer, static_cast<std::size_t>(got));
    if (line.back() == '\n') return line;
  }
  return std::nullopt;
}

bool send_line(int socket, std::string line) {
  line += '\n';
  for (std::size_t sent = 0; sent < line.size();) {
    const auto put = ::send(socket, line.data() + sent, line.size() - sent, MSG_NOSIGNAL);
    if (put <= 0) return false;
    sent += static_cast<std::size_t>(put);
  }
  return true;
}

bool same_owner(int socket) {
  ucred peer{};
  socklen_t size = sizeof peer;
  return ::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && (peer.uid == ::geteuid() || peer.uid == 0);
}

void limit_patience(int socket) {
  const timeval patience{kSlowPeer_s, 0};
  ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

void answer(Node& node, int socket) {
  if (!same_owner(socket)) return;
  limit_patience(socket);
  const auto line = read_line(socket);
  if (!line) return;
  Reply reply{static_cast<std::int32_t>(Exit::Usage), "The request does not read.\n"};
  if (auto request = json::read<Request>(*line)) {
    reply.text.clear();
    try {
      reply.exit = static_cast<std::int32_t>(run_beside(node, request->arguments, request->folder, reply.text));
    } catch (const std::exception& error) {
      reply = {static_cast<std::int32_t>(Exit::Failed), fmt::format("hospitium: {}\n", error.what())};
    }
  }
  send_line(socket, json::write(reply));
}

}  // namespace

std::optional<SocketReply> ask_server(const std::string& path, const std::vector<std::string>& arguments, const std::string& folder) {
  Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const auto address = address_of(path);
  if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return std::nullopt;
  if (!send_line(socket.get(), json::write(Request{arguments, folder}))) return std::nullopt;
  const auto line = read_line(socket.get());
  if (!line) return std::nullopt;
  auto reply = json::read<Reply>(*line);
  if (!reply) return std::nullopt;
  return SocketReply{reply->exit, reply->text};
}

class LocalSocket::Impl {
 public:
  Impl(Node& node, const std::string& path) : path(path), listener(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    ::unlink(path.c_str());
    const auto address = address_of(path);
    const auto old_mask = ::umask(0177);
    const bool bound = ::bind(listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::umask(old_mask);
    if (!bound || ::listen(listener.get(), 16) != 0) throw std::runtime_error("cannot listen on the local socket");
    thread = std::jthread([this, &node](std::stop_token stop) { serve(node, stop); });
  }
  ~Impl() {
    thread.request_stop();
    thread.join();
    ::unlink(path.c_str());
  }

 private:
  void serve(Node& node, const std::stop_token& stop) {
    constexpr int kStopCheck_ms = 200;
    while (!stop.stop_requested()) {
      pollfd waiting{listener.get(), POLLIN, 0};
      if (::poll(&waiting, 1, kStopCheck_ms) <= 0) continue;
      Descriptor peer(::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
      if (peer.get() >= 0) answer(node, peer.get());
    }
  }

  std::string path;
  Descriptor listener;
  std::jthread thread;
};

LocalSocket::LocalSocket(Node& node, const std::string& path) : impl_(std::make_unique<Impl>(node, path)) {}
LocalSocket::~LocalSocket() = default;

}  // namespace hospitium
