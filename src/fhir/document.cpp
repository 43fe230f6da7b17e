#include "fhir/document.hpp"

#include <algorithm>

#include "fhir/limits.hpp"

namespace hospitium::fhir {
namespace {

constexpr int kAmbiguous = -2;
constexpr std::string_view kHistory = "/_history/";

const Node* entry_list(const Node& root) {
  const Node* list = root.find("entry");
  return list && list->is_array() ? list : nullptr;
}

std::size_t count(const Node* list) {
  if (!list) return 0;
  return static_cast<std::size_t>(std::distance(list->children().begin(), list->children().end()));
}

auto not_an_ips(std::string_view reason, std::string field) {
  return refuse(Code::NotAnIps, std::move(field), {{"reason", std::string(reason)}});
}

/// "http://host/fhir/Patient/1" -> "http://host/fhir/", given that it ends with Type/id; else empty.
std::string_view base_of(const Entry& entry) {
  const std::size_t tail = entry.type.size() + 1 + entry.id.size();
  const std::string_view url = entry.full_url;
  if (entry.id.empty() || url.size() <= tail || !url.ends_with(entry.id)) return {};
  const std::string_view type = url.substr(url.size() - tail, entry.type.size());
  return type == entry.type ? url.substr(0, url.size() - tail) : std::string_view{};
}

/// The last two steps of a path: "http://host/fhir/Patient/1" -> "Patient/1".
std::string_view last_two(std::string_view path) {
  const std::size_t last = path.rfind('/');
  if (last == std::string_view::npos || last == 0) return {};
  const std::size_t before = path.rfind('/', last - 1);
  return before == std::string_view::npos ? path : path.substr(before + 1);
}

std::string_view without_version(std::string_view reference) { return reference.substr(0, reference.find(kHistory)); }

std::string_view version_of(const Entry& entry) {
  const Node* meta = entry.resource.node().find("meta");
  return meta ? meta->string("versionId") : std::string_view{};
}

}  // namespace

Result<std::unique_ptr<Document>> Document::open(const Node& root) {
  if (!root.is_object()) return not_an_ips("not_an_object", "");
  if (root.string("resourceType") != "Bundle") return not_an_ips("not_a_bundle", "/resourceType");
  if (root.string("type") != "document") return not_an_ips("not_a_document", "/type");
  if (count(entry_list(root)) > kMaxEntries) return refuse(Code::TooMany, "/entry", {{"limit", std::to_string(kMaxEntries)}});
  std::unique_ptr<Document> document(new Document(root));
  if (const Node* list = entry_list(root)) document->add_entries(*list);
  document->index();
  TRY_DO(document->find_parts());
  return document;
}

Document::Document(const Node& root)
    : bundle_(Cursor::root(*this, root)),
      account_(count(entry_list(root))),
      shown_(count(entry_list(root))),
      sections_(count(entry_list(root))) {}

void Document::add_entries(const Node& list) {
  entries_.reserve(sections_.size());  // cursors of resources point at the entries' cursors
  int number = 0;
  for (const Node& node : list.children()) {
    Entry& entry = entries_.emplace_back();
    entry.at = bundle_.item(node, "entry", number).as_entry(number);
    ++number;
    entry.full_url = node.string("fullUrl");
    const Node* resource = node.find("resource");
    if (!resource || !resource->is_object()) continue;
    entry.resource = entry.at.get("resource");
    entry.type = resource->string("resourceType");
    entry.id = resource->string("id");
  }
}

void Document::index() {
  for (int n = 0; n < static_cast<int>(entries_.size()); ++n) index_entry(n);
}

void Document::index_entry(int n) {
  const Entry& entry = entries_[static_cast<std::size_t>(n)];
  if (!entry.resource) return;
  bool duplicate = !entry.full_url.empty() && !by_url_.emplace(entry.full_url, n).second;
  if (const auto version = version_of(entry); !version.empty() && !entry.full_url.empty()) {
    const bool first = by_url_.emplace(std::string(entry.full_url).append(kHistory).append(version), n).second;
    if (first && duplicate) return;  // another version of the same resource (rule bdl-7): only a versioned reference means it
    duplicate |= !first;
  }
  const auto add_key = [&](std::string key) {
    const auto [at, added] = by_key_.emplace(std::move(key), n);
    if (added || at->second == n) return false;
    at->second = kAmbiguous;
    return true;
  };
  if (!entry.id.empty()) {
    duplicate |= add_key(std::string(entry.type).append("/").append(entry.id));
    add_key(std::string("#").append(entry.id));
  }
  if (const auto uuid = entry.full_url.rfind("urn:", 0) == 0 ? entry.full_url.substr(entry.full_url.rfind(':') + 1) : std::string_view{};
      !uuid.empty() && uuid != entry.id) {
    add_key(std::string(entry.type).append("/").append(uuid));
  }
  if (const auto tail = last_two(entry.full_url); entry.id.empty() && tail.starts_with(entry.type)) add_key(std::string(tail));
  if (!duplicate) return;
  entry.at.issue(Severity::Warning, "duplicate", "Another entry has the same fullUrl or the same type and id; both are shown, references lead to the first by fullUrl.");
}

Result<Unit> Document::find_parts() {
  const auto first = [&](std::string_view type) {
    const auto at = std::ranges::find_if(entries_, [&](const Entry& entry) { return entry.resource && entry.type == type; });
    return at == entries_.end() ? -1 : static_cast<int>(at - entries_.begin());
  };
  composition_ = first("Composition");
  if (composition_ < 0) return not_an_ips("no_composition", "/entry");
  patient_ = first("Patient");
  if (patient_ < 0) return not_an_ips("no_patient", "/entry");
  const Node* subject = entries_[static_cast<std::size_t>(composition_)].resource.node().find("subject");
  const int named = subject ? resolve_entry(subject->string("reference"), composition_) : -1;
  if (named >= 0 && entries_[static_cast<std::size_t>(named)].type == "Patient") patient_ = named;
  return Unit{};
}

int Document::by_key(const std::string& key) const {
  const auto found = by_key_.find(key);
  return found == by_key_.end() || found->second == kAmbiguous ? -1 : found->second;
}

int Document::resolve_entry(std::string_view reference, int owner) const {
  if (reference.empty()) return -1;
  const auto by_url = [&](std::string_view url) {
    const auto found = by_url_.find(std::string(url));
    return found == by_url_.end() ? -1 : found->second;
  };
  if (const int found = by_url(reference); found >= 0) return found;
  reference = without_version(reference);
  if (const int found = by_url(reference); found >= 0) return found;
  if (reference.starts_with("urn:")) return by_key(std::string("#").append(reference.substr(reference.rfind(':') + 1)));
  if (owner >= 0 && reference.find("://") == std::string_view::npos) {
    const auto base = base_of(entries_[static_cast<std::size_t>(owner)]);
    if (const int found = base.empty() ? -1 : by_url(std::string(base).append(reference)); found >= 0) return found;
  }
  const auto tail = last_two(reference);
  return tail.empty() ? -1 : by_key(std::string(tail));
}

Target Document::resolve(std::string_view reference, int owner) const {
  if (!reference.starts_with('#')) {
    const int entry = resolve_entry(reference, owner);
    return entry < 0 ? Target{} : Target{entries_[static_cast<std::size_t>(entry)].resource, entry};
  }
  return owner < 0 ? Target{} : resolve_contained(reference.substr(1), owner);
}

Target Document::resolve_contained(std::string_view id, int owner) const {
  const Cursor& container = entries_[static_cast<std::size_t>(owner)].resource;
  const auto [at, added] = contained_.try_emplace(owner);
  const Node* list = added ? container.node().find("contained") : nullptr;
  if (list && list->is_array()) {
    list->seen = true;
    int index = 0;
    for (const Node& node : list->children()) {
      auto name = node.string("id");
      if (name.starts_with('#')) name.remove_prefix(1);
      if (!name.empty()) at->second.emplace(name, Contained{&node, index});
      ++index;
    }
  }
  const auto found = at->second.find(id);
  return found == at->second.end() ? Target{} : Target{container.item(*found->second.node, "contained", found->second.index), -1};
}

Target Document::resolve(const Cursor& reference) const {
  return reference ? resolve(reference.node().string("reference"), reference.entry()) : Target{};
}

void Document::add_section(int entry, std::string_view name) const {
  auto& names = sections_[static_cast<std::size_t>(entry)];
  if (names.size() < kMaxSectionsPerEntry && std::ranges::find(names, name) == names.end()) names.emplace_back(name);
}

}  // namespace hospitium::fhir
