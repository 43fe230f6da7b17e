#include "vault/vault.hpp"

#include <chrono>

#include "vault/data_key.hpp"
#include "vault/key_cache.hpp"
#include "vault/key_table.hpp"
#include "vault/node_key.hpp"
#include "vault/spare_keys.hpp"

namespace hospitium::vault {
namespace {

Instant now() {
  using namespace std::chrono;
  return {duration_cast<microseconds>(system_clock::now().time_since_epoch()).count()};
}

}  // namespace

class Vault::Impl {
 public:
  Impl(db::Database& keys, const Options& options)
      : node_(options.node_key_file),
        table_(keys),
        arena_(std::make_shared<KeyArena>()),
        cache_(options.cached_keys),
        spares_(sound_table(), node_.wrapping(), arena_, options.spare_keys, [this] { drop_erased_elsewhere(); }) {}

  const NodeKey& node() const { return node_; }
  KeyTable& table() { return table_; }

  std::pair<KeyId, DataKey> take_spare() {
    auto spare = spares_.take();
    cache_.put(spare.first, spare.second, cache_.mark(spare.first));
    return spare;
  }

  std::vector<std::optional<DataKey>> keys(std::span<const KeyId> ids) {
    std::vector<std::optional<DataKey>> found;
    std::vector<Missing> missing;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      found.push_back(cache_.get(ids[i]));
      if (!found.back()) missing.push_back({ids[i], i, cache_.mark(ids[i])});
    }
    if (!missing.empty()) load(missing, found);
    return found;
  }

  void erase(std::span<const KeyId> ids) {
    table_.erase(ids, now());
    for (auto id : ids) drop(id);
    table_.clear_traces();
  }

 private:
  struct Missing {
    KeyId id;
    std::size_t place;
    std::uint64_t mark;
  };

  KeyTable& sound_table() {
    table_.check_node_key(view_of(node_.check_value()));
    table_.clear_traces();  // an erasure may have been cut off between its commit and this
    return table_;
  }

  void load(const std::vector<Missing>& missing, std::vector<std::optional<DataKey>>& found) {
    std::vector<KeyId> ids;
    for (const auto& one : missing) ids.push_back(one.id);
    std::unordered_map<KeyId, DataKey> loaded;
    for (const auto& row : table_.find(ids))
      if (auto key = unwrap(arena_, node_.wrapping(), row.id, row.wrapped)) loaded.emplace(row.id, DataKey(std::move(key)));
    for (const auto& one : missing) {
      auto key = loaded.find(one.id);
      if (key == loaded.end()) continue;
      found[one.place] = key->second;
      cache_.put(one.id, key->second, one.mark);
    }
  }

  void drop(KeyId id) {
    spares_.forget(id);
    cache_.erase(id);
  }

  /// Several servers share a keys database on PostgreSQL: what one erases, the others drop from memory within a second or two.
  void drop_erased_elsewhere() {
    constexpr std::int64_t kClockSkew_us = kMinute_us;
    if (!table_.shared()) return;
    auto next = now();
    for (auto id : table_.erased_since(seen_until_ - kClockSkew_us)) cache_.erase(id);
    seen_until_ = next;
  }

  NodeKey node_;
  KeyTable table_;
  std::shared_ptr<KeyArena> arena_;
  KeyCache cache_;
  Instant seen_until_ = now();
  SpareKeys spares_;
};

Vault::Vault(db::Database& keys, const Options& options) : impl_(std::make_unique<Impl>(keys, options)) {}
Vault::~Vault() = default;

std::pair<KeyId, DataKey> Vault::take_spare() { return impl_->take_spare(); }
std::optional<DataKey> Vault::key(KeyId id) { return impl_->keys({&id, 1}).front(); }
std::vector<std::optional<DataKey>> Vault::keys(std::span<const KeyId> ids) { return impl_->keys(ids); }
void Vault::erase(KeyId id) { impl_->erase({&id, 1}); }
void Vault::apply_erasures(std::span<const KeyId> ids) { impl_->erase(ids); }
std::vector<KeyId> Vault::erasures() { return impl_->table().erased_since({}); }

std::array<std::uint8_t, 32> Vault::node_hash(Purpose purpose, std::string_view text) const { return impl_->node().hash(purpose, text); }
std::string Vault::seal_node(std::string_view plain, std::string_view bound_to) const {
  return seal_with(impl_->node().sealing().data(), plain, bound_to);
}
std::optional<std::string> Vault::open_node(std::string_view sealed, std::string_view bound_to) const {
  return open_with(impl_->node().sealing().data(), sealed, bound_to);
}
std::string Vault::sign(std::string_view message) const { return impl_->node().sign(message); }
std::string Vault::public_key() const { return impl_->node().public_key(); }
bool Vault::verify_signature(std::string_view message, std::string_view signature) const {
  return verify_with(public_key(), message, signature);
}

}  // namespace hospitium::vault
