// One run of a write work: the Writer it sees, and what came of it. Shared by both databases.
#pragma once
#include <exception>
#include <optional>

#include "db/database.hpp"

namespace hospitium::db {

/// Passes statements on to `connection` (query and execute) and remembers the first Fault, so that a work which swallowed
/// one is not committed half.
template <class Connection>
class AttemptWriter final : public Writer {
 public:
  explicit AttemptWriter(Connection& connection) : connection_(connection) {}
  Rows query(std::string_view sql, Params params) override {
    return guarded([&] { return connection_.query(sql, count(params)); });
  }
  std::int64_t execute(std::string_view sql, Params params) override {
    return guarded([&] { return connection_.execute(sql, count(params)); });
  }
  using Reader::query;
  using Writer::execute;

  std::exception_ptr fault() const { return fault_; }
  std::int64_t bytes() const { return bytes_; }

 private:
  Params count(Params params) {
    for (const auto& param : params) {
      if (auto* text = std::get_if<std::string_view>(&param.value)) bytes_ += static_cast<std::int64_t>(text->size());
      if (auto* blob = std::get_if<BlobView>(&param.value)) bytes_ += static_cast<std::int64_t>(blob->bytes.size());
    }
    return params;
  }
  template <class Call>
  auto guarded(Call call) -> decltype(call()) {
    if (fault_) std::rethrow_exception(fault_);
    try {
      return call();
    } catch (...) {
      fault_ = std::current_exception();
      throw;
    }
  }

  Connection& connection_;
  std::exception_ptr fault_;
  std::int64_t bytes_ = 0;
};

/// What a work wants: commit, roll back, or an error that undoes it.
struct Attempt {
  Verdict verdict = Verdict::RollBack;
  std::exception_ptr error;
  std::int64_t bytes = 0;
  bool commits() const { return !error && verdict == Verdict::Commit; }
};

template <class Connection>
Attempt attempt(Connection& connection, const WriteWork& work) {
  AttemptWriter<Connection> writer(connection);
  Attempt result;
  try {
    result.verdict = work(writer);
    if (result.verdict == Verdict::Commit) result.error = writer.fault();
  } catch (...) {
    result.error = std::current_exception();
  }
  result.bytes = writer.bytes();
  return result;
}

inline std::exception_ptr make_fault(FaultKind kind, const std::string& what) { return std::make_exception_ptr(Fault(kind, what)); }

}  // namespace hospitium::db
