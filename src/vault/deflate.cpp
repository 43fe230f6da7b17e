#include "vault/deflate.hpp"

#include <cstdint>
#include <new>

#include <zlib.h>

#include "base/check.hpp"

namespace hospitium::vault {
namespace {

constexpr int kRaw = -15;            // no zlib header: the seal protects the bytes
constexpr int kLevel = 1;            // on JSON a third of the time of level 6 for a tenth more bytes
constexpr std::size_t kHeader = 9;
constexpr std::size_t kSmallest = 64;
constexpr std::size_t kSample = 64 * 1024;

Bytef* bytes(std::string& text) { return reinterpret_cast<Bytef*>(text.data()); }
const Bytef* bytes(std::string_view text) { return reinterpret_cast<const Bytef*>(text.data()); }

std::string header(char method, std::size_t size) {
  std::string text(1, method);
  for (int i = 0; i < 8; ++i) text += static_cast<char>(std::uint64_t{size} >> (8 * i) & 0xff);
  return text;
}

std::uint64_t stated_size(std::string_view packed) {
  std::uint64_t size = 0;
  for (std::size_t i = 8; i >= 1; --i) size = size << 8 | static_cast<unsigned char>(packed[i]);
  return size;
}

bool worth_it(std::size_t plain, std::size_t deflated) { return deflated + plain / 10 <= plain; }

std::string deflated(std::string_view plain, std::string out) {
  z_stream stream{};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kRaw, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
  auto start = out.size();
  out.resize(start + deflateBound(&stream, plain.size()));
  stream.next_in = const_cast<Bytef*>(bytes(plain));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = bytes(out) + start;
  stream.avail_out = static_cast<uInt>(out.size() - start);
  int code = deflate(&stream, Z_FINISH);
  out.resize(start + stream.total_out);
  deflateEnd(&stream);
  CHECK(code == Z_STREAM_END);  // deflateBound() promises the room
  return out;
}

/// The start of a large file tells whether the rest (images, archives) is compressed already.
bool promising(std::string_view plain) {
  if (plain.size() < kSmallest) return false;
  if (plain.size() <= kSample) return true;
  return worth_it(kSample, deflated(plain.substr(0, kSample), {}).size());
}

std::optional<std::string> inflated(std::string_view packed, std::size_t size) {
  z_stream stream{};
  if (inflateInit2(&stream, kRaw) != Z_OK) throw std::bad_alloc();
  std::string plain(size, '\0');
  Bytef nothing;
  stream.next_in = const_cast<Bytef*>(bytes(packed));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = size ? bytes(plain) : &nothing;
  stream.avail_out = static_cast<uInt>(size);
  bool exact = inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.total_out == size && stream.avail_in == 0;
  inflateEnd(&stream);
  if (!exact) return std::nullopt;
  return plain;
}

}  // namespace

std::string pack(std::string_view plain) {
  if (promising(plain)) {
    auto packed = deflated(plain, header(1, plain.size()));
    if (worth_it(plain.size(), packed.size() - kHeader)) return packed;
  }
  auto packed = header(0, plain.size());
  packed.reserve(kHeader + plain.size());
  packed += plain;
  return packed;
}

std::optional<std::string> unpack(std::string_view packed, std::size_t limit_bytes) {
  if (packed.size() < kHeader) return std::nullopt;
  auto size = stated_size(packed);
  auto body = packed.substr(kHeader);
  if (size > limit_bytes) return std::nullopt;
  if (packed[0] == 0) return size == body.size() ? std::optional(std::string(body)) : std::nullopt;
  return packed[0] == 1 ? inflated(body, size) : std::nullopt;
}

}  // namespace hospitium::vault
