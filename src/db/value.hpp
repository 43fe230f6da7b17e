// Values that go into and come out of SQL. Times are BIGINT microseconds, ids are 16-byte blobs, booleans are 0/1 BIGINT.
#pragma once
#include <concepts>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/check.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"

namespace hospitium::db {

struct Null {};
struct BlobView {
  std::string_view bytes;
};

/// One parameter; views must outlive the call. SQL text names parameters ?1, ?2 ... (rewritten to $1 for PostgreSQL),
/// because SQLite numbers $n by first use.
struct Param {
  std::variant<Null, std::int64_t, double, std::string_view, BlobView> value;

  Param(Null) : value(Null{}) {}
  template <std::integral T>
  Param(T number) : value(static_cast<std::int64_t>(number)) {}
  Param(double number) : value(number) {}
  Param(std::string_view text) : value(text) {}
  Param(const std::string& text) : value(std::string_view(text)) {}
  Param(const char* text) : value(std::string_view(text)) {}
  Param(BlobView blob) : value(blob) {}
  Param(Instant at) : value(at.us) {}
  template <class Tag>
  Param(const Id<Tag>& id)
      : value(BlobView{{reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()}}) {}
  template <class T>
  Param(const std::optional<T>& maybe) : value(Null{}) {
    if (maybe) value = Param(*maybe).value;
  }
};

/// The parameters of one statement: written in braces, {id, at, "text"}, or a vector when their number is known only at run time.
/// A view: it must not outlive the call.
class Params {
 public:
  Params() = default;
  Params(std::initializer_list<Param> list [[clang::lifetimebound]]) : view_(list.begin(), list.size()) {}
  Params(const std::vector<Param>& list [[clang::lifetimebound]]) : view_(list) {}
  std::size_t size() const { return view_.size(); }
  const Param& operator[](std::size_t i) const { return view_[i]; }
  auto begin() const { return view_.begin(); }
  auto end() const { return view_.end(); }

 private:
  std::span<const Param> view_;
};

/// One cell of a result. Text and blobs are owned.
using Cell = std::variant<Null, std::int64_t, double, std::string>;

class Row {
 public:
  explicit Row(std::vector<Cell> cells) : cells_(std::move(cells)) {}
  bool null(std::size_t column) const { return std::holds_alternative<Null>(cells_.at(column)); }
  std::int64_t number(std::size_t column) const { return get<std::int64_t>(column); }
  double real(std::size_t column) const { return get<double>(column); }
  const std::string& text(std::size_t column) const { return get<std::string>(column); }   ///< text or blob bytes
  Instant instant(std::size_t column) const { return {null(column) ? 0 : number(column)}; }
  template <class Tag>
  Id<Tag> id(std::size_t column) const {
    const auto& bytes = text(column);
    CHECK(bytes.size() == 16);
    Id<Tag> id;
    std::memcpy(id.bytes.data(), bytes.data(), 16);
    return id;
  }

 private:
  template <class T>
  const T& get(std::size_t column) const {
    const auto* cell = std::get_if<T>(&cells_.at(column));
    CHECK(cell != nullptr);  // SQL and reader disagree on a type: a bug in Hospitium
    return *cell;
  }
  std::vector<Cell> cells_;
};
using Rows = std::vector<Row>;

}  // namespace hospitium::db
