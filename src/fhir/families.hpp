// One reader per family of resources. Each fills what is its own; what all items share is in items.cpp.
#pragma once
#include "fhir/cursor.hpp"
#include "fhir/summary.hpp"

namespace hospitium::fhir {

/// The Composition: document facts and sections. Further Compositions only add their sections.
void read_composition(const Cursor& composition, Summary& out, bool first);
void read_patient(const Cursor& patient, Summary& out);

void read_allergy(const Cursor& resource, Summary& out);
void read_problem(const Cursor& resource, Summary& out);
void read_medicine(const Cursor& resource, Summary& out);
void read_observation(const Cursor& resource, Summary& out);
void read_report(const Cursor& resource, Summary& out);
void read_immunization(const Cursor& resource, Summary& out);
void read_procedure(const Cursor& resource, Summary& out);
void read_device_use(const Cursor& resource, Summary& out);
void read_alert(const Cursor& resource, Summary& out);
void read_plan(const Cursor& resource, Summary& out);
void read_other(const Cursor& resource, Summary& out);

/// Makes trends of the observations read.
void group_results(Summary& out);

}  // namespace hospitium::fhir
