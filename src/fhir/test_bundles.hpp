// Small invented documents for tests.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "fhir/summary.hpp"

namespace hospitium::fhir::testing {

/// Writes JSON with ' for " so that tests stay readable.
inline std::string quoted(std::string text) {
  for (char& c : text) {
    if (c == '\'') c = '"';
  }
  return text;
}

/// A section with a code and a narrative, and no entries.
inline std::string section(std::string_view loinc) {
  return std::string("{'title':'").append(loinc).append("','code':{'coding':[{'system':'http://loinc.org','code':'").append(loinc) +
         "'}]},'text':{'status':'generated','div':'<div>none</div>'}}";
}

/// A Composition as a patient summary must have it, with further elements and, in front, further sections.
inline std::string composition(std::string_view more = "", std::string_view sections = "") {
  return std::string("{'resourceType':'Composition','id':'c','status':'final','subject':{'reference':'urn:uuid:p'},"
                     "'type':{'coding':[{'system':'http://loinc.org','code':'60591-5'}]},'title':'Patient summary',")
      .append(more).append("'section':[").append(sections) + section("48765-2") + "," + section("11450-4") + "," + section("10160-0") + "]}";
}

inline const std::string kComposition = composition();
inline const std::string kPatient =
    "{'resourceType':'Patient','id':'p','name':[{'family':'Tran','given':['Mai','Linh']}],'gender':'female','birthDate':'1970-02'}";

/// One entry; the fullUrl is urn:uuid: and the name.
inline std::string entry(std::string_view name, std::string_view resource) {
  return std::string("{'fullUrl':'urn:uuid:").append(name).append("','resource':").append(resource).append("}");
}

inline std::string bundle_of(const std::vector<std::string>& entries) {
  std::string out = "{'resourceType':'Bundle','type':'document','identifier':{'system':'urn:oid:9','value':'D1'},'timestamp':'2026-01-02T03:04:05Z','entry':[";
  for (std::size_t i = 0; i < entries.size(); ++i) out.append(i ? "," : "").append(entries[i]);
  return quoted(out + "]}");
}

/// A document with the Composition as entry 0, the Patient as entry 1, and the resources from entry 2 on, named r2, r3 ...
inline std::string document_of(const std::vector<std::string>& resources, const std::string& composition = kComposition) {
  std::vector<std::string> entries{entry("c", composition), entry("p", kPatient)};
  for (const auto& resource : resources) entries.push_back(entry("r" + std::to_string(entries.size()), resource));
  return bundle_of(entries);
}

inline Summary read(const std::string& json) {
  auto summary = read_summary(json);
  EXPECT_TRUE(summary.has_value()) << (summary ? "" : std::string(row(summary.error().code).name)) << "\n" << json.substr(0, 2000);
  return summary ? *std::move(summary) : Summary{};
}

inline Summary read_resources(const std::vector<std::string>& resources) { return read(document_of(resources)); }

/// "code location" of every issue.
inline std::vector<std::string> issues_of(const Summary& summary) {
  std::vector<std::string> out;
  for (const Issue& issue : summary.issues) out.push_back(issue.code + " " + issue.location);
  return out;
}

inline std::string detail(const std::vector<Detail>& details, std::string_view name) {
  for (const Detail& detail : details) {
    if (detail.name == name) return detail.text;
  }
  return "(none)";
}

using Strings = std::vector<std::string>;

}  // namespace hospitium::fhir::testing
