// Which columns a kind of table may have, and must have.
#include <algorithm>

#include "directory/import/choices.hpp"

namespace hospitium::directory {
namespace {

constexpr std::array<std::string_view, 11> kPartyColumns{"name",  "name_latin",  "type",       "place",   "ownership", "level",
                                                        "languages", "specialties", "techniques", "website", "state"};
constexpr std::array<std::string_view, 7> kHolidayColumns{"place", "from", "until", "name", "effect", "percent", "source"};
constexpr std::array<std::string_view, 9> kLicenceColumns{"party", "place", "issuer", "number", "specialties", "from", "until", "kind", "suspended"};
constexpr std::array<std::string_view, 28> kServiceColumns{
    "party", "place", "type", "source_language", "specialty", "procedure", "code", "code_system", "techniques", "setting", "price_min", "price_max",
    "currency", "includes", "excludes", "stay_days", "waiting_days", "languages", "interpreted", "age_min", "age_max", "sex", "capacity", "from", "until", "tour", "state", kRecordColumn};

bool text_column(std::string_view name) {
  const auto line = name.find('_');
  const auto first = name.substr(0, line);
  return line != std::string_view::npos && (first == "title" || first == "description") && well_formed_language(name.substr(line + 1));
}

}  // namespace

std::vector<std::string_view> known_columns(ImportKind kind) {
  switch (kind) {
    case ImportKind::Parties: return {kPartyColumns.begin(), kPartyColumns.end()};
    case ImportKind::Licences: return {kLicenceColumns.begin(), kLicenceColumns.end()};
    case ImportKind::Services: return {kServiceColumns.begin(), kServiceColumns.end()};
    case ImportKind::Holidays: return {kHolidayColumns.begin(), kHolidayColumns.end()};
  }
  return {};
}

std::vector<std::string_view> required_columns(ImportKind kind) {
  switch (kind) {
    case ImportKind::Parties: return {"name", "type", "place"};
    case ImportKind::Licences: return {"party", "issuer", "number", "from", "until"};
    case ImportKind::Services: return {"party", "specialty", "setting"};
    case ImportKind::Holidays: return {"place", "from", "name", "source"};
  }
  return {};
}

bool known_column(ImportKind kind, std::string_view column) {
  const auto known = known_columns(kind);
  return std::ranges::find(known, column) != known.end() || (kind == ImportKind::Services && text_column(column));
}

}  // namespace hospitium::directory
