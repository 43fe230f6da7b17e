#include <pthread.h>
#include <signal.h>

#include <condition_variable>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <thread>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <spdlog/spdlog.h>

#include "http/concepts.hpp"
#include "http/health.hpp"
#include "http/live_changes.hpp"
#include "http/metrics.hpp"
#include "http/openapi.hpp"
#include "http/server.hpp"
#include "http/session_authenticator.hpp"
#include "http/static_web.hpp"
#include "ledger/verify.hpp"
#include "main/command_line.hpp"
#include "main/demo_file.hpp"
#include "main/local_socket.hpp"
#include "vault/upload_store.hpp"

namespace hospitium {
namespace {

struct ServeOptions {
  std::string listen = "127.0.0.1", web = "web/dist", locales = "locales";
  int port = 8080;
  std::vector<std::string> hosts, trusted_proxies;
  bool tls_in_front = false;
};

/// Blocks the signals in this thread and all that it starts, so that one sigwait hears them.
sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  ::signal(SIGPIPE, SIG_IGN);
  return signals;
}

constexpr std::int64_t kSweep_us = kHour_us;       ///< between two sweeps, and how old a file must be that no row names

/// Once a minute: signs the feed, so that a truncation shows, and forgets old receipts; at the start and each hour removes files that no row
/// names. Signs once more at the end.
class Upkeep {
 public:
  explicit Upkeep(Node& node) : node_(node), thread_([this](std::stop_token stop) { run(stop); }) {}
  ~Upkeep() {
    thread_.request_stop();
    thread_.join();
    sign();
  }

 private:
  void run(const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    sweep();
    while (!wake.wait_for(lock, stop, std::chrono::minutes(1), [] { return false; }) && !stop.stop_requested()) {
      sign();
      tidy();
      if (node_.environment().now() - swept_ >= kSweep_us) sweep();
    }
  }
  void tidy() {
    try {
      node_.ledger().tidy();
      vault::UploadStore(node_.database(), node_.blobs()).expire(node_.environment().now());
    } catch (const std::exception& error) {
      spdlog::error("old receipts and uploads could not be forgotten: {}", error.what());
    }
  }
  void sweep() {
    try {
      swept_ = node_.environment().now();
      const auto removed = node_.blobs().sweep(swept_ - kSweep_us);
      if (removed > 0) spdlog::info("{} files of refused commands were removed", removed);
    } catch (const std::exception& error) {
      spdlog::error("the folder of files could not be swept: {}", error.what());
    }
  }
  void sign() {
    try {
      ledger::sign_checkpoint(node_.database(), node_.vault(), node_.environment().now());
    } catch (const std::exception& error) {
      spdlog::error("the feed could not be signed: {}", error.what());
    }
  }
  Node& node_;
  Instant swept_;
  std::jthread thread_;
};

http::ServerOptions server_options(const ServeOptions& options) {
  http::ServerOptions server;
  server.listen = options.listen;
  server.port = static_cast<std::uint16_t>(options.port);
  server.hosts = options.hosts;
  server.trusted_proxies = options.trusted_proxies;
  server.secure_cookies = options.tls_in_front;
  return server;
}

http::NodeFacts node_facts(const Node& node) {
  http::NodeFacts facts;
  facts.version = HOSPITIUM_VERSION;
  facts.demo_users = read_demo_users(node.folder());
  facts.data_folder = node.folder().path();
  facts.demo = !facts.demo_users.empty();
  return facts;
}

/// What a newcomer needs: the address, and in a demo whom to sign in as.
void print_welcome(const http::NodeFacts& facts, const std::string& listen, int port) {
  std::printf("\nHospitium is open at http://%s:%d\n", listen.c_str(), port);
  if (facts.demo) std::printf("\nSign in to the invented world as:\n");
  for (const auto& user : facts.demo_users)
    std::printf("  %-34s %-22s %s%s%s\n", user.email.c_str(), user.password.c_str(), user.name.c_str(), user.party_name.empty() ? "" : ", ", user.party_name.c_str());
  std::printf("\nStop with Ctrl-C.\n");
  std::fflush(stdout);
}

void watch(http::Metrics& metrics, const http::Server& server, const http::LiveHub& hub, const ledger::Refolding& refolding) {
  using enum http::Metrics::Kind;
  metrics.watch(Gauge, "hospitium_http_connections", "Open connections.", [&] { return static_cast<double>(server.figures().connections); });
  metrics.watch(Gauge, "hospitium_http_queued", "Requests waiting for a worker.", [&] { return static_cast<double>(server.figures().queued); });
  metrics.watch(Gauge, "hospitium_live_listeners", "Open streams of live updates.", [&] { return static_cast<double>(hub.listening()); });
  metrics.watch(Gauge, "hospitium_refold_looked", "Dossiers that the walk after an upgrade has looked at.", [&] { return static_cast<double>(refolding.known().looked); });
  metrics.watch(Gauge, "hospitium_refold_refolded", "Of these, how many it brought to today's shape.", [&] { return static_cast<double>(refolding.known().refolded); });
  metrics.watch(Gauge, "hospitium_refold_altered", "Of these, how many could not be folded: run verify.", [&] { return static_cast<double>(refolding.known().altered); });
  metrics.watch(Gauge, "hospitium_refold_finished", "1 when no older shape is left.", [&] { return refolding.known().finished ? 1.0 : 0.0; });
}

std::string missing_part(Node& node) {
  node.database().read([](db::Reader& reader) { reader.query("SELECT 1"); });
  return {};
}

Exit serve(const NodeOptions& node_options, const ServeOptions& options) {
  const auto signals = block_signals();
  const auto messages = Messages::load(options.locales);
  http::LiveHub hub;
  Node node(node_options);
  node.speak(messages);
  http::Rooms rooms{node.database(), node.blobs(), node.ledger(), node.directory(), node.reference(), node.sessions(), node.links(),
                    node.observatory(), messages, node.environment(), node_facts(node), options.tls_in_front};
  rooms.live = &hub;
  const http::ChangeTeller teller(node.ledger(), node.environment(), hub);
  http::Health health{[&node] { return missing_part(node); }, {}, false};
  auto routes = http::all_routes(rooms);
  for (auto& more : {http::live_routes(rooms, hub), http::health_routes(health)}) routes.insert(routes.end(), more.begin(), more.end());
  routes.push_back(http::openapi_route(routes, HOSPITIUM_VERSION));
  const http::Router router(std::move(routes));
  http::Metrics metrics(router);
  health.metrics = [&metrics] { return metrics.text(); };
  http::SessionAuthenticator authenticator(node.sessions());
  const auto web = http::StaticWeb::load(options.web);
  http::Server server(server_options(options),
                      {router, messages, &authenticator, [&web](const http::Request& request) { return web.find(request); }, &metrics});
  watch(metrics, server, hub, node.refolding());
  node.feed().start();
  node.worker().start();
  node.directory().catalogue().start();
  node.refolding().start();
  const LocalSocket socket(node, socket_path(node_options.data));
  const Upkeep upkeep(node);
  const int port = server.start();
  print_welcome(rooms.node, options.listen, port);
  int signal = 0;
  sigwait(&signals, &signal);
  server.stop();
  hub.stop();
  node.refolding().stop();
  node.worker().stop();
  node.feed().stop();
  return Exit::Done;
}

}  // namespace

FolderWork declare_serve(CLI::App& app, NodeOptions& node_options) {
  auto options = std::make_shared<ServeOptions>();
  app.add_option("--port", options->port, "Port; 0 takes any free one")->envname("HOSPITIUM_PORT")->capture_default_str();
  app.add_option("--listen", options->listen, "Address")->envname("HOSPITIUM_LISTEN")->capture_default_str();
  app.add_option("--web", options->web, "Folder of the built web application")->envname("HOSPITIUM_WEB")->capture_default_str();
  app.add_option("--locales", options->locales, "Folder of the messages")->envname("HOSPITIUM_LOCALES")->capture_default_str();
  app.add_option("--host", options->hosts, "Name that requests may give as Host; repeat for more");
  app.add_option("--trusted-proxy", options->trusted_proxies, "Address whose X-Forwarded-For is believed; repeat for more");
  app.add_flag("--tls-in-front", options->tls_in_front, "A proxy ends TLS: secure cookies and HSTS");
  app.add_option("--lookups-per-day", node_options.lookups_per_day, "How often an organisation may ask in a day whether patients are known elsewhere")
      ->envname("HOSPITIUM_LOOKUPS_PER_DAY")->check(CLI::PositiveNumber)->capture_default_str();
  return [options](const NodeOptions& node, std::string&) { return serve(node, *options); };
}

}  // namespace hospitium
