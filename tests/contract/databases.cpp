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

/// The same server, another database and schema: what stands between the third slash and the parameters.
std::string with_database(const std::string& server, const std::string& name, const std::string& schema) {
  auto host = server.find("://") + 3;
  auto question = server.find('?', host);
  auto parameters = question == std::string::npos ? std::string("?") : server.substr(question) + "&";
  auto end = std::min({question, server.find('/', host), server.size()});
  return server.substr(0, end) + "/" + name + parameters + "options=-csearch_path%3D" + schema;
}

/// One database for all tests of this program, because making and dropping one costs a checkpoint of the server; a schema for each test.
class ProgramDatabase {
 public:
  explicit ProgramDatabase(std::string server) : server_(std::move(server)), name_("hospitium_test_" + std::to_string(::getpid())) {
    on_server(server_, "CREATE DATABASE " + name_);
  }
  ~ProgramDatabase() {
    try {
      on_server(server_, "DROP DATABASE " + name_ + " WITH (FORCE)");
    } catch (const std::exception&) {
      // The server is gone: nothing of ours is left there that matters.
    }
  }
  ProgramDatabase(const ProgramDatabase&) = delete;
  std::string url(const std::string& schema) const { return with_database(server_, name_, schema); }

 private:
  std::string server_;
  std::string name_;
};

const ProgramDatabase& program_database(const std::string& server) {
  static const ProgramDatabase database(server);
  return database;
}

}  // namespace

TestFolder::TestFolder() : path_(std::filesystem::temp_directory_path() / "hospitium-test-XXXXXX") {
  if (!::mkdtemp(path_.data())) throw std::runtime_error("no folder for the test");
}

TestFolder::~TestFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

TestPlace::TestPlace(Kind kind) {
  if (kind == Kind::SqliteFile) url_ = folder_.path() + "/test.db";
  if (kind == Kind::SqliteMemory) url_ = ":memory:";
  const char* server = std::getenv("HOSPITIUM_TEST_PG");
  if (kind != Kind::Postgresql || !server) return;
  schema_ = "test_" + std::to_string(++next_number);
  url_ = program_database(server).url(schema_);
  on_server(url_, "CREATE SCHEMA " + schema_);
}

TestPlace::~TestPlace() {
  if (schema_.empty()) return;
  try {
    on_server(url_, "DROP SCHEMA " + schema_ + " CASCADE");
  } catch (const std::exception&) {
    // The database is dropped at the end all the same.
  }
}

}  // namespace hospitium::contract
