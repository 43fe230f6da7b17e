// Live updates: who changed what, told over server-sent events to those who may know at the moment of telling.
#pragma once
#include <array>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/result.hpp"
#include "http/response.hpp"

namespace hospitium::http {

using Topics = std::vector<std::string>;  ///< "party:<id>:<role>", "user:<id>"

struct Change {
  std::uint64_t position = 0;        ///< of the feed, strictly rising; 0 = the hub counts
  Topics topics;                     ///< whoever listens to one of them is told
  std::string kind, id;              ///< what changed
  Topics parted = {};                ///< of `topics`: those who take part in it no longer
};

struct Listener {
  std::string session;               ///< SignedIn::session
  /// What this reader hears of by the rights that it has at this moment; nothing when it may listen no longer. Asked before each send, at each
  /// beat and by recheck(), on the hub's thread; may read the database.
  std::function<std::optional<Topics>()> hears;
};

struct LiveOptions {
  std::int64_t beat_ms = 25'000;
  std::size_t remembered = 4096;     ///< changes kept for those who come back
  std::size_t queue_bytes = 64 << 10;///< a client that is further behind is closed; it comes back and resumes
  std::size_t per_session = 8, most = 10'000;
};

/// Greets with the id that the reader begins at. Sends `event: changed` with kind and id, and "closed" to who takes part no longer; `event:
/// reset` when the position asked for is no longer remembered or what the reader hears of is not what it was (ask for everything again);
/// `event: closed` and the end when it may listen no longer. Event ids are sealed positions: they order nothing for the reader and show
/// nobody's activity. Thread-safe. Outlives the server.
class LiveHub {
 public:
  explicit LiveHub(LiveOptions options = {});
  ~LiveHub() { stop(); }
  /// Asks no reader any more: call it before what the listeners ask goes away. Publishing stays harmless.
  void stop();

  /// Cheap; never waits for readers.
  void publish(Change change);
  /// Something has changed that nobody is told of: whoever resumes from before is told `reset`.
  void skip();
  /// The reply of GET /api/events. SignInRequired where the listener hears of nothing at all, TooManyRequests beyond the limits.
  Result<Response> open(Listener listener, std::string_view last_event_id);
  void close(std::string_view session);  ///< signed out or revoked: told and cut at once
  void recheck();                        ///< rights changed somewhere: ask every `hears` now
  std::size_t listening() const;

 private:
  class Subscription;
  using Subscribers = std::vector<std::shared_ptr<Subscription>>;
  void run(std::stop_token stop);
  void round(std::unique_lock<std::mutex>& lock);
  void tell(const Subscribers& subscribers, const std::vector<Change>& changes);
  void beat(const Subscribers& subscribers);
  std::vector<Change> changes_since(std::uint64_t position) const;
  std::string seal(std::uint64_t position) const;
  std::optional<std::uint64_t> unseal(std::string_view id) const;

  const LiveOptions options_;
  std::array<unsigned char, 32> key_{};
  std::uint32_t epoch_ = 0;
  mutable std::mutex mutex_;
  std::condition_variable_any news_;
  std::deque<Change> remembered_;
  std::uint64_t last_ = 0, told_ = 0, dropped_ = 0;  ///< published, told to all, last forgotten
  bool recheck_ = false;                             ///< everybody is asked what they hear of
  bool resumed_ = false;                             ///< somebody came back, who may have missed something
  Subscribers subscribers_;
  std::jthread thread_;
};

}  // namespace hospitium::http
