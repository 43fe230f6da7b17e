// Real documents of vendors and national programmes, which are not part of this repository: $HOSPITIUM_TEST_DATA, by default
// ../shared/data beside the repository. Without them these tests are skipped; the other tests prove the same on documents of our own.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "base/json.hpp"
#include "fhir/summary.hpp"

namespace hospitium::fhir {
namespace {

namespace fs = std::filesystem;

fs::path repository() {
  fs::path at = fs::path(__FILE__).parent_path().parent_path().parent_path();
  return at;
}

fs::path data_folder(const char* name) {
  const char* given = std::getenv("HOSPITIUM_TEST_DATA");
  return (given ? fs::path(given) : repository() / ".." / "shared" / "data") / name;
}

std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// All files beneath a folder of the test data, in order of their names.
std::vector<fs::path> files(const char* folder) {
  std::vector<fs::path> out;
  if (!fs::is_directory(data_folder(folder))) return out;
  for (const auto& file : fs::recursive_directory_iterator(data_folder(folder))) {
    if (file.is_regular_file()) out.push_back(file.path());
  }
  std::ranges::sort(out);
  return out;
}

std::set<std::int64_t> entries_named(const Summary& summary) {
  std::set<std::int64_t> out;
  static const std::regex entry(R"(^Bundle\.entry\[(\d+)\])");
  for (const Issue& issue : summary.issues) {
    std::smatch match;
    if (std::regex_search(issue.location, match, entry)) out.insert(std::stoll(match[1]));
  }
  return out;
}

void expect_accounted(const Summary& summary) {
  const auto named = entries_named(summary);
  EXPECT_EQ(summary.entries, summary.used + static_cast<std::int64_t>(named.size()));
  if (!named.empty()) {
    EXPECT_LT(*named.rbegin(), summary.entries);
  }
}

#define SKIP_WITHOUT(list, folder) \
  if ((list).empty()) GTEST_SKIP() << "no test data in " << data_folder(folder)

TEST(SharedData, EveryIpsDocumentGoesThroughAndIsAccountedFor) {
  const auto all = files("ips");
  SKIP_WITHOUT(all, "ips");
  std::size_t documents = 0;
  for (const auto& file : all) {
    SCOPED_TRACE(file.filename());
    if (file.filename() == "manifest.json" || file.extension() != ".json") continue;
    const auto summary = read_summary(content(file));
    ASSERT_TRUE(summary.has_value()) << row(summary.error().code).name << " " << summary.error().field;
    expect_accounted(*summary);
    EXPECT_FALSE(summary->patient.names.empty());
    EXPECT_FALSE(summary->sections.empty());
    EXPECT_GT(summary->entries, 2);
    EXPECT_LE(summary->used + summary->partly, summary->entries);
    ++documents;
  }
  EXPECT_GE(documents, 40u);
}

TEST(SharedData, XmlIsRefusedByName) {
  const auto all = files("ips");
  SKIP_WITHOUT(all, "ips");
  for (const auto& file : all) {
    if (file.extension() != ".xml") continue;
    const auto summary = read_summary(content(file));
    ASSERT_FALSE(summary.has_value()) << file.filename();
    EXPECT_EQ(summary.error().code, Code::UnsupportedMedia) << file.filename();
  }
}

TEST(SharedData, CollectionsAndTransactionsAreRefusedByType) {
  const auto all = files("synthea-r4");
  SKIP_WITHOUT(all, "synthea-r4");
  for (const auto& file : all) {
    if (file.extension() != ".json" || file.filename() == "manifest.json") continue;
    const auto summary = read_summary(content(file));
    ASSERT_FALSE(summary.has_value()) << file.filename();
    EXPECT_EQ(summary.error().code, Code::NotAnIps) << file.filename();
    EXPECT_EQ(summary.error().field, "/type") << file.filename();
  }
}

/// Odd files meant to upset validators: whatever the answer, there is one, and what is taken is accounted for.
TEST(SharedData, OddFilesGetAnAnswer) {
  std::size_t count = 0;
  for (const char* folder : {"fhir-validator", "r4-examples", "fhir-patch", "shl", "sdc"}) {
    for (const auto& file : files(folder)) {
      SCOPED_TRACE(file);
      ++count;
      if (const auto summary = read_summary(content(file))) expect_accounted(*summary);
    }
  }
  if (count == 0) GTEST_SKIP() << "no test data in " << data_folder("fhir-validator");
}

}  // namespace
}  // namespace hospitium::fhir
