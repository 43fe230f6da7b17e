// A place in the document: a value together with its FHIRPath, read tolerantly. What is not as FHIR says becomes an issue there.
#pragma once
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "fhir/account.hpp"
#include "fhir/tree.hpp"

namespace hospitium::fhir {

class Document;

/// Cursors are small and copied freely, but point at the cursor they came from, which must live as long. Reading marks
/// values as seen; what nobody has seen at the end is shown as a detail (details.hpp).
class Cursor {
 public:
  Cursor() = default;
  static Cursor root(const Document& document, const Node& node) { return Cursor(&document, nullptr, &node, "Bundle", -1, -1); }

  explicit operator bool() const { return node_ != nullptr; }
  const Node& node() const { return *node_; }
  const Document& document() const { return *document_; }
  int entry() const { return entry_; }  ///< the Bundle entry this lies in, or -1

  Cursor get(std::string_view name) const;                ///< the member of that name; false if absent
  Cursor choice(std::string_view name) const;             ///< value[x]: the member whose name is `name` and a type
  std::string_view type() const;                          ///< of a choice: its type; of a resource: resourceType
  Cursor item(const Node& node, std::string_view name, int index) const;  ///< one of a list
  Cursor as_entry(int entry) const;

  OptionalText text(std::string_view name) const { return scalar(name, Node::Kind::String); }
  OptionalText number(std::string_view name) const { return scalar(name, Node::Kind::Number); }
  OptionalText flag(std::string_view name) const { return scalar(name, Node::Kind::Bool); }
  OptionalText value() const;                             ///< the text of any scalar; an issue if it is none
  std::vector<std::string> texts(std::string_view name) const;

  /// Calls read(cursor) for each value of a list, null padding passed over; a single value counts as a list of one, with an issue.
  template <class Read>
  void each(std::string_view name, Read&& read) const {
    const Cursor list = get(name);
    if (!list) return;
    if (!list.node().is_array()) {
      list.issue(Severity::Warning, "structure", "A list was expected here; the single value was taken.");
      read(list);
      return;
    }
    int index = 0;
    for (const Node& node : list.node().children()) {
      if (overspent()) return;  // the reading will be refused; see Account
      if (node.kind != Node::Kind::Null) read(item(node, name, index));
      ++index;
    }
  }
  template <class Read>
  auto list(std::string_view name, Read&& read) const {
    std::vector<std::decay_t<decltype(read(std::declval<const Cursor&>()))>> out;
    each(name, [&](const Cursor& at) {
      spend(sizeof out[0]);
      out.push_back(read(at));
    });
    return out;
  }

  bool is_object() const;       ///< false with an issue when it is something else
  void consume() const;         ///< marks all beneath as seen
  std::string location() const;
  void issue(Severity severity, std::string_view code, std::string_view text) const;
  /// A copy of at most `limit` bytes, cut between characters with an ellipsis and an issue.
  std::string clip(std::string_view text, std::size_t limit) const;

 private:
  bool overspent() const;
  void spend(std::size_t bytes) const;
  Cursor(const Document* document, const Cursor* parent, const Node* node, std::string_view name, int index, int entry)
      : document_(document), parent_(parent), node_(node), name_(name), index_(index), entry_(entry) {}
  OptionalText scalar(std::string_view name, Node::Kind kind) const;
  void append_location(std::string& out) const;

  const Document* document_ = nullptr;
  const Cursor* parent_ = nullptr;
  const Node* node_ = nullptr;
  std::string_view name_;
  int index_ = -1;
  int entry_ = -1;
};

}  // namespace hospitium::fhir
