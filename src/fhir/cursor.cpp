#include "fhir/cursor.hpp"

#include <algorithm>

#include "fhir/document.hpp"
#include "fhir/limits.hpp"
#include "fhir/utf8.hpp"

namespace hospitium::fhir {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_upper(c) || (c >= 'a' && c <= 'z'); }

/// A type name fit to be quoted in a path: whatever else a document claims must not get into issues.
bool is_type_name(std::string_view name) {
  return !name.empty() && name.size() <= 40 && is_upper(name[0]) && std::ranges::all_of(name, is_letter);
}

}  // namespace

Cursor Cursor::get(std::string_view name) const {
  const Node* found = node_ ? node_->find(name) : nullptr;
  if (found) found->seen = true;
  return Cursor(document_, this, found, name, -1, entry_);
}

Cursor Cursor::choice(std::string_view name) const {
  if (node_ && node_->is_object()) {
    for (const Node& member : node_->children()) {
      if (member.key.size() <= name.size() || !is_upper(member.key[name.size()]) || member.kind == Node::Kind::Null) continue;
      if (!member.key.starts_with(name)) continue;
      member.seen = true;
      return Cursor(document_, this, &member, name, -1, entry_);
    }
  }
  return Cursor(document_, this, nullptr, name, -1, entry_);
}

std::string_view Cursor::type() const {
  if (!node_) return {};
  if (node_->key.size() > name_.size() && node_->key.starts_with(name_)) return node_->key.substr(name_.size());
  return node_->string("resourceType");
}

Cursor Cursor::item(const Node& node, std::string_view name, int index) const {
  node.seen = true;
  return Cursor(document_, this, &node, name, index, entry_);
}

Cursor Cursor::as_entry(int entry) const {
  Cursor out = *this;
  out.entry_ = entry;
  return out;
}

OptionalText Cursor::scalar(std::string_view name, Node::Kind kind) const {
  const Node* found = node_ ? node_->find(name) : nullptr;
  if (!found) return std::nullopt;
  const Cursor at(document_, this, found, name, -1, entry_);
  const OptionalText text = at.value();
  if (text && found->kind != kind) at.issue(Severity::Warning, "value", "The value has another JSON type than FHIR says; it was taken as written.");
  return text;
}

OptionalText Cursor::value() const {
  if (!node_) return std::nullopt;
  if (node_->is_object() || node_->is_array()) {
    node_->seen = false;
    issue(Severity::Warning, "structure", "A single value was expected here; what was sent is among the details.");
    return std::nullopt;
  }
  node_->seen = true;
  if (node_->text.empty()) return std::nullopt;
  return clip(node_->text, kMaxTextBytes);
}

std::vector<std::string> Cursor::texts(std::string_view name) const {
  std::vector<std::string> out;
  each(name, [&](const Cursor& at) {
    spend(sizeof(std::string));
    if (auto text = at.value()) out.push_back(*std::move(text));
  });
  return out;
}

bool Cursor::is_object() const {
  if (!node_) return false;
  if (node_->is_object()) return true;
  node_->seen = false;
  issue(Severity::Warning, "structure", "An object was expected here; what was sent is among the details.");
  return false;
}

void Cursor::consume() const {
  for (const Node* node = node_; node && node != node_ + node_->size; ++node) node->seen = true;
}

std::string Cursor::location() const {
  std::string out;
  append_location(out);
  return out;
}

void Cursor::append_location(std::string& out) const {
  if (parent_) {
    parent_->append_location(out);
    out += '.';
  }
  out += name_;
  if (index_ >= 0) out.append("[").append(std::to_string(index_)).append("]");
  const bool resource = name_ == "resource" || name_ == "contained";
  if (const auto type = resource && node_ ? node_->string("resourceType") : std::string_view{}; is_type_name(type)) {
    out.append(".ofType(").append(type).append(")");
  }
}

void Cursor::issue(Severity severity, std::string_view code, std::string_view text) const {
  document_->account().add(severity, code, location(), text, entry_);
}

bool Cursor::overspent() const { return document_->account().overspent(); }

void Cursor::spend(std::size_t bytes) const { document_->account().spend(bytes); }

std::string Cursor::clip(std::string_view text, std::size_t limit) const {
  document_->account().spend(std::min(text.size(), limit));
  if (text.size() <= limit) return std::string(text);
  issue(Severity::Warning, "too-long", "The text was longer than is taken; its end is kept in the original only.");
  return std::string(whole_characters(text, limit)) + "\xE2\x80\xA6";
}

}  // namespace hospitium::fhir
