// Runs one write work in a transaction until it is decided: again after a conflict, again once after a lost connection.
#pragma once
#include <memory>
#include <string>

#include "db/attempt.hpp"
#include "db/postgres/connection.hpp"

namespace hospitium::db {

class PostgresRunner {
 public:
  PostgresRunner(std::string url, std::unique_ptr<PostgresConnection> connection)
      : url_(std::move(url)), connection_(std::move(connection)) {}

  /// nullptr, or what undid the work.
  std::exception_ptr run(const WriteWork& work);

 private:
  enum class Next { Done, Again, AgainAfterLoss };
  Next run_once(const WriteWork& work, std::exception_ptr& error);
  std::exception_ptr transaction(const WriteWork& work);
  void connect();

  const std::string url_;
  std::unique_ptr<PostgresConnection> connection_;
};

}  // namespace hospitium::db
