// The catalogue in memory: one slot per service, columns, and for every word and every value of a facet the set of its slots. A change
// takes a new slot and leaves the old one dead, so sets only grow; Catalogue builds the index anew when many slots are dead.
#pragma once
#include <array>
#include <map>
#include <unordered_map>

#include "base/place.hpp"
#include "directory/catalogue/slots.hpp"
#include "directory/service_query.hpp"
#include "domain/catalogue/service.hpp"
#include "domain/kind.hpp"

namespace hospitium::directory {

/// What the index knows of an organisation.
struct IndexedParty {
  PartyFact fact;                        ///< with its licences
  PartyFact accredited;                  ///< the same with its accreditations instead
  std::string names;
};

/// US cents for one minor unit of a currency.
using Rates = std::map<std::string, double, std::less<>>;

/// Threads: none of its own. One writer; readers only while nobody writes (Catalogue holds the lock).
class ServiceIndex {
 public:
  explicit ServiceIndex(Day today) : today_(today) {}

  void keep_party(const IndexedParty& party);            ///< before its services
  bool knows_party(Id<Party> id) const { return party_numbers_.contains(id); }
  /// The words are made outside the lock, because folding them is most of the work.
  struct Words {
    std::vector<std::string> title, elsewhere;
  };
  static Words words_of(const catalogue::ServiceRecord& record, const std::string& party_names);
  void put(Id<Service> id, std::int64_t version, const catalogue::ServiceRecord& record, const Words& words);
  std::int64_t version_of(Id<Service> id) const;         ///< 0 when it is not there
  const std::string& names_of(Id<Party> id) const;

  /// Orders what was put since and counts licences by today's date.
  void settle(Day today);
  void use_rates(const Rates& rates);
  bool has_rate(std::string_view currency) const { return rates_.contains(currency); }
  Day today() const { return today_; }
  std::size_t unordered() const { return rows_.size() - ordered_; }
  std::size_t dead() const { return dead_; }
  std::size_t size() const { return rows_.size() - dead_; }
  std::size_t bytes() const;

  FoundServices search(const ServiceQuery& query) const;

 private:
  friend class Search;
  friend class QuestionWords;
  struct Row {
    std::int64_t price_min = 0, price_max = 0;           ///< minor units of its own currency
    std::uint64_t spoken = 0, interpreted = 0;           ///< bit per language number
    std::uint32_t techniques = 0, party = 0, tie = 0;
    std::uint16_t standing = 0;                          ///< points of waiting, trust and capacity: those that no question changes
    std::uint16_t place = 0, waiting = kUnknown, capacity = kUnknown;
    std::uint8_t specialty = 0, setting = 0, currency = kNoPrice, sexes = 0;  ///< bit per Sex that may have it
    bool offered = false, licensed = false, accredited = false;
  };
  static constexpr std::uint16_t kUnknown = 0xffff;
  static constexpr std::uint8_t kNoPrice = 0xff;
  struct Validity {
    Day from, until;
  };
  struct Token {
    SlotSet title, elsewhere;
  };
  struct KnownParty {
    IndexedParty party;
    std::uint16_t place = 0;
  };
  static constexpr std::size_t kDoublings = 64;          ///< of the price in US cents
  static constexpr std::size_t kSteps = 8;               ///< into which each doubling is divided
  static constexpr std::size_t kSorts = 3;

  Row row_of(const catalogue::ServiceRecord& record, Id<Service> id);
  void post(Slot slot, const catalogue::ServiceRecord& record, const Words& words);
  void judge(Slot slot);                                 ///< trust, standing and whether it is live today
  void price(Slot slot);
  std::uint64_t mask_of(const std::vector<Word>& languages);
  static std::size_t step_of(double cents);              ///< doubling x kSteps + step
  Slot find(Id<Service> id) const;                       ///< kNone when it is not there
  void remember(Slot slot);
  void grow_table();
  double cents_of(const Row& row) const;                 ///< < 0: no price, or no rate
  std::int64_t bound(ServiceSort sort, Slot slot) const; ///< by which the order of a sort stands
  bool before(ServiceSort sort, Slot a, Slot b) const;
  std::vector<Slot> in_order(ServiceSort sort, Slot first) const;
  static constexpr Slot kNone = 0xffffffff;
  static constexpr std::size_t kFirstLetters = 2, kMostLetters = 3;  ///< of the beginnings that are kept ready

  Day today_;
  std::vector<Row> rows_;
  std::vector<Id<Service>> ids_;
  std::vector<std::int32_t> versions_;
  std::vector<Validity> validity_;
  Bits live_;
  std::size_t dead_ = 0, ordered_ = 0;
  std::vector<Slot> table_;                              ///< open addressing by id; kNone = free
  std::array<std::vector<Slot>, kSorts> orders_;
  std::map<std::string, Token, std::less<>> tokens_;
  std::map<std::string, Token, std::less<>> beginnings_; ///< the first two and three letters of words: too many tokens to join while someone types
  std::vector<SlotSet> specialties_ = std::vector<SlotSet>(entries_of<Specialty>().size());
  std::vector<SlotSet> techniques_ = std::vector<SlotSet>(entries_of<catalogue::Technique>().size());
  std::vector<SlotSet> settings_ = std::vector<SlotSet>(entries_of<catalogue::Setting>().size());
  std::vector<SlotSet> sexes_ = std::vector<SlotSet>(entries_of<Sex>().size());  ///< of each: what it may have; a service for anybody is in both
  std::vector<SlotSet> languages_, places_;
  std::map<std::pair<std::uint8_t, std::uint8_t>, SlotSet> ages_;
  std::vector<SlotSet> prices_ = std::vector<SlotSet>(kDoublings), price_steps_ = std::vector<SlotSet>(kDoublings * kSteps);
  SlotSet unpriced_;
  std::vector<std::string> language_names_, currency_names_;
  std::vector<double> cents_;                            ///< per currency number; 0 = no rate
  Rates rates_;
  std::vector<Place> place_names_;
  std::vector<KnownParty> parties_;
  std::unordered_map<Id<Party>, std::uint32_t> party_numbers_;
};

}  // namespace hospitium::directory
