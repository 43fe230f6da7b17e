// A vault with files and uploads over each of the databases, and one key.
#pragma once
#include <gtest/gtest.h>

#include "databases.hpp"
#include "vault/upload_store.hpp"

namespace hospitium::contract {

/// All bytes the same, so that a test names things by numbers.
template <class Tag>
Id<Tag> id_of(std::uint8_t number) {
  Id<Tag> id;
  id.bytes.fill(number);
  return id;
}

class VaultFilesTest : public ::testing::TestWithParam<Kind> {
 protected:
  void SetUp() override {
    if (!place_.available()) GTEST_SKIP() << "HOSPITIUM_TEST_PG is not set";
    vault_options_.node_key_file = place_.folder() + "/node.key";
    vault::create_node_key(vault_options_.node_key_file);
    db::Options keys;
    keys.secure_delete = true;
    keys_ = db::open_database(place_.folder() + "/keys.db", keys);
    vault_ = std::make_unique<vault::Vault>(*keys_, vault_options_);
    database_ = db::open_database(place_.url());
    db::migrate(*database_, {vault::BlobStore::migrations().begin(), vault::BlobStore::migrations().end()});
    blobs_ = std::make_unique<vault::BlobStore>(*database_, folder_);
    store_ = std::make_unique<vault::UploadStore>(*database_, *blobs_);
    key_ = vault_->take_spare().second;
  }

  void keep(Id<Dossier> dossier, const vault::PreparedBlob& blob) {
    database_->write([&](db::Writer& writer) {
      blobs_->keep(writer, dossier, blob);
      return db::Verdict::Commit;
    });
  }

  TestPlace place_{GetParam()};
  const std::string folder_ = place_.folder() + "/blobs";
  vault::Options vault_options_;
  std::unique_ptr<db::Database> keys_, database_;
  std::unique_ptr<vault::Vault> vault_;
  std::unique_ptr<vault::BlobStore> blobs_;
  std::unique_ptr<vault::UploadStore> store_;
  std::optional<vault::DataKey> key_;
};

}  // namespace hospitium::contract
