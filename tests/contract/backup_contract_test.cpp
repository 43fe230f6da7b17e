// A copy of the files of dossiers, while some of them go: by an erasure, by an upload that ends. A name that leads nowhere stands for a file
// that was listed and is gone when it is to be copied.
#include <filesystem>
#include <fstream>

#include "vault_house.hpp"

namespace hospitium::contract {
namespace {

namespace fs = std::filesystem;

constexpr Instant kLater{1'900'000'000'000'000};
constexpr std::size_t kLarge = 600'000;

class BackupContract : public VaultFilesTest {
 protected:
  std::string kept(std::uint8_t number) {
    std::string noise(kLarge, '\0');  // compresses badly, so that it is sealed into a file
    for (std::size_t i = 0, x = number; i < noise.size(); ++i) noise[i] = static_cast<char>((x = x * 6364136223846793005u + 1442695040888963407u) >> 56);
    const auto blob = blobs_->prepare(id_of<Dossier>(number), *key_, noise);
    EXPECT_TRUE(blob.in_file);
    keep(id_of<Dossier>(number), blob);
    return file_of(number, blob.name);
  }
  std::string file_of(std::uint8_t number, const std::string& name) const {
    const auto id = id_of<Dossier>(number).text();
    return folder_ + "/" + id.substr(34) + "/" + id + "/" + name;
  }
  static void make_gone(const std::string& file) {
    fs::create_directories(fs::path(file).parent_path());
    fs::remove(file);
    fs::create_symlink("nowhere", file);
  }
  std::size_t copied() const {
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(target_)) files += entry.is_regular_file();
    return files;
  }
  vault::Upload upload(std::uint8_t number) {
    vault::Upload upload{id_of<vault::Stream>(number), id_of<Dossier>(number), {}, {}, static_cast<std::int64_t>(kLarge), 0, kLater, "about", {}, {}};
    EXPECT_TRUE(store_->begin(upload, *key_, {100, 1 << 30}, {100, 1 << 30}));
    vault::UploadWriter writer(*store_, upload, *key_, vault::UploadWriter::Counting::AsItComes);
    EXPECT_TRUE(writer.add(std::string(kLarge - 1, 'x'), kLater));
    EXPECT_TRUE(writer.settle(kLater));
    return upload;
  }

  const std::string target_ = place_.folder() + "/copy";
};

TEST_P(BackupContract, CopiesEveryFile) {
  kept(1);
  const auto file = kept(2);
  upload(3);
  blobs_->backup_to(target_);
  EXPECT_EQ(copied(), 3u);
  EXPECT_EQ(fs::file_size(target_ + file.substr(folder_.size())), fs::file_size(file));
}

TEST_P(BackupContract, LeavesOutWhatGoesMeanwhile) {
  kept(1);
  const auto erased = kept(2);
  blobs_->remove_all(id_of<Dossier>(2));
  make_gone(erased);
  const auto ended = upload(3), same = upload(4);
  store_->remove(ended.dossier, ended.id);
  store_->end_as(same, {});
  for (const auto& one : {ended, same}) make_gone(blobs_->stream_file(one.dossier, one.id));
  blobs_->backup_to(target_);
  EXPECT_EQ(copied(), 1u);
}

TEST_P(BackupContract, FailsWhenARecordsFileIsMissing) {
  make_gone(kept(1));
  EXPECT_THROW(blobs_->backup_to(target_), db::Fault);
}

TEST_P(BackupContract, FailsWhenAnUploadsChunksAreMissing) {
  const auto going = upload(1);
  make_gone(blobs_->stream_file(going.dossier, going.id));
  EXPECT_THROW(blobs_->backup_to(target_), db::Fault);
}

TEST_P(BackupContract, FailsForEveryOtherReason) {
  const auto file = kept(1);
  fs::create_directories(target_ + file.substr(folder_.size()));  // something stands where the copy should
  EXPECT_THROW(blobs_->backup_to(target_), db::Fault);
}

/// The database was copied while the upload went on, its chunks were gone when the files were.
TEST_P(BackupContract, ARestoredNodeForgetsUploadsWithoutChunks) {
  const auto torn = upload(1), whole = upload(2);
  fs::remove(blobs_->stream_file(torn.dossier, torn.id));
  EXPECT_EQ(store_->drop_torn(), 1u);
  EXPECT_FALSE(store_->find(torn.dossier, torn.id, *key_));
  EXPECT_TRUE(store_->find(whole.dossier, whole.id, *key_));
}

INSTANTIATE_TEST_SUITE_P(Databases, BackupContract, ::testing::Values(Kind::SqliteFile, Kind::SqliteMemory, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
