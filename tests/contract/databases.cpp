#include "databases.hpp"

#include <unistd.h>

#include <atomic>
#include <cstdlib>

#include <libpq-fe.h>

namespace hospitium::contract {
namespace {

std::atomic<int> next_number = 0;

void on_server(const std::string& server, const std::string& sql) {
  auto* connection = PQconnectdb(server.c_str());
  auto* result = PQexec(connection, sql.c_str());
  bool ok = PQresultStatus(result) == PGRES_COMMAND_OK;
  std::string message = PQerrorMessage(connection);
  PQclear(result);
  PQfinish(connection);
  if (!ok) throw std::runtime_error(message);
}

/// The same server, another database: what stands between the third slash and the parameters.
std::string with_database(const std::string& server, const std::string& name) {
  auto host = server.find("://") + 3;
  auto parameters = server.find('?', host);
  auto slash = server.find('/', host);
  auto end = std::min({parameters, slash, server.size()});
  return server.substr(0, end) + "/" + name + (parameters == std::string::npos ? "" : server.substr(parameters));
}

}  // namespace

TestFolder::TestFolder() : path_(std::filesystem::temp_directory_path() / "hospitium-test-XXXXXX") {
  if (!::mkdtemp(path_.data())) throw std::runtime_error("no folder for the test");
}

TestFolder::~TestFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

TestPlace::TestPlace(Kind kind) : kind_(kind) {
  if (kind == Kind::SqliteFile) url_ = folder_.path() + "/test.db";
  if (kind == Kind::SqliteMemory) url_ = ":memory:";
  const char* server = std::getenv("HOSPITIUM_TEST_PG");
  if (kind != Kind::Postgresql || !server) return;
  server_ = server;
  name_ = "hospitium_test_" + std::to_string(::getpid()) + "_" + std::to_string(++next_number);
  on_server(server_, "CREATE DATABASE " + name_);
  url_ = with_database(server_, name_);
}

TestPlace::~TestPlace() {
  if (kind_ != Kind::Postgresql || !available()) return;
  try {
    on_server(server_, "DROP DATABASE " + name_ + " WITH (FORCE)");
  } catch (const std::exception&) {
    // The server is gone: nothing of ours is left there that matters.
  }
}

}  // namespace hospitium::contract
