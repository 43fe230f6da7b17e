// Requests as bytes, made once and sent many times, and one question over a connection of its own.
#pragma once
#include <string>
#include <string_view>

namespace hospitium::bench {

struct Address {
  int port = 0;
  std::string token;                         ///< of an API user; "" asks as nobody
};

std::string get_text(const Address& to, std::string_view path);
std::string post_text(const Address& to, std::string_view path, std::string_view type, std::string_view body);

struct Answer {
  int status = 0;
  std::string body;
};

/// A blocking connection to the loopback. Throws std::runtime_error when nobody listens.
int connect_to(int port);
/// Sends one request and waits for its answer; throws std::runtime_error when the connection breaks.
Answer ask(int port, std::string_view request);

/// The head of an answer: its status and how many bytes of body follow. Nothing until it is complete.
struct Head {
  int status = 0;
  std::size_t head_bytes = 0, body_bytes = 0;
};
/// `complete` is false while bytes are missing. Throws std::runtime_error for what is not HTTP with a stated length.
bool read_head(std::string_view bytes, Head& head);

}  // namespace hospitium::bench
