// What a DataKey points to: a slot of the arena that lives as long as any copy of the key.
#pragma once
#include <memory>

#include "vault/key_arena.hpp"
#include "vault/secret.hpp"
#include "vault/vault.hpp"

namespace hospitium::vault {

class DataKeyImpl {
 public:
  explicit DataKeyImpl(std::shared_ptr<KeyArena> arena) : arena_(std::move(arena)), slot_(arena_->take()) {}
  ~DataKeyImpl() { arena_->give_back(slot_); }
  DataKeyImpl(const DataKeyImpl&) = delete;
  const std::uint8_t* bytes() const { return slot_; }
  std::uint8_t* bytes() { return slot_; }

 private:
  std::shared_ptr<KeyArena> arena_;
  std::uint8_t* slot_;
};

/// A fresh random key.
std::shared_ptr<DataKeyImpl> make_data_key(const std::shared_ptr<KeyArena>& arena);
/// The key inside `wrapped`; null when it was altered or wrapped for another id or node.
std::shared_ptr<DataKeyImpl> unwrap(const std::shared_ptr<KeyArena>& arena, const Secret& wrapping, KeyId id, std::string_view wrapped);
std::string wrap(const Secret& wrapping, KeyId id, const DataKeyImpl& key);

}  // namespace hospitium::vault
