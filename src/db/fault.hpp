// Broken machinery. Thrown inside adapters; caught by the transaction runner and at the edge of a request or job.
#pragma once
#include <exception>
#include <stdexcept>
#include <string>

#include "base/codes.hpp"

namespace hospitium::db {

enum class FaultKind {
  Broken,    ///< disk, connection, corruption: nothing was acknowledged
  Full,      ///< no space: reads go on, writes are refused until there is room
  Busy,      ///< too much waits already: nothing was begun
  Conflict,  ///< serialization or deadlock: the runner tries again
  Unique,    ///< a unique key was taken (SQLSTATE 23505)
  Unknown    ///< COMMIT was sent and no answer came: ask by command id
};

/// What whoever asked is told of it: the same for a command, a reading and a transfer.
constexpr Code code_of(FaultKind kind) {
  switch (kind) {
    case FaultKind::Full: return Code::StorageFull;
    case FaultKind::Unique: return Code::Internal;  // never the asker's doing: keys of people are looked up before
    default: return Code::Busy;
  }
}

/// `what()` holds SQL text and codes only, never values.
class Fault : public std::runtime_error {
 public:
  Fault(FaultKind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}
  FaultKind kind() const { return kind_; }

 private:
  FaultKind kind_;
};

/// The kind of the Fault inside, or Broken for any other exception.
inline FaultKind kind_of(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const Fault& fault) {
    return fault.kind();
  } catch (...) {
    return FaultKind::Broken;
  }
}

}  // namespace hospitium::db
