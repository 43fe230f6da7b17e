#include "fhir/identity.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace hospitium::fhir {
namespace {

constexpr std::size_t kShortestTelling = 3;  ///< shorter words of a name ("Li") occur everywhere; narratives are gone anyway

std::vector<std::string> telling_words(const Patient& patient) {
  std::vector<std::string> words;
  for (const auto& name : patient.names) {
    std::string all = name.text.value_or("") + " " + name.family.value_or("");
    for (const auto& given : name.given) all += " " + given;
    for (auto& word : words_of(all))
      if (code_points(word) >= kShortestTelling) words.push_back(std::move(word));
  }
  return words;
}

class Hider {
 public:
  explicit Hider(const Patient& patient) : words_(telling_words(patient)) {}

  void item(Item& item) const {
    item.narrative.reset();
    std::erase_if(item.notes, [&](const std::string& note) { return tells(note); });
    std::erase_if(item.details, [&](const Detail& detail) { return tells(detail.text); });
  }
  template <class Items>
  void items(Items& list) const {
    for (auto& one : list) item(one);
  }

 private:
  bool tells(std::string_view text) const {
    const auto folded = fold(text);
    return std::any_of(words_.begin(), words_.end(), [&](const auto& word) { return folded.find(word) != std::string::npos; });
  }
  std::vector<std::string> words_;
};

void hide_document(DocumentInfo& document) {
  document.id.reset();
  document.id_system.reset();
  document.title.reset();
  document.narrative.reset();
  document.attesters.clear();
  document.details.clear();
  std::erase_if(document.authors, [](const Author& author) {
    return author.resource_type == "Patient" || author.resource_type == "RelatedPerson";
  });
}

}  // namespace

void hide_identity(Summary& summary) {
  const Hider hider(summary.patient);
  Patient nobody;
  nobody.entry = summary.patient.entry;
  nobody.gender = summary.patient.gender;
  summary.patient = nobody;
  hide_document(summary.document);
  for (auto& section : summary.sections) {
    section.narrative.reset();
    section.entries.clear();
  }
  hider.items(summary.allergies);
  hider.items(summary.alerts);
  hider.items(summary.problems);
  hider.items(summary.medicines);
  hider.items(summary.results);
  hider.items(summary.reports);
  hider.items(summary.immunizations);
  hider.items(summary.procedures);
  hider.items(summary.devices);
  hider.items(summary.plans);
  hider.items(summary.others);
  summary.issues.clear();
}

}  // namespace hospitium::fhir
