// Nothing is dropped silently: what no reader took is shown here by its FHIR name, in words made from its shape.
#pragma once
#include <vector>

#include "fhir/cursor.hpp"
#include "fhir/summary_values.hpp"

namespace hospitium::fhir {

/// Every element beneath `resource` that is not marked as seen. Left out on purpose, as technical: id, meta, implicitRules,
/// resourceType, text.status, links into the narrative, the version and userSelected of codings. An attachment's bytes are named in an issue; so is a
/// modifierExtension, because it may change what the resource means.
std::vector<Detail> read_details(const Cursor& resource);

/// Any element in words, by its shape: a quantity, a concept, a reference, a period, a name ... else "key: value" pairs.
std::string plain_words(const Cursor& resource, const Node& node);

}  // namespace hospitium::fhir
