// `hospitium <command>`: what each command is, and how it finds its node: alone in the folder, or through the server that holds it.
#pragma once
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "main/node.hpp"

namespace CLI {
class App;
}

namespace hospitium {

/// Exit codes of every command.
enum class Exit : int { Done = 0, Failed = 1, Usage = 2, Busy = 3, Findings = 4 };

/// What a command does once its options are parsed. Text for people goes to `out`, one fact a line.
using NodeWork = std::function<Exit(Node&, std::string& out)>;
using FolderWork = std::function<Exit(const NodeOptions&, std::string& out)>;

/// One row per command. `declare` adds the command's options to `app` and returns its work. Commands on a node may run inside a
/// serving process (through the local socket); commands on a folder need it for themselves.
struct Command {
  std::string_view name, help;
  NodeWork (*on_node)(CLI::App& app) = nullptr;
  FolderWork (*on_folder)(CLI::App& app, NodeOptions& options) = nullptr;
};
std::vector<Command> commands();

/// The whole program: parses, runs, prints. Returns the exit code.
int run_command_line(int argc, char** argv);
/// For the local socket: runs a command line on this node, with paths as `folder` has them, in which the caller stands, and without what this
/// process's environment says; commands that need the node's folder for themselves are refused.
Exit run_beside(Node& node, const std::vector<std::string>& arguments, const std::string& folder, std::string& out);

/// The type name of an option whose value is a path.
inline constexpr const char* kPath = "PATH";
/// A file may have any name, also one with line ends that would read as a line of ours.
std::string on_one_line(std::string_view name);

// One per file.
NodeWork declare_user(CLI::App& app);
NodeWork declare_verify(CLI::App& app);
NodeWork declare_doctor(CLI::App& app);
NodeWork declare_backup(CLI::App& app);
NodeWork declare_import(CLI::App& app);
NodeWork declare_export(CLI::App& app);
NodeWork declare_erase(CLI::App& app);
FolderWork declare_migrate(CLI::App& app, NodeOptions& options);
FolderWork declare_restore(CLI::App& app, NodeOptions& options);
FolderWork declare_demo(CLI::App& app, NodeOptions& options);
FolderWork declare_serve(CLI::App& app, NodeOptions& options);
FolderWork declare_bench(CLI::App& app, NodeOptions& options);

}  // namespace hospitium
