// Quantities, times and the other types of value[x], put into words that need no language.
#include "fhir/datatypes.hpp"

namespace hospitium::fhir {
namespace {

constexpr std::string_view kDash = " \xE2\x80\x93 ";

OptionalText filled(std::string text) {
  if (text.empty()) return std::nullopt;
  return text;
}

/// "2018 – 2019", "2018 –", "– 2019".
std::string joined(const OptionalText& first, std::string_view between, const OptionalText& second) {
  if (!first && !second) return {};
  std::string out = first.value_or("").append(between).append(second.value_or(""));
  if (out.starts_with(' ')) out.erase(0, 1);
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

void fill_quantity(const Cursor& at, Value& out) {
  if (!at || !at.is_object()) return;
  out.comparator = at.text("comparator");
  out.number = at.number("value");
  out.unit = at.text("unit");
  out.unit_code = at.text("code");
  out.unit_system = at.text("system");
  out.text = out.comparator ? *out.comparator + " " : "";
  out.text += out.number.value_or("");
  if (const auto& unit = out.unit ? out.unit : out.unit_code; unit && *unit != "1") out.text.append(out.text.empty() ? "" : " ").append(*unit);
}

std::string range_words(const Cursor& at) {
  return at.is_object() ? joined(quantity_words(at, "low"), kDash, quantity_words(at, "high")) : std::string{};
}

std::string ratio_words(const Cursor& at) {
  return at.is_object() ? joined(quantity_words(at, "numerator"), " / ", quantity_words(at, "denominator")) : std::string{};
}

std::string period_words(const Cursor& at) {
  return at.is_object() ? joined(at.text("start"), kDash, at.text("end")) : std::string{};
}

/// Measured curves are drawn nowhere yet: their figures are shown as sent, after their origin.
std::string sampled_words(const Cursor& at) {
  if (!at.is_object()) return {};
  std::string out = quantity_words(at, "origin").value_or("");
  if (const auto period = at.number("period")) out.append(" @ ").append(*period).append(" ms");
  if (const auto data = at.text("data")) out.append(": ").append(*data);
  return out;
}

}  // namespace

OptionalText quantity_words(const Cursor& parent, std::string_view name) {
  const Cursor at = parent.get(name);
  if (!at) return std::nullopt;
  Value value;
  fill_quantity(at, value);
  return filled(std::move(value.text));
}

OptionalText period_words(const Cursor& parent, std::string_view name) {
  const Cursor at = parent.get(name);
  return at ? filled(period_words(at)) : std::nullopt;
}

Value read_value(const Cursor& at) {
  Value out;
  if (!at) return out;
  const std::string_view type = at.type();
  out.type = type;
  if (!type.empty() && out.type[0] >= 'A' && out.type[0] <= 'Z' && !at.node().is_object() && !at.node().is_array()) {
    out.type[0] = static_cast<char>(out.type[0] + ('a' - 'A'));  // primitive types are spelled small: valueString -> string
  }
  if (type == "Quantity" || type == "Age" || type == "Duration" || type == "Money" || type == "Count" || type == "Distance") {
    fill_quantity(at, out);
  } else if (type == "CodeableConcept") {
    Concept read = read_concept(at);
    out.text = std::move(read.text);
    out.codings = std::move(read.codings);
  } else if (type == "Coding") {
    out.codings.push_back(read_coding(at));
    out.text = out.codings[0].display.value_or(out.codings[0].code.value_or(""));
  } else if (type == "Range") {
    out.text = range_words(at);
  } else if (type == "Ratio") {
    out.text = ratio_words(at);
  } else if (type == "Period") {
    out.text = period_words(at);
  } else if (type == "SampledData") {
    out.text = sampled_words(at);
  } else if (type == "Timing") {
    out.text = concept_words(at, "code").value_or("");
  } else if (type == "Reference") {
    out.text = reference_words(at).value_or("");
  } else {
    out.text = at.value().value_or("");
  }
  return out;
}

OptionalText value_words(const Cursor& parent, std::string_view choice) {
  const Cursor at = parent.choice(choice);
  return at ? filled(read_value(at).text) : std::nullopt;
}

ReferenceRange read_range(const Cursor& at) {
  ReferenceRange out;
  if (!at || !at.is_object()) return out;
  Value low, high;
  fill_quantity(at.get("low"), low);
  fill_quantity(at.get("high"), high);
  out.low = low.number;
  out.high = high.number;
  out.unit = low.unit ? low.unit : high.unit ? high.unit : low.unit_code ? low.unit_code : high.unit_code;
  out.text = at.text("text");
  out.meaning = concept_words(at, "type");
  out.applies_to = concept_list(at, "appliesTo");
  return out;
}

namespace {

void read_repeat(const Cursor& at, Dosage& out) {
  if (!at || !at.is_object()) return;
  out.frequency = at.number("frequency");
  out.frequency_max = at.number("frequencyMax");
  out.period = at.number("period");
  out.period_max = at.number("periodMax");
  out.period_unit = at.text("periodUnit");
  for (const auto name : {"when", "dayOfWeek", "timeOfDay"}) {
    for (auto& word : at.texts(name)) out.when.push_back(std::move(word));
  }
}

}  // namespace

Dosage read_dosage(const Cursor& at) {
  Dosage out;
  if (!at || !at.is_object()) return out;
  out.text = at.text("text");
  out.patient_instruction = at.text("patientInstruction");
  if (const Cursor timing = at.get("timing"); timing && timing.is_object()) {
    out.timing = concept_words(timing, "code");
    read_repeat(timing.get("repeat"), out);
  }
  out.as_needed = value_words(at, "asNeeded");
  out.route = concept_words(at, "route");
  out.site = concept_words(at, "site");
  out.method = concept_words(at, "method");
  if (const Cursor first = at.get("doseAndRate"); first) {
    at.each("doseAndRate", [&](const Cursor& rate) {
      if (!rate.is_object() || out.dose || out.rate) return;  // further ones stay for the details
      out.dose = value_words(rate, "dose");
      out.rate = value_words(rate, "rate");
    });
  } else {
    out.dose = value_words(at, "dose");  // as in STU3
    out.rate = value_words(at, "rate");
  }
  if (const Cursor most = at.get("maxDosePerPeriod"); most) out.max_dose = filled(ratio_words(most));
  return out;
}

}  // namespace hospitium::fhir
