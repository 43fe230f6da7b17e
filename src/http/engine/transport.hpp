// Bytes to and from one client, without saying over what: a socket now, TLS can stand in its place. Non-blocking calls plus
// readiness, so that an idle connection owns no buffer. I/O thread only.
#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace hospitium::http {

namespace asio = boost::asio;
using Executor = asio::io_context::executor_type;
template <class T>
using Task = asio::awaitable<T, Executor>;
inline constexpr asio::use_awaitable_t<Executor> kTask{};
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;

enum class Io : std::uint8_t { Done, WouldBlock, Closed };
struct IoResult {
  Io state = Io::Closed;
  std::size_t bytes = 0;
};

class Transport {
 public:
  virtual ~Transport() = default;
  virtual Task<bool> readable() = 0;                              ///< false: cancelled or closed
  virtual Task<bool> writable() = 0;
  virtual IoResult read_now(std::span<char> into) = 0;
  virtual IoResult write_now(std::string_view bytes) = 0;
  virtual void when_readable(std::move_only_function<void()> then) = 0;  ///< not called after cancel or close
  virtual void cancel() = 0;                                      ///< wakes readable and writable with false
  virtual void finish_sending() = 0;
  virtual void close() = 0;
};

std::unique_ptr<Transport> socket_transport(Socket socket);

}  // namespace hospitium::http
