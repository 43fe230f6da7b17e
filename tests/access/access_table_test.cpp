// Every role x data class x action x grant state x party state x part against expected.txt, which this file reads with a parser of
// its own: nothing of the server's own table is used to know what is right.
#include <fstream>
#include <map>
#include <sstream>

#include <boost/mp11.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "access/rights.hpp"

namespace hospitium::access {
namespace {

struct Expected {
  std::string actions;                   ///< letters of RCUXDGV
  char scope = ' ';                      ///< ' ' all, 'o' own, 'a' assigned, 'c' chosen
  Detail detail = Detail::Full;
};
using Row = std::map<std::string, Expected>;     // by data class
using Sheet = std::map<std::string, Row>;        // by role

std::string trimmed(const std::string& text) {
  const auto from = text.find_first_not_of(' '), to = text.find_last_not_of(' ');
  return from == std::string::npos ? "" : text.substr(from, to - from + 1);
}

std::vector<std::string> columns(const std::string& line) {
  std::vector<std::string> list;
  std::istringstream in(line);
  for (std::string one; std::getline(in, one, '|');) list.push_back(trimmed(one));
  return list;
}

Expected parsed(const std::string& text) {
  static const std::map<std::string, Detail> kDetails{
      {"m", Detail::Masked}, {"amounts", Detail::Amounts}, {"dates", Detail::Dates}, {"total", Detail::Total}};
  Expected expected;
  std::istringstream in(text);
  for (std::string word; in >> word;) {
    if (const auto detail = kDetails.find(word); detail != kDetails.end()) expected.detail = detail->second;
    else if (word == "chosen") expected.scope = 'c';
    else if (word != "-") {
      if (word[0] == 'o' || word[0] == 'a') {
        expected.scope = word[0];
        word.erase(0, 1);
      }
      EXPECT_EQ(word.find_first_not_of("RCUXDGV"), std::string::npos) << text;
      expected.actions += word;
    }
  }
  const bool says_something = !text.empty() && text != "-";
  if (says_something && expected.actions.empty()) expected.actions = "R";  // "m", "o", "a", "chosen total" read
  return expected;
}

std::map<std::string, Sheet> read_expected() {
  std::ifstream file(HOSPITIUM_SOURCE_DIR "/tests/access/expected.txt");
  std::map<std::string, Sheet> sheets;
  std::string sheet;
  std::vector<std::string> head;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto cells = columns(line);
    if (line[0] == '[') {
      sheet = line.substr(1, line.size() - 2);
      head.clear();
    } else if (head.empty()) {
      head = cells;
    } else {
      EXPECT_EQ(cells.size(), head.size()) << line;
      for (std::size_t i = 1; i < cells.size(); ++i) sheets[sheet][cells[0]][head[i]] = parsed(cells[i]);
    }
  }
  return sheets;
}

/// "CandidateClinic" -> "candidate_clinic": the words of the file, not the wire names of the program.
std::string snake(std::string_view name) {
  std::string text;
  for (char c : name) {
    if (std::isupper(static_cast<unsigned char>(c)) && !text.empty()) text += '_';
    text += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return text;
}

template <class Enum>
std::vector<std::pair<Enum, std::string>> named() {
  std::vector<std::pair<Enum, std::string>> list;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>([&](auto d) { list.emplace_back(d.value, d.name); });
  return list;
}

constexpr std::string_view kLetters = "RCUXDGV";  // in the order of Action
char letter(Action action) { return kLetters[static_cast<std::size_t>(action)]; }

enum class Asked { Whole, Own, Foreign, Party, Item };  // Party: what is about the party itself, such as its conversation; Item: assigned to it

template <class Tag>
Id<Tag> id(std::uint8_t last) {
  Id<Tag> made;
  made.bytes[15] = last;
  return made;
}
const Instant kNow{1'800'000'000'000'000};
const IdBytes kOwn = id<Referral>(1).bytes, kForeign = id<Referral>(2).bytes, kItem = id<Record>(5).bytes;

/// One party in one role on one case, and what should follow.
struct Situation {
  Role role{};
  GrantState grant{};
  PartyState party{};
  bool has_part = false;
  bool account() const { return role == Role::Patient; }              // takes part by an account of its own, not by a party
  bool usable() const { return account() || party == PartyState::Active; }
  bool consented() const { return account() || grant == GrantState::Active; }
};

std::string told(const Situation& s) {
  return fmt::format("role {} grant {} party {} part {}", static_cast<int>(s.role), static_cast<int>(s.grant), static_cast<int>(s.party), s.has_part);
}

bool clinic(Role role) { return role == Role::CandidateClinic || role == Role::ChosenClinic || role == Role::ReleasedClinic; }

Rights rights_in(const Situation& s) {
  Principal principal;
  principal.user = id<User>(7);
  Participant participant;
  participant.role = s.role;
  if (s.account()) participant.user = principal.user;
  else {
    participant.party = id<Party>(3);
    principal.memberships = {{participant.party, clinic(s.role) ? Role::CandidateClinic : s.role, s.party}};
  }
  if (s.has_part) participant.part = kOwn, participant.items = {kItem};
  participant.consent = s.grant == GrantState::Expired ? GrantState::Active : s.grant;  // what ran out still says active
  participant.consent_until = s.grant == GrantState::Expired ? kNow : Instant{0};
  Participant stranger;
  stranger.party = id<Party>(4);
  stranger.role = Role::Coordinator;
  stranger.consent = GrantState::Active;
  const std::vector<Participant> all{participant, stranger};
  return rights_on(principal, Kind::Case, all, kNow);
}

bool clinical(const std::string& data_class) { return data_class == "Clinical" || data_class == "Files" || data_class == "Translations"; }

bool should(const Expected& cell, const Situation& s, const std::string& data_class, Action action, Asked asked) {
  if (cell.actions.find(letter(action)) == std::string::npos) return false;
  if (clinical(data_class) && !s.consented()) return false;
  if (!s.usable() && action != Action::Read) return false;
  if (cell.scope == ' ') return true;
  if (cell.scope == 'c') return false;  // asked for by sees(), below
  if (cell.scope == 'a') return s.has_part && !s.account() && (asked == Asked::Item || asked == Asked::Party);
  if (asked == Asked::Own) return s.has_part;
  if (asked == Asked::Party) return !s.has_part && !s.account();
  return asked == Asked::Whole && cell.scope == 'o' && !s.has_part;
}

std::vector<Situation> situations(Role role) {
  std::vector<Situation> list;
  for (const auto& [grant, grant_name] : named<GrantState>())
    for (const auto& [party, party_name] : named<PartyState>())
      for (const bool has_part : {false, true}) list.push_back({role, grant, party, has_part});
  return list;
}

TEST(AccessTable, EveryRoleOnACase) {
  const auto sheet = read_expected()["case"];
  ASSERT_EQ(sheet.size(), named<Role>().size()) << "a role without a row";
  std::size_t checks = 0, deviations = 0;
  for (const auto& [role, role_name] : named<Role>())
    for (const auto& situation : situations(role)) {
      const auto rights = rights_in(situation);
      for (const auto& [data_class, class_name] : named<DataClass>()) {
        const auto& row = sheet.at(snake(role_name));
        const auto cell = row.contains(class_name) ? row.at(class_name) : Expected();  // the node's classes: nothing on a case
        for (const auto& [action, action_name] : named<Action>())
          for (const auto asked : {Asked::Whole, Asked::Own, Asked::Foreign, Asked::Party, Asked::Item}) {
            const Part part = asked == Asked::Whole ? Part() : asked == Asked::Own ? Part(kOwn) : asked == Asked::Party ? Part(id<Party>(3).bytes)
                              : asked == Asked::Item ? Part(kItem) : Part(kForeign);
            const bool wanted = should(cell, situation, class_name, action, asked);
            const bool got = rights.may(data_class, action, part);
            ++checks;
            deviations += got != wanted;
            EXPECT_EQ(got, wanted) << told(situation) << ": " << class_name << ' ' << action_name << " asked " << static_cast<int>(asked);
          }
      }
    }
  fmt::print("case: {} checks, {} deviations\n", checks, deviations);
}

TEST(AccessTable, HowMuchIsShown) {
  const auto sheet = read_expected()["case"];
  std::size_t checks = 0;
  for (const auto& [role, role_name] : named<Role>())
    for (const auto& situation : situations(role)) {
      const auto rights = rights_in(situation);
      for (const auto& [data_class, class_name] : named<DataClass>()) {
        const auto& row = sheet.at(snake(role_name));
        const auto cell = row.contains(class_name) ? row.at(class_name) : Expected();
        const bool reads = cell.actions.find('R') != std::string::npos && (!clinical(class_name) || situation.consented());
        EXPECT_EQ(rights.reads(data_class), reads) << told(situation) << ' ' << class_name;
        EXPECT_EQ(rights.detail(data_class), reads ? cell.detail : Detail::Masked) << told(situation) << ' ' << class_name;
        EXPECT_EQ(rights.sees(data_class, kForeign, true), reads && (cell.scope == 'c' || cell.scope == ' ')) << told(situation) << ' ' << class_name;
        EXPECT_EQ(rights.sees(data_class, kForeign, false), reads && cell.scope == ' ') << told(situation) << ' ' << class_name;
        EXPECT_EQ(rights.reads_whole(data_class), reads && cell.scope == ' ') << told(situation) << ' ' << class_name;
        const bool own = reads && !situation.account() && (cell.scope == 'o' || (cell.scope == 'a' && situation.has_part));
        EXPECT_EQ(rights.reads_of(data_class, id<Party>(3)), own || rights.reads_whole(data_class)) << told(situation) << ' ' << class_name;
        EXPECT_EQ(rights.reads_of(data_class, id<Party>(4)), rights.reads_whole(data_class)) << told(situation) << ' ' << class_name;
        checks += 7;
      }
    }
  fmt::print("case: {} checks of what is shown\n", checks);
}

TEST(AccessTable, WhoTakesNoPartSeesNothing) {
  Participant other;
  other.party = id<Party>(4);
  other.role = Role::Coordinator;
  other.consent = GrantState::Active;
  for (const auto& [role, role_name] : named<Role>()) {
    Principal principal;
    principal.user = id<User>(7);
    principal.memberships = {{id<Party>(3), role, PartyState::Active}};
    EXPECT_EQ(rights_on(principal, Kind::Case, {&other, 1}, kNow).none(), role != Role::Auditor) << role_name;
  }
}

TEST(AccessTable, EveryRoleOnTheNode) {
  const auto sheet = read_expected()["node"];
  std::size_t checks = 0;
  for (const auto& [role, role_name] : named<Role>()) {
    if (role == Role::ChosenClinic || role == Role::ReleasedClinic) continue;  // only on a case
    for (const auto& [party, party_name] : named<PartyState>())
      for (const auto& [data_class, class_name] : named<DataClass>())
        for (const auto& [action, action_name] : named<Action>()) {
          const auto& row = sheet.at(snake(role_name));
          const auto cell = row.contains(class_name) ? row.at(class_name) : Expected();
          Principal principal;
          principal.user = id<User>(7);
          principal.memberships = {{id<Party>(3), role, party}};
          const bool wanted = cell.actions.find(letter(action)) != std::string::npos && cell.scope == ' ' &&
                              (party == PartyState::Active || action == Action::Read);
          EXPECT_EQ(may_on_node(principal, data_class, action), wanted) << role_name << ' ' << party_name << ' ' << class_name << ' ' << action_name;
          ++checks;
        }
  }
  fmt::print("node: {} checks\n", checks);
}

/// Who has two roles reads by the fuller of those that read everybody's: one's own rows in full add nothing to metadata of all.
TEST(AccessTable, OwnRowsOnTheNodeOpenNobodyElses) {
  const auto sheet = read_expected()["node"];
  for (const auto& [first, first_name] : named<Role>())
    for (const auto& [second, second_name] : named<Role>()) {
      const auto* one = sheet.contains(snake(first_name)) ? &sheet.at(snake(first_name)) : nullptr;
      const auto* other = sheet.contains(snake(second_name)) ? &sheet.at(snake(second_name)) : nullptr;
      if (one == nullptr || other == nullptr) continue;  // only on a case
      Principal principal;
      principal.user = id<User>(7);
      principal.memberships = {{id<Party>(3), first, PartyState::Active}, {id<Party>(3), second, PartyState::Active}};
      for (const auto& [data_class, class_name] : named<DataClass>()) {
        const auto in_full = [&, name = class_name](const Row& row) {
          const auto cell = row.contains(name) ? row.at(name) : Expected();
          return cell.scope == ' ' && cell.detail == Detail::Full && cell.actions.find('R') != std::string::npos;
        };
        EXPECT_EQ(node_detail(principal, data_class) == Detail::Full, in_full(*one) || in_full(*other)) << first_name << ' ' << second_name << ' ' << class_name;
      }
    }
}

}  // namespace
}  // namespace hospitium::access
