// Who takes part in a dossier, and what each of them may know of it in a list.
#include <charconv>
#include <map>

#include "ledger/projector.hpp"

namespace hospitium::ledger {
namespace {

Id<Party> debtor(const Clock& clock, const Projection& projection) { return clock.owes.nil() ? projection.owner : clock.owes; }

bool sees_clock(const Viewer& viewer, const Clock& clock, Id<Party> owes) {
  if (std::ranges::count(viewer.rights.parties(), owes) > 0) return true;
  return clock.part ? viewer.rights.sees(DataClass::Tasks, *clock.part, false) : viewer.rights.reads_whole(DataClass::Tasks);
}

/// The most pressing clock that the viewer may see; where there is none, whose move it is.
void point_at_next(HolderRow& row, const Viewer& viewer, const Projection& projection) {
  row.due = kNever;
  const bool whole = viewer.rights.reads_whole(DataClass::Tasks);
  if (!projection.owes.nil() && (whole || projection.owes.bytes == row.holder)) row.owes = projection.owes;
  for (const auto& clock : projection.clocks) {
    const auto owes = debtor(clock, projection);
    if (clock.left_us || clock.due.us >= row.due || !sees_clock(viewer, clock, owes)) continue;
    row.due = clock.due.us;
    row.owes = owes;
  }
}

bool found_by_words(const KindRules& rules, const access::Rights& rights) {
  const auto opening = std::ranges::find(rules.table(), std::uint64_t{0}, &CommandRow::stages);
  return rights.reads_whole(opening->data_class) && rights.detail(opening->data_class) == Detail::Full;
}

HolderRow holder_row(const KindRules& rules, const Held& held, const Projection& projection, const std::vector<Participant>& group) {
  const auto& first = group.front();
  const auto viewer = viewer_of(access::stand_in(first), held.kind, projection, held.updated);
  HolderRow row;
  row.holder = first.user.nil() ? first.party.bytes : first.user.bytes;
  row.role = access::member_role(first.role);
  row.stage = viewer.stage;
  row.updated = held.revisions.updated(viewer);
  row.named = found_by_words(rules, viewer.rights);
  row.holds = holds_text(group);
  point_at_next(row, viewer, projection);
  return row;
}

/// Only where there are any, so that what was written before items were is read, and stays, as it is.
std::string items_text(const std::vector<IdBytes>& items) {
  std::string text;
  for (const auto& item : items) text += (text.empty() ? '|' : ',') + id_text(item);
  return text;
}

std::vector<IdBytes> parse_items(std::string_view text) {
  std::vector<IdBytes> items;
  while (!text.empty()) {
    const auto end = std::min(text.find(','), text.size());
    if (const auto item = parse_id(text.substr(0, end))) items.push_back(*item);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return items;
}

std::optional<Participant> parse_hold(std::string_view text, const IdBytes& holder) {
  std::array<std::string_view, 7> words;
  for (auto& word : words) {
    const auto end = text.find('|');
    word = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  const auto role = value_of<Role>(words[1]);
  const auto consent = value_of<GrantState>(words[3]);
  if (!role || !consent) return std::nullopt;
  Participant participant;
  if (words[0] == "user") participant.user.bytes = holder;
  else participant.party.bytes = holder;
  participant.role = *role;
  if (!words[2].empty()) participant.part = parse_id(words[2]);
  participant.consent = *consent;
  std::from_chars(words[4].data(), words[4].data() + words[4].size(), participant.consent_until.us);
  participant.stage = words[5];
  participant.items = parse_items(words[6]);
  return participant;
}

}  // namespace

std::string holds_text(const std::vector<Participant>& participants) {
  std::string text;
  for (const auto& one : participants)
    fmt::format_to(std::back_inserter(text), "{}|{}|{}|{}|{}|{}{};", one.user.nil() ? "party" : "user", name_of(one.role),
                   one.part ? id_text(*one.part) : "", name_of(one.consent), one.consent_until.us, one.stage, items_text(one.items));
  return text;
}

std::vector<Participant> parse_holds(std::string_view text, const IdBytes& holder) {
  std::vector<Participant> participants;
  for (auto end = text.find(';'); end != std::string_view::npos; end = text.find(';')) {
    if (auto participant = parse_hold(text.substr(0, end), holder)) participants.push_back(*std::move(participant));
    text.remove_prefix(end + 1);
  }
  return participants;
}

Implied implied_by(const KindRules& rules, const Held& held) {
  Implied implied{held.dossier->project(), {}, {}};
  std::map<std::pair<IdBytes, Role>, std::vector<Participant>> groups;
  for (const auto& participant : implied.projection.participants) {
    const auto& holder = participant.user.nil() ? participant.party.bytes : participant.user.bytes;
    groups[{holder, access::member_role(participant.role)}].push_back(participant);
  }
  for (const auto& [key, group] : groups) implied.holders.push_back(holder_row(rules, held, implied.projection, group));
  return implied;
}

}  // namespace hospitium::ledger
