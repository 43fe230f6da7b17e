#include "main/command_line.hpp"

#include <sys/stat.h>

#include <cstdio>
#include <filesystem>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "base/text.hpp"
#include "main/local_socket.hpp"

namespace hospitium {
namespace {

void add_folder_options(CLI::App& app, NodeOptions& options) {
  app.add_option("--data", options.data, "Data folder")->envname("HOSPITIUM_DATA")->capture_default_str();
  app.add_option("--db", options.database_url, "postgresql://... instead of the embedded database")->envname("HOSPITIUM_DB");
  app.add_option("--keys-db", options.keys_url, "Database of the wrapped keys (default: that of --db with _keys)")
      ->envname("HOSPITIUM_KEYS_DB");
  app.add_option("--node-key", options.node_key_file, "File with the node key (default: node.key in the data folder)")
      ->envname("HOSPITIUM_NODE_KEY");
}

void take_paths_from(CLI::App& app, const std::string& folder) {
  for (auto* option : app.get_options()) {
    option->envname("");
    if (option == app.get_config_ptr() || option->get_type_name().starts_with(kPath))
      option->transform([folder](const std::string& path) { return (std::filesystem::path(folder) / path).lexically_normal().string(); }, "");
  }
  for (auto* sub : app.get_subcommands([](const CLI::App*) { return true; })) take_paths_from(*sub, folder);
}

/// A parsed command line: exactly one of the two works is set.
struct Parsed {
  NodeWork on_node;
  FolderWork on_folder;
};

struct Parser {
  CLI::App app{"Hospitium: cross-border medical care, from the agreement to the outcome at home", "hospitium"};
  NodeOptions options;
  std::vector<std::pair<CLI::App*, Parsed>> declared;

  Parser() {
    app.require_subcommand(1);
    app.set_config("--config", "", "Configuration file; every key is also an option and an environment variable");
    for (const auto& command : commands()) {
      auto* sub = app.add_subcommand(std::string(command.name), std::string(command.help));
      add_folder_options(*sub, options);
      Parsed parsed;
      if (command.on_node) parsed.on_node = command.on_node(*sub);
      if (command.on_folder) parsed.on_folder = command.on_folder(*sub, options);
      declared.emplace_back(sub, parsed);
    }
  }
  /// For who stands in another folder than this process does, and in another environment.
  void parse_from(const std::string& folder, const std::vector<std::string>& arguments) {
    take_paths_from(app, folder);
    auto reversed = arguments;  // CLI11 takes them last first
    std::reverse(reversed.begin(), reversed.end());
    app.parse(reversed);
  }
  const Parsed& chosen() const {
    for (const auto& [sub, parsed] : declared)
      if (sub->parsed()) return parsed;
    UNREACHABLE();  // CLI11 requires one
  }
};

Exit run_on_folder_or_server(const Parser& parser, const std::vector<std::string>& arguments, std::string& out) {
  const auto& parsed = parser.chosen();
  try {
    if (parsed.on_folder) return parsed.on_folder(parser.options, out);
    Node node(parser.options);
    return parsed.on_node(node, out);
  } catch (const FolderBusy& busy) {
    if (parsed.on_node)
      if (auto reply = ask_server(socket_path(busy.path), arguments, std::filesystem::current_path().string())) {
        out += reply->text;
        return static_cast<Exit>(reply->exit);
      }
    out += fmt::format("Another process is working in {}; stop it first.\n", busy.path);
    return Exit::Busy;
  }
}

}  // namespace

std::vector<Command> commands() {
  return {
      {"serve", "Serve the web application and the API", nullptr, declare_serve},
      {"demo", "Fill an empty data folder with an invented world", nullptr, declare_demo},
      {"migrate", "Bring the databases to this version and stop", nullptr, declare_migrate},
      {"doctor", "Check the installation and say what to mend", declare_doctor, nullptr},
      {"verify", "Verify journals, hash chains and signed checkpoints", declare_verify, nullptr},
      {"backup", "Copy the databases while the server runs", declare_backup, nullptr},
      {"restore", "Fill an empty data folder from a backup; --verify checks only", nullptr, declare_restore},
      {"user", "List and add users, set passwords, make API tokens", declare_user, nullptr},
      {"import", "Open cases from patient summaries; bring in tables with --table", declare_import, nullptr},
      {"export", "Write cases by right as JSON lines", declare_export, nullptr},
      {"erase", "Erase one dossier beyond recovery", declare_erase, nullptr},
      {"bench", "Measure an invented world over HTTP and print a table", nullptr, declare_bench},
  };
}

Exit run_beside(Node& node, const std::vector<std::string>& arguments, const std::string& folder, std::string& out) {
  Parser parser;
  try {
    parser.parse_from(folder, arguments);
  } catch (const CLI::ParseError& error) {
    out += fmt::format("{}\n", error.what());
    return Exit::Usage;
  }
  const auto& parsed = parser.chosen();
  if (parsed.on_node) return parsed.on_node(node, out);
  out += "This command needs the data folder for itself; stop the server first.\n";
  return Exit::Busy;
}

std::string on_one_line(std::string_view name) {
  const bool readable = valid_utf8(name);
  std::string line;
  for (const auto c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F || byte == '\\' || (byte >= 0x80 && !readable)) line += fmt::format("\\x{:02x}", byte);
    else line += c;
  }
  return line;
}

int run_command_line(int argc, char** argv) {
  ::umask(0077);  // databases, keys and files are their owner's alone, also when they leave the folder
  Parser parser;
  try {
    parser.app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return parser.app.exit(error) == 0 ? 0 : static_cast<int>(Exit::Usage);
  }
  std::string out;
  Exit exit = Exit::Failed;
  try {
    exit = run_on_folder_or_server(parser, {argv + 1, argv + argc}, out);
  } catch (const std::exception& error) {
    out += fmt::format("hospitium: {}\n", error.what());
  }
  std::fputs(out.c_str(), exit == Exit::Done || exit == Exit::Findings ? stdout : stderr);
  return static_cast<int>(exit);
}

}  // namespace hospitium
