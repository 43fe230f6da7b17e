// Sets of slots (rows of the index): a sorted list while they are few, a bitmap once that is smaller. They only grow, at their end.
#pragma once
#include <cstdint>
#include <vector>

namespace hospitium::directory {

using Slot = std::uint32_t;
using Bits = std::vector<std::uint64_t>;

inline bool test(const Bits& bits, Slot slot) { return slot / 64 < bits.size() && (bits[slot / 64] >> (slot % 64) & 1); }
inline void set(Bits& bits, Slot slot) { bits[slot / 64] |= std::uint64_t{1} << (slot % 64); }
inline void clear(Bits& bits, Slot slot) { bits[slot / 64] &= ~(std::uint64_t{1} << (slot % 64)); }
void keep_common(Bits& bits, const Bits& with);          ///< bits &= with; the shorter ends in zeros
bool overlap(const Bits& a, const Bits& b);
std::int64_t count(const Bits& bits);

/// Calls f(slot) in ascending order.
template <class F>
void for_each_slot(const Bits& bits, F&& f) {
  for (std::size_t i = 0; i < bits.size(); ++i)
    for (std::uint64_t word = bits[i]; word != 0; word &= word - 1)
      f(static_cast<Slot>(i * 64 + static_cast<std::size_t>(__builtin_ctzll(word))));
}

class SlotSet {
 public:
  void add(Slot slot);                                   ///< higher than all before
  std::size_t size() const { return size_; }
  void add_to(Bits& target) const;                       ///< target |= this; target is as long as the index
  /// How many of them are in `bits`, counted no further than `most`.
  std::int64_t count_in(const Bits& bits, std::int64_t most) const;
  std::size_t bytes() const { return list_.capacity() * sizeof(Slot) + bits_.capacity() * sizeof(std::uint64_t); }

 private:
  bool dense() const { return !bits_.empty(); }
  void become_dense();
  std::vector<Slot> list_;
  Bits bits_;
  std::size_t size_ = 0;
};

}  // namespace hospitium::directory
