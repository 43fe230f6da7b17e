// A body that is taken in while it comes: no more of it is in memory than one block, and what came before a disconnect may be kept.
// Opened on a worker thread after the reader is known, before the first byte of the body is asked for.
#pragma once
#include <functional>
#include <memory>
#include <string_view>

#include "http/reply.hpp"
#include "http/request.hpp"

namespace hospitium::http {

inline constexpr std::size_t kSinkBlock = 256 << 10;

/// Called on worker threads, one call at a time, in the order of the bytes. The client's socket is not read meanwhile.
class Sink {
 public:
  virtual ~Sink() = default;
  /// One block, at most kSinkBlock and one read of the socket. A refusal ends the request; nothing is called after it.
  virtual Result<Unit> take(std::string_view block) = 0;
  /// All has come.
  virtual void finish(Reply reply) = 0;
  /// The client went away, sent what is no request, or is signed out meanwhile: nothing more comes and the sink answers nobody.
  virtual void cut() = 0;
};

using OpenSink = std::function<Result<std::shared_ptr<Sink>>(const Request&)>;

}  // namespace hospitium::http
