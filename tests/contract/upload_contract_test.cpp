// What an upload promises over every database: an offset that is true after a crash, bytes that come back as they were sent, nothing readable
// on disk, and nothing left when it is given up or erased.
#include <filesystem>
#include <fstream>
#include <random>

#include "vault_house.hpp"

namespace hospitium::contract {
namespace {

using vault::kChunk_bytes;
using vault::Upload;
using vault::UploadWriter;

std::string noise(std::size_t bytes, unsigned seed = 7) {
  std::mt19937 random(seed);
  std::string text(bytes, '\0');
  for (auto& c : text) c = static_cast<char>(random());
  return text;
}

class UploadContract : public VaultFilesTest {
 protected:
  Upload begun(std::int64_t length, std::uint8_t number = 1) {
    Upload upload{id_of<vault::Stream>(number), kDossier, id_of<User>(2), id_of<Party>(3), length, 0, kLater, "Trần Thị Bình.jpg", {}, {}};
    EXPECT_TRUE(store_->begin(upload, *key_, {100, kMuch}, {100, kMuch}));
    return upload;
  }
  UploadWriter writer(std::uint8_t number = 1, UploadWriter::Counting counting = UploadWriter::Counting::AsItComes) {
    return {*store_, store_->find(kDossier, id_of<vault::Stream>(number), *key_).value(), *key_, counting};
  }
  /// Sends in pieces of odd sizes; a fresh writer for each run of pieces, as after a crash.
  void send(const std::string& bytes, std::uint8_t number = 1) {
    std::size_t sent = 0;
    for (std::size_t piece = 1; sent < bytes.size(); piece = piece * 3 % 700'001 + 1) {
      auto going = writer(number);
      ASSERT_EQ(going.arrived(), static_cast<std::int64_t>(sent));
      ASSERT_TRUE(going.add(std::string_view(bytes).substr(sent, piece), kLater));
      ASSERT_TRUE(going.settle(kLater));
      sent += std::min(piece, bytes.size() - sent);
    }
  }
  void keep(const vault::PreparedBlob& blob) { VaultFilesTest::keep(kDossier, blob); }
  std::string back(const std::string& name) {
    std::unique_ptr<vault::BlobSource> source;
    database_->read([&](db::Reader& reader) { source = blobs_->open(reader, kDossier, *key_, name); });
    return source ? source->read(0, static_cast<std::size_t>(source->size())).value_or("") : "";
  }
  std::size_t files() const {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_)) count += entry.is_regular_file();
    return count;
  }

  static constexpr std::int64_t kMuch = std::int64_t{1} << 40;
  const Id<Dossier> kDossier = id_of<Dossier>(9);
  const Instant kLater{1'000'000'000};
};

TEST_P(UploadContract, GivesBackWhatCameWhateverItsSize) {
  std::uint8_t number = 1;
  for (const std::size_t size : {std::size_t{1}, std::size_t{1000}, kChunk_bytes - 1, kChunk_bytes, kChunk_bytes + 1, 3 * kChunk_bytes, 3 * kChunk_bytes + 77}) {
    const auto bytes = noise(size, number);
    begun(static_cast<std::int64_t>(size), number);
    send(bytes, number);
    const auto blob = writer(number).finish();
    ASSERT_TRUE(blob);
    keep(*blob);
    store_->remove(kDossier, id_of<vault::Stream>(number));
    EXPECT_TRUE(back(blob->name) == bytes) << size;
    // The same bytes have the same name, whichever way they came.
    EXPECT_EQ(blobs_->prepare(kDossier, *key_, bytes).name, blob->name) << size;
    ++number;
  }
}

TEST_P(UploadContract, CountsOnlyWhatIsOnDisk) {
  const auto bytes = noise(40 * kChunk_bytes);
  begun(static_cast<std::int64_t>(bytes.size()));
  auto lost = writer();
  ASSERT_TRUE(lost.add(std::string_view(bytes).substr(0, 35 * kChunk_bytes + 5), kLater));  // and then the process dies
  const auto arrived = writer().arrived();
  EXPECT_GT(arrived, 0);
  EXPECT_LE(arrived, lost.arrived());
  auto again = writer();
  ASSERT_TRUE(again.add(std::string_view(bytes).substr(static_cast<std::size_t>(arrived)), kLater));
  ASSERT_TRUE(again.settle(kLater));
  const auto blob = again.finish();
  ASSERT_TRUE(blob);
  keep(*blob);
  EXPECT_TRUE(back(blob->name) == bytes);
}

TEST_P(UploadContract, HeldBytesDoNotCountBeforeTheyAreSettled) {
  begun(20 << 20);
  auto held = writer(1, UploadWriter::Counting::Held);
  ASSERT_TRUE(held.add(noise(17 << 20), kLater));
  EXPECT_EQ(writer().arrived(), 0);
  ASSERT_TRUE(held.settle(kLater));
  EXPECT_EQ(writer().arrived(), 17 << 20);
}

TEST_P(UploadContract, TwoWritersCannotBothGoOn) {
  begun(1000);
  auto one = writer(), other = writer();
  ASSERT_TRUE(one.add("first", kLater));
  ASSERT_TRUE(other.add("other", kLater));
  EXPECT_TRUE(one.settle(kLater));
  EXPECT_FALSE(other.settle(kLater));
  EXPECT_EQ(writer().upload().tail, "first");
}

TEST_P(UploadContract, TakesNoMoreThanWasSaid) {
  begun(10);
  auto going = writer();
  EXPECT_FALSE(going.add("eleven bytes", kLater));
  EXPECT_TRUE(going.add("ten bytes.", kLater));
  EXPECT_TRUE(going.whole());
}

TEST_P(UploadContract, LimitsWhatIsOnItsWay) {
  const auto ask = [&](std::uint8_t number, std::int64_t length, std::uint8_t user = 2, std::uint8_t party = 3) {
    const Upload upload{id_of<vault::Stream>(number), kDossier, id_of<User>(user), id_of<Party>(party), length, 0, kLater, "x", {}, {}};
    return store_->begin(upload, *key_, {3, 2000}, {2, 1000});
  };
  EXPECT_TRUE(ask(1, 400));
  EXPECT_FALSE(ask(2, 700));  // bytes
  EXPECT_TRUE(ask(3, 600));
  EXPECT_FALSE(ask(4, 0));    // number
  EXPECT_TRUE(ask(5, 1000, 7));
  EXPECT_FALSE(ask(6, 0, 8)) << "the party's share is that of all its people";
  EXPECT_TRUE(ask(7, 1000, 9, 10)) << "and no other party's";
  EXPECT_EQ(store_->of_party(id_of<Party>(3)).size(), 3U);
}

TEST_P(UploadContract, ExpiresAndLeavesNothing) {
  begun(3 << 20);
  auto going = writer();
  ASSERT_TRUE(going.add(noise(2 << 20), Instant{500}));
  ASSERT_TRUE(going.settle(Instant{500}));
  EXPECT_EQ(files(), 1U);
  EXPECT_EQ(store_->expire(Instant{500}), 0U);
  EXPECT_EQ(store_->expire(Instant{501}), 1U);
  EXPECT_EQ(files(), 0U);
  EXPECT_FALSE(store_->find(kDossier, id_of<vault::Stream>(1), *key_));
}

TEST_P(UploadContract, RemovingTheRowOfAFinishedUploadKeepsItsChunks) {
  const auto bytes = noise(2 << 20);
  begun(static_cast<std::int64_t>(bytes.size()));
  send(bytes);
  const auto blob = writer().finish();
  keep(*blob);
  EXPECT_EQ(store_->expire(Instant{kLater.us + 1}), 1U);  // a crash came before its row went
  EXPECT_TRUE(back(blob->name) == bytes);
  EXPECT_EQ(blobs_->sweep(Instant{std::numeric_limits<std::int64_t>::max()}), 0U);
}

TEST_P(UploadContract, NothingIsReadableOnDiskAndErasureLeavesNoFile) {
  const std::string mark = "a letter that names the patient";
  std::string bytes;
  while (bytes.size() < 1 << 20) bytes += mark;
  begun(static_cast<std::int64_t>(bytes.size()));
  send(bytes);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(place_.folder())) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string content((std::istreambuf_iterator<char>(file)), {});
    EXPECT_EQ(content.find(mark), std::string::npos) << entry.path();
    EXPECT_EQ(content.find("Bình"), std::string::npos) << entry.path();
  }
  blobs_->remove_all(kDossier);
  EXPECT_EQ(files(), 0U);
  EXPECT_FALSE(store_->find(kDossier, id_of<vault::Stream>(1), *key_));
}

TEST_P(UploadContract, ChunksThatWereTouchedAreNotGivenOut) {
  const auto bytes = noise(3 * kChunk_bytes);
  begun(static_cast<std::int64_t>(bytes.size()));
  send(bytes);
  const auto path = blobs_->stream_file(kDossier, id_of<vault::Stream>(1));
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  std::string first(kChunk_bytes + 40, '\0'), second = first;
  file.read(first.data(), static_cast<std::streamsize>(first.size()));
  file.read(second.data(), static_cast<std::streamsize>(second.size()));
  file.seekp(0);
  file << second << first;  // whole, sealed by us, but in each other's place
  file.close();
  EXPECT_FALSE(writer().finish());
}

INSTANTIATE_TEST_SUITE_P(Databases, UploadContract, ::testing::Values(Kind::SqliteFile, Kind::SqliteMemory, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
