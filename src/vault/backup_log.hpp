// What a node remembers of its backups: a small file in its data folder, which the commands write and a server reads. A copy of the node holds none of it.
#pragma once
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/instant.hpp"

namespace hospitium::vault {

/// Checked: restored to a trial folder and verified without a finding.
enum class BackupStep { Made, Failed, Checked, CheckFailed };
BOOST_DESCRIBE_ENUM(BackupStep, Made, Failed, Checked, CheckFailed)

struct BackupEntry {
  Instant at;
  BackupStep step{};
  std::string folder;                    ///< where the copy is
  std::int64_t bytes = 0;                ///< of one that was made
};
BOOST_DESCRIBE_STRUCT(BackupEntry, (), (at, step, folder, bytes))

/// Threads: any. Of two processes that write at one time one may go unremembered.
class BackupLog {
 public:
  explicit BackupLog(const std::string& data_folder) : file_(data_folder + "/backups.jsonl") {}

  /// Keeps the newest kMostEntries. Throws db::Fault.
  void add(const BackupEntry& entry) const;
  std::vector<BackupEntry> entries() const;  ///< oldest first; lines that do not read are left out

  static constexpr std::size_t kMostEntries = 200;

 private:
  std::string file_;
};

}  // namespace hospitium::vault
