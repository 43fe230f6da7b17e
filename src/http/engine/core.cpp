#include "http/engine/core.hpp"

#include <sys/resource.h>

#include <algorithm>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <spdlog/spdlog.h>

#include "access/principal.hpp"
#include "db/fault.hpp"
#include "http/client_network.hpp"
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

Lane lane_of(const Route& route, const Request& request) {
  if (route.lane != Lane::BySize) return route.lane;
  return request.body.size() > kOrdinary_bytes || !request.header("Content-Encoding").empty() ? Lane::Heavy : Lane::Pool;
}

/// Whose line heavy work stands in; strangers share one.
Id<User> giver_of(const Turn& turn) {
  const auto& signed_in = turn.request().signed_in;
  return signed_in ? signed_in->principal->user : Id<User>{};
}

}  // namespace

Core::Core(ServerOptions options, ServerParts parts)
    : options_(std::move(options)), parts_(std::move(parts)), bodies_(options_.body_budget_bytes, options_.body_share_bytes),
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
  heavy_ = std::make_unique<FairPool>(options_.heavy_workers, options_.heavy_of_one, options_.queue_limit);
  passwords_ = std::make_unique<WorkPool>(options_.password_workers, options_.password_queue);
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
  passwords_->stop();
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
  const auto address = plain_address(peer.address().to_string());
  const auto client = client_network(address);
  if (full_for(client, address)) return;
  auto connection = std::make_unique<Connection>(*this, socket_transport(std::move(socket)), address);
  asio::co_spawn(context_, keep(std::move(connection), client), asio::detached);
}

/// A proxy holds the connections of many.
bool Core::full_for(const std::string& client, const std::string& peer) const {
  if (is_loopback(peer) && !options_.limit_loopback) return false;
  if (std::ranges::count(options_.trusted_proxies, peer) > 0) return false;
  const auto found = open_of_.find(client);
  return found != open_of_.end() && found->second >= options_.connections_per_client;
}

Task<void> Core::keep(std::unique_ptr<Connection> connection, std::string client) {
  connections_.insert(connection.get());
  ++open_of_[client];
  { std::lock_guard lock(empty_mutex_); ++open_; }
  try {
    co_await connection->run();
  } catch (const std::exception& broken) {
    spdlog::error("a connection ended by exception: {}", broken.what());
  }
  connections_.erase(connection.get());
  if (--open_of_[client] == 0) open_of_.erase(client);
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
  if ((options_.limit_loopback || !is_loopback(request.peer)) && !rates_.admit(client_network(request.peer)))
    return tl::unexpected(ways_->problems.of({Code::TooManyRequests, {}, {}, {}}, request.language));
  head.most_body = admission->route ? admission->route->body_limit : 0;
  return std::make_shared<Turn>(ways_, std::move(request), admission->route);
}

/// A body takes its room as it comes: what was only promised takes none from others.
bool Core::hold(Turn& turn, std::size_t bytes) {
  if (bytes <= turn.held_bytes) return true;
  if (!bodies_.take(client_network(turn.request().peer), bytes - turn.held_bytes)) return false;
  turn.held_bytes = bytes;
  return true;
}

void Core::settled(Turn& turn) {
  if (turn.held_bytes > 0) bodies_.give_back(client_network(turn.request().peer), std::exchange(turn.held_bytes, 0));
  if (parts_.metrics == nullptr) return;
  const auto took = std::chrono::steady_clock::now() - turn.began;
  parts_.metrics->answered(turn.route(), turn.response.status, std::chrono::duration_cast<std::chrono::microseconds>(took).count());
}

void Core::refused(int status) {
  if (parts_.metrics) parts_.metrics->answered(nullptr, status, 0);
}

ServerFigures Core::figures() const {
  ServerFigures figures;
  if (pool_) figures.queued = pool_->waiting() + heavy_->waiting() + passwords_->waiting();
  std::lock_guard lock(empty_mutex_);
  figures.connections = open_;
  return figures;
}

void Core::dispatch(const std::shared_ptr<Turn>& turn) {
  const auto* route = turn->route();
  if (route == nullptr || route->lane == Lane::Io) return serve(turn);
  const auto lane = lane_of(*route, turn->request());
  auto& pool = lane == Lane::Password ? *passwords_ : *pool_;
  if (!pool.submit([this, turn, lane] { lane == Lane::Heavy ? line_up(turn) : serve(turn); })) Reply(turn).refuse({Code::Busy, {}, {}, {}});
}

/// Heavy work waits in its giver's line, so it passes the gate on an ordinary thread before.
void Core::line_up(const std::shared_ptr<Turn>& turn) {
  try {
    auto taken = turn->known ? Result<Unit>(Unit{}) : know(*turn);
    if (taken) taken = heavy_->submit(giver_of(*turn), [this, turn] { serve(turn); });
    if (!taken) Reply(turn).refuse(taken.error());
  } catch (...) {
    Reply(turn).fail(std::current_exception());
  }
}

void Core::serve(const std::shared_ptr<Turn>& turn) {
  Reply reply(turn);
  const auto* route = turn->route();
  try {
    if (route == nullptr) {
      auto found = parts_.fallback(turn->request());
      return found ? std::move(reply).send(*std::move(found)) : std::move(reply).refuse({Code::NotFound, {}, {}, {}});
    }
    if (auto prepared = prepare(*turn); !prepared) return std::move(reply).refuse(prepared.error());
    if (route->answer) return std::move(reply).answer(route->answer(turn->request()));
    route->later(turn->request(), std::move(reply));
  } catch (...) {
    if (reply.pending()) std::move(reply).fail(std::current_exception());
    else spdlog::error("a handler threw after it took its reply");
  }
}

Result<Unit> Core::prepare(Turn& turn) {
  TRY_DO(turn.known ? still_known(turn.request(), options_, parts_) : know(turn));
  return unpack_body(turn.mutable_request(), *turn.route());
}

Result<Unit> Core::know(Turn& turn) {
  TRY_DO(pass_gate(turn.mutable_request(), *turn.route(), options_, parts_));
  turn.known = true;
  return Unit{};
}

Result<Unit> Core::open_sink(Turn& turn) {
  auto& request = turn.mutable_request();
  if (!request.header("Content-Encoding").empty()) return refuse(Code::UnsupportedMedia);
  TRY_DO(pass_gate(request, *turn.route(), options_, parts_));
  TRY(turn.sink, turn.route()->sink(request));
  return Unit{};
}

/// A session, token or link that was revoked ends what it began: no further block of it is taken, and what was taken before counts.
Result<Unit> Core::take(Turn& turn, std::string_view block) {
  auto known = still_known(turn.request(), options_, parts_);
  if (known) return turn.sink->take(block);
  turn.sink->cut();
  return known;
}

void Core::finish(const std::shared_ptr<Turn>& turn) {
  const auto known = still_known(turn->request(), options_, parts_);
  if (known) return turn->sink->finish(Reply(turn));
  turn->sink->cut();
  Reply(turn).refuse(known.error());
}

/// A file that goes out breaks off likewise.
Result<Unit> Core::read_piece(Turn& turn) {
  TRY_DO(still_known(turn.request(), options_, parts_));
  turn.piece = turn.response.source->next();
  return Unit{};
}

/// On a worker thread. Broken machinery leaves the sink as it is: what was not kept was not counted.
void Core::work(const std::shared_ptr<Turn>& turn, const SinkStep& step) {
  try {
    switch (step.kind) {
      case SinkStep::Kind::Know: return turn->worked(know(*turn));
      case SinkStep::Kind::Open: return turn->worked(open_sink(*turn));
      case SinkStep::Kind::Take: return turn->worked(take(*turn, step.block));
      case SinkStep::Kind::Finish: return finish(turn);
      case SinkStep::Kind::Read: return turn->worked(read_piece(*turn));
      case SinkStep::Kind::Cut:
        if (turn->sink && (step.block.empty() || take(*turn, step.block))) turn->sink->cut();
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
  const bool finish = step.kind == SinkStep::Kind::Finish;
  auto job = [this, turn, step = std::move(step)] { work(turn, step); };
  if (!finish) {
    if (!pool_->submit(std::move(job))) turn->worked(refuse(Code::Busy));
    return;
  }
  const auto taken = heavy_->submit(giver_of(*turn), std::move(job));
  if (!taken) Reply(turn).refuse(taken.error());
}

}  // namespace hospitium::http
