// A JSON document read strictly: what FHIR tolerates comes later, what is ambiguous or hostile is refused here.
#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string_view>

#include "base/result.hpp"

namespace hospitium::fhir {

/// One JSON value. The nodes of a document lie in one array in document order, so a subtree is a range and the
/// next sibling is `size` nodes further. Views live as long as the Tree and the bytes it was read from.
struct Node {
  enum class Kind : std::uint8_t { Null, Bool, Number, String, Array, Object };

  /// The values of an array, or the members of an object, in document order.
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = Node;
    using difference_type = std::ptrdiff_t;
    using pointer = const Node*;
    using reference = const Node&;
    Iterator() = default;
    explicit Iterator(const Node* at) : at_(at) {}
    const Node& operator*() const { return *at_; }
    const Node* operator->() const { return at_; }
    Iterator& operator++() {
      at_ += at_->size;
      return *this;
    }
    Iterator operator++(int) {
      const Iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(Iterator, Iterator) = default;

   private:
    const Node* at_ = nullptr;
  };
  struct Children {
    Iterator first, last;
    Iterator begin() const { return first; }
    Iterator end() const { return last; }
  };

  std::string_view key;     ///< member name inside an object, else empty
  std::string_view text;    ///< String: unescaped; Number: the digits as sent; Bool: "true" or "false"
  std::uint32_t size = 1;   ///< nodes of this subtree, itself included
  Kind kind = Kind::Null;
  mutable bool seen = false;  ///< a reader took this value; what nobody took is shown as a detail (see details.hpp)

  std::uint16_t tag = 0;      ///< tag_of(key): tells most unequal keys apart without comparing them

  /// Size and three letters of a key, mixed.
  static constexpr std::uint16_t tag_of(std::string_view name) {
    if (name.empty()) return 0;
    const auto letter = [&](std::size_t at) { return static_cast<unsigned>(static_cast<unsigned char>(name[at])); };
    return static_cast<std::uint16_t>(name.size() * 7919 + letter(0) * 31 + letter(name.size() / 2) * 257 + letter(name.size() - 1) * 4099);
  }
  bool called(std::string_view name, std::uint16_t its_tag) const { return tag == its_tag && key == name; }

  Children children() const { return {Iterator(this + 1), Iterator(this + size)}; }
  bool is_object() const { return kind == Kind::Object; }
  bool is_array() const { return kind == Kind::Array; }
  bool is_string() const { return kind == Kind::String; }
  /// The member of that name, or nullptr; a JSON null counts as absent.
  const Node* find(std::string_view name) const;
  /// The text of the string member of that name, or empty.
  std::string_view string(std::string_view name) const;
};

/// Owns the parsed document. Movable; use by one thread at a time.
class Tree {
 public:
  /// Reads a whole JSON text (RFC 8259). One UTF-8 byte order mark in front is skipped, as section 8.1 allows.
  /// Refused: TooLarge, UnsupportedMedia (begins with '<': XML), InvalidUtf8 (also a NUL, raw or as \u0000), TooDeep,
  /// DuplicateKey, TooMany (values), Malformed (anything else that is not JSON, and numbers no double can hold).
  /// DuplicateKey, TooDeep, and \u0000 carry the JSON pointer as field. Keeps views of `json`, which must outlive the Tree.
  static Result<Tree> parse(std::string_view json);

  const Node& root() const;

  struct Storage;
  struct Return {
    void operator()(Storage* storage) const;  ///< gives a small storage back to its thread for the next document
  };

 private:
  explicit Tree(std::unique_ptr<Storage, Return> storage) : storage_(std::move(storage)) {}
  std::unique_ptr<Storage, Return> storage_;
};

}  // namespace hospitium::fhir
