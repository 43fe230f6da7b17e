#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "main/command_line.hpp"
#include "main/demo/calendars.hpp"
#include "main/demo/services.hpp"
#include "main/demo/templates.hpp"
#include "main/demo/tales.hpp"

namespace hospitium {
namespace {

struct DemoOptions {
  int cases = 320;
  int services = 400;
  unsigned seed = 2026;
};

Exit fill(NodeOptions node_options, const DemoOptions& options, std::string& out) {
  demo::ToldTime time;
  const Instant today = Node::real_environment().now();
  time.now_us = today.us;
  node_options.environment = time.environment();
  Node node(node_options);
  if (!node.directory().find_parties({}).empty()) {
    out += "The data folder is not empty; the demo fills empty ones only.\n";
    return Exit::Failed;
  }
  const auto world = demo::make_world(node);
  demo::tell_calendars(node);
  demo::tell_services(node, world, options.services, options.seed, day_of(today));
  demo::tell_templates(node, world);
  demo::Teller teller(node, world, time, today);
  const auto met = demo::tell_agreements(teller);
  demo::tell_published(teller);
  teller.at(today);
  node.feed().start();                     // statistics keep up while cases are told
  demo::tell_cases(teller, met, options.cases, options.seed);
  demo::seat_patient(teller);
  node.feed().drain();
  node.feed().stop();
  demo::release_last_year(teller);
  node.database().learn_statistics();
  out += fmt::format("An invented world with {} cases and {} services is in {}.\n", options.cases, options.services, node.folder().path());
  return Exit::Done;
}

}  // namespace

FolderWork declare_demo(CLI::App& app, NodeOptions&) {
  auto options = std::make_shared<DemoOptions>();
  app.add_option("--cases", options->cases, "How many cases")->check(CLI::Range(0, 1'000'000))->capture_default_str();
  app.add_option("--services", options->services, "How many services in the catalogue")->check(CLI::Range(0, 1'000'000))->capture_default_str();
  app.add_option("--seed", options->seed, "The same seed tells the same tales")->capture_default_str();
  return [options](const NodeOptions& node, std::string& out) { return fill(node, *options, out); };
}

}  // namespace hospitium
