#include "db/postgres/binary.hpp"

#include <bit>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "db/fault.hpp"

namespace hospitium::db {
namespace {

std::uint64_t big_endian(std::uint64_t bits) { return std::endian::native == std::endian::little ? __builtin_bswap64(bits) : bits; }

template <class T>
T from_big_endian(std::string_view bytes) {
  CHECK(bytes.size() >= sizeof(T));
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof(T); ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return static_cast<T>(value);
}

/// NUMERIC: how many base-10000 digits follow, the weight of the first, sign, decimal places shown, then the digits.
struct Numeric {
  int digits;
  int weight;
  bool negative;
  int scale;
  std::string_view body;

  explicit Numeric(std::string_view bytes)
      : digits(from_big_endian<std::int16_t>(bytes)),
        weight(from_big_endian<std::int16_t>(bytes.substr(2))),
        negative(from_big_endian<std::uint16_t>(bytes.substr(4)) == 0x4000),
        scale(from_big_endian<std::int16_t>(bytes.substr(6))),
        body(bytes.substr(8)) {
    if (from_big_endian<std::uint16_t>(bytes.substr(4)) > 0x4000) throw Fault(FaultKind::Broken, "NUMERIC is not a number");
  }
  int digit(int i) const { return i < digits ? from_big_endian<std::int16_t>(body.substr(static_cast<std::size_t>(i) * 2)) : 0; }
};

Cell whole(const Numeric& numeric) {
  __int128 value = 0;
  for (int i = 0; i <= numeric.weight; ++i) {
    value = value * 10'000 + numeric.digit(i);
    if (value > static_cast<__int128>(std::numeric_limits<std::int64_t>::max()))
      throw Fault(FaultKind::Broken, "a sum does not fit 64 bits");
  }
  return static_cast<std::int64_t>(numeric.negative ? -value : value);
}

Cell from_numeric(std::string_view bytes) {
  Numeric numeric(bytes);
  if (numeric.scale == 0) return whole(numeric);
  double value = 0;
  for (int i = 0; i < numeric.digits; ++i) value += numeric.digit(i) * std::pow(10'000.0, numeric.weight - i);
  return numeric.negative ? -value : value;
}

}  // namespace

BinaryParams::BinaryParams(Params params) {
  kinds_.reserve(params.size());
  values_.reserve(params.size());
  lengths_.reserve(params.size());
  numbers_.reserve(params.size());
  formats_.assign(params.size(), 1);
  for (const auto& param : params) add_one(param);
}

void BinaryParams::add(unsigned kind, const char* data, std::size_t length) {
  kinds_.push_back(kind);
  values_.push_back(data);
  lengths_.push_back(static_cast<int>(length));
}

void BinaryParams::add_number(unsigned kind, std::uint64_t bits) {
  numbers_.push_back(big_endian(bits));
  add(kind, reinterpret_cast<const char*>(&numbers_.back()), sizeof bits);
}

void BinaryParams::add_one(const Param& param) {
  struct Adder {
    BinaryParams& to;
    void operator()(Null) const { to.add(oid::kUnknown, nullptr, 0); }
    void operator()(std::int64_t number) const { to.add_number(oid::kInt8, static_cast<std::uint64_t>(number)); }
    void operator()(double number) const { to.add_number(oid::kFloat8, std::bit_cast<std::uint64_t>(number)); }
    void operator()(std::string_view text) const { to.add(oid::kText, text.data() ? text.data() : "", text.size()); }
    void operator()(BlobView blob) const { to.add(oid::kBytea, blob.bytes.data() ? blob.bytes.data() : "", blob.bytes.size()); }
  };
  std::visit(Adder{*this}, param.value);
}

Cell cell_from_binary(unsigned type, std::string_view bytes) {
  switch (type) {
    case oid::kInt8: return from_big_endian<std::int64_t>(bytes);
    case oid::kInt4: return std::int64_t{from_big_endian<std::int32_t>(bytes)};
    case oid::kInt2: return std::int64_t{from_big_endian<std::int16_t>(bytes)};
    case oid::kOid: return std::int64_t{from_big_endian<std::uint32_t>(bytes)};
    case oid::kBool: return std::int64_t{bytes[0] != 0};
    case oid::kFloat8: return std::bit_cast<double>(from_big_endian<std::uint64_t>(bytes));
    case oid::kFloat4: return double{std::bit_cast<float>(from_big_endian<std::uint32_t>(bytes))};
    case oid::kNumeric: return from_numeric(bytes);
    case oid::kText:
    case oid::kBytea:
    case oid::kName:
    case oid::kVarchar:
    case oid::kBpchar:
    case oid::kUnknownText: return std::string(bytes);
    case oid::kVoid: return Null{};
    default: throw Fault(FaultKind::Broken, fmt::format("column of PostgreSQL type {} is not supported", type));
  }
}

}  // namespace hospitium::db
