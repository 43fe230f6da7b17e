#include "http/engine/connection.hpp"

#include "http/engine/serialize.hpp"

namespace hospitium::http {
namespace {

constexpr std::size_t kMostCarried = 96 << 10;   // a header, or one chunk header, plus one read
constexpr std::size_t kMostDrained = 4 << 20;

}  // namespace

Refusal refusal_of(const RequestParser& parser, bool expired) {
  if (expired) return {Code::RequestTimeout, {}, {}, {}};
  Refusal refusal{parser.failure(), {}, {}, {}};
  if (refusal.code == Code::TooLarge) refusal.params = {{"limit", std::to_string(parser.most_body >> 10) + " KiB"}};
  return refusal;
}

Task<void> Connection::run() {
  Next next = Next::Again;
  while (next == Next::Again && co_await await_request()) next = co_await serve_one();
  if (next == Next::Drain) co_await drain();
  transport_->close();
}

void Connection::arm(std::int64_t ms) { deadline_ = host_.now() + std::chrono::milliseconds(ms); }

void Connection::sweep(SteadyTime now) {
  if (now < deadline_) return;
  deadline_ = SteadyTime::max();
  expired_ = true;
  transport_->cancel();
}

void Connection::stop() {
  if (state_ == State::Idle) transport_->cancel();
  if (state_ == State::Streaming) signal_.notify();
}

Task<bool> Connection::await_request() {
  if (host_.stopping()) co_return false;
  if (!carry_.empty()) co_return true;
  carry_ = std::string();
  state_ = State::Idle;
  arm(host_.options().idle_ms);
  co_return co_await transport_->readable();
}

Task<Connection::Next> Connection::serve_one() {
  auto parser = std::make_unique<RequestParser>();
  state_ = State::Reading;
  expired_ = false;
  arm(host_.options().header_ms);
  if (!co_await read_head(*parser)) {
    if (gone_ || (!expired_ && !parser->failed())) co_return Next::Close;
    co_return co_await refuse_early(*parser, host_.problem(refusal_of(*parser, expired_), parser->fields));
  }
  auto turn = host_.admit(*parser, peer_);
  if (!turn) co_return co_await refuse_early(*parser, std::move(turn).error());
  if ((*turn)->route() && (*turn)->route()->sink) co_return co_await pour(*parser, *std::move(turn));
  if (!co_await read_body(*parser, *turn)) {
    (*turn)->owner = nullptr;
    (*turn)->response = host_.problem((*turn)->refused.value_or(refusal_of(*parser, expired_)), (*turn)->request().headers);
    host_.settled(**turn);
    if (gone_) co_return Next::Close;
    co_return co_await refuse(*parser, std::move((*turn)->response));
  }
  co_return co_await answer(*parser, *std::move(turn));
}

/// Parses what came; false when the parser failed or the rest grew beyond reason.
bool Connection::digest(RequestParser& parser, std::string_view bytes) {
  std::string joined;
  if (!carry_.empty()) {
    joined = std::move(carry_);
    joined += bytes;
    bytes = joined;
  }
  while (!parser.got_some() && bytes.starts_with("\r\n")) bytes.remove_prefix(2);  // RFC 9112 2.2: empty lines before a request
  const bool wait = bytes.empty() || (!parser.got_some() && bytes == "\r");
  const auto used = wait ? 0 : parser.feed(bytes);
  carry_ = std::string(bytes.substr(used));
  return !parser.failed() && carry_.size() <= kMostCarried;
}

/// Waits for bytes and parses them; false: failed, expired or gone.
Task<bool> Connection::more(RequestParser& parser) {
  for (;;) {
    const auto scratch = host_.scratch();
    const auto got = transport_->read_now(scratch);
    if (got.state == Io::Done) co_return digest(parser, {scratch.data(), got.bytes});
    if (got.state == Io::Closed) gone_ = true;
    if (gone_ || !co_await transport_->readable()) co_return false;
  }
}

Task<bool> Connection::read_head(RequestParser& parser) {
  if (!carry_.empty() && !digest(parser, {})) co_return false;
  while (!parser.is_header_done())
    if (!co_await more(parser)) co_return false;
  co_return true;
}

/// Says that the body may come, to a client that waits for that.
Task<bool> Connection::invite(const Request& request) {
  if (!equals_ignoring_case(request.header("Expect"), "100-continue")) co_return true;
  co_return co_await write_bytes("HTTP/1.1 100 Continue\r\n\r\n");
}

bool Connection::hold(Turn& turn, std::size_t bytes) {
  if (host_.hold(turn, bytes)) return true;
  turn.refused = Refusal{Code::Busy, {}, {}, {}};
  return false;
}

/// What came with the header is taken from anybody; more than that only from somebody who is known, where the row asks who it is.
Task<bool> Connection::read_body(RequestParser& parser, const std::shared_ptr<Turn>& turn) {
  if (parser.is_done()) co_return true;
  parser.eager(true);
  if (!carry_.empty() && !digest(parser, {})) co_return false;
  if (!hold(*turn, parser.body.size())) co_return false;
  if (parser.is_done()) co_return true;
  turn->owner = this;
  const auto* route = turn->route();
  if (route && needs_reader(route->auth) && !co_await step(turn, {SinkStep::Kind::Know})) co_return false;
  co_return co_await invite(turn->request()) && co_await read_rest(parser, turn);
}

Task<bool> Connection::read_rest(RequestParser& parser, const std::shared_ptr<Turn>& turn) {
  const auto began = host_.now();
  while (!parser.is_done()) {
    const auto earned_ms = static_cast<std::int64_t>(parser.body.size()) * 1000 / host_.options().body_bytes_per_s;
    deadline_ = began + std::chrono::milliseconds(host_.options().body_ms + earned_ms);
    if (!co_await more(parser) || !hold(*turn, parser.body.size())) co_return false;
  }
  co_return true;
}

Task<Connection::Next> Connection::refuse_early(RequestParser& parser, Response response) {
  host_.refused(response.status);
  co_return co_await refuse(parser, std::move(response));
}

Task<Connection::Next> Connection::refuse(RequestParser& parser, Response response) {
  const bool reusable = parser.is_header_done() && parser.is_done() && !parser.failed() && parser.keep_alive();
  expired_ = false;
  if (!co_await write(response, reusable, parser)) co_return Next::Close;
  co_return reusable ? Next::Again : Next::Drain;
}

Task<Connection::Next> Connection::answer(RequestParser& parser, std::shared_ptr<Turn> turn) {
  state_ = State::Waiting;
  deadline_ = SteadyTime::max();
  turn->mutable_request().body = std::move(parser.body);
  turn->owner = this;
  host_.dispatch(turn);
  co_return co_await answered(parser, std::move(turn));
}

/// Waits for the answer and writes it.
Task<Connection::Next> Connection::answered(RequestParser& parser, std::shared_ptr<Turn> turn) {
  while (!turn->answered) co_await signal_.wait();
  host_.settled(*turn);
  auto& response = turn->response;
  const bool again = parser.keep_alive() && !host_.stopping() && !response.stream;
  bool alive = co_await write(response, again, parser);
  if (alive && response.source && parser.method != "HEAD") alive = co_await write_source(turn);
  if (alive && response.stream) {
    watch_for_end(turn);
    co_await stream(*turn);
  }
  turn->owner = nullptr;
  co_return alive && again ? Next::Again : Next::Close;
}

Task<bool> Connection::write(const Response& response, bool keep_alive, const RequestParser& parser) {
  auto& out = host_.outbox();
  out.clear();
  const bool head_only = parser.method == "HEAD";
  const bool joined = append_wire(out, response, {keep_alive, head_only, host_.options().secure_cookies, parser.version});
  if (!co_await write_bytes(out)) co_return false;
  co_return joined || response.stream || co_await write_bytes(response.content());
}

/// `bytes` may be the outbox: what is not sent at once is copied before the first wait.
Task<bool> Connection::write_bytes(std::string_view bytes) {
  arm(host_.options().write_ms);
  auto sent = transport_->write_now(bytes);
  if (sent.state == Io::Done && sent.bytes == bytes.size()) co_return true;
  if (sent.state == Io::Closed) co_return false;
  const std::string copy(bytes.substr(sent.bytes));
  for (std::string_view rest = copy; !rest.empty();) {
    if (!co_await transport_->writable()) co_return false;
    sent = transport_->write_now(rest);
    if (sent.state == Io::Closed) co_return false;
    if (sent.bytes > 0) arm(host_.options().write_ms);
    rest.remove_prefix(sent.bytes);
  }
  co_return true;
}

Task<void> Connection::stream(Turn& turn) {
  state_ = State::Streaming;
  auto source = turn.response.stream;
  source->start(turn.waker());
  while (!gone_ && !host_.stopping()) {
    const auto bytes = source->take();
    if (!bytes.empty() && !co_await write_bytes(bytes)) break;
    if (!bytes.empty()) continue;
    if (source->ended()) break;
    deadline_ = SteadyTime::max();
    co_await signal_.wait();
  }
  source->gone();
}

/// A streaming client has nothing to say: its bytes are thrown away until it closes.
void Connection::watch_for_end(const std::shared_ptr<Turn>& turn) {
  transport_->when_readable([turn] {
    if (turn->owner == nullptr) return;
    auto& self = *turn->owner;
    const auto got = self.transport_->read_now(self.host_.scratch());
    if (got.state != Io::Closed) return self.watch_for_end(turn);
    self.gone_ = true;
    self.signal_.notify();
  });
}

/// A client that is still sending would lose our answer to a reset, so a bounded part of what it sends is read on.
Task<void> Connection::drain() {
  transport_->finish_sending();
  arm(host_.options().drain_ms);
  for (std::size_t drained = 0; drained < kMostDrained;) {
    const auto got = transport_->read_now(host_.scratch());
    if (got.state == Io::Closed) co_return;
    drained += got.bytes;
    if (got.state == Io::WouldBlock && !co_await transport_->readable()) co_return;
  }
}

}  // namespace hospitium::http
