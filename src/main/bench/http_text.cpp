#include "main/bench/http_text.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>
#include <stdexcept>

#include <fmt/format.h>

namespace hospitium::bench {
namespace {

constexpr std::string_view kEnd = "\r\n\r\n", kLength = "\r\nContent-Length: ";

std::string head_text(std::string_view method, const Address& to, std::string_view path) {
  auto text = fmt::format("{} {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n", method, path, to.port);
  if (!to.token.empty()) text += fmt::format("Authorization: Bearer {}\r\n", to.token);
  return text;
}

template <class Number>
Number number_at(std::string_view text) {
  Number number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// Closes when it goes.
struct Socket {
  int fd;
  ~Socket() { ::close(fd); }
};

void send_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) throw std::runtime_error("the server closed the connection");
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

}  // namespace

std::string get_text(const Address& to, std::string_view path) { return head_text("GET", to, path) + "\r\n"; }

std::string post_text(const Address& to, std::string_view path, std::string_view type, std::string_view body) {
  return head_text("POST", to, path) + fmt::format("Content-Type: {}\r\nContent-Length: {}\r\n\r\n{}", type, body.size(), body);
}

int connect_to(int port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (fd < 0 || ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    if (fd >= 0) ::close(fd);
    throw std::runtime_error(fmt::format("no connection to port {}", port));
  }
  const int yes = 1;
  ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  return fd;
}

bool read_head(std::string_view bytes, Head& head) {
  const auto end = bytes.find(kEnd);
  if (end == std::string_view::npos) return false;
  const auto length = bytes.substr(0, end + 2).find(kLength);
  if (!bytes.starts_with("HTTP/1.1 ")) throw std::runtime_error("an answer that is not HTTP");
  head.status = number_at<int>(bytes.substr(9, 3));
  head.head_bytes = end + kEnd.size();
  if (length == std::string_view::npos && head.status != 204 && head.status != 304) throw std::runtime_error("an answer without a length");
  head.body_bytes = length == std::string_view::npos ? 0 : number_at<std::size_t>(bytes.substr(length + kLength.size(), end - length - kLength.size()));
  return true;
}

Answer ask(int port, std::string_view request) {
  const Socket socket{connect_to(port)};
  send_all(socket.fd, request);
  std::string bytes;
  Head head;
  char buffer[16'384];
  while (!read_head(bytes, head) || bytes.size() < head.head_bytes + head.body_bytes) {
    const auto got = ::recv(socket.fd, buffer, sizeof buffer, 0);
    if (got <= 0) throw std::runtime_error("the server closed the connection");
    bytes.append(buffer, static_cast<std::size_t>(got));
  }
  return {head.status, bytes.substr(head.head_bytes)};
}

}  // namespace hospitium::bench
