// The way back of one request: answered exactly once, from any thread, now or later.
#pragma once
#include <exception>
#include <memory>
#include <utility>

#include "http/request.hpp"
#include "http/response.hpp"

namespace hospitium::http {

/// One request under way; the engine's side of a Reply.
class Exchange {
 public:
  virtual ~Exchange() = default;
  virtual const Request& request() const = 0;
  virtual void finish(Response response) = 0;                 ///< thread-safe, at most once
  virtual Response problem(const Refusal& refusal) const = 0; ///< localized RFC 9457
  virtual Response problem(std::exception_ptr fault) const = 0;
};

/// Move-only. A Reply that is dropped unanswered answers 500, so that no client waits for ever.
class Reply {
 public:
  explicit Reply(std::shared_ptr<Exchange> exchange) : exchange_(std::move(exchange)) {}
  Reply(Reply&&) = default;
  Reply& operator=(Reply&&) = delete;
  ~Reply();

  const Request& request() const { return exchange_->request(); }  ///< lives as long as the Reply is unanswered

  bool pending() const { return exchange_ != nullptr; }

  void send(Response response) &&;
  void refuse(const Refusal& refusal) &&;
  /// Broken machinery: 507 storage_full, 503 busy or 500 internal with an incident id in the log.
  void fail(std::exception_ptr fault) &&;

  void answer(Result<Response> result) &&;
  /// A described struct as JSON with `status`, or the refusal.
  template <class T>
  void answer(const Result<T>& result, int status = 200) && {
    if (result) std::move(*this).send(json_response(*result, status));
    else std::move(*this).refuse(result.error());
  }

 private:
  std::shared_ptr<Exchange> exchange_;
};

}  // namespace hospitium::http
