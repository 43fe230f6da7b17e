// Answering a question: sets give the candidates and the counts; only as many candidates are scored as can still matter. Inside only:
// search_candidates.cpp says who fits, search_order.cpp who stands before whom.
#pragma once
#include "directory/catalogue/question_words.hpp"

namespace hospitium::directory {

inline constexpr std::int64_t kScoredAll = 8192;         ///< up to here every candidate is looked at, beyond in the order of standing

class Search {
 public:
  Search(const ServiceIndex& index, const ServiceQuery& query) : index_(index), query_(query), blank_(index.live_.size()), question_(index, query.question) {}
  FoundServices run();

 private:
  using Row = ServiceIndex::Row;
  enum class Column : std::uint8_t { Specialty, Technique, Setting, Language, Place, Sex };
  /// What one facet is filtered to. No filter: `asked` is false.
  struct Group {
    Column column{};
    std::string_view name;
    const std::vector<SlotSet>* sets = nullptr;
    std::vector<std::size_t> wanted;
    bool asked = false;
    Bits bits;
  };
  struct Word {
    Bits whole_title, begins_title, whole_elsewhere, begins_elsewhere;
  };
  struct Ranked {
    std::int64_t rank;
    Slot slot;
  };

  void read_words();
  void match(const std::string& spelling, bool completes, Word& word) const;
  void read_groups();
  template <class Values, class Number>
  void read_group(Column column, std::string_view name, const std::vector<SlotSet>& sets, const Values& values, Number number);
  void read_base();
  void read_ages();
  void keep_affordable(Bits& bits) const;
  void read_preferences();
  Bits candidates(const Group* but = nullptr) const;
  void keep_wished(Bits& bits, const Group* but) const;
  LeftOut left_out() const;
  std::vector<Facet> facets() const;
  std::vector<std::int64_t> counts(const Group& group, const Bits& within) const;
  void count_row(const Row& row, Column column, std::vector<std::int64_t>& counts) const;
  std::uint64_t mask_of(const Row& row, Column column) const;
  std::string value_name(Column column, std::size_t number) const;

  catalogue::Found found(const Word& word, Slot slot) const;
  std::int32_t text_value(Slot slot) const;
  std::optional<std::int32_t> price_value(const Row& row) const;
  std::int32_t language_value(const Row& row) const;
  std::int64_t rank_of(Slot slot) const;
  std::int64_t most_beyond_standing() const;
  std::int32_t best_text() const;
  bool better(const Ranked& a, const Ranked& b) const;
  bool after_cursor(const Ranked& one) const;
  void offer(Slot slot);
  void look_at_all();
  void look_in_order();
  catalogue::Score score_of(Slot slot) const;

  const ServiceIndex& index_;
  const ServiceQuery& query_;
  const Bits blank_;
  const QuestionWords question_;
  std::vector<Word> words_;
  std::vector<Group> groups_;
  Bits base_, fitting_age_, candidates_;                 ///< the base: what no facet changes, for any age
  double budget_cents_ = -1;
  std::vector<std::int64_t> budgets_;                    ///< the budget in minor units of each currency; < 0: no rate
  std::uint64_t wanted_languages_ = 0;
  bool ranks_language_ = false;
  std::vector<std::optional<std::int32_t>> distances_;   ///< value per place
  std::vector<Ranked> best_;                             ///< a heap, the worst on top; one more than a page
};

}  // namespace hospitium::directory
