#include "http/testing/raw_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "http/request.hpp"

namespace hospitium::http {

RawClient::RawClient(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) ADD_FAILURE() << "cannot connect";
}

RawClient::~RawClient() { close(socket_); }

void RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void RawClient::finish_sending() { shutdown(socket_, SHUT_WR); }

bool RawClient::fill() {
  char block[16 << 10];
  const auto got = recv(socket_, block, sizeof block, 0);
  if (got > 0) buffer_.append(block, static_cast<std::size_t>(got));
  return got > 0;
}

std::string RawClient::read_until(std::string_view mark) {
  std::size_t at;
  while ((at = buffer_.find(mark)) == std::string::npos)
    if (!fill()) return {};
  auto text = buffer_.substr(0, at + mark.size());
  buffer_.erase(0, at + mark.size());
  return text;
}

std::string RawClient::Answer::header(std::string_view name) const {
  for (std::size_t at = head.find("\r\n"); at + 2 < head.size(); at = head.find("\r\n", at + 2)) {
    const auto line = std::string_view(head).substr(at + 2, head.find("\r\n", at + 2) - at - 2);
    const auto colon = line.find(": ");
    if (colon != std::string_view::npos && equals_ignoring_case(line.substr(0, colon), name)) return std::string(line.substr(colon + 2));
  }
  return {};
}

RawClient::Answer RawClient::read(bool head_only) {
  Answer answer;
  do {
    answer.head = read_until("\r\n\r\n");
    if (answer.head.empty()) return answer;
    answer.status = std::stoi(answer.head.substr(9, 3));
  } while (answer.status == 100);
  const auto length = answer.header("Content-Length");
  const std::size_t size = length.empty() || head_only ? 0 : std::stoul(length);
  while (buffer_.size() < size)
    if (!fill()) return answer;
  answer.body = buffer_.substr(0, size);
  buffer_.erase(0, size);
  return answer;
}

bool RawClient::readable(int within_ms) {
  pollfd wait{socket_, POLLIN, 0};
  return !buffer_.empty() || poll(&wait, 1, within_ms) > 0;
}

bool RawClient::closed() { return buffer_.empty() && !fill(); }

std::string get(std::string_view path, std::string_view more) {
  return fmt::format("GET {} HTTP/1.1\r\nHost: localhost\r\n{}\r\n", path, more);
}

std::string post(std::string_view path, std::string_view body, std::string_view more, std::string_view type) {
  return fmt::format("POST {} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {}\r\nContent-Length: {}\r\n{}\r\n{}", path, type, body.size(),
                     more, body);
}

}  // namespace hospitium::http
