#include "http/engine/core.hpp"

#include <sys/resource.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <spdlog/spdlog.h>

#include "db/fault.hpp"
#include "http/engine/admission.hpp"
#include "http/engine/gate.hpp"
#include "http/metrics.hpp"

namespace hospitium::http {
namespace {

constexpr double kBurst_s = 5;
constexpr auto kSweepEvery = std::chrono::milliseconds(100);
constexpr auto kAcceptPause = std::chrono::milliseconds(100);

/// Every idle client is a descriptor, so take as many as the system allows.
void raise_descriptor_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

bool heavy(const Route& route, const Request& request) {
  if (route.lane != Lane::BySize) return route.lane == Lane::Heavy;
  return request.body.size() > kOrdinary_bytes || !request.header("Content-Encoding").empty();
}

}  // namespace

Core::Core(ServerOptions options, ServerParts parts)
    : options_(std::move(options)), parts_(std::move(parts)),
      rates_(options_.requests_per_s, options_.requests_per_s * kBurst_s),
      ways_(std::make_shared<Ways>(Ways{Problems(parts_.messages), std::make_shared<Mailbox>(context_)})) {}

std::uint16_t Core::start() {
  raise_descriptor_limit();
  const asio::ip::tcp::endpoint endpoint(asio::ip::make_address(options_.listen), options_.port);
  acceptor_.open(endpoint.protocol());
  acceptor_.set_option(Acceptor::reuse_address(true));
  acceptor_.bind(endpoint);
  acceptor_.listen(Acceptor::max_listen_connections);
  pool_ = std::make_unique<WorkPool>(options_.workers, options_.queue_limit);
  heavy_ = std::make_unique<WorkPool>(options_.heavy_workers, options_.queue_limit / 8 + 1);
  asio::co_spawn(context_, accept_loop(), asio::detached);
  asio::co_spawn(context_, sweep_loop(), asio::detached);
  thread_ = std::jthread([this] {
    ways_->mailbox->claim_thread();
    context_.run();
  });
  return acceptor_.local_endpoint().port();
}

void Core::stop() {
  if (!thread_.joinable()) return;
  stopping_ = true;
  asio::post(context_, [this] { stop_politely(); });
  {
    std::unique_lock lock(empty_mutex_);
    empty_.wait_for(lock, std::chrono::milliseconds(options_.stop_ms), [this] { return open_ == 0; });
  }
  context_.stop();
  thread_.join();
  ways_->mailbox->close();
  pool_->stop();
  heavy_->stop();
  for (auto* connection : std::vector(connections_.begin(), connections_.end()))
    connection->abandon();
}

void Core::stop_politely() {
  boost::system::error_code ignored;
  acceptor_.close(ignored);
  sweep_timer_.cancel();
  const auto connections = connections_;
  for (auto* connection : connections)
    if (connections_.contains(connection)) connection->stop();
}

Task<void> Core::accept_loop() {
  Timer pause(context_);
  while (!stopping_) {
    boost::system::error_code error;
    Socket socket = co_await acceptor_.async_accept(asio::redirect_error(kTask, error));
    if (!error) {
      welcome(std::move(socket));
    } else if (!stopping_) {  // out of descriptors, mostly: wait for some to close
      pause.expires_after(kAcceptPause);
      co_await pause.async_wait(asio::redirect_error(kTask, error));
    }
  }
}

void Core::welcome(Socket socket) {
  boost::system::error_code error;
  const auto peer = socket.remote_endpoint(error);
  if (error || connections_.size() >= options_.most_connections) return;
  auto connection = std::make_unique<Connection>(*this, socket_transport(std::move(socket)), peer.address().to_string());
  asio::co_spawn(context_, keep(std::move(connection)), asio::detached);
}

Task<void> Core::keep(std::unique_ptr<Connection> connection) {
  connections_.insert(connection.get());
  { std::lock_guard lock(empty_mutex_); ++open_; }
  try {
    co_await connection->run();
  } catch (const std::exception& broken) {
    spdlog::error("a connection ended by exception: {}", broken.what());
  }
  connections_.erase(connection.get());
  connection.reset();
  std::lock_guard lock(empty_mutex_);
  if (--open_ == 0) empty_.notify_all();
}

Task<void> Core::sweep_loop() {
  while (!stopping_) {
    sweep_timer_.expires_after(kSweepEvery);
    boost::system::error_code error;
    co_await sweep_timer_.async_wait(asio::redirect_error(kTask, error));
    now_ = std::chrono::steady_clock::now();
    for (auto* connection : std::vector(connections_.begin(), connections_.end()))
      if (connections_.contains(connection)) connection->sweep(now_);
  }
}

Response Core::problem(const Refusal& refusal, const Fields& fields) const {
  return ways_->problems.of(refusal, parts_.messages.negotiate(fields.find("Accept-Language")));
}

tl::expected<std::shared_ptr<Turn>, Response> Core::admit(RequestParser& head, const std::string& peer) {
  auto admission = hospitium::http::admit(head, peer, options_, parts_);
  if (!admission) return tl::unexpected(problem(admission.error(), head.fields));
  auto& request = admission->request;
  const bool local = request.peer.starts_with("127.") || request.peer == "::1";
  if ((options_.limit_loopback || !local) && !rates_.admit(request.peer))
    return tl::unexpected(ways_->problems.of({Code::TooManyRequests, {}, {}, {}}, request.language));
  auto reserved = reserve(head, admission->route);
  if (!reserved) return tl::unexpected(ways_->problems.of(reserved.error(), request.language));
  head.most_body = admission->route ? admission->route->body_limit : 0;
  auto turn = std::make_shared<Turn>(ways_, std::move(request), admission->route);
  turn->reserved_bytes = *reserved;
  return turn;
}

/// A body takes its room before it comes: so many bytes at most are in memory, over all connections.
Result<std::size_t> Core::reserve(const RequestParser& head, const Route* route) {
  if (head.is_done() || route == nullptr) return std::size_t(0);
  const auto bytes = route->sink ? 2 * kSinkBlock : head.chunked() ? route->body_limit : static_cast<std::size_t>(head.content_length().value_or(0));
  if (reserved_bytes_ + bytes > options_.body_budget_bytes) return refuse(Code::Busy);
  reserved_bytes_ += bytes;
  return bytes;
}

void Core::settled(Turn& turn) {
  reserved_bytes_ -= std::exchange(turn.reserved_bytes, 0);
  if (parts_.metrics == nullptr) return;
  const auto took = std::chrono::steady_clock::now() - turn.began;
  parts_.metrics->answered(turn.route(), turn.response.status, std::chrono::duration_cast<std::chrono::microseconds>(took).count());
}

void Core::refused(int status) {
  if (parts_.metrics) parts_.metrics->answered(nullptr, status, 0);
}

ServerFigures Core::figures() const {
  ServerFigures figures;
  if (pool_) figures.queued = pool_->waiting() + heavy_->waiting();
  std::lock_guard lock(empty_mutex_);
  figures.connections = open_;
  return figures;
}

void Core::dispatch(const std::shared_ptr<Turn>& turn) {
  const auto* route = turn->route();
  if (route == nullptr || route->lane == Lane::Io) return serve(turn);
  auto& pool = heavy(*route, turn->request()) ? *heavy_ : *pool_;
  if (!pool.submit([this, turn] { serve(turn); })) Reply(turn).refuse({Code::Busy, {}, {}, {}});
}

void Core::serve(const std::shared_ptr<Turn>& turn) {
  Reply reply(turn);
  const auto* route = turn->route();
  try {
    if (route == nullptr) {
      auto found = parts_.fallback(turn->request());
      return found ? std::move(reply).send(*std::move(found)) : std::move(reply).refuse({Code::NotFound, {}, {}, {}});
    }
    if (auto passed = pass_gate(turn->mutable_request(), *route, options_, parts_); !passed)
      return std::move(reply).refuse(passed.error());
    if (route->answer) return std::move(reply).answer(route->answer(turn->request()));
    route->later(turn->request(), std::move(reply));
  } catch (...) {
    if (reply.pending()) std::move(reply).fail(std::current_exception());
    else spdlog::error("a handler threw after it took its reply");
  }
}

Result<Unit> Core::open_sink(Turn& turn) {
  auto& request = turn.mutable_request();
  if (!request.header("Content-Encoding").empty()) return refuse(Code::UnsupportedMedia);
  TRY_DO(pass_gate(request, *turn.route(), options_, parts_));
  TRY(turn.sink, turn.route()->sink(request));
  return Unit{};
}

/// On a worker thread. Broken machinery leaves the sink as it is: what was not kept was not counted.
void Core::work(const std::shared_ptr<Turn>& turn, const SinkStep& step) {
  try {
    switch (step.kind) {
      case SinkStep::Kind::Open: return turn->worked(open_sink(*turn));
      case SinkStep::Kind::Take: return turn->worked(turn->sink->take(step.block));
      case SinkStep::Kind::Finish: return turn->sink->finish(Reply(turn));
      case SinkStep::Kind::Read: turn->piece = turn->response.source->next(); return turn->worked(Unit{});
      case SinkStep::Kind::Cut:
        if (turn->sink && (step.block.empty() || turn->sink->take(step.block))) turn->sink->cut();
        return turn->worked(Unit{});
    }
  } catch (const db::Fault& broken) {
    spdlog::error("a transfer was interrupted: {}", broken.what());
    turn->worked(refuse(db::code_of(broken.kind())));
  } catch (const std::exception& broken) {
    spdlog::error("a transfer was interrupted: {}", broken.what());
    turn->worked(refuse(Code::Busy));
  }
}

void Core::step(const std::shared_ptr<Turn>& turn, SinkStep step) {
  auto& pool = step.kind == SinkStep::Kind::Finish ? *heavy_ : *pool_;
  const bool finish = step.kind == SinkStep::Kind::Finish;
  if (pool.submit([this, turn, step = std::move(step)] { work(turn, step); })) return;
  if (finish) Reply(turn).refuse({Code::Busy, {}, {}, {}});
  else turn->worked(refuse(Code::Busy));
}

}  // namespace hospitium::http
