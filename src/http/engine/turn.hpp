// One request under way, from its header to its answer: shared by the connection that waits and the handler that works.
#pragma once
#include <chrono>
#include <memory>

#include "http/engine/mailbox.hpp"
#include "http/problem.hpp"
#include "http/reply.hpp"
#include "http/router.hpp"

namespace hospitium::http {

class Connection;

/// What a Turn needs of the server and may outlive it with.
struct Ways {
  Problems problems;
  std::shared_ptr<Mailbox> mailbox;
};

class Turn final : public Exchange, public std::enable_shared_from_this<Turn> {
 public:
  Turn(std::shared_ptr<const Ways> ways, Request request, const Route* route)
      : request_(std::move(request)), route_(route), ways_(std::move(ways)) {}

  const Request& request() const override { return request_; }
  Request& mutable_request() { return request_; }      ///< before the handler has it
  const Route* route() const { return route_; }
  void finish(Response response) override;
  Response problem(const Refusal& refusal) const override { return ways_->problems.of(refusal, request_.language); }
  Response problem(std::exception_ptr fault) const override { return ways_->problems.of(std::move(fault), request_.language); }

  // I/O thread:
  Connection* owner = nullptr;                         ///< null once nobody waits any more
  bool answered = false;
  Response response;
  std::size_t held_bytes = 0;                          ///< of the body budget
  bool known = false;                                  ///< it has passed the gate already
  std::shared_ptr<Sink> sink;                          ///< once open
  std::string piece;                                   ///< of the answer's source, read by a worker
  bool working = false;                                ///< a worker has the turn
  std::optional<Refusal> refused;                      ///< by the gate or the sink; set before the worker gives the turn back
  std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
  /// For streams and sinks: wakes the owner from any thread.
  std::function<void()> waker();
  /// A worker gives the sink back.
  void worked(Result<Unit> result);

 private:
  void settle(Response answer);
  Request request_;
  const Route* route_;
  std::shared_ptr<const Ways> ways_;
};

}  // namespace hospitium::http
