// Broken machinery. Thrown inside adapters; caught by the transaction runner and at the edge of a request or job.
#pragma once
#include <stdexcept>
#include <string>

namespace hospitium::db {

enum class FaultKind {
  Broken,    ///< disk, connection, corruption: nothing was acknowledged
  Full,      ///< no space: reads go on, writes are refused until there is room
  Conflict,  ///< serialization or deadlock: the runner tries again
  Unique,    ///< a unique key was taken (SQLSTATE 23505)
  Unknown    ///< COMMIT was sent and no answer came: ask by command id
};

/// `what()` holds SQL text and codes only, never values.
class Fault : public std::runtime_error {
 public:
  Fault(FaultKind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}
  FaultKind kind() const { return kind_; }

 private:
  FaultKind kind_;
};

}  // namespace hospitium::db
