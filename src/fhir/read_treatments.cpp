// Immunizations, procedures and devices.
#include <algorithm>

#include "fhir/datatypes.hpp"
#include "fhir/details.hpp"
#include "fhir/document.hpp"
#include "fhir/families.hpp"
#include "fhir/items.hpp"

namespace hospitium::fhir {
namespace {

void read_protocols(const Cursor& resource, Immunization& item) {
  resource.each("protocolApplied", [&](const Cursor& at) {
    if (!at.is_object()) return;
    for (auto& disease : concept_list(at, "targetDisease")) item.targets.push_back(std::move(disease));
    if (item.dose_number || item.series) return;  // further protocols stay for the details
    item.dose_number = value_words(at, "doseNumber");
    item.series_doses = value_words(at, "seriesDoses");
    item.series = at.text("series");
  });
}

std::vector<std::string> reasons_of(const Cursor& resource) {
  std::vector<std::string> out = concept_list(resource, "reasonCode");
  std::ranges::move(reference_list(resource, "reasonReference"), std::back_inserter(out));
  return out;
}

void read_device(const Target& target, DeviceUse& item, std::vector<Detail>& details) {
  const Cursor& device = target.resource;
  item.code = read_concept(device.get("type"));
  if (item.code.text.empty()) item.code.text = label_of(device);
  item.manufacturer = device.text("manufacturer");
  item.model = device.text("modelNumber");
  item.serial_number = device.text("serialNumber");
  if (target.entry < 0) return;
  device.document().mark_shown(target.entry);
  for (auto& detail : read_details(device)) details.push_back({"device." + detail.name, std::move(detail.text)});
}

}  // namespace

void read_immunization(const Cursor& resource, Summary& out) {
  out.immunizations.push_back(read_item<Immunization>(resource, [&](Immunization& item) {
    item.code = read_concept(resource.get("vaccineCode"));
    item.occurrence = value_words(resource, "occurrence");
    item.recorded = resource.text("recorded");
    item.lot_number = resource.text("lotNumber");
    item.expiration = resource.text("expirationDate");
    item.manufacturer = reference_words(resource, "manufacturer");
    item.site = concept_words(resource, "site");
    item.route = concept_words(resource, "route");
    item.dose = quantity_words(resource, "doseQuantity");
    item.reasons = reasons_of(resource);
    read_protocols(resource, item);
  }));
}

void read_procedure(const Cursor& resource, Summary& out) {
  out.procedures.push_back(read_item<Procedure>(resource, [&](Procedure& item) {
    item.code = read_concept(resource.get("code"));
    item.performed = value_words(resource, "performed");
    item.category = concept_words(resource, "category");
    item.outcome = concept_words(resource, "outcome");
    item.body_sites = concept_list(resource, "bodySite");
    item.reasons = reasons_of(resource);
    resource.each("performer", [&](const Cursor& at) {
      if (!at.is_object()) return;
      if (auto words = reference_words(at, "actor")) item.performers.push_back(*std::move(words));
    });
  }));
}

void read_device_use(const Cursor& resource, Summary& out) {
  std::vector<Detail> device_details;
  DeviceUse use = read_item<DeviceUse>(resource, [&](DeviceUse& item) {
    const Cursor device = resource.get("device");
    const Target target = resource.document().resolve(device);
    if (target.resource) read_device(target, item, device_details);
    else if (device && device.node().find("reference")) device.issue(Severity::Warning, "not-found", "The device that this refers to is not in the document.");
    const auto words = reference_words(device);
    if (item.code.text.empty() && words) item.code.text = *words;
    item.used = value_words(resource, "timing");
    if (!item.used) item.used = resource.text("recordedOn");
    item.body_site = concept_words(resource, "bodySite");
    item.reasons = reasons_of(resource);
  });
  std::ranges::move(device_details, std::back_inserter(use.details));
  out.devices.push_back(std::move(use));
}

}  // namespace hospitium::fhir
