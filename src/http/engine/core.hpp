// The server behind its face: acceptor, sweep, pools, and every connection's Host.
#pragma once
#include <array>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <unordered_set>

#include <boost/asio/steady_timer.hpp>

#include "http/engine/body_budget.hpp"
#include "http/engine/connection.hpp"
#include "http/fair_pool.hpp"
#include "http/rate_limit.hpp"
#include "http/server.hpp"
#include "http/work_pool.hpp"

namespace hospitium::http {

class Core final : public Host {
 public:
  Core(ServerOptions options, ServerParts parts);
  ~Core() override { stop(); }
  std::uint16_t start();
  void stop();
  ServerFigures figures() const;

  const ServerOptions& options() const override { return options_; }
  std::span<char> scratch() override { return *scratch_; }
  std::string& outbox() override { return outbox_; }
  SteadyTime now() const override { return now_; }
  bool stopping() const override { return stopping_; }
  tl::expected<std::shared_ptr<Turn>, Response> admit(RequestParser& head, const std::string& peer) override;
  Response problem(const Refusal& refusal, const Fields& fields) const override;
  bool hold(Turn& turn, std::size_t bytes) override;
  void dispatch(const std::shared_ptr<Turn>& turn) override;
  void step(const std::shared_ptr<Turn>& turn, SinkStep step) override;
  void settled(Turn& turn) override;
  void refused(int status) override;

 private:
  using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
  using Timer = asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;

  Task<void> accept_loop();
  Task<void> sweep_loop();
  Task<void> keep(std::unique_ptr<Connection> connection, std::string client);
  void welcome(Socket socket);
  bool full_for(const std::string& client, const std::string& peer) const;
  void stop_politely();
  void line_up(const std::shared_ptr<Turn>& turn);
  void serve(const std::shared_ptr<Turn>& turn);
  Result<Unit> prepare(Turn& turn);
  Result<Unit> know(Turn& turn);
  Result<Unit> open_sink(Turn& turn);
  Result<Unit> take(Turn& turn, std::string_view block);
  void finish(const std::shared_ptr<Turn>& turn);
  Result<Unit> read_piece(Turn& turn);
  void work(const std::shared_ptr<Turn>& turn, const SinkStep& step);

  const ServerOptions options_;
  const ServerParts parts_;
  std::unordered_set<Connection*> connections_;
  std::unordered_map<std::string, std::size_t> open_of_;  ///< connections by client
  std::unique_ptr<std::array<char, 64 << 10>> scratch_ = std::make_unique<std::array<char, 64 << 10>>();
  std::string outbox_;
  SteadyTime now_ = std::chrono::steady_clock::now();
  std::atomic<bool> stopping_ = false;
  BodyBudget bodies_;
  RateLimit rates_;

  asio::io_context context_{1};
  Acceptor acceptor_{context_};
  Timer sweep_timer_{context_};
  std::shared_ptr<Ways> ways_;
  std::unique_ptr<WorkPool> pool_, passwords_;
  std::unique_ptr<FairPool> heavy_;
  mutable std::mutex empty_mutex_;
  std::condition_variable empty_;
  std::size_t open_ = 0;           ///< guarded by empty_mutex_
  std::jthread thread_;
};

}  // namespace hospitium::http
