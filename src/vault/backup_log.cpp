#include "vault/backup_log.hpp"

#include "base/json.hpp"
#include "base/json_codecs.hpp"
#include "vault/durable_file.hpp"

namespace hospitium::vault {
namespace {

constexpr std::size_t kLargestFile_bytes = 4 << 20;

}  // namespace

std::vector<BackupEntry> BackupLog::entries() const {
  std::vector<BackupEntry> entries;
  const auto text = read_file(file_, kLargestFile_bytes).value_or("");
  for (std::size_t start = 0; start < text.size();) {
    const auto end = std::min(text.find('\n', start), text.size());
    if (auto entry = json::read_own<BackupEntry>(text.substr(start, end - start))) entries.push_back(*std::move(entry));
    start = end + 1;
  }
  return entries;
}

void BackupLog::add(const BackupEntry& entry) const {
  auto kept = entries();
  kept.push_back(entry);
  if (kept.size() > kMostEntries) kept.erase(kept.begin(), kept.end() - kMostEntries);
  std::string text;
  for (const auto& one : kept) text += json::write(one) + '\n';
  replace_file(file_, text);
}

}  // namespace hospitium::vault
