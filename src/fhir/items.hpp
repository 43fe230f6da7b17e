// What all items share: reading the common part before, and the leftovers after, a family's own fields.
#pragma once
#include <string_view>

#include "fhir/cursor.hpp"
#include "fhir/summary_items.hpp"

namespace hospitium::fhir {

void begin_item(const Cursor& resource, Item& item);
/// Last, because it takes every element that nobody has read. Also names an item of which nothing can be shown.
void finish_item(const Cursor& resource, Item& item);

/// The sanitised narrative of a Narrative element; what had to be left out is named in an issue.
OptionalText read_narrative(const Cursor& parent, std::string_view name);

/// "no_known" or "no_information" when the concept says that the patient has none, or that nobody asked: the absent-unknown
/// codes of IPS 1.1 and the SNOMED CT situations that IPS 2.0 uses.
OptionalText absence_of(const Concept& code);

template <class T, class Read>
T read_item(const Cursor& resource, Read&& read) {
  T item;
  begin_item(resource, item);
  read(item);
  finish_item(resource, item);
  return item;
}

}  // namespace hospitium::fhir
