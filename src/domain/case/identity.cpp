// By what the same person is known again in another case: the passport, or name and date of birth.
#include <algorithm>
#include <cctype>

#include "base/text.hpp"
#include "domain/case/state.hpp"

namespace hospitium::cases {
namespace {

/// Letters and digits alone: a passport is copied with and without spaces.
std::string passport_identity(const Passport& passport) {
  std::string digits;
  for (const char c : passport.number)
    if (std::isalnum(static_cast<unsigned char>(c))) digits += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return "passport/" + passport.country.code + "/" + digits;
}

/// In whatever order the names are written.
std::string name_identity(std::string_view name, Day born) {
  auto words = words_of(name);
  std::ranges::sort(words);
  std::string text = "name/" + iso_text(born);
  for (const auto& word : words) text += "/" + word;
  return text;
}

}  // namespace

std::vector<std::string> identities_of(const Patient& patient) {
  std::vector<std::string> list;
  if (patient.passport) list.push_back(passport_identity(*patient.passport));
  if (!patient.birth_date) return list;
  list.push_back(name_identity(patient.name, *patient.birth_date));
  if (patient.name_latin) list.push_back(name_identity(*patient.name_latin, *patient.birth_date));
  return list;
}

}  // namespace hospitium::cases
