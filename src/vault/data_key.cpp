#include "vault/data_key.hpp"

#include <cstring>

#include <sodium.h>

namespace hospitium::vault {
namespace {

constexpr char kContext[] = "hospdata";

/// The purpose stands in the authenticated text as well as in the subkey.
std::string authenticated(Purpose purpose, std::string_view bound_to) {
  std::string text;
  text.reserve(1 + bound_to.size());
  text += static_cast<char>(purpose);
  text += bound_to;
  return text;
}

Subkey subkey(const DataKeyImpl& key, Purpose purpose) { return {key.bytes(), static_cast<std::uint64_t>(purpose), kContext}; }

/// Not the subkey that seals: a key has one use. Numbers above 255 are never a purpose.
Subkey hashing_subkey(const DataKeyImpl& key, Purpose purpose) { return {key.bytes(), 256 + static_cast<std::uint64_t>(purpose), kContext}; }

std::string wrapped_for(KeyId id) { return "data key " + std::string(view_of(id.bytes)); }

}  // namespace

DataKey::DataKey(std::shared_ptr<const DataKeyImpl> impl) : impl_(std::move(impl)) {}

std::string DataKey::seal(Purpose purpose, std::string_view plain, std::string_view bound_to) const {
  return seal_with(subkey(*impl_, purpose).data(), plain, authenticated(purpose, bound_to));
}

std::optional<std::string> DataKey::open(Purpose purpose, std::string_view sealed, std::string_view bound_to) const {
  return open_with(subkey(*impl_, purpose).data(), sealed, authenticated(purpose, bound_to));
}

std::array<std::uint8_t, 32> DataKey::hash(Purpose purpose, std::string_view text) const {
  return keyed_hash(hashing_subkey(*impl_, purpose).data(), text);
}

struct KeyedHash::Running {
  crypto_generichash_state state;
};

KeyedHash::KeyedHash(const DataKey& key, Purpose purpose) : running_(std::make_unique<Running>()) {
  crypto_generichash_init(&running_->state, hashing_subkey(*key.impl_, purpose).data(), kKey_bytes, 32);
}

KeyedHash::~KeyedHash() { sodium_memzero(running_.get(), sizeof(Running)); }

void KeyedHash::add(std::string_view part) {
  crypto_generichash_update(&running_->state, reinterpret_cast<const unsigned char*>(part.data()), part.size());
}

std::array<std::uint8_t, 32> KeyedHash::value() {
  std::array<std::uint8_t, 32> hash{};
  crypto_generichash_final(&running_->state, hash.data(), hash.size());
  return hash;
}

std::shared_ptr<DataKeyImpl> make_data_key(const std::shared_ptr<KeyArena>& arena) {
  auto key = std::make_shared<DataKeyImpl>(arena);
  randombytes_buf(key->bytes(), kKey_bytes);
  return key;
}

std::shared_ptr<DataKeyImpl> unwrap(const std::shared_ptr<KeyArena>& arena, const Secret& wrapping, KeyId id, std::string_view wrapped) {
  auto plain = open_with(wrapping.data(), wrapped, wrapped_for(id));
  if (!plain || plain->size() != kKey_bytes) return nullptr;
  auto key = std::make_shared<DataKeyImpl>(arena);
  std::memcpy(key->bytes(), plain->data(), kKey_bytes);
  sodium_memzero(plain->data(), plain->size());
  return key;
}

std::string wrap(const Secret& wrapping, KeyId id, const DataKeyImpl& key) {
  return seal_with(wrapping.data(), {reinterpret_cast<const char*>(key.bytes()), kKey_bytes}, wrapped_for(id));
}

}  // namespace hospitium::vault
