// bench: makes or takes an invented world, serves it from a child process, and measures what people would feel over HTTP.
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "main/bench/report.hpp"
#include "main/bench/server_process.hpp"
#include "main/bench/works.hpp"
#include "main/command_line.hpp"
#include "main/demo_file.hpp"

namespace hospitium {
namespace {

namespace fs = std::filesystem;
using namespace bench;

constexpr std::size_t kMostCases = 20'000;   ///< under way, that the load is spread over
constexpr int kIdle = 2'000;
constexpr std::size_t kLongCase = 1'000;     ///< messages

struct BenchOptions {
  int cases = 320, rounds = 3, seconds = 5;
  std::string web = "web/dist", locales = "locales";
  bool folder_given = false;
};

/// The data that is measured: the folder that was named, or one of its own that goes with it.
class BenchFolder {
 public:
  BenchFolder(const NodeOptions& node, bool given) : node_(node), own_(!given) {
    if (!own_) {
      const DataFolder named(node_.data);      // makes it when it is missing
      return;
    }
    auto made = (fs::temp_directory_path() / "hospitium-bench-XXXXXX").string();
    if (!::mkdtemp(made.data())) throw std::runtime_error("no folder for the measurement");
    node_.data = made;
  }
  ~BenchFolder() {
    std::error_code ignored;
    if (own_) fs::remove_all(node_.data, ignored);
  }
  BenchFolder(const BenchFolder&) = delete;

  const NodeOptions& node() const { return node_; }
  std::string file(const char* name) const { return node_.data + "/" + name; }
  std::vector<std::string> arguments() const {
    std::vector<std::string> words{"--data", node_.data};
    const auto add = [&](const char* name, const std::string& value) {
      if (!value.empty()) words.insert(words.end(), {name, value});
    };
    add("--db", node_.database_url);
    add("--keys-db", node_.keys_url);
    add("--node-key", node_.node_key_file);
    return words;
  }

 private:
  NodeOptions node_;
  bool own_;
};

void print(const std::string& text) {
  std::fputs(text.c_str(), stdout);
  std::fflush(stdout);
}

void make_world(const BenchFolder& folder, int cases) {
  auto words = folder.arguments();
  words.insert(words.begin(), {"demo", "--cases", std::to_string(cases)});
  if (run_self(words, folder.file("bench.log")) != 0) throw std::runtime_error("the demo could not be made; see " + folder.file("bench.log"));
}

/// What stands in the data, in words: how many dossiers, in which database. Nothing when it is not an invented world.
std::optional<std::string> contents(const BenchFolder& folder) {
  Node node(folder.node());
  if (read_demo_users(node.folder()).empty()) return std::nullopt;
  const bool postgresql = node.database().dialect() == db::Dialect::Postgresql;
  std::int64_t dossiers = 0;
  node.database().read([&](db::Reader& reader) { dossiers = reader.query("SELECT count(*) FROM dossier").at(0).number(0); });
  return fmt::format("{} dossiers in {}", dossiers, postgresql ? "PostgreSQL" : "SQLite (synchronous=FULL)");
}

/// A page is served even where the web application was not built.
std::string web_folder(const BenchFolder& folder, const std::string& wanted) {
  if (fs::exists(fs::path(wanted) / "index.html")) return wanted;
  const auto made = folder.file("bench-web");
  fs::create_directories(made);
  std::ofstream(made + "/index.html") << "<!doctype html><title>Hospitium</title>";
  return made;
}

void allow_many_files() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

/// Connections that have asked once and then say nothing.
class IdleCrowd {
 public:
  IdleCrowd(int port, int count) {
    for (int i = 0; i < count; ++i) sockets_.push_back(connect_to(port));
    for (const int socket : sockets_) greet(socket, get_text({port, {}}, "/healthz"));
  }
  ~IdleCrowd() {
    for (const int socket : sockets_) ::close(socket);
  }
  IdleCrowd(const IdleCrowd&) = delete;

 private:
  static void greet(int socket, const std::string& request) {
    char buffer[4'096];
    if (::write(socket, request.data(), request.size()) <= 0 || ::read(socket, buffer, sizeof buffer) <= 0)
      throw std::runtime_error("an idle connection was closed");
  }
  std::vector<int> sockets_;
};

class Measurement {
 public:
  Measurement(const ServerProcess& server, const Site& site, const BenchOptions& options) : server_(server), site_(site), options_(options) {}

  void run() {
    print(table_head(options_.rounds));
    measure(case_reads(site_));
    measure(lists(site_));
    if (!site_.clinics.empty()) measure(inboxes(site_));
    if (!site_.agencies.empty()) measure(agency_lists(site_));
    beside_commands(lists(site_));
    measure(boards(site_));
    measure(clock_boards(site_));
    measure(commands(site_));
    measure(imports(site_, 10'000));
    measure(imports(site_, 100'000));
    long_case();
    print(beside_idle());
  }

 private:
  void measure(const Work& work) {
    std::size_t next = 0;
    const auto round = [&](std::int64_t us) { return run_load({site_.port, work.requests, work.connections, us}, next); };
    round(kSecond_us);                       // warm, and not counted
    Measured measured{work.name, work.connections, {}, work.wanted};
    for (int i = 0; i < options_.rounds; ++i) measured.rounds.push_back(round(options_.seconds * kSecond_us));
    print(table_row(measured));
  }

  /// Each note changes lists of somebody, so that what was remembered of them no longer holds.
  void beside_commands(Work work) {
    constexpr int kWriters = 4;
    const auto notes = commands(site_);
    const auto us = (options_.rounds * options_.seconds + 1) * kSecond_us;
    auto writing = std::async(std::launch::async, [&] {
      std::size_t next = 0;
      return run_load({site_.port, notes.requests, kWriters, us}, next);
    });
    work.name += fmt::format(", beside {} connections of commands", kWriters);
    work.wanted = "";
    measure(work);
    const auto written = writing.get();
    print(table_row({"commands meanwhile", kWriters, {written}, ""}));
  }

  void long_case() {
    const auto full = open_case(site_), fresh = open_case(site_);
    const auto messages = messages_to(site_, full);
    std::size_t next = 0;
    run_load({site_.port, messages.requests, messages.connections, kMinute_us, kLongCase}, next);
    measure(reads_of(site_, fresh, "read of a new case"));
    measure(reads_of(site_, full, "read of a case with 1,000 messages"));
    measure(commands_on(site_, fresh, "command on a new case"));
    measure(commands_on(site_, full, "command on a case with 1,000 messages"));
  }

  std::string beside_idle() {
    const auto before = server_.resident_kib();
    const IdleCrowd crowd(site_.port, kIdle);
    const auto with = server_.resident_kib();
    auto reads = case_reads(site_);
    reads.name = fmt::format("case read beside {} idle connections", kIdle);
    reads.wanted = "as without";
    measure(reads);
    return fmt::format("\nResident: {} MiB after all this; {} idle connections added {} KiB.\n", before / 1024, kIdle, with - before);
  }

  const ServerProcess& server_;
  const Site& site_;
  const BenchOptions& options_;
};

Exit measure(const NodeOptions& node, const BenchOptions& options, std::string& out) {
  allow_many_files();
  const BenchFolder folder(node, options.folder_given);
  if (!fs::exists(folder.file("demo.json"))) make_world(folder, options.cases);
  const auto found = contents(folder);
  if (!found) {
    out += "bench writes notes and cases: it takes invented worlds only (hospitium demo).\n";
    return Exit::Failed;
  }
  print(fmt::format("{}\n{}\n", machine_text(), *found));
  auto words = folder.arguments();
  words.insert(words.end(), {"--web", web_folder(folder, options.web), "--locales", options.locales});
  const ServerProcess server({folder.file("bench.log"), words});
  const auto resident = server.resident_kib();
  const auto site = explore(folder.node().data, server.port(), kMostCases);
  print(fmt::format("{} rounds of {} s; {} cases under way at {} desks\n"
                    "Start until /readyz: {:.3f} s. Resident: {} MiB before any sign-in, {} MiB after {} sign-ins and lists of all of them.\n\n",
                    options.rounds, options.seconds, site.cases(), site.desks.size(), server.start_seconds(), resident / 1024,
                    server.resident_kib() / 1024, site.desks.size()));
  Measurement(server, site, options).run();
  print(machine_text() + "\n");
  return Exit::Done;
}

}  // namespace

FolderWork declare_bench(CLI::App& app, NodeOptions&) {
  auto options = std::make_shared<BenchOptions>();
  const auto* data = app.get_option("--data");
  app.add_option("--cases", options->cases, "How many cases to make where --data names no world yet")->check(CLI::Range(20, 1'000'000))->capture_default_str();
  app.add_option("--rounds", options->rounds, "Rounds of each kind of work")->check(CLI::Range(1, 20))->capture_default_str();
  app.add_option("--seconds", options->seconds, "Length of a round")->check(CLI::Range(1, 60))->capture_default_str();
  app.add_option("--web", options->web, "Folder of the built web application")->envname("HOSPITIUM_WEB")->capture_default_str();
  app.add_option("--locales", options->locales, "Folder of the messages")->envname("HOSPITIUM_LOCALES")->capture_default_str();
  return [options, data](const NodeOptions& node, std::string& out) {
    options->folder_given = data->count() > 0;
    return measure(node, *options, out);
  };
}

}  // namespace hospitium
