// A document Bundle opened: its entries, its Composition and Patient, and what refers to what.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "fhir/account.hpp"
#include "fhir/cursor.hpp"

namespace hospitium::fhir {

struct Entry {
  Cursor at;        ///< Bundle.entry[n]
  Cursor resource;  ///< Bundle.entry[n].resource.ofType(T); false if there is no resource object
  std::string_view full_url, type, id;
};

/// Where a reference leads: an entry of the Bundle, or a resource contained in the referring one.
struct Target {
  Cursor resource;  ///< false: nowhere in this document
  int entry = -1;   ///< -1 also for contained resources
};

/// Stays where it was made: cursors point into it.
class Document {
 public:
  /// Refuses with NotAnIps or TooMany; names duplicates as issues. `root` must outlive the Document.
  static Result<std::unique_ptr<Document>> open(const Node& root);
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  const Cursor& bundle() const { return bundle_; }
  const std::vector<Entry>& entries() const { return entries_; }
  int composition() const { return composition_; }  ///< the first Composition
  int patient() const { return patient_; }          ///< the Composition's subject, else the first Patient
  Account& account() const { return account_; }

  /// Resolves Reference.reference seen from entry `owner`: #contained, fullUrl, relative to the owner's fullUrl, then
  /// leniently by Type/id or uuid where exactly one resource fits. Versions (/_history/n) are looked through.
  Target resolve(std::string_view reference, int owner) const;
  Target resolve(const Cursor& reference) const;

  /// Resources shown inside another item (a Medication in its statement) need no line of their own.
  void mark_shown(int entry) const { shown_[static_cast<std::size_t>(entry)] = true; }
  bool shown(int entry) const { return shown_[static_cast<std::size_t>(entry)]; }

  /// Labels already made, so that many references to one resource cost one reading of it; see references.cpp.
  std::unordered_map<std::uintptr_t, std::string>& labels() const { return labels_; }

  /// Section codes (or titles) that refer to the entry.
  void add_section(int entry, std::string_view name) const;
  const std::vector<std::string>& sections_of(int entry) const { return sections_[static_cast<std::size_t>(entry)]; }

 private:
  explicit Document(const Node& root);
  void add_entries(const Node& list);
  void index();
  void index_entry(int entry);
  Result<Unit> find_parts();
  int by_key(const std::string& key) const;
  Target resolve_contained(std::string_view id, int owner) const;
  int resolve_entry(std::string_view reference, int owner) const;

  Cursor bundle_;
  std::vector<Entry> entries_;
  std::unordered_map<std::string, int> by_url_;
  std::unordered_map<std::string, int> by_key_;  ///< Type/id, or a bare id of any type after "#"
  int composition_ = -1;
  int patient_ = -1;
  struct Contained {
    const Node* node;
    int index;
  };
  mutable std::unordered_map<int, std::unordered_map<std::string_view, Contained>> contained_;  ///< by entry, then id
  mutable std::unordered_map<std::uintptr_t, std::string> labels_;
  mutable Account account_;
  mutable std::vector<bool> shown_;
  mutable std::vector<std::vector<std::string>> sections_;
};

}  // namespace hospitium::fhir
