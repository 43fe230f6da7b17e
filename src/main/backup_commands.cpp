// backup, restore, migrate. A backup is a folder: both databases, large files, and the list of what was erased. The node key is not in
// it and must be kept apart: without it a backup is unreadable, with it erased dossiers stay erased because the list is applied again.
#include <filesystem>
#include <fstream>
#include <iterator>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "main/command_line.hpp"
#include "main/verify_node.hpp"
#include "vault/backup_log.hpp"
#include "vault/upload_store.hpp"

namespace hospitium {
namespace {
namespace fs = std::filesystem;

constexpr const char* kErasures = "erasures.txt";

void copy_to(Node& node, const std::string& target) {
  fs::create_directories(target);
  fs::permissions(target, fs::perms::owner_all);
  ledger::sign_checkpoint(node.database(), node.vault(), node.environment().now());
  node.database().backup_to(target + "/hospitium.db");
  node.keys().backup_to(target + "/keys.db");
  node.blobs().backup_to(target + "/blobs");
  std::ofstream erasures(target + "/" + kErasures);
  for (const auto& id : node.vault().erasures()) erasures << id.text() << '\n';
}

std::int64_t size_of(const std::string& folder) {
  std::int64_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) bytes += static_cast<std::int64_t>(entry.file_size());
  return bytes;
}

/// The node remembers it, for its administrator.
Exit back_up(Node& node, const std::string& target, std::string& out) {
  const vault::BackupLog log(node.folder().path());
  const auto where = fs::absolute(target).lexically_normal().string();
  if (fs::exists(target) && !fs::is_empty(target)) {
    log.add({node.environment().now(), vault::BackupStep::Failed, where, 0});   // a nightly job that nobody reads stops so
    out += "--to must be a new or an empty folder.\n";
    return Exit::Usage;
  }
  try {
    copy_to(node, target);
  } catch (...) {
    log.add({node.environment().now(), vault::BackupStep::Failed, where, 0});
    throw;
  }
  log.add({node.environment().now(), vault::BackupStep::Made, where, size_of(target)});
  out += fmt::format("Backed up to {}. Keep the node key apart from it.\n", on_one_line(target));
  return Exit::Done;
}

struct RestoreOptions {
  std::string from;
  bool verify_only = false;
};

std::vector<vault::KeyId> read_erasures(const std::string& file) {
  std::vector<vault::KeyId> ids;
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);)
    if (const auto id = vault::KeyId::parse(line)) ids.push_back(*id);
  return ids;
}

Exit check_restored(Node& node, std::string& out) {
  const auto report = verify(node);
  out += fmt::format("{} dossiers, {} events, {} findings\n", report.dossiers, report.events, report.findings.size());
  for (const auto& finding : report.findings) out += fmt::format("{}\t{}\n", finding.what, finding.dossier);
  return report.findings.empty() ? Exit::Done : Exit::Findings;
}

/// Copies the backup into `options.data`, applies the erasure list before anything is served, and verifies what it made.
Exit restore_into(const NodeOptions& node_options, const RestoreOptions& options, std::string& out) {
  const fs::path data(node_options.data);
  for (const auto* name : {"hospitium.db", "keys.db"})
    if (fs::exists(data / name)) {
      out += fmt::format("{} is not empty; restore fills empty folders only.\n", data.string());
      return Exit::Failed;
    }
  fs::create_directories(data);
  if (node_options.node_key_file.empty() && !fs::exists(data / "node.key")) {
    out += "The node key is missing: put node.key into the data folder, or name it with --node-key.\n";
    return Exit::Failed;
  }
  fs::copy(options.from + "/hospitium.db", data / "hospitium.db");
  fs::copy(options.from + "/keys.db", data / "keys.db");
  if (fs::exists(options.from + "/blobs")) fs::copy(options.from + "/blobs", data / "blobs", fs::copy_options::recursive);
  Node node(node_options);
  node.vault().apply_erasures(read_erasures(options.from + "/" + kErasures));
  vault::UploadStore(node.database(), node.blobs()).drop_torn();
  return check_restored(node, out);
}

/// --verify: restores into a folder of its own beside the backup, verifies, and removes it. The node that it was made of is told, where it is here.
Exit try_restore(NodeOptions node_options, const RestoreOptions& options, std::string& out) {
  const auto own = node_options.data;
  const auto key = node_options.node_key_file.empty() ? node_options.data + "/node.key" : node_options.node_key_file;
  node_options.node_key_file = fs::absolute(key).string();
  node_options.data = options.from + ".trial";
  const auto exit = restore_into(node_options, options, out);
  fs::remove_all(node_options.data);
  const auto step = exit == Exit::Done ? vault::BackupStep::Checked : vault::BackupStep::CheckFailed;
  if (fs::exists(own)) vault::BackupLog(own).add({Node::real_environment().now(), step, fs::absolute(options.from).lexically_normal().string(), 0});
  return exit;
}

}  // namespace

NodeWork declare_backup(CLI::App& app) {
  auto target = std::make_shared<std::string>();
  app.add_option("--to", *target, "New folder for the backup")->required()->type_name(kPath);
  return [target](Node& node, std::string& out) { return back_up(node, *target, out); };
}

FolderWork declare_restore(CLI::App& app, NodeOptions&) {
  auto options = std::make_shared<RestoreOptions>();
  app.add_option("--from", options->from, "Folder that `hospitium backup` made")->required()->check(CLI::ExistingDirectory);
  app.add_flag("--verify", options->verify_only, "Restore to a trial folder, verify, and remove it again");
  return [options](const NodeOptions& node, std::string& out) {
    return options->verify_only ? try_restore(node, *options, out) : restore_into(node, *options, out);
  };
}

FolderWork declare_migrate(CLI::App&, NodeOptions&) {
  return [](const NodeOptions& options, std::string& out) {
    const Node node(options);
    out += fmt::format("The databases are at version {} of this program.\n", HOSPITIUM_VERSION);
    return Exit::Done;
  };
}

}  // namespace hospitium
