#include "fhir/telling.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace hospitium::fhir {
namespace {

constexpr std::size_t kLongName = 3;        ///< code points from which one word of a name tells
constexpr std::size_t kInflectedName = 5;   ///< Cyrillic names from this length on lose an ending of two letters
constexpr std::size_t kShortestValue = 4;   ///< shorter identifiers ("1", "A2") occur everywhere

unsigned char byte(char c) { return static_cast<unsigned char>(c); }
bool cyrillic(std::string_view word) { return byte(word[0]) >= 0xD0 && byte(word[0]) <= 0xD4; }
/// Arabic joins articles to words; scripts from U+0800 on (Chinese, Korean, Thai ...) join words to each other.
bool joined_script(std::string_view word) { return byte(word[0]) >= 0xD8; }

bool letter(char c) { return byte(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool begins_word(std::string_view text, std::size_t at) { return at == 0 || !letter(text[at - 1]); }
bool ends_word(std::string_view text, std::size_t at) { return at == text.size() || !letter(text[at]); }

template <class Fits>
bool occurs(std::string_view text, std::string_view word, Fits&& fits) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    if (fits(at)) return true;
  }
  return false;
}

}  // namespace

Telling::Telling(const Patient& patient) {
  for (const HumanName& name : patient.names) add_name(name);
  for (const Contact& contact : patient.contacts) {
    if (contact.name) add_name(*contact.name);
    if (contact.address) add_address(*contact.address);
    for (const Telecom& telecom : contact.telecoms) add_value(telecom.value);
  }
  for (const Identifier& identifier : patient.identifiers) add_value(identifier.value);
  for (const Telecom& telecom : patient.telecoms) add_value(telecom.value);
  for (const Address& address : patient.addresses) add_address(address);
  if (patient.birth_date && patient.birth_date->size() >= 10) add_value(patient.birth_date);
}

void Telling::add_name(const HumanName& name) {
  for (const auto& part : {name.text, name.family}) {
    if (part) add_words(*part);
  }
  for (const auto& given : name.given) add_words(given);
}

void Telling::add_words(const std::string& name) {
  for (const auto& word : words_of(name)) {
    const std::size_t length = code_points(word);
    if (joined_script(word)) {
      if (length >= 2) anywhere_.push_back(word);
    } else if (length < kLongName) {
      pairs_.push_back(word);
    } else if (cyrillic(word) && length >= kInflectedName) {
      beginnings_.emplace_back(word, 0, word.size() - 4);  // two letters of two bytes
    } else {
      beginnings_.push_back(word);
    }
  }
}

void Telling::add_value(const OptionalText& value) {
  if (value && value->size() >= kShortestValue) anywhere_.push_back(fold(*value));
}

/// Cities and countries tell little and are words of travel; the street and house do.
void Telling::add_address(const Address& address) {
  add_value(address.text);
  for (const auto& line : address.lines) add_value(line);
}

bool Telling::in(std::string_view text) const {
  if (text.empty()) return false;
  const std::string folded = fold(text);
  const auto anywhere = [&](const std::string& word) { return folded.find(word) != std::string::npos; };
  if (std::ranges::any_of(anywhere_, anywhere)) return true;
  const auto begins = [&](const std::string& word) { return occurs(folded, word, [&](std::size_t at) { return begins_word(folded, at); }); };
  if (std::ranges::any_of(beginnings_, begins)) return true;
  std::vector<std::string_view> met;
  for (const auto& word : pairs_) {
    const auto whole = [&](std::size_t at) { return begins_word(folded, at) && ends_word(folded, at + word.size()); };
    if (std::ranges::find(met, word) == met.end() && occurs(folded, word, whole)) met.push_back(word);
  }
  return met.size() >= 2;
}

}  // namespace hospitium::fhir
