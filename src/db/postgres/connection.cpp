#include "db/postgres/connection.hpp"

#include <charconv>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "db/postgres/binary.hpp"
#include "db/postgres/sqlstate.hpp"
#include "db/sql_text.hpp"

namespace hospitium::db {
namespace {

constexpr int kOldestServer = 150'000;
constexpr std::size_t kMaxStatements = 1'000;

void ignore_notice(void*, const char*) {}  // "relation exists, skipping" and the like

std::string_view sqlstate(const PGresult* result) {
  const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  return state ? state : "";
}

/// The server's words only where they can speak of nothing but our SQL text (class 42: syntax, unknown names).
std::string_view safe_words(const PGresult* result) {
  const char* words = sqlstate(result).starts_with("42") ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
  return words ? words : "";
}

bool succeeded(const PGresult* result) {
  auto status = PQresultStatus(result);
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

Row row_of(const PGresult* result, int row) {
  int columns = PQnfields(result);
  std::vector<Cell> cells;
  cells.reserve(static_cast<std::size_t>(columns));
  for (int i = 0; i < columns; ++i) {
    if (PQgetisnull(result, row, i)) {
      cells.emplace_back(Null{});
    } else {
      std::string_view bytes(PQgetvalue(result, row, i), static_cast<std::size_t>(PQgetlength(result, row, i)));
      cells.push_back(cell_from_binary(PQftype(result, i), bytes));
    }
  }
  return Row(std::move(cells));
}

/// Defaults stand before the URL, so that the URL may say otherwise. A primary: rights must never be read from a stale copy.
PGconn* connect(const std::string& url) {
  const char* names[] = {"target_session_attrs", "application_name", "connect_timeout", "keepalives_idle", "tcp_user_timeout",
                         "client_encoding",      "dbname",           nullptr};
  const char* values[] = {"read-write", "hospitium", "5", "10", "15000", "UTF8", url.c_str(), nullptr};
  return PQconnectdbParams(names, values, 1);
}

}  // namespace

PostgresConnection::PostgresConnection(const std::string& url) : connection_(connect(url)) {
  if (!alive()) throw Fault(FaultKind::Broken, "PostgreSQL does not answer, or is no primary");
  PQsetNoticeProcessor(connection_.get(), ignore_notice, nullptr);
  require_sound_server();
}

void PostgresConnection::require_sound_server() {
  if (PQserverVersion(connection_.get()) < kOldestServer) throw Fault(FaultKind::Broken, "PostgreSQL 15 or newer is needed");
  run("SET TimeZone = 'UTC'");
  run("SET lock_timeout = '10s'");
  run("SET idle_in_transaction_session_timeout = '60s'");
  auto commit = query("SHOW synchronous_commit", {}).at(0).text(0);
  if (commit == "off" || commit == "local") run("SET synchronous_commit = on");
  if (query("SHOW fsync", {}).at(0).text(0) != "on") spdlog::warn("PostgreSQL runs with fsync off: a power failure loses data");
}

Rows PostgresConnection::query(std::string_view sql, Params params) {
  auto result = exec(sql, params);
  Rows rows;
  int count = PQntuples(result.get());
  rows.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) rows.push_back(row_of(result.get(), i));
  return rows;
}

std::int64_t PostgresConnection::execute(std::string_view sql, Params params) {
  auto result = exec(sql, params);
  std::string_view changed = PQcmdTuples(result.get());
  std::int64_t rows = 0;
  std::from_chars(changed.data(), changed.data() + changed.size(), rows);  // empty for statements that change none
  return rows;
}

PostgresConnection::Result PostgresConnection::exec(std::string_view sql, Params params) {
  BinaryParams binary(params);
  const auto& name = prepared(sql, binary.kinds());
  Result result(PQexecPrepared(connection_.get(), name.c_str(), binary.count(), binary.values(), binary.lengths(), binary.formats(), 1));
  check(result, sql);
  return result;
}

const std::string& PostgresConnection::prepared(std::string_view sql, const std::vector<Oid>& kinds) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    if (statements_.size() >= kMaxStatements) forget_statements();
    found = statements_.emplace(std::string(sql), Statement{numbered_for_postgresql(sql), {}}).first;
  }
  auto& statement = found->second;
  for (const auto& [known, name] : statement.variants)
    if (known == kinds) return name;
  auto name = fmt::format("s{}", ++next_name_);
  Result result(PQprepare(connection_.get(), name.c_str(), statement.sql.c_str(), static_cast<int>(kinds.size()), kinds.data()));
  check(result, sql);
  return statement.variants.emplace_back(kinds, name).second;
}

void PostgresConnection::forget_statements() {
  statements_.clear();
  Result(PQexec(connection_.get(), "DEALLOCATE ALL"));
}

void PostgresConnection::run(const char* sql) {
  Result result(PQexec(connection_.get(), sql));
  check(result, sql);
}

void PostgresConnection::commit() {
  Result result(PQexec(connection_.get(), "COMMIT"));
  if (succeeded(result.get())) {
    // An aborted transaction answers COMMIT with ROLLBACK and no error.
    if (std::string_view(PQcmdStatus(result.get())) != "COMMIT") throw Fault(FaultKind::Broken, "COMMIT was answered with ROLLBACK");
    return;
  }
  if (!alive() || commit_unknown(sqlstate(result.get()))) throw Fault(FaultKind::Unknown, "COMMIT was sent and not answered");
  fail(result.get(), "COMMIT");
}

bool PostgresConnection::roll_back() {
  if (alive() && PQtransactionStatus(connection_.get()) != PQTRANS_IDLE) Result(PQexec(connection_.get(), "ROLLBACK"));
  return alive() && PQtransactionStatus(connection_.get()) == PQTRANS_IDLE;
}

void PostgresConnection::check(const Result& result, std::string_view sql) {
  if (!succeeded(result.get())) fail(result.get(), sql);
}

void PostgresConnection::fail(const PGresult* result, std::string_view sql) {
  auto state = sqlstate(result);
  if (statement_stale(state)) statements_.clear();  // names are never used again, so the server's copies may stay
  throw Fault(kind_of_sqlstate(state), fmt::format("PostgreSQL {} {}: {}", state, safe_words(result), sql));
}

}  // namespace hospitium::db
