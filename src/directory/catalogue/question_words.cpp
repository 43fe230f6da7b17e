#include "directory/catalogue/question_words.hpp"

#include <algorithm>

#include "base/search_text.hpp"
#include "base/text.hpp"

namespace hospitium::directory {
namespace {

constexpr std::size_t kShortest = 3, kEnding = 2, kShortestBeginning = 4;  // letters; a Korean syllable is folded into two or three

/// Words of our languages that titles have and that say nothing of an illness, folded: small ones, and "treatment".
constexpr std::array<std::string_view, 31> kSaysNothing{
    "and", "the", "for", "with", "from", "для", "при", "под", "без", "или", "пры", "або", "cho", "cac", "bang", "cua", "trong", "bilan", "uchun", "болон",
    "treatment", "лечение", "лечения", "лячэнне", "лячэння", "эмчилгээ", "\u110E\u1175\u1105\u116D", "davolash", "علاج", "dieu", "tri"};

bool tells(std::string_view word) { return code_points(word) >= kShortest && std::ranges::find(kSaysNothing, word) == kSaysNothing.end(); }

/// "stones" -> "ston", "почками" -> "почка": without what grammar puts behind; "" where the word is too short to lose anything.
std::string beginning_of(std::string_view word) {
  const auto letters = code_points(word);
  if (letters <= kShortestBeginning) return {};
  const auto keep = std::max(kShortestBeginning, letters - kEnding);
  std::size_t at = 0, seen = 0;
  for (; at < word.size(); ++at)
    if ((static_cast<unsigned char>(word[at]) & 0xC0) != 0x80 && seen++ == keep) break;
  return std::string(word.substr(0, at));
}

}  // namespace

QuestionWords::QuestionWords(const ServiceIndex& index, std::string_view question) {
  std::vector<std::string> met;          // two forms of one word are one word
  for (const auto& spellings : spellings_of(question, kMostWords)) {
    if (!tells(spellings.front())) continue;
    const auto beginning = beginning_of(spellings.front());
    const auto& stem = beginning.empty() ? spellings.front() : beginning;
    if (std::ranges::any_of(met, [&](const std::string& one) { return one.starts_with(stem) || stem.starts_with(one); })) continue;
    met.push_back(stem);
    Bits titles(index.live_.size());
    for (const auto& spelling : spellings) {
      const auto start = beginning_of(spelling);
      if (start.empty()) {
        if (const auto token = index.tokens_.find(spelling); token != index.tokens_.end()) token->second.title.add_to(titles);
        continue;
      }
      for (auto token = index.tokens_.lower_bound(start); token != index.tokens_.end() && token->first.starts_with(start); ++token) token->second.title.add_to(titles);
    }
    titles_.push_back(std::move(titles));
  }
}

std::int32_t QuestionWords::value(Slot slot) const {
  return catalogue::question_value(static_cast<std::size_t>(std::ranges::count_if(titles_, [&](const Bits& titles) { return test(titles, slot); })));
}

}  // namespace hospitium::directory
