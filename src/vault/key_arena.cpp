#include "vault/key_arena.hpp"

#include <new>

#include <sodium.h>

#include "vault/secret.hpp"

namespace hospitium::vault {
namespace {
constexpr std::size_t kBlock_keys = 2'048;
}

KeyArena::KeyArena() { use_sodium(); }

void KeyArena::Free::operator()(std::uint8_t* block) const { sodium_free(block); }

std::uint8_t* KeyArena::take() {
  std::lock_guard lock(mutex_);
  if (free_.empty()) add_block();
  auto* slot = free_.back();
  free_.pop_back();
  return slot;
}

void KeyArena::give_back(std::uint8_t* slot) {
  sodium_memzero(slot, kKey_bytes);
  std::lock_guard lock(mutex_);
  free_.push_back(slot);  // room was reserved with the block
}

void KeyArena::add_block() {
  std::unique_ptr<std::uint8_t, Free> block(static_cast<std::uint8_t*>(sodium_malloc(kBlock_keys * kKey_bytes)));
  if (!block) throw std::bad_alloc();
  sodium_memzero(block.get(), kBlock_keys * kKey_bytes);
  free_.reserve((blocks_.size() + 1) * kBlock_keys);
  for (std::size_t i = 0; i < kBlock_keys; ++i) free_.push_back(block.get() + i * kKey_bytes);
  blocks_.push_back(std::move(block));
}

}  // namespace hospitium::vault
