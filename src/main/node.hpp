// One installation in memory: databases, vault, ledger, directory, followers, in the order of their arrows.
#pragma once
#include <memory>
#include <string>

#include "base/messages.hpp"
#include "db/database.hpp"
#include "directory/directory.hpp"
#include "directory/links.hpp"
#include "directory/register.hpp"
#include "directory/sessions.hpp"
#include "jobs/worker.hpp"
#include "ledger/jobs.hpp"
#include "ledger/ledger.hpp"
#include "ledger/process_manager.hpp"
#include "ledger/refolding.hpp"
#include "main/data_folder.hpp"
#include "observatory/observatory.hpp"
#include "vault/blob_store.hpp"
#include "vault/vault.hpp"

namespace hospitium {

struct NodeOptions {
  std::string data = "data";             ///< folder; made when missing
  std::string database_url;              ///< "" = DATA/hospitium.db; else postgresql://...
  std::string keys_url;                  ///< "" = DATA/keys.db, or the database of database_url with "_keys" appended
  std::string node_key_file;             ///< "" = DATA/node.key
  int readers = 4;
  std::int64_t lookups_per_day = ledger::Options{}.lookups_per_day;
  std::optional<ledger::Environment> environment;  ///< time and randomness; the real ones when absent (the demo tells its own time)
};

/// Opening migrates both databases, applies the erasure list, checks versions, and throws db::Fault or std::runtime_error with a
/// sentence for people when it cannot. Members live as long as the node.
class Node {
 public:
  explicit Node(const NodeOptions& options);
  ~Node();

  db::Database& database() { return *database_; }
  db::Database& keys() { return *keys_; }
  vault::Vault& vault() { return *vault_; }
  vault::BlobStore& blobs() { return *blobs_; }
  directory::Directory& directory() { return *directory_; }
  directory::Register& reference() { return *register_; }
  directory::Sessions& sessions() { return *sessions_; }
  directory::Links& links() { return *links_; }
  ledger::Ledger& ledger() { return *ledger_; }
  observatory::Observatory& observatory() { return *observatory_; }
  ledger::FeedRunner& feed() { return *feed_; }
  ledger::Refolding& refolding() { return *refolding_; }
  ledger::Jobs& jobs() { return *jobs_; }
  jobs::Worker& worker() { return *worker_; }
  const ledger::Environment& environment() const { return environment_; }
  const DataFolder& folder() const { return folder_; }
  /// Of the server that this node serves in; null outside of one.
  const Messages* messages() const { return messages_; }
  void speak(const Messages& messages) { messages_ = &messages; }

  static ledger::Environment real_environment();

 private:
  DataFolder folder_;
  const Messages* messages_ = nullptr;
  ledger::Environment environment_;
  std::unique_ptr<db::Database> keys_, database_;
  std::unique_ptr<vault::Vault> vault_;
  std::unique_ptr<vault::BlobStore> blobs_;
  std::unique_ptr<directory::Directory> directory_;
  std::unique_ptr<directory::Register> register_;
  std::unique_ptr<directory::Sessions> sessions_;
  std::unique_ptr<directory::Links> links_;
  std::unique_ptr<ledger::Ledger> ledger_;
  std::unique_ptr<observatory::Observatory> observatory_;
  std::unique_ptr<ledger::FeedRunner> feed_;
  std::unique_ptr<ledger::Refolding> refolding_;
  std::unique_ptr<ledger::Jobs> jobs_;
  std::unique_ptr<jobs::Worker> worker_;
};

std::vector<db::Migration> all_migrations();

}  // namespace hospitium
