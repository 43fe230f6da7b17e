// What the vault promises over every keys database: what is sealed stays shut to others, what is erased is gone.
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <set>
#include <thread>

#include "databases.hpp"
#include "vault/blob_store.hpp"
#include "vault/vault.hpp"

namespace hospitium::contract {
namespace {

using vault::KeyId;
using vault::Purpose;
using vault::Vault;

class VaultContract : public DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    options_.node_key_file = place_.folder() + "/node.key";
    vault::create_node_key(options_.node_key_file);
    open_vault();
  }
  void TearDown() override {
    vault_.reset();
    DatabaseTest::TearDown();
  }
  void open_vault() {
    vault_.reset();
    if (GetParam() != Kind::SqliteMemory || !opened_) open({.secure_delete = true});
    opened_ = true;
    vault_ = std::make_unique<Vault>(*database_, options_);
  }
  std::int64_t count(std::string_view sql) {
    std::int64_t number = -1;
    database_->read([&](db::Reader& reader) { number = reader.query(sql).at(0).number(0); });
    return number;
  }
  std::string wrapped(KeyId id) {
    std::string bytes;
    database_->read([&](db::Reader& reader) { bytes = reader.query("SELECT wrapped FROM vault_key WHERE id = ?1", {id}).at(0).text(0); });
    return bytes;
  }

  vault::Options options_;
  std::unique_ptr<Vault> vault_;
  bool opened_ = false;
};

TEST_P(VaultContract, OpensWhatItSealed) {
  auto [id, key] = vault_->take_spare();
  auto sealed = key.seal(Purpose::Card, "Nguyễn Văn A", "dossier 1");
  EXPECT_EQ(sealed.size(), 24 + std::string("Nguyễn Văn A").size() + 16);
  EXPECT_EQ(key.open(Purpose::Card, sealed, "dossier 1"), "Nguyễn Văn A");
  open_vault();
  EXPECT_EQ(vault_->key(id)->open(Purpose::Card, sealed, "dossier 1"), "Nguyễn Văn A");
}

TEST_P(VaultContract, RefusesAnythingElse) {
  auto key = vault_->take_spare().second;
  auto other = vault_->take_spare().second;
  auto sealed = key.seal(Purpose::Card, "text", "a");
  EXPECT_FALSE(key.open(Purpose::Snapshot, sealed, "a"));
  EXPECT_FALSE(key.open(Purpose::Card, sealed, "b"));
  EXPECT_FALSE(other.open(Purpose::Card, sealed, "a"));
  EXPECT_FALSE(key.open(Purpose::Card, "", "a"));
  EXPECT_FALSE(key.open(Purpose::Card, sealed.substr(0, 39), "a"));
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    auto altered = sealed;
    altered[i] = static_cast<char>(altered[i] ^ 1);
    EXPECT_FALSE(key.open(Purpose::Card, altered, "a")) << i;
  }
  EXPECT_NE(key.seal(Purpose::Card, "text", "a"), sealed);
  EXPECT_EQ(key.open(Purpose::Card, key.seal(Purpose::Card, "", ""), ""), "");
}

TEST_P(VaultContract, HashesAreEqualOnlyWithinAKeyAndPurpose) {
  auto key = vault_->take_spare().second;
  auto other = vault_->take_spare().second;
  EXPECT_EQ(key.hash(Purpose::Search, "anna"), key.hash(Purpose::Search, "anna"));
  EXPECT_NE(key.hash(Purpose::Search, "anna"), key.hash(Purpose::FileName, "anna"));
  EXPECT_NE(key.hash(Purpose::Search, "anna"), other.hash(Purpose::Search, "anna"));
  EXPECT_EQ(vault_->node_hash(Purpose::Search, "anna"), vault_->node_hash(Purpose::Search, "anna"));
  EXPECT_NE(vault_->node_hash(Purpose::Search, "anna"), vault_->node_hash(Purpose::Card, "anna"));
}

TEST_P(VaultContract, SealsAndSignsForTheNode) {
  auto sealed = vault_->seal_node("secret", "user 1");
  auto signature = vault_->sign("checkpoint");
  auto known = vault_->public_key();
  open_vault();
  EXPECT_EQ(vault_->open_node(sealed, "user 1"), "secret");
  EXPECT_FALSE(vault_->open_node(sealed, "user 2"));
  EXPECT_EQ(signature.size(), 64u);
  EXPECT_EQ(vault_->public_key(), known);
  EXPECT_TRUE(vault_->verify_signature("checkpoint", signature));
  EXPECT_FALSE(vault_->verify_signature("checkpoinT", signature));
  EXPECT_FALSE(vault_->verify_signature("checkpoint", signature.substr(1)));
}

TEST_P(VaultContract, AnErasedKeyIsGoneEverywhere) {
  auto id = vault_->take_spare().first;
  auto other = vault_->take_spare().first;
  vault_->erase(id);
  vault_->erase(id);
  EXPECT_FALSE(vault_->key(id));
  EXPECT_TRUE(vault_->key(other));
  EXPECT_EQ(vault_->erasures(), std::vector{id});
  open_vault();
  EXPECT_FALSE(vault_->key(id));
  EXPECT_TRUE(vault_->key(other));
  EXPECT_EQ(vault_->erasures(), std::vector{id});
}

TEST_P(VaultContract, GivesAPageOfKeysInOrder) {
  std::vector<KeyId> ids;
  for (int i = 0; i < 150; ++i) ids.push_back(vault_->take_spare().first);
  auto sealed = vault_->key(ids[100])->seal(Purpose::Note, "n", "");
  vault_->erase(ids[7]);
  open_vault();
  ids.push_back(ids[3]);
  auto keys = vault_->keys(ids);
  ASSERT_EQ(keys.size(), 151u);
  for (std::size_t i = 0; i < keys.size(); ++i) EXPECT_EQ(keys[i].has_value(), i != 7) << i;
  EXPECT_EQ(keys[100]->open(Purpose::Note, sealed, ""), "n");
  EXPECT_EQ(vault_->keys({}).size(), 0u);
}

TEST_P(VaultContract, KeepsWorkingWhenTheCacheIsSmall) {
  options_.cached_keys = 1;
  open_vault();
  std::vector<std::pair<KeyId, std::string>> made;
  for (int i = 0; i < 100; ++i) {
    auto [id, key] = vault_->take_spare();
    made.emplace_back(id, key.seal(Purpose::Note, std::to_string(i), ""));
  }
  for (int i = 0; i < 100; ++i) EXPECT_EQ(vault_->key(made[i].first)->open(Purpose::Note, made[i].second, ""), std::to_string(i));
}

TEST_P(VaultContract, SparesAreDurableUniqueAndWaitForTheNextStart) {
  std::set<KeyId> ids;
  std::mutex mutex;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i) {
        auto id = vault_->take_spare().first;
        std::lock_guard lock(mutex);
        ids.insert(id);
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(ids.size(), 800u);
  vault_.reset();
  auto unused = count("SELECT count(*) FROM vault_key") - 800;
  EXPECT_EQ(count("SELECT count(*) FROM vault_spare"), unused);
  vault_ = std::make_unique<Vault>(*database_, options_);
  EXPECT_EQ(count("SELECT count(*) FROM vault_spare"), 0);
  EXPECT_TRUE(ids.insert(vault_->take_spare().first).second);
  vault_.reset();
  EXPECT_EQ(count("SELECT count(*) FROM vault_spare"), unused - 1);
}

TEST_P(VaultContract, RefusesAnotherNodeKeyAndAKeyFileOpenToOthers) {
  vault_->take_spare();
  vault_.reset();
  auto right = options_.node_key_file;
  options_.node_key_file += ".other";
  vault::create_node_key(options_.node_key_file);
  EXPECT_THROW(Vault(*database_, options_), db::Fault);
  options_.node_key_file = right;
  ASSERT_EQ(::chmod(right.c_str(), 0644), 0);
  EXPECT_THROW(Vault(*database_, options_), db::Fault);
  ASSERT_EQ(::chmod(right.c_str(), 0600), 0);
  EXPECT_NO_THROW(Vault(*database_, options_));
  EXPECT_THROW(vault::create_node_key(right), db::Fault);
}

TEST_P(VaultContract, RefusesKeysWithoutTheirCheckValue) {
  auto id = vault_->take_spare().first;
  vault_.reset();
  database_->write([](db::Writer& writer) {
    writer.execute("DELETE FROM vault_check");
    return db::Verdict::Commit;
  });
  EXPECT_THROW(Vault(*database_, options_), db::Fault);
  EXPECT_FALSE(id.nil());
}

TEST_P(VaultContract, AnErasureListFromElsewhereIsApplied) {
  std::vector<KeyId> ids;
  for (int i = 0; i < 5; ++i) ids.push_back(vault_->take_spare().first);
  vault_->apply_erasures(std::span(ids).first(4));
  for (int i = 0; i < 5; ++i) EXPECT_EQ(vault_->key(ids[i]).has_value(), i == 4);
  EXPECT_EQ(vault_->erasures().size(), 4u);
}

std::string all_bytes_under(const std::string& folder) {
  std::string bytes;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    bytes.append(std::istreambuf_iterator<char>(file), {});
  }
  return bytes;
}

/// Erases in random order, with keys being added between, and looks for every erased wrapped key in the raw files.
TEST_P(VaultContract, NoByteOfAnErasedKeyStaysInTheFiles) {
  if (GetParam() != Kind::SqliteFile) GTEST_SKIP() << "looks at files";
  std::uint64_t seed = std::random_device{}();
  SCOPED_TRACE(seed);
  std::mt19937_64 random(seed);
  std::vector<std::pair<KeyId, std::string>> alive, erased;
  for (int round = 0; round < 20; ++round) {
    for (int i = 0; i < 60; ++i) {
      auto id = vault_->take_spare().first;
      alive.emplace_back(id, wrapped(id));
    }
    std::shuffle(alive.begin(), alive.end(), random);
    std::vector<KeyId> now;
    for (int i = 0; i < 45; ++i) {
      now.push_back(alive.back().first);
      erased.push_back(alive.back());
      alive.pop_back();
    }
    if (round % 2) vault_->apply_erasures(now);
    else for (auto id : now) vault_->erase(id);
  }
  auto bytes = all_bytes_under(place_.folder());
  int found = 0, kept = 0;
  for (const auto& [id, text] : erased) found += bytes.find(std::string_view(text).substr(24, 16)) != std::string::npos;
  for (const auto& [id, text] : alive) kept += bytes.find(text) != std::string::npos;
  EXPECT_EQ(found, 0);
  EXPECT_GT(kept, 0) << "the search itself must work";
}

TEST_P(VaultContract, ServersThatShareKeysDropWhatAnotherErased) {
  if (GetParam() != Kind::Postgresql) GTEST_SKIP() << "one process only";
  auto id = vault_->take_spare().first;
  auto other = db::open_database(place_.url(), {});
  Vault second(*other, options_);
  ASSERT_TRUE(second.key(id));
  vault_->erase(id);
  while (second.key(id)) std::this_thread::yield();
}

class BlobContract : public VaultContract {
 protected:
  void SetUp() override {
    VaultContract::SetUp();
    if (IsSkipped()) return;
    db::migrate(*database_, vault::BlobStore::migrations());
    folder_ = place_.folder() + "/blobs";
    store_ = std::make_unique<vault::BlobStore>(*database_, folder_);
    dossier_ = {vault_->take_spare().first.bytes};
  }
  std::string keep(std::string_view plain) {
    auto blob = store_->prepare(dossier_, key_(), plain);
    database_->write([&](db::Writer& writer) {
      store_->keep(writer, dossier_, blob);
      store_->keep(writer, dossier_, blob);
      return db::Verdict::Commit;
    });
    return blob.name;
  }
  std::optional<std::string> load(std::string_view name, Id<Dossier> dossier) {
    std::optional<std::string> plain;
    database_->read([&](db::Reader& reader) { plain = store_->load(reader, dossier, key_(), name); });
    return plain;
  }
  vault::DataKey key_() { return *vault_->key({dossier_.bytes}); }

  std::string folder_;
  Id<Dossier> dossier_;
  std::unique_ptr<vault::BlobStore> store_;
};

std::string noise(std::size_t size) {
  std::string bytes(size, '\0');
  std::mt19937 random(7);
  for (auto& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

TEST_P(BlobContract, GivesBackEveryByte) {
  for (std::size_t size : {0u, 1u, 63u, 64u, 65u, 1'000u, 262'000u, 262'144u, 262'200u, 3'000'000u}) {
    for (const auto& plain : {std::string(size, 'a'), noise(size)}) {
      auto name = keep(plain);
      EXPECT_EQ(name.size(), 64u);
      EXPECT_TRUE(load(name, dossier_) == plain) << size;
      EXPECT_EQ(keep(plain), name);
    }
  }
}

TEST_P(BlobContract, CompressesWhatCanBeCompressed) {
  EXPECT_LT(store_->prepare(dossier_, key_(), std::string(100'000, 'a')).sealed.size(), 1'000u);
  EXPECT_FALSE(store_->prepare(dossier_, key_(), std::string(3'000'000, 'a')).in_file);
  auto blob = store_->prepare(dossier_, key_(), noise(100'000));
  EXPECT_LT(blob.sealed.size(), 100'100u);
  EXPECT_TRUE(store_->prepare(dossier_, key_(), noise(300'000)).in_file);
}

TEST_P(BlobContract, RefusesAnotherDossierAndUnknownOrWildNames) {
  auto name = keep("text");
  EXPECT_FALSE(load(name, Id<Dossier>{{1}}));
  EXPECT_FALSE(load(std::string(64, '0'), dossier_));
  EXPECT_FALSE(load("../../node.key", dossier_));
  EXPECT_FALSE(load(std::string(61, '0') + "/..", dossier_));
}

TEST_P(BlobContract, NoticesAlteredAndMissingFiles) {
  auto name = keep(noise(300'000));
  std::string path;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_))
    if (entry.is_regular_file()) path = entry.path();
  ASSERT_FALSE(path.empty());
  EXPECT_EQ(std::filesystem::status(path).permissions() & std::filesystem::perms(077), std::filesystem::perms::none);
  {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(150'000);
    file.put('x').put('y');
  }
  EXPECT_FALSE(load(name, dossier_));
  EXPECT_EQ(keep(noise(300'000)), name);
  EXPECT_TRUE(load(name, dossier_)) << "handing in the same file again mends it";
  std::filesystem::remove(path);
  EXPECT_FALSE(load(name, dossier_));
}

TEST_P(BlobContract, RemovesAllOfADossier) {
  auto small = keep("small"), large = keep(noise(300'000));
  store_->remove_all(dossier_);
  store_->remove_all(dossier_);
  EXPECT_FALSE(load(small, dossier_));
  EXPECT_FALSE(load(large, dossier_));
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_)) EXPECT_FALSE(entry.is_regular_file());
}

TEST_P(BlobContract, SweepsFilesThatNobodyNames) {
  auto kept = keep(noise(300'000));
  store_->prepare(dossier_, key_(), noise(300'001));
  std::ofstream(folder_ + "/half.tmp") << "cut off";
  EXPECT_EQ(store_->sweep({}), 0u);
  EXPECT_EQ(store_->sweep({INT64_MAX}), 2u);
  EXPECT_TRUE(load(kept, dossier_));
}

const auto kAll = ::testing::Values(Kind::SqliteFile, Kind::SqliteMemory, Kind::Postgresql);
INSTANTIATE_TEST_SUITE_P(Databases, VaultContract, kAll, [](const auto& info) { return name_of(info.param); });
INSTANTIATE_TEST_SUITE_P(Databases, BlobContract, kAll, [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
