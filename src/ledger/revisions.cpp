#include "ledger/revisions.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace hospitium::ledger {
namespace {

constexpr std::size_t kDossierClasses = static_cast<std::size_t>(DataClass::Directory);

std::string entry_text(const Revisions::Entry& entry) {
  const auto& facet = entry.facet;
  const bool kept = facet.owner_only || facet.kept_by;
  return fmt::format("{}{}{},{},{},{};", name_of(facet.data_class), kept ? "!" : facet.whole_only ? "*" : "", facet.kept_by ? id_text(*facet.kept_by) : "",
                     facet.part ? id_text(*facet.part) : "", entry.version, entry.at.us);
}

/// The text up to `end`, which is taken away from `rest`.
std::optional<std::string_view> take_until(std::string_view& rest, char end) {
  const auto at = rest.find(end);
  if (at == std::string_view::npos) return std::nullopt;
  const auto taken = rest.substr(0, at);
  rest.remove_prefix(at + 1);
  return taken;
}

template <class Number>
bool parse_number(std::optional<std::string_view> text, Number& number) {
  return text && std::from_chars(text->data(), text->data() + text->size(), number).ptr == text->data() + text->size();
}

std::optional<Revisions::Entry> parse_entry(std::string_view text) {
  Revisions::Entry entry;
  auto name = take_until(text, ',');
  const auto part = take_until(text, ',');
  const bool numbers = parse_number(take_until(text, ','), entry.version) && parse_number(std::optional(text), entry.at.us);
  if (!name || !part || !numbers) return std::nullopt;
  entry.facet.whole_only = name->ends_with('*');
  if (entry.facet.whole_only) name->remove_suffix(1);
  if (const auto mark = name->find('!'); mark != std::string_view::npos) {
    entry.facet.kept_by = parse_id(name->substr(mark + 1));
    entry.facet.owner_only = !entry.facet.kept_by;
    name = name->substr(0, mark);
  }
  const auto data_class = value_of<DataClass>(*name);
  if (!data_class) return std::nullopt;
  entry.facet.data_class = *data_class;
  if (!part->empty()) entry.facet.part = parse_id(*part);
  return entry;
}

bool takes_part(const access::Principal& principal, const Participant& participant) {
  if (!participant.user.nil()) return participant.user == principal.user;
  return std::ranges::any_of(principal.memberships, [&](const access::Membership& membership) {
    return membership.party == participant.party && access::speaks_for(membership.role, participant.role);
  });
}

}  // namespace

bool Viewer::reads(const Facet& facet) const {
  const bool may = facet.part ? rights.sees(facet.data_class, *facet.part, facet.part == chosen)
                              : rights.may(facet.data_class, Action::Read);
  const auto private_to = facet.owner_only ? std::optional(owner.bytes) : facet.kept_by;
  const bool own = !private_to || rights.all() || std::ranges::count(rights.parties(), Id<Party>{*private_to}) > 0;
  return may && own && (!facet.whole_only || rights.reads_in_full(facet.data_class));
}

Viewer viewer_of(const access::Principal& principal, Kind kind, const Projection& projection, Instant now) {
  Viewer viewer{access::rights_on(principal, kind, projection.participants, now), projection.owner,
                access::chosen_part(projection.participants), ""};
  for (const auto& participant : projection.participants) {
    if (!takes_part(principal, participant)) continue;
    viewer.stage = participant.stage;
    if (viewer.stage.empty()) break;
  }
  if (viewer.stage.empty()) viewer.stage = projection.stage;
  return viewer;
}

void Revisions::touch(const Facet& facet, std::int64_t version, Instant at) {
  auto found = std::ranges::find(entries_, facet, &Entry::facet);
  if (found == entries_.end()) found = entries_.insert(found, Entry{facet, 0, {}});
  found->version = version;
  found->at = std::max(found->at, at);
}

Instant Revisions::updated(const Viewer& viewer) const {
  Instant latest;
  for (const auto& entry : entries_)
    if (entry.at > latest && viewer.reads(entry.facet)) latest = entry.at;
  return latest;
}

std::string Revisions::visible(const Viewer& viewer) const {
  std::string text = viewer.stage + ';';
  for (const auto& entry : entries_)
    if (viewer.reads(entry.facet)) text += entry_text(entry);
  for (std::size_t i = 0; i < kDossierClasses; ++i) {
    const auto data_class = static_cast<DataClass>(i);
    if (viewer.rights.reads(data_class)) text += fmt::format("{}={};", i, static_cast<int>(viewer.rights.detail(data_class)));
  }
  return text;
}

std::string Revisions::visible(const Viewer& viewer, DataClass data_class) const {
  std::string text(name_of(data_class));
  for (const auto& entry : entries_)
    if (entry.facet.data_class == data_class && viewer.reads(entry.facet)) text += entry_text(entry);
  return text;
}

std::string Revisions::text() const {
  std::string text;
  for (const auto& entry : entries_) text += entry_text(entry);
  return text;
}

std::optional<Revisions> Revisions::parse(std::string_view text) {
  Revisions revisions;
  while (!text.empty()) {
    const auto one = take_until(text, ';');
    auto entry = one ? parse_entry(*one) : std::nullopt;
    if (!entry) return std::nullopt;
    revisions.entries_.push_back(*std::move(entry));
  }
  return revisions;
}

}  // namespace hospitium::ledger
