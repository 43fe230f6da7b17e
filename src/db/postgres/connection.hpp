// One PostgreSQL connection: statements prepared once by text and kinds of parameters, everything in binary form. Used by one
// thread at a time.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <libpq-fe.h>

#include "db/fault.hpp"
#include "db/value.hpp"

namespace hospitium::db {

class PostgresConnection {
 public:
  /// Throws Fault: no answer, older than 15, a standby, or a setting that does not read back.
  explicit PostgresConnection(const std::string& url);

  Rows query(std::string_view sql, Params params);
  std::int64_t execute(std::string_view sql, Params params);  ///< rows changed
  void run(const char* sql);                                  ///< BEGIN, ROLLBACK, SET and the like
  /// Sends COMMIT. Throws Conflict or another kind when the server says it undid the transaction, Unknown when it may have kept it.
  void commit();
  /// Ends a transaction that is given up. False when the connection is not usable any more.
  bool roll_back();
  bool alive() const { return PQstatus(connection_.get()) == CONNECTION_OK; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  struct Finish {
    void operator()(PGconn* connection) const { PQfinish(connection); }
  };
  struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
  };
  using Result = std::unique_ptr<PGresult, Clear>;
  /// One SQL text: prepared once for each combination of parameter kinds it was called with.
  struct Statement {
    std::string sql;                                          // with $1
    std::vector<std::pair<std::vector<Oid>, std::string>> variants;  // kinds, name on the server
  };

  void require_sound_server();
  Result exec(std::string_view sql, Params params);
  const std::string& prepared(std::string_view sql, const std::vector<Oid>& kinds);
  void forget_statements();
  void check(const Result& result, std::string_view sql);
  [[noreturn]] void fail(const PGresult* result, std::string_view sql);

  std::unique_ptr<PGconn, Finish> connection_;
  std::unordered_map<std::string, Statement, Hash, std::equal_to<>> statements_;
  std::int64_t next_name_ = 0;
};

}  // namespace hospitium::db
