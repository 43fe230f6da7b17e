#include "records/refused_drawings.hpp"

namespace hospitium::records {
namespace {

constexpr auto kRemembered = std::chrono::hours(1);

}  // namespace

std::optional<Code> RefusedDrawings::find(const std::string& what) const {
  std::lock_guard lock(mutex_);
  const auto found = refused_.find(what);
  return found != refused_.end() && now_() < found->second.until ? std::optional(found->second.code) : std::nullopt;
}

void RefusedDrawings::remember(const std::string& what, Code code) {
  if (code != Code::UnreadableFile && code != Code::ImageTooLarge) return;
  std::lock_guard lock(mutex_);
  if (refused_.insert_or_assign(what, Refused{code, now_() + kRemembered}).second) oldest_.push_back(what);
  if (refused_.size() <= most_) return;
  refused_.erase(oldest_.front());
  oldest_.pop_front();
}

std::size_t RefusedDrawings::size() const {
  std::lock_guard lock(mutex_);
  return refused_.size();
}

}  // namespace hospitium::records
