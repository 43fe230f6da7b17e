// A body on its way into a sink: read a block, let a worker have it, wait, read on. While the worker has it the socket is left alone, so
// that a client is slowed to the speed of the disk.
#include "http/engine/connection.hpp"

namespace hospitium::http {

/// One step on a worker thread; false when it was refused.
Task<bool> Connection::step(const std::shared_ptr<Turn>& turn, SinkStep step) {
  deadline_ = SteadyTime::max();
  turn->working = true;
  host_.step(turn, std::move(step));
  while (turn->working) co_await signal_.wait();
  co_return !turn->refused;
}

/// The other way: a worker reads a piece of the file, the client takes it, and only then the next is read.
Task<bool> Connection::write_source(const std::shared_ptr<Turn>& turn) {
  for (auto left = turn->response.source->size(); left > 0;) {
    if (!co_await step(turn, {SinkStep::Kind::Read}) || turn->piece.empty()) co_return false;
    left -= static_cast<std::int64_t>(turn->piece.size());
    if (!co_await write_bytes(turn->piece)) co_return false;
  }
  co_return true;
}

Task<bool> Connection::pour_body(RequestParser& parser, const std::shared_ptr<Turn>& turn) {
  const auto began = host_.now();
  parser.eager(true);
  if (!carry_.empty() && !digest(parser, {})) co_return false;
  while (!parser.is_done() || !parser.body.empty()) {
    if (parser.is_done() || parser.body.size() >= kSinkBlock) {
      parser.passed += parser.body.size();
      if (!co_await step(turn, {SinkStep::Kind::Take, std::exchange(parser.body, {})})) co_return false;
      continue;
    }
    const auto earned_ms = static_cast<std::int64_t>(parser.passed + parser.body.size()) * 1000 / host_.options().body_bytes_per_s;
    deadline_ = began + std::chrono::milliseconds(host_.options().body_ms + earned_ms);
    if (!co_await more(parser)) co_return false;
  }
  co_return true;
}

Task<Connection::Next> Connection::pour(RequestParser& parser, std::shared_ptr<Turn> turn) {
  turn->owner = this;
  const bool open = co_await step(turn, {SinkStep::Kind::Open});
  const bool room = open && host_.hold(*turn, 2 * kSinkBlock);
  if (room && co_await invite(turn->request()) && co_await pour_body(parser, turn)) {
    state_ = State::Waiting;
    deadline_ = SteadyTime::max();
    host_.step(turn, {SinkStep::Kind::Finish});
    co_return co_await answered(parser, std::move(turn));
  }
  const auto refusal = turn->refused.value_or(open && !room ? Refusal{Code::Busy, {}, {}, {}} : refusal_of(parser, expired_));
  // What came before the break is kept before anybody is told how far it got.
  if (!turn->refused) co_await step(turn, {SinkStep::Kind::Cut, std::exchange(parser.body, {})});
  turn->owner = nullptr;
  turn->response = host_.problem(refusal, turn->request().headers);
  host_.settled(*turn);
  if (gone_) co_return Next::Close;
  co_return co_await refuse(parser, std::move(turn->response));
}

}  // namespace hospitium::http
