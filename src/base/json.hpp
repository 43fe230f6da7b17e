// One described struct, every representation: reading with all errors at once as JSON pointers (RFC 6901), and writing.
//
// On the wire: enums as snake_case words; ids, instants, days and places as strings; money as {"minor":"125000","currency":"USD"};
// an absent std::optional is left out; variants are read by the name of what they hold (read_named). Limits: Text<Max,Min> in code points, lists kMostItems,
// depth kDeepest, nothing but valid UTF-8, no repeated keys.
#pragma once
#include <array>
#include <concepts>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>

#include <boost/json.hpp>

#include "base/described.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/money.hpp"
#include "base/place.hpp"
#include "base/result.hpp"
#include "base/text.hpp"

namespace hospitium::json {

inline constexpr std::size_t kMostItems = 500;
inline constexpr std::size_t kDeepest = 32;

/// Whether members that the struct does not have are an error. Commands refuse them (no mass assignment); stored events,
/// written by an older or newer release, ignore them.
enum class Unknown { Refuse, Ignore };

/// Parses text into a tree. Malformed, TooDeep, InvalidUtf8 or DuplicateKey (with its pointer).
Result<boost::json::value> parse(std::string_view text);
/// The same for text that this program wrote and has kept: nobody could repeat a key in it, so it is gone through once only.
Result<boost::json::value> parse_own(std::string_view text, boost::json::storage_ptr memory = {});

/// Gathers errors while a tree is read; `path` is the pointer of the value at hand.
class Errors {
 public:
  explicit Errors(Unknown unknown) : unknown_(unknown) {}
  void add(Code code) { list_.push_back({path_, code}); }
  bool none() const { return list_.empty(); }
  Unknown unknown() const { return unknown_; }
  Refusal refusal() &&;

  class Step {  ///< one step down the tree, undone at the end of the scope
   public:
    Step(Errors& errors, std::string_view name);
    Step(Errors& errors, std::size_t index);
    ~Step() { errors_.path_.resize(size_); }
    Step(const Step&) = delete;

   private:
    Errors& errors_;
    std::size_t size_;
  };

 private:
  std::string path_;
  std::vector<FieldError> list_;
  Unknown unknown_;
};

void append_string(std::string& out, std::string_view text);  ///< quoted and escaped
void append_number(std::string& out, std::int64_t number);
void append_real(std::string& out, double number);

/// How a type reads and writes. Specialise for types that are neither described nor listed below.
template <class T>
struct Codec;

template <class T>
void read_into(T& target, const boost::json::value& from, Errors& errors) { Codec<T>::read(target, from, errors); }
template <class T>
void write_to(std::string& out, const T& value) { Codec<T>::write(out, value); }

template <class T>
Result<T> read_value(const boost::json::value& from, Unknown unknown = Unknown::Refuse) {
  Errors errors(unknown);
  T target{};
  read_into(target, from, errors);
  if (!errors.none()) return tl::unexpected(std::move(errors).refusal());
  return target;
}

template <class T>
Result<T> read(std::string_view text) {
  TRY(auto tree, parse(text));
  return read_value<T>(tree);
}

/// What json::write() made and this program has kept: a card, a snapshot, an event.
template <class T>
Result<T> read_own(std::string_view text) {
  std::array<unsigned char, 4'096> room;
  boost::json::monotonic_resource memory(room.data(), room.size());
  TRY(auto tree, parse_own(text, &memory));
  return read_value<T>(tree, Unknown::Ignore);
}

template <class T>
std::string write(const T& value) {
  std::string out;
  write_to(out, value);
  return out;
}

}  // namespace hospitium::json

#include "base/json_codecs.hpp"
