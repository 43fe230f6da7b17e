#include "vault/backup_log.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace hospitium::vault {
namespace {

class BackupLogTest : public ::testing::Test {
 protected:
  BackupLogTest() { std::filesystem::create_directories(folder_); }
  ~BackupLogTest() override { std::filesystem::remove_all(folder_); }

  const std::string folder_ = ::testing::TempDir() + "backup_log_" + std::to_string(::getpid());
};

TEST_F(BackupLogTest, RemembersWhatWasDoneInItsOrder) {
  EXPECT_TRUE(BackupLog(folder_).entries().empty());
  BackupLog(folder_).add({Instant{1}, BackupStep::Made, "/copies/\"one\"\n", 42});
  BackupLog(folder_).add({Instant{2}, BackupStep::CheckFailed, "/copies/two", 0});
  const auto entries = BackupLog(folder_).entries();
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].at, Instant{1});
  EXPECT_EQ(entries[0].folder, "/copies/\"one\"\n");
  EXPECT_EQ(entries[0].bytes, 42);
  EXPECT_EQ(entries[1].step, BackupStep::CheckFailed);
}

TEST_F(BackupLogTest, KeepsTheNewestAndPassesOverWhatDoesNotRead) {
  std::ofstream(folder_ + "/backups.jsonl") << "half a line {\n";
  for (std::int64_t at = 1; at <= static_cast<std::int64_t>(BackupLog::kMostEntries) + 5; ++at) BackupLog(folder_).add({Instant{at}, BackupStep::Made, "x", at});
  const auto entries = BackupLog(folder_).entries();
  ASSERT_EQ(entries.size(), BackupLog::kMostEntries);
  EXPECT_EQ(entries.front().bytes, 6);
}

}  // namespace
}  // namespace hospitium::vault
