#include "vault/node_key.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>

#include <sodium.h>

#include "vault/durable_file.hpp"

namespace hospitium::vault {
namespace {

using db::Fault;
using db::FaultKind;

constexpr char kContext[] = "hospnode";
/// Numbers of the subkeys; never given to another use.
enum Use : std::uint64_t { kWrap = 1, kSeal = 2, kSign = 3, kCheck = 4, kHash = 256 };

void derive(Secret& into, const Secret& master, Use use) {
  Subkey subkey(master.data(), use, kContext);
  std::memcpy(into.data(), subkey.data(), kKey_bytes);
}

class File {
 public:
  explicit File(int fd) : fd_(fd) {}
  ~File() {
    if (fd_ >= 0) ::close(fd_);
  }
  File(const File&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

void read_key(const std::string& path, Secret& into) {
  File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat about {};
  if (file.get() < 0 || ::fstat(file.get(), &about) != 0) throw Fault(FaultKind::Broken, "the node key file cannot be read");
  if (about.st_mode & 077) throw Fault(FaultKind::Broken, "the node key file may be read by others: chmod 600");
  bool complete = about.st_size == kKey_bytes && ::read(file.get(), into.data(), kKey_bytes) == kKey_bytes;
  if (!complete) throw Fault(FaultKind::Broken, "the node key file does not hold 32 bytes");
}

/// An Ed25519 pair made from the signing subkey; the secret half is wiped at the end.
struct SigningPair {
  explicit SigningPair(const Secret& master) {
    Subkey seed(master.data(), kSign, kContext);
    crypto_sign_seed_keypair(open.data(), secret.data(), seed.data());
  }
  ~SigningPair() { sodium_memzero(secret.data(), secret.size()); }
  SigningPair(const SigningPair&) = delete;
  std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> open{};
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret{};
};

const unsigned char* bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

void create_node_key(const std::string& file) {
  Secret key;
  randombytes_buf(key.data(), kKey_bytes);
  write_new_file(file, {reinterpret_cast<const char*>(key.data()), kKey_bytes}, 0600);
}

NodeKey::NodeKey(const std::string& file) {
  read_key(file, master_);
  derive(wrapping_, master_, kWrap);
  derive(sealing_, master_, kSeal);
}

KeyBytes NodeKey::hash(Purpose purpose, std::string_view text) const {
  Subkey subkey(master_.data(), kHash + static_cast<std::uint64_t>(purpose), kContext);
  return keyed_hash(subkey.data(), text);
}

KeyBytes NodeKey::check_value() const {
  Subkey subkey(master_.data(), kCheck, kContext);
  return keyed_hash(subkey.data(), "hospitium node key");
}

std::string NodeKey::sign(std::string_view message) const {
  SigningPair pair(master_);
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, bytes(message), message.size(), pair.secret.data());
  return signature;
}

std::string NodeKey::public_key() const { return std::string(view_of(SigningPair(master_).open)); }

bool verify_with(std::string_view public_key, std::string_view message, std::string_view signature) {
  if (public_key.size() != crypto_sign_PUBLICKEYBYTES || signature.size() != crypto_sign_BYTES) return false;
  return crypto_sign_verify_detached(bytes(signature), bytes(message), message.size(), bytes(public_key)) == 0;
}

}  // namespace hospitium::vault
