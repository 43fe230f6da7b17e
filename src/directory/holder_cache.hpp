// Who signs in with which secret, remembered for a moment: a busy session does not ask the database at each request. Threads: any.
#pragma once
#include <mutex>
#include <string>
#include <unordered_map>

#include "directory/sessions.hpp"

namespace hospitium::directory {

/// Two halves: the younger takes what is new, and when it is full or old it takes the place of the elder. So nothing is looked through, and
/// more secrets than there is room for push out the eldest, not everybody.
class HolderCache {
 public:
  HolderCache(std::int64_t age_us, std::size_t most) : age_us_(age_us), half_(most / 2) {}

  std::optional<TokenHolder> find(const std::string& hash, Instant now) const;
  /// Take it before the database is read: what is forgotten meanwhile is not kept, since it may have been read before it was revoked.
  std::uint64_t mark() const;
  void keep(const std::string& hash, TokenHolder holder, Instant read_at, std::uint64_t mark);
  void forget(const std::string& hash);
  void forget(Id<User> user);
  void forget();

 private:
  struct Entry {
    TokenHolder holder;
    Instant read_at;
  };
  using Entries = std::unordered_map<std::string, Entry>;

  const std::int64_t age_us_;
  const std::size_t half_;
  mutable std::mutex mutex_;
  Entries younger_, elder_;
  Instant turned_;
  std::uint64_t forgotten_ = 0;
};

}  // namespace hospitium::directory
