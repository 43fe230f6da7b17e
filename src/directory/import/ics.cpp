#include "directory/import/ics.hpp"

#include <fmt/format.h>

#include "base/instant.hpp"
#include "base/text.hpp"

namespace hospitium::directory {
namespace {

/// A line of the file once its folds are taken out: "DTSTART;VALUE=DATE:20260216".
struct Line {
  std::string name, value;               ///< the name in capitals, without its parameters
};

std::string plain(std::string_view value) {
  std::string text;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\' || i + 1 == value.size()) text += value[i];
    else text += value[++i] == 'n' || value[i] == 'N' ? ' ' : value[i];
  }
  return text;
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<std::string> unfolded;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!unfolded.empty() && (line.starts_with(' ') || line.starts_with('\t'))) unfolded.back() += line.substr(1);
    else unfolded.emplace_back(line);
  }
  std::vector<Line> lines;
  for (const auto& line : unfolded) {
    const auto colon = line.find(':');
    if (colon == std::string::npos) continue;
    Line one{line.substr(0, line.find_first_of(";:")), line.substr(colon + 1)};
    for (auto& c : one.name) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    lines.push_back(std::move(one));
  }
  return lines;
}

/// "20260216". A time would be of a zone, and the day in the calendar's place another one.
std::optional<Day> day_of_text(std::string_view text) {
  if (text.size() != 8) return std::nullopt;
  return parse_day(fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2)));
}

struct Feast {
  std::string name;
  std::optional<Day> from, ends;         ///< `ends` is the first day after it
  bool unclear = false;                  ///< it says when in a way that is not read here
};

void read_line(Feast& feast, const Line& line) {
  if (line.name == "SUMMARY") feast.name = plain(line.value);
  else if (line.name == "DTSTART") feast.from = day_of_text(line.value);
  else if (line.name == "DTEND") feast.unclear |= !(feast.ends = day_of_text(line.value));
  else if (line.name == "RRULE" || line.name == "RDATE" || line.name == "DURATION") feast.unclear = true;
}

/// A movable feast that follows a rule of the sun would be wrong next year: every year is dated.
Result<Unit> add_feast(Table& table, const Feast& feast, const std::string& place, const std::string& source) {
  if (table.rows.size() >= kMostRows) return refuse(Code::TooMany);
  const auto at = fmt::format("/rows/{}", table.rows.size() + 2);
  if (!feast.from || feast.unclear) return refuse(Code::Malformed, at);
  if (feast.name.size() > kLongestCell) return refuse(Code::TooLong, at);
  const Day last = feast.ends && *feast.ends > *feast.from ? Day{feast.ends->days - 1} : *feast.from;
  table.rows.push_back({place, iso_text(*feast.from), iso_text(last), feast.name, source});
  return Unit{};
}

}  // namespace

bool looks_like_ics(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text.starts_with("BEGIN:VCALENDAR");
}

Result<Table> read_ics(std::string_view text, const std::string& place, const std::string& source) {
  if (!valid_utf8(text)) return refuse(Code::InvalidUtf8);
  Table table;
  table.columns = table.headings = {"place", "from", "until", "name", "source"};
  auto said_by = source;
  std::optional<Feast> feast;
  int inside = 0;                        ///< alarms and the like within a feast
  for (const auto& line : lines_of(text)) {
    if (line.name == "X-WR-CALNAME" && said_by.empty()) said_by = plain(line.value);
    if (feast && line.name == "BEGIN") ++inside;
    else if (inside > 0) inside -= line.name == "END" ? 1 : 0;
    else if (line.name == "BEGIN" && line.value == "VEVENT") feast.emplace();
    else if (line.name == "END" && line.value == "VEVENT" && feast) {
      TRY_DO(add_feast(table, *feast, place, said_by));
      feast.reset();
    } else if (feast) read_line(*feast, line);
  }
  if (table.rows.empty()) return refuse(Code::Required);
  return table;
}

}  // namespace hospitium::directory
