#include "paper/zip.hpp"

#include <cstdint>

#include <zlib.h>

#include "base/check.hpp"

namespace hospitium::paper {
namespace {

constexpr std::uint64_t kVersion = 20, kUtf8Names = 0x800, kDeflated = 8, kFirstDay = 0x21;   // 1980-01-01

void put(std::string& out, std::uint64_t value, int bytes) {
  for (; bytes > 0; --bytes, value >>= 8) out += static_cast<char>(value & 0xFF);
}

std::string deflated(std::string_view content) {
  z_stream stream{};
  CHECK(deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, content.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
  stream.avail_in = static_cast<uInt>(content.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  CHECK(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

/// What the head of an entry and its line in the directory have in common.
std::string described(std::string_view name, std::string_view content, std::size_t packed) {
  std::string out;
  put(out, kVersion, 2);
  put(out, kUtf8Names, 2);
  put(out, kDeflated, 2);
  put(out, 0, 2);
  put(out, kFirstDay, 2);
  put(out, crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())), 4);
  put(out, packed, 4);
  put(out, content.size(), 4);
  put(out, name.size(), 2);
  put(out, 0, 2);
  return out;
}

}  // namespace

void Zip::add(std::string_view name, std::string_view content) {
  const auto packed = deflated(content);
  const auto common = described(name, content, packed.size());
  directory_ += "PK\x01\x02";
  put(directory_, kVersion, 2);
  directory_ += common;
  put(directory_, 0, 10);                                 // comment, disk, attributes
  put(directory_, bytes_.size(), 4);
  directory_ += name;
  bytes_ += "PK\x03\x04" + common + std::string(name) + packed;
  ++entries_;
}

std::string Zip::done() && {
  const auto at = bytes_.size();
  bytes_ += directory_;
  bytes_ += "PK\x05\x06";
  put(bytes_, 0, 4);
  put(bytes_, entries_, 2);
  put(bytes_, entries_, 2);
  put(bytes_, directory_.size(), 4);
  put(bytes_, at, 4);
  put(bytes_, 0, 2);
  return std::move(bytes_);
}

}  // namespace hospitium::paper
