#include "directory/catalogue/slots.hpp"

#include <algorithm>

#include "base/check.hpp"

// Counting bits is what facets spend their time on; the instruction is chosen when the program is loaded.
#if defined(__x86_64__)
#define COUNTS_BITS __attribute__((target_clones("popcnt", "default")))
#else
#define COUNTS_BITS
#endif

namespace hospitium::directory {
namespace {

constexpr std::size_t kFew = 256;                        ///< below this a list is always small enough
constexpr std::size_t kStep = 512;                       ///< words between two looks at the limit

COUNTS_BITS std::int64_t count_words(const std::uint64_t* words, std::size_t size) {
  std::int64_t counted = 0;
  for (std::size_t i = 0; i < size; ++i) counted += __builtin_popcountll(words[i]);
  return counted;
}

COUNTS_BITS std::int64_t count_common(const std::uint64_t* a, const std::uint64_t* b, std::size_t size) {
  std::int64_t counted = 0;
  for (std::size_t i = 0; i < size; ++i) counted += __builtin_popcountll(a[i] & b[i]);
  return counted;
}

}  // namespace

void keep_common(Bits& bits, const Bits& with) {
  const auto common = std::min(bits.size(), with.size());
  for (std::size_t i = 0; i < common; ++i) bits[i] &= with[i];
  std::fill(bits.begin() + static_cast<std::ptrdiff_t>(common), bits.end(), 0);
}

bool overlap(const Bits& a, const Bits& b) {
  const auto common = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < common; ++i)
    if (a[i] & b[i]) return true;
  return false;
}

std::int64_t count(const Bits& bits) { return count_words(bits.data(), bits.size()); }

void SlotSet::add(Slot slot) {
  ++size_;
  if (dense()) {
    if (slot / 64 >= bits_.size()) bits_.resize(slot / 64 + 1);
    return set(bits_, slot);
  }
  CHECK(list_.empty() || list_.back() < slot);
  list_.push_back(slot);
  if (list_.size() > kFew && list_.size() * 32 > slot) become_dense();
}

void SlotSet::become_dense() {
  bits_.resize(list_.back() / 64 + 1);
  for (const auto slot : list_) set(bits_, slot);
  list_ = {};
}

void SlotSet::add_to(Bits& target) const {
  for (std::size_t i = 0; i < bits_.size(); ++i) target[i] |= bits_[i];
  for (const auto slot : list_) set(target, slot);
}

std::int64_t SlotSet::count_in(const Bits& bits, std::int64_t most) const {
  std::int64_t counted = 0;
  const auto common = std::min(bits_.size(), bits.size());
  for (std::size_t at = 0; at < common && counted < most; at += kStep)
    counted += count_common(bits_.data() + at, bits.data() + at, std::min(kStep, common - at));
  for (std::size_t i = 0; i < list_.size() && counted < most; ++i) counted += test(bits, list_[i]) ? 1 : 0;
  return std::min(counted, most);
}

}  // namespace hospitium::directory
