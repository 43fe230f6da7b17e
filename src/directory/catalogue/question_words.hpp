// The words of a case's question, looked for in the titles of services; inside only.
#pragma once
#include "directory/catalogue/service_index.hpp"

namespace hospitium::directory {

/// A sentence is no search: words that say nothing of an illness are left out, endings do not matter, and nothing is left out for want of a word.
class QuestionWords {
 public:
  QuestionWords(const ServiceIndex& index, std::string_view question);

  /// Without a word that could be found nothing is asked.
  bool asked() const { return !titles_.empty(); }
  std::int32_t value(Slot slot) const;

 private:
  static constexpr std::size_t kMostWords = 24;
  std::vector<Bits> titles_;             ///< of each word: the services that have it in a title or as their procedure
};

}  // namespace hospitium::directory
