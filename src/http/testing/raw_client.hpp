// For tests only: a blocking socket that says exactly what it is told, well-formed or not.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace hospitium::http {

class RawClient {
 public:
  explicit RawClient(std::uint16_t port);
  ~RawClient();
  RawClient(const RawClient&) = delete;

  void send(std::string_view bytes);              ///< gives up silently when the server has closed
  void finish_sending();

  struct Answer {
    int status = 0;                               ///< 0: the server closed without one
    std::string head, body;
    std::string header(std::string_view name) const;
  };
  Answer read(bool head_only = false);            ///< one response, by its Content-Length
  Answer ask(std::string_view request) { send(request); return read(); }
  std::string read_until(std::string_view mark);  ///< everything up to and with `mark`; "" when closed before
  bool readable(int within_ms);                   ///< something has come, or the server has closed
  bool closed();                                  ///< waits until the server closes; false if it sends something instead

 private:
  bool fill();
  int socket_ = -1;
  std::string buffer_;
};

/// "GET /x HTTP/1.1\r\nHost: localhost\r\n<more>\r\n"
std::string get(std::string_view path, std::string_view more = {});
std::string post(std::string_view path, std::string_view body, std::string_view more = {}, std::string_view type = "application/json");

}  // namespace hospitium::http
