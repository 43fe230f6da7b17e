// The policy: role x data class -> actions, as in ACCESS.md, cell by cell. Deny by default: what is not here is not allowed.
//
// A cell is written as there: letters R C U X D G (read, create, update, export, decide, grant) and V (revoke, the patient's
// "R + revoke"; a granter may also take back). Before them: o = own part only, a = assigned items only. After them: m = masked
// (no identity beyond initials, age band, sex). "amounts", "dates", "total" and "chosen" narrow what is shown of a class.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "domain/vocabulary.hpp"

namespace hospitium::access {

enum class Scope : std::uint8_t { All, Own, Assigned, Chosen };
BOOST_DESCRIBE_ENUM(Scope, All, Own, Assigned, Chosen)

struct Cell {
  std::uint8_t actions = 0;              ///< bit per Action
  Scope scope = Scope::All;
  Detail detail = Detail::Full;
  constexpr bool allows(Action action) const { return actions >> static_cast<unsigned>(action) & 1; }
};

/// "oRCU", "R m", "R amounts", "chosen R" -> Cell; a word it does not know fails to compile (throws in constant evaluation).
constexpr Cell cell(std::string_view text) {
  Cell cell;
  while (!text.empty()) {
    const auto space = text.find(' ');
    const auto word = text.substr(0, space);
    text = space == std::string_view::npos ? std::string_view() : text.substr(space + 1);
    if (word == "m") { cell.detail = Detail::Masked; cell.actions |= 1; continue; }
    if (word == "amounts") { cell.detail = Detail::Amounts; continue; }
    if (word == "dates") { cell.detail = Detail::Dates; continue; }
    if (word == "total") { cell.detail = Detail::Total; cell.actions |= 1; continue; }
    if (word == "chosen") { cell.scope = Scope::Chosen; continue; }
    for (char letter : word) {
      constexpr std::string_view kLetters = "RCUXDGV";
      if (letter == 'o') { cell.scope = Scope::Own; if (word == "o") cell.actions |= 1; continue; }
      if (letter == 'a') { cell.scope = Scope::Assigned; if (word == "a") cell.actions |= 1; continue; }
      const auto at = kLetters.find(letter);
      if (at == std::string_view::npos) throw "not a policy cell";
      cell.actions = static_cast<std::uint8_t>(cell.actions | 1U << at);
    }
  }
  return cell;
}

struct PolicyRow {
  Kind kind{};
  Role role{};
  std::array<Cell, 12> cells;            ///< Identity .. Statistics, in the order of DataClass
};

constexpr PolicyRow policy_row(Kind kind, Role role, std::array<std::string_view, 12> texts) {
  PolicyRow row{kind, role, {}};
  for (std::size_t i = 0; i < texts.size(); ++i) row.cells[i] = cell(texts[i]);
  return row;
}

// clang-format off
inline constexpr std::array kDossierPolicy{
    //                                                Identity Clinical Files  Transl. Offers       Funding       Travel     Messages Tasks   Consent Journal Statistics
    // A coordinator writes for a clinic that answers by mail (Offers RC), but never decides for the patient.
    policy_row(Kind::Case, Role::Coordinator,     {"RCU",   "RCUX",  "RCX",  "RCU",  "RC",        "RCU",        "RCU",     "RC",    "RCUD", "RGV",  "R",    "o"}),
    policy_row(Kind::Case, Role::Referrer,        {"RCU",   "RCUX",  "RCX",  "R",    "R",         "R amounts",  "R",       "oRC",   "o",    "RGV",  "o",    "o"}),
    policy_row(Kind::Case, Role::HomeAuthority,   {"R",     "R",     "R",    "R",    "R",         "RD",         "R",       "oRC",   "o",    "R",    "o",    ""}),
    policy_row(Kind::Case, Role::CandidateClinic, {"m",     "R",     "R m",  "R",    "oRCU",      "",           "",        "oRC",   "o",    "oR",   "o",    ""}),
    policy_row(Kind::Case, Role::ChosenClinic,    {"R",     "RCU",   "RCX",  "R",    "oR",        "R amounts",  "R dates", "oRC",   "o",    "oR",   "o",    "o"}),
    policy_row(Kind::Case, Role::ReleasedClinic,  {"",      "",      "",     "",     "oR",        "",           "",        "oR",    "",     "",     "o",    ""}),
    policy_row(Kind::Case, Role::Insurer,         {"R",     "R m",   "a",    "a",    "chosen R",  "oRCUD",      "R dates", "oRC",   "o",    "oR",   "o",    "o"}),
    policy_row(Kind::Case, Role::Foundation,      {"m",     "R m",   "",     "",     "chosen total", "oRCUD",   "",        "oRC",   "o",    "oR",   "o",    ""}),
    policy_row(Kind::Case, Role::Interpreter,     {"m",     "",      "aR",   "aRCU", "",          "",           "a",       "aRC",   "a",    "",     "o",    ""}),
    policy_row(Kind::Case, Role::Patient,         {"RU",    "R",     "RCX",  "R",    "RD",        "R",          "R",       "oRC",   "o",    "RV",   "o",    ""}),
    policy_row(Kind::Case, Role::Auditor,         {"",      "",      "",     "",     "",          "",           "",        "",      "",     "R",    "R",    ""}),

    policy_row(Kind::Agreement, Role::Official,   {"",      "",      "",     "",     "RCUD",      "",           "",        "RC",    "RCUD", "",     "R",    "R"}),
    policy_row(Kind::Agreement, Role::Auditor,    {"",      "",      "",     "",     "",          "",           "",        "",      "",     "",     "R",    ""}),

    policy_row(Kind::Mission, Role::Official,     {"",      "",      "",     "",     "RCU",       "",           "RCU",     "RC",    "RCUD", "",     "R",    "R"}),
    policy_row(Kind::Mission, Role::Auditor,      {"",      "",      "",     "",     "",          "",           "",        "",      "",     "",     "R",    ""}),
};

/// The node's own columns: Directory, Rules, Users, AccessLog and node-wide Statistics. Who sees `every_dossier` holds its row of
/// kDossierPolicy on each of them without taking part.
struct NodeRow {
  Role role{};
  Cell directory, rules, users, access_log, statistics;
  bool every_dossier = false;
};
inline constexpr std::array kNodePolicy{
    NodeRow{Role::Administrator,  cell("RCU"), cell("RCU"), cell("RCU"), cell("R total"), cell("")},
    NodeRow{Role::RegisterKeeper, cell("RCU"), cell("R"),   cell(""),    cell("o"),       cell("")},
    NodeRow{Role::Statistician,   cell("R"),   cell("R"),   cell(""),    cell("o"),       cell("RCU")},
    NodeRow{Role::Auditor,        cell("R"),   cell("R"),   cell("R"),   cell("R"),       cell(""), true},
};
// clang-format on

/// Roles in which an organisation's members act for it, where that is not the role in which it takes part: a clinic's people have one role,
/// and its part of the dossier says which of the three clinic rows applies.
struct MemberRow { Role participant{}, member{}; };
inline constexpr std::array kMemberRoles{MemberRow{Role::ChosenClinic, Role::CandidateClinic},
                                         MemberRow{Role::ReleasedClinic, Role::CandidateClinic}};
/// Takes part by an account of its own, not through an organisation.
inline constexpr Role kByAccount = Role::Patient;
/// Takes part with the part that was chosen.
inline constexpr Role kChosen = Role::ChosenClinic;

/// Clinical, files and translations need the patient's consent in force for that party.
constexpr bool needs_consent(DataClass data_class) {
  return data_class == DataClass::Clinical || data_class == DataClass::Files || data_class == DataClass::Translations;
}

const PolicyRow* find_row(Kind kind, Role role);   ///< nullptr: nothing is allowed
const NodeRow* find_node_row(Role role);
Cell node_cell(const NodeRow& row, DataClass data_class);

}  // namespace hospitium::access
