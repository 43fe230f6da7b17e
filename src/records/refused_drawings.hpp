// Files that could not be shown, remembered so that a hostile one costs its half minute once and not at each request. Threads: any.
#pragma once
#include <chrono>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/result.hpp"

namespace hospitium::records {

class RefusedDrawings {
 public:
  using Clock = std::chrono::steady_clock;
  using Now = std::function<Clock::time_point()>;

  /// The oldest is forgotten for the newest, and each after an hour: a busy machine, too, makes a document overrun its time.
  explicit RefusedDrawings(std::size_t most = 10'000, Now now = Clock::now) : most_(most), now_(std::move(now)) {}

  /// `what` names the blob and what was to be made of it.
  std::optional<Code> find(const std::string& what) const;
  /// What is to be had on another day (no program, no room) is not remembered.
  void remember(const std::string& what, Code code);
  std::size_t size() const;

 private:
  struct Refused {
    Code code{};
    Clock::time_point until;
  };
  const std::size_t most_;
  const Now now_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Refused> refused_;
  std::deque<std::string> oldest_;       ///< the keys of refused_, in the order of their first refusal
};

}  // namespace hospitium::records
