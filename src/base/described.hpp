// What Boost.Describe knows of our structs and enums, in the form our generic code wants it.
#pragma once
#include <optional>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include <boost/describe.hpp>
#include <boost/mp11/algorithm.hpp>

#include "base/naming.hpp"

namespace hospitium {

template <class T>
concept DescribedEnum = boost::describe::has_describe_enumerators<T>::value;
template <class T>
concept DescribedStruct = boost::describe::has_describe_members<T>::value && !std::is_union_v<T>;

template <class T>
using MembersOf = boost::describe::describe_members<T, boost::describe::mod_any_access | boost::describe::mod_inherited>;

/// Calls f(name, pointer to member) for each described member, bases first.
template <DescribedStruct T, class F>
constexpr void for_each_member(F&& f) {
  boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) { f(std::string_view(member.name), member.pointer); });
}

namespace detail {
template <class E>
struct EnumNames {
  static constexpr std::size_t kCount = boost::mp11::mp_size<boost::describe::describe_enumerators<E>>::value;
  struct Entry {
    E value;
    SnakeName name;
  };
  static constexpr auto make() {
    std::array<Entry, kCount> entries{};
    std::size_t i = 0;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto enumerator) { entries[i++] = {enumerator.value, snake_case(enumerator.name)}; });
    return entries;
  }
  static constexpr auto kEntries = make();
};
}  // namespace detail

/// All values of a described enum with their wire names, in order of declaration.
template <DescribedEnum E>
constexpr const auto& entries_of() { return detail::EnumNames<E>::kEntries; }

/// "information_wanted"; a value outside the enum is a bug and gives "".
template <DescribedEnum E>
constexpr std::string_view name_of(E value) {
  for (const auto& entry : entries_of<E>())
    if (entry.value == value) return entry.name;
  return {};
}

template <DescribedEnum E>
constexpr std::optional<E> value_of(std::string_view name) {
  for (const auto& entry : entries_of<E>())
    if (std::string_view(entry.name) == name) return entry.value;
  return std::nullopt;
}

template <class T> inline constexpr bool kIsOptional = false;
template <class T> inline constexpr bool kIsOptional<std::optional<T>> = true;
template <class T> inline constexpr bool kIsVector = false;
template <class T> inline constexpr bool kIsVector<std::vector<T>> = true;
template <class T> inline constexpr bool kIsVariant = false;
template <class... T> inline constexpr bool kIsVariant<std::variant<T...>> = true;

}  // namespace hospitium
