// One client: reads requests, waits for answers, writes them; deadlines are checked by the server's sweep. I/O thread only.
#pragma once
#include <chrono>
#include <memory>
#include <string>

#include "http/engine/parser.hpp"
#include "http/engine/transport.hpp"
#include "http/engine/turn.hpp"
#include "http/server.hpp"

namespace hospitium::http {

using SteadyTime = std::chrono::steady_clock::time_point;

/// Why a request could not be taken in; TooLarge names the limit that its message speaks of.
Refusal refusal_of(const RequestParser& parser, bool expired);

/// What a worker is asked to do: see who asks before more of a body is taken; open a sink, give it a block, tell it of the end; or read the
/// next piece of an answer.
struct SinkStep {
  enum class Kind : std::uint8_t { Know, Open, Take, Finish, Cut, Read } kind = Kind::Open;
  std::string block = {};
};

/// What a connection asks of its server.
class Host {
 public:
  virtual ~Host() = default;
  virtual const ServerOptions& options() const = 0;
  virtual std::span<char> scratch() = 0;                  ///< for bytes that are consumed before the next wait
  virtual std::string& outbox() = 0;                      ///< likewise for an answer
  virtual SteadyTime now() const = 0;                     ///< as of the last sweep
  virtual bool stopping() const = 0;
  /// Screens a header; refusals are localized problems.
  virtual tl::expected<std::shared_ptr<Turn>, Response> admit(RequestParser& head, const std::string& peer) = 0;
  virtual Response problem(const Refusal& refusal, const Fields& fields) const = 0;
  /// Of the body budget: the turn holds so many bytes from now on. False when there is no room for them.
  virtual bool hold(Turn& turn, std::size_t bytes) = 0;
  virtual void dispatch(const std::shared_ptr<Turn>& turn) = 0;
  /// Has a worker do one step of the turn's sink; Turn::worked tells of its end.
  virtual void step(const std::shared_ptr<Turn>& turn, SinkStep step) = 0;
  virtual void settled(Turn& turn) = 0;                   ///< answered and about to be written: budget and figures
  virtual void refused(int status) = 0;                   ///< for the figures: before there was a turn
};

class Connection {
 public:
  Connection(Host& host, std::unique_ptr<Transport> transport, std::string peer)
      : host_(host), transport_(std::move(transport)), peer_(std::move(peer)) {}

  Task<void> run();                 ///< until the client or the server is done with it
  void sweep(SteadyTime now);       ///< ends what is past its deadline
  void stop();                      ///< the server stops: idle ones close now, others after their answer
  /// Nobody will answer any more: cuts the client off; what waits for an answer ends with the io_context.
  void abandon() {
    transport_->close();
    signal_.abandon();
  }
  void wake() { signal_.notify(); }

 private:
  enum class State : std::uint8_t { Idle, Reading, Waiting, Streaming };
  enum class Next : std::uint8_t { Again, Drain, Close };

  Task<bool> await_request();
  Task<Next> serve_one();
  Task<bool> read_head(RequestParser& parser);
  Task<bool> read_body(RequestParser& parser, const std::shared_ptr<Turn>& turn);
  Task<bool> read_rest(RequestParser& parser, const std::shared_ptr<Turn>& turn);
  bool hold(Turn& turn, std::size_t bytes);
  Task<bool> more(RequestParser& parser);
  Task<bool> invite(const Request& request);
  Task<Next> pour(RequestParser& parser, std::shared_ptr<Turn> turn);
  Task<bool> pour_body(RequestParser& parser, const std::shared_ptr<Turn>& turn);
  Task<bool> step(const std::shared_ptr<Turn>& turn, SinkStep step);
  Task<Next> answered(RequestParser& parser, std::shared_ptr<Turn> turn);
  bool digest(RequestParser& parser, std::string_view bytes);
  Task<Next> refuse_early(RequestParser& parser, Response response);
  Task<Next> refuse(RequestParser& parser, Response response);
  Task<Next> answer(RequestParser& parser, std::shared_ptr<Turn> turn);
  Task<bool> write(const Response& response, bool keep_alive, const RequestParser& parser);
  Task<bool> write_bytes(std::string_view bytes);
  Task<bool> write_source(const std::shared_ptr<Turn>& turn);
  Task<void> stream(Turn& turn);
  void watch_for_end(const std::shared_ptr<Turn>& turn);
  Task<void> drain();
  void arm(std::int64_t ms);

  Host& host_;
  std::unique_ptr<Transport> transport_;
  std::string peer_, carry_;        ///< carry_: bytes read but not yet parsed; holds no memory while idle
  SteadyTime deadline_ = SteadyTime::max();
  Signal signal_;
  State state_ = State::Idle;
  bool expired_ = false, gone_ = false;
};

}  // namespace hospitium::http
