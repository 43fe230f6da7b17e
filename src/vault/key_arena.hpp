// Where data keys lie in memory: blocks of locked memory (never swapped, guard pages around a block, not around each key), 2,048 keys a
// block. A slot is wiped when its last DataKey goes.
#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace hospitium::vault {

class KeyArena {
 public:
  KeyArena();
  KeyArena(const KeyArena&) = delete;
  std::uint8_t* take();             ///< 32 bytes, zero
  void give_back(std::uint8_t* slot);

 private:
  struct Free {
    void operator()(std::uint8_t* block) const;
  };
  void add_block();

  std::mutex mutex_;
  std::vector<std::unique_ptr<std::uint8_t, Free>> blocks_;
  std::vector<std::uint8_t*> free_;
};

}  // namespace hospitium::vault
