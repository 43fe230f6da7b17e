#include "directory/catalogue/service_index.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/check.hpp"
#include "base/search_text.hpp"

namespace hospitium::directory {
namespace {

using catalogue::Part;

constexpr std::size_t kMostLanguages = 64;               ///< bits of a mask; more languages than that are found by their words only

std::string primary(std::string_view language) { return std::string(language.substr(0, language.find('-'))); }

/// The number of a value in a list that grows with what is seen.
template <class List>
std::size_t number_in(List& list, const typename List::value_type& value) {
  const auto number = static_cast<std::size_t>(std::ranges::find(list, value) - list.begin());
  if (number == list.size()) list.push_back(value);
  return number;
}

void add(std::vector<std::string>& words, std::string_view text) {
  for (auto& word : search_words(text))
    if (std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
}

/// The text as it is written, and Uzbek in Latin letters too.
void add_in(std::vector<std::string>& words, std::string_view language, std::string_view text) {
  add(words, text);
  if (primary(language) == "uz") add(words, latin_from_uzbek(text));
}

/// The bytes of the first `letters` code points; all of a shorter word.
std::string_view beginning_of(std::string_view word, std::size_t letters) {
  std::size_t at = 0;
  for (; at < word.size(); ++at)
    if ((word[at] & 0xC0) != 0x80 && letters-- == 0) break;
  return word.substr(0, at);
}

/// The different beginnings of these words, from `fewest` to `most` letters.
std::vector<std::string_view> beginnings_of(const std::vector<std::string>& words, std::size_t fewest, std::size_t most) {
  std::vector<std::string_view> beginnings;
  for (const auto& word : words)
    for (auto letters = fewest; letters <= most; ++letters) beginnings.push_back(beginning_of(word, letters));
  std::ranges::sort(beginnings);
  const auto [first, last] = std::ranges::unique(beginnings);
  beginnings.erase(first, last);
  return beginnings;
}

/// The entry of a name; a string is made only for a new one.
template <class Map>
auto& entry_of(Map& map, std::string_view name) {
  const auto found = map.find(name);
  return found != map.end() ? found->second : map[std::string(name)];
}

std::uint64_t hash_of(const Id<Service>& id) { return std::hash<Id<Service>>{}(id) * 0x9E3779B97F4A7C15ULL; }

std::uint16_t small(std::optional<std::int32_t> value) { return value ? static_cast<std::uint16_t>(std::clamp(*value, 0, 0xfffe)) : std::uint16_t{0xffff}; }

}  // namespace

void ServiceIndex::keep_party(const IndexedParty& party) {
  const auto place = number_in(place_names_, party.fact.place);
  places_.resize(place_names_.size());
  const auto [found, fresh] = party_numbers_.try_emplace(party.fact.id, static_cast<std::uint32_t>(parties_.size()));
  if (fresh) parties_.emplace_back();
  parties_[found->second] = {party, static_cast<std::uint16_t>(place)};
}

const std::string& ServiceIndex::names_of(Id<Party> id) const { return parties_[party_numbers_.at(id)].party.names; }

ServiceIndex::Words ServiceIndex::words_of(const catalogue::ServiceRecord& record, const std::string& party_names) {
  Words words;
  for (const auto& text : record.texts) add_in(words.title, text.language, text.title);
  if (record.procedure) add_in(words.title, record.source_language, *record.procedure);
  if (record.code) add(words.title, record.code->code);
  for (const auto& text : record.texts)
    if (text.description) add_in(words.elsewhere, text.language, *text.description);
  add(words.elsewhere, party_names);
  std::erase_if(words.elsewhere, [&](const std::string& word) { return std::ranges::find(words.title, word) != words.title.end(); });
  return words;
}

std::uint64_t ServiceIndex::mask_of(const std::vector<Word>& languages) {
  std::uint64_t mask = 0;
  for (const auto& language : languages) {
    const auto number = number_in(language_names_, primary(language));
    if (number < kMostLanguages) mask |= std::uint64_t{1} << number;
  }
  languages_.resize(language_names_.size());
  return mask;
}

ServiceIndex::Row ServiceIndex::row_of(const catalogue::ServiceRecord& record, Id<Service> id) {
  Row row;
  row.party = party_numbers_.at(record.party);
  row.place = parties_[row.party].place;
  row.tie = catalogue::tie_key(id.bytes);
  row.spoken = mask_of(record.languages);
  row.interpreted = mask_of(record.interpreted);
  for (const auto technique : record.techniques) row.techniques |= std::uint32_t{1} << static_cast<unsigned>(technique);
  row.specialty = static_cast<std::uint8_t>(record.specialty);
  row.setting = static_cast<std::uint8_t>(record.setting);
  for (const auto sex : {Sex::Female, Sex::Male})
    if (record.sex.value_or(sex) == sex) row.sexes |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(sex));
  row.waiting = small(record.waiting_days);
  row.capacity = small(record.capacity);
  row.offered = record.state == catalogue::ServiceState::Offered;
  if (!record.price) return row;
  row.price_min = record.price->min.minor;
  row.price_max = record.price->max.minor;
  const auto currency = number_in(currency_names_, record.price->min.currency);
  row.currency = static_cast<std::uint8_t>(std::min<std::size_t>(currency, kNoPrice));
  if (cents_.size() < currency_names_.size()) {
    const auto rate = rates_.find(currency_names_.back());
    cents_.push_back(rate == rates_.end() ? 0 : rate->second);
  }
  return row;
}

void ServiceIndex::post(Slot slot, const catalogue::ServiceRecord& record, const Words& words) {
  const auto& row = rows_[slot];
  specialties_[row.specialty].add(slot);
  settings_[row.setting].add(slot);
  places_[row.place].add(slot);
  for (std::size_t i = 0; i < sexes_.size(); ++i)
    if (row.sexes >> i & 1) sexes_[i].add(slot);
  for (std::size_t i = 0; i < techniques_.size(); ++i)
    if (row.techniques >> i & 1) techniques_[i].add(slot);
  for (std::size_t i = 0; i < languages_.size() && i < kMostLanguages; ++i)
    if ((row.spoken | row.interpreted) >> i & 1) languages_[i].add(slot);
  ages_[{static_cast<std::uint8_t>(record.age_min.value_or(0)), static_cast<std::uint8_t>(record.age_max.value_or(255))}].add(slot);
  for (const auto& word : words.title) entry_of(tokens_, word).title.add(slot);
  for (const auto& word : words.elsewhere) entry_of(tokens_, word).elsewhere.add(slot);
  for (const auto& beginning : beginnings_of(words.title, kFirstLetters, kMostLetters)) entry_of(beginnings_, beginning).title.add(slot);
  for (const auto& beginning : beginnings_of(words.elsewhere, kFirstLetters, kMostLetters)) entry_of(beginnings_, beginning).elsewhere.add(slot);
  price(slot);
}

void ServiceIndex::put(Id<Service> id, std::int64_t version, const catalogue::ServiceRecord& record, const Words& words) {
  if (const auto old = find(id); old != kNone) {
    rows_[old].offered = false;
    clear(live_, old);
    ++dead_;
  }
  const auto slot = static_cast<Slot>(rows_.size());
  rows_.push_back(row_of(record, id));
  ids_.push_back(id);
  versions_.push_back(static_cast<std::int32_t>(version));
  validity_.push_back({record.from.value_or(Day{INT32_MIN}), record.until.value_or(Day{INT32_MAX})});
  live_.resize(slot / 64 + 1);
  remember(slot);
  judge(slot);
  post(slot, record, words);
}

void ServiceIndex::judge(Slot slot) {
  auto& row = rows_[slot];
  const auto& party = parties_[row.party].party;
  const auto specialty = static_cast<Specialty>(row.specialty);
  row.licensed = party.fact.licensed(specialty, today_);
  row.accredited = party.accredited.licensed(specialty, today_);
  const auto known = [](std::uint16_t value, auto rule) { return value == kUnknown ? 0 : rule(value); };
  const auto standing = catalogue::weight_of(Part::Waiting) * known(row.waiting, catalogue::waiting_value) +
                        catalogue::weight_of(Part::Trust) * catalogue::trust_value(row.licensed, row.accredited) +
                        catalogue::weight_of(Part::Capacity) * known(row.capacity, catalogue::capacity_value);
  row.standing = static_cast<std::uint16_t>(standing);
  const auto& validity = validity_[slot];
  if (row.offered && party.fact.state == PartyState::Active && validity.from <= today_ && today_ <= validity.until) set(live_, slot);
  else clear(live_, slot);
}

double ServiceIndex::cents_of(const Row& row) const {
  const double rate = row.currency == kNoPrice ? 0 : cents_[row.currency];
  return rate > 0 ? static_cast<double>(row.price_min) * rate : -1;
}

void ServiceIndex::price(Slot slot) {
  const double cents = cents_of(rows_[slot]);
  if (cents < 0) return unpriced_.add(slot);
  prices_[step_of(cents) / kSteps].add(slot);
  price_steps_[step_of(cents)].add(slot);
}

std::size_t ServiceIndex::step_of(double cents) {
  if (cents < 1) return 0;
  const auto doubling = std::min<std::size_t>(kDoublings - 1, static_cast<std::size_t>(std::ilogb(cents)));
  const auto step = static_cast<std::size_t>((cents / std::ldexp(1.0, static_cast<int>(doubling)) - 1) * kSteps);
  return doubling * kSteps + std::min(step, kSteps - 1);
}

void ServiceIndex::use_rates(const Rates& rates) {
  rates_ = rates;
  cents_.clear();
  for (const auto& currency : currency_names_) cents_.push_back(rates.contains(currency) ? rates.find(currency)->second : 0);
  for (auto* sets : {&prices_, &price_steps_}) sets->assign(sets->size(), {});
  unpriced_ = {};
  for (Slot slot = 0; slot < rows_.size(); ++slot) price(slot);
  ordered_ = 0;
}

std::int64_t ServiceIndex::bound(ServiceSort sort, Slot slot) const {
  const auto& row = rows_[slot];
  if (sort == ServiceSort::Score) return row.standing;
  if (sort == ServiceSort::Waiting) return -std::int64_t{row.waiting};
  const double cents = cents_of(row);
  return cents < 0 ? INT64_MIN : -static_cast<std::int64_t>(cents);
}

bool ServiceIndex::before(ServiceSort sort, Slot a, Slot b) const {
  const auto rank_a = bound(sort, a), rank_b = bound(sort, b);
  if (rank_a != rank_b) return rank_a > rank_b;
  return rows_[a].tie != rows_[b].tie ? rows_[a].tie < rows_[b].tie : ids_[a] < ids_[b];
}

/// The slots from `first` on. What decides is gathered before it is sorted: a million rows are too far apart to jump between.
std::vector<Slot> ServiceIndex::in_order(ServiceSort sort, Slot first) const {
  struct Key {
    std::int64_t rank;
    std::uint32_t tie;
    Slot slot;
  };
  std::vector<Key> keys;
  keys.reserve(rows_.size() - first);
  for (Slot slot = first; slot < rows_.size(); ++slot) keys.push_back({bound(sort, slot), rows_[slot].tie, slot});
  std::ranges::sort(keys, [&](const Key& a, const Key& b) {
    if (a.rank != b.rank) return a.rank > b.rank;
    return a.tie != b.tie ? a.tie < b.tie : ids_[a.slot] < ids_[b.slot];
  });
  std::vector<Slot> order;
  order.reserve(rows_.size());
  for (const auto& key : keys) order.push_back(key.slot);
  return order;
}

void ServiceIndex::settle(Day today) {
  if (today != today_) {
    today_ = today;
    for (Slot slot = 0; slot < rows_.size(); ++slot) judge(slot);
    ordered_ = 0;
  }
  if (ordered_ == rows_.size()) return;
  for (const auto& entry : entries_of<ServiceSort>()) {
    auto& order = orders_[static_cast<std::size_t>(entry.value)];
    if (ordered_ == 0) order.clear();
    auto fresh = in_order(entry.value, static_cast<Slot>(ordered_));
    if (order.empty()) { order = std::move(fresh); continue; }
    std::vector<Slot> merged;
    merged.reserve(rows_.size());
    std::ranges::merge(order, fresh, std::back_inserter(merged), [&](Slot a, Slot b) { return before(entry.value, a, b); });
    order = std::move(merged);
  }
  ordered_ = rows_.size();
}

Slot ServiceIndex::find(Id<Service> id) const {
  if (table_.empty()) return kNone;
  for (auto at = hash_of(id) >> 20;; ++at) {
    const auto slot = table_[at & (table_.size() - 1)];
    if (slot == kNone || ids_[slot] == id) return slot;
  }
}

void ServiceIndex::remember(Slot slot) {
  if (table_.size() < rows_.size() * 2) return grow_table();
  for (auto at = hash_of(ids_[slot]) >> 20;; ++at) {
    auto& place = table_[at & (table_.size() - 1)];
    if (place != kNone && ids_[place] != ids_[slot]) continue;
    place = slot;
    return;
  }
}

void ServiceIndex::grow_table() {
  table_.assign(std::bit_ceil(rows_.size() * 4 + 1024), kNone);
  for (Slot slot = 0; slot < ids_.size(); ++slot) remember(slot);  // in order, so that the latest slot of an id stays
}

std::int64_t ServiceIndex::version_of(Id<Service> id) const {
  const auto slot = find(id);
  return slot == kNone ? 0 : versions_[slot];
}

std::size_t ServiceIndex::bytes() const {
  std::size_t bytes = rows_.capacity() * (sizeof(Row) + sizeof(Id<Service>) + sizeof(std::int32_t) + sizeof(Validity)) +
                      live_.capacity() * 8 + table_.capacity() * sizeof(Slot) + unpriced_.bytes();
  for (const auto& order : orders_) bytes += order.capacity() * sizeof(Slot);
  for (const auto* sets : {&specialties_, &techniques_, &settings_, &sexes_, &languages_, &places_, &prices_, &price_steps_})
    for (const auto& one : *sets) bytes += one.bytes();
  for (const auto& [range, set] : ages_) bytes += set.bytes();
  for (const auto* words : {&tokens_, &beginnings_})
    for (const auto& [word, token] : *words) bytes += word.capacity() + sizeof token + 64 + token.title.bytes() + token.elsewhere.bytes();
  return bytes;
}

}  // namespace hospitium::directory
