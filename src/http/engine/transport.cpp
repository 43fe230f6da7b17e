#include "http/engine/transport.hpp"

#include <boost/asio/redirect_error.hpp>

namespace hospitium::http {
namespace {

using boost::system::error_code;

class SocketTransport final : public Transport {
 public:
  explicit SocketTransport(Socket socket) : socket_(std::move(socket)) {
    error_code ignored;
    socket_.non_blocking(true, ignored);
    socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  }

  Task<bool> readable() override { return wait(Socket::wait_read); }
  Task<bool> writable() override { return wait(Socket::wait_write); }

  IoResult read_now(std::span<char> into) override {
    error_code error;
    const auto bytes = socket_.read_some(asio::buffer(into.data(), into.size()), error);
    return result(error, bytes);
  }
  IoResult write_now(std::string_view bytes) override {
    error_code error;
    const auto written = socket_.write_some(asio::buffer(bytes.data(), bytes.size()), error);
    return result(error, written);
  }
  void when_readable(std::move_only_function<void()> then) override {
    socket_.async_wait(Socket::wait_read, [then = std::move(then)](error_code error) mutable {
      if (!error) then();
    });
  }
  void cancel() override {
    error_code ignored;
    socket_.cancel(ignored);
  }
  void finish_sending() override {
    error_code ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
  }
  void close() override {
    error_code ignored;
    socket_.close(ignored);
  }

 private:
  Task<bool> wait(Socket::wait_type what) {
    error_code error;
    co_await socket_.async_wait(what, asio::redirect_error(kTask, error));
    co_return !error;
  }
  static IoResult result(const error_code& error, std::size_t bytes) {
    if (!error) return {Io::Done, bytes};
    if (error == asio::error::would_block || error == asio::error::try_again) return {Io::WouldBlock, 0};
    return {Io::Closed, 0};
  }

  Socket socket_;
};

}  // namespace

std::unique_ptr<Transport> socket_transport(Socket socket) { return std::make_unique<SocketTransport>(std::move(socket)); }

}  // namespace hospitium::http
