#include "main/node.hpp"

#include <filesystem>

#include "ledger/kinds.hpp"
#include "ledger/reference_journal.hpp"
#include "main/process_managers.hpp"
#include "vault/password.hpp"

namespace hospitium {
namespace {

template <class Migrations>
void append(std::vector<db::Migration>& all, const Migrations& some) {
  all.insert(all.end(), some.begin(), some.end());
}

std::string keys_url_of(const NodeOptions& options, const DataFolder& folder) {
  if (!options.keys_url.empty()) return options.keys_url;
  if (options.database_url.empty()) return folder.file("keys.db");
  const auto query = options.database_url.find('?');
  return options.database_url.substr(0, query) + "_keys" +
         (query == std::string::npos ? "" : options.database_url.substr(query));
}

std::unique_ptr<vault::Vault> open_vault(db::Database& keys, const NodeOptions& options, const DataFolder& folder) {
  const auto file = options.node_key_file.empty() ? folder.file("node.key") : options.node_key_file;
  if (!std::filesystem::exists(file)) vault::create_node_key(file);
  vault::Options vault_options;
  vault_options.node_key_file = file;
  return std::make_unique<vault::Vault>(keys, vault_options);
}

std::unique_ptr<db::Database> open_keys(const NodeOptions& options, const DataFolder& folder) {
  db::Options keys;
  keys.secure_delete = true;
  keys.readers = 2;
  keys.writers = 1;
  keys.cache_bytes = 8 << 20;
  return db::open_database(keys_url_of(options, folder), keys);
}

}  // namespace

std::vector<db::Migration> all_migrations() {
  std::vector<db::Migration> all;
  append(all, directory::Directory::migrations());
  append(all, vault::BlobStore::migrations());
  append(all, ledger::Ledger::migrations());
  append(all, ledger::reference_migrations());
  append(all, observatory::Observatory::migrations());
  return all;
}

ledger::Environment Node::real_environment() {
  const auto now = [] {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return Instant{std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
  };
  return {now, vault::random_id_tail};
}

Node::Node(const NodeOptions& options) : folder_(options.data), environment_(options.environment.value_or(real_environment())) {
  keys_ = open_keys(options, folder_);
  vault_ = open_vault(*keys_, options, folder_);
  db::Options database;
  database.readers = options.readers;
  database_ = db::open_database(options.database_url.empty() ? folder_.file("hospitium.db") : options.database_url, database);
  db::migrate(*database_, all_migrations());
  blobs_ = std::make_unique<vault::BlobStore>(*database_, folder_.file("blobs"));
  directory_ = std::make_unique<directory::Directory>(*database_, *vault_, environment_.now);
  register_ = std::make_unique<directory::Register>(*database_, *vault_, *directory_, environment_);
  sessions_ = std::make_unique<directory::Sessions>(*database_, *vault_, environment_);
  links_ = std::make_unique<directory::Links>(*database_, *vault_, *sessions_, environment_);
  ledger::Options ledger_options;
  ledger_options.lookups_per_day = options.lookups_per_day;
  ledger_ = std::make_unique<ledger::Ledger>(*database_, *vault_, *blobs_, *directory_, environment_, ledger::all_kinds(), ledger_options);
  observatory_ = std::make_unique<observatory::Observatory>(*database_, *vault_, environment_);
  feed_ = std::make_unique<ledger::FeedRunner>(*database_, *ledger_, environment_, process_managers(),
                                               std::vector<ledger::FeedFollower>{observatory_->follower(), links_->follower()});
  refolding_ = ledger_->refolding();
  jobs_ = std::make_unique<ledger::Jobs>(*database_, environment_.now);
  worker_ = std::make_unique<jobs::Worker>(*jobs_, *ledger_);
}

Node::~Node() = default;

}  // namespace hospitium
