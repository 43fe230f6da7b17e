// Values in PostgreSQL's binary form (big-endian; documented with each type's send and receive function).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "db/value.hpp"

namespace hospitium::db {

/// Type numbers of PostgreSQL's catalogue (pg_type.dat), the same on every server.
namespace oid {
inline constexpr unsigned kUnknown = 0, kBool = 16, kBytea = 17, kName = 19, kInt8 = 20, kInt2 = 21, kInt4 = 23, kText = 25, kOid = 26,
                          kFloat4 = 700, kFloat8 = 701, kUnknownText = 705, kBpchar = 1042, kVarchar = 1043, kNumeric = 1700, kVoid = 2278;
}

/// Parameters laid out for libpq; views of the caller's bytes where they can be. One per call.
class BinaryParams {
 public:
  explicit BinaryParams(Params params);
  BinaryParams(const BinaryParams&) = delete;
  const std::vector<unsigned>& kinds() const { return kinds_; }
  int count() const { return static_cast<int>(kinds_.size()); }
  const char* const* values() const { return values_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  void add(unsigned kind, const char* data, std::size_t length);
  void add_number(unsigned kind, std::uint64_t bits);
  void add_one(const Param& param);

  std::vector<unsigned> kinds_;
  std::vector<const char*> values_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
  std::vector<std::uint64_t> numbers_;  // reserved once: values_ points into it
};

/// Throws Fault for a type that our SQL never selects. Sums of BIGINT come as NUMERIC: whole ones become numbers, others reals.
Cell cell_from_binary(unsigned type, std::string_view bytes);

}  // namespace hospitium::db
