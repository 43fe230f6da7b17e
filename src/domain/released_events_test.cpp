// Released events never change: each has a file in tests/golden/events that every later release must read and write alike.
// A new event gets its file by running this test once with HOSPITIUM_WRITE_GOLDEN=1; a file that exists is never rewritten.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "domain/agreement/events.hpp"
#include "domain/case/events.hpp"
#include "domain/mission/events.hpp"
#include "domain/test_world.hpp"

namespace hospitium {
namespace {

namespace fs = std::filesystem;

/// A value with every member set, so that a golden file shows them all.
void fill(bool& value) { value = true; }
void fill(std::int32_t& value) { value = 30; }
void fill(std::int64_t& value) { value = 4096; }
void fill(std::string& value) { value = "00ff"; }
void fill(Day& value) { value = *parse_day("2026-03-02"); }
void fill(Instant& value) { value = *parse_instant("2026-03-02T09:00:00Z"); }
void fill(Place& value) { value = Place{"VN-SG"}; }
void fill(Money& value) { value = {125'000, "USD"}; }
template <std::size_t Max, std::size_t Min>
void fill(Text<Max, Min>& value) { value = Text<Max, Min>("Bình"); }
template <class Tag>
void fill(Id<Tag>& value) { value = *Id<Tag>::parse("0195a3c0-7c00-7a1b-8c2d-3e4f5a6b7c8d"); }
template <DescribedEnum E>
void fill(E& value) { value = entries_of<E>().back().value; }
template <DescribedStruct T>
void fill(T& value);
template <class T>
void fill(std::vector<T>& value);
template <class T>
void fill(std::optional<T>& value) { fill(value.emplace()); }
template <class T>
void fill(std::vector<T>& value) { fill(value.emplace_back()); }
template <DescribedStruct T>
void fill(T& value) {
  for_each_member<T>([&](std::string_view, auto pointer) { fill(value.*pointer); });
}

std::string text_of(const fs::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// A file per version: a new one when an event was given optional members.
fs::path golden(std::string_view kind, std::string_view event, int version) {
  return fs::path(HOSPITIUM_SOURCE_DIR) / "tests/golden/events" / kind / fmt::format("{}.{}.json", event, version);
}

int versions(std::string_view kind, std::string_view event) {
  int version = 0;
  while (fs::exists(golden(kind, event, version + 1))) ++version;
  return version;
}

void write_new(const fs::path& path, const std::string& text) {
  if (!std::getenv("HOSPITIUM_WRITE_GOLDEN")) return;
  fs::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

template <class Event>
void check_version(const fs::path& path) {
  const auto text = text_of(path);
  const auto event = json::read<Event>(text);
  ASSERT_TRUE(event) << path << " " << event.error().fields.front().field;
  EXPECT_EQ(json::write(*event) + "\n", text) << path;
}

template <class Event>
void check(std::string_view kind) {
  Event sample;
  fill(sample);
  const auto newest = json::write(sample) + "\n";
  const auto last = versions(kind, Event::kName);
  if (last == 0 || text_of(golden(kind, Event::kName, last)) != newest) write_new(golden(kind, Event::kName, last + 1), newest);
  ASSERT_GE(versions(kind, Event::kName), 1) << Event::kName;
  EXPECT_EQ(text_of(golden(kind, Event::kName, versions(kind, Event::kName))), newest) << "write anew: HOSPITIUM_WRITE_GOLDEN=1 domain_test";
  for (int version = 1; version <= versions(kind, Event::kName); ++version) check_version<Event>(golden(kind, Event::kName, version));
}

template <class... Event>
void check_all(std::string_view kind, const std::variant<Event...>*) {
  (check<Event>(kind), ...);
}

TEST(ReleasedEvents, OfCasesNeverChange) { check_all("case", static_cast<const cases::Event*>(nullptr)); }
TEST(ReleasedEvents, OfAgreementsNeverChange) { check_all("agreement", static_cast<const agreements::Event*>(nullptr)); }
TEST(ReleasedEvents, OfMissionsNeverChange) { check_all("mission", static_cast<const missions::Event*>(nullptr)); }

/// The other way round: every file still names an event, so none was renamed or taken away.
template <class... Event>
bool named(std::string_view name, const std::variant<Event...>*) { return ((Event::kName == name) || ...); }

void expect_all_named(std::string_view kind, const auto* events) {
  for (const auto& entry : fs::directory_iterator(golden(kind, "", 1).parent_path())) {
    const auto file = entry.path().filename().string();
    EXPECT_TRUE(named(std::string_view(file).substr(0, file.find('.')), events)) << entry.path();
  }
}

TEST(ReleasedEvents, AreNeverTakenAway) {
  expect_all_named("case", static_cast<const cases::Event*>(nullptr));
  expect_all_named("agreement", static_cast<const agreements::Event*>(nullptr));
  expect_all_named("mission", static_cast<const missions::Event*>(nullptr));
}

}  // namespace
}  // namespace hospitium
