// Generic masking: takes from a view every member whose class the reader may not read, and reduces those that may be read only in part.
// A view is a described struct with a table of FieldClass; its members that need a right are optionals or vectors.
#pragma once
#include <span>

#include "access/rights.hpp"
#include "base/check.hpp"
#include "base/described.hpp"

namespace hospitium::access {

namespace detail {

template <class T>
concept Reducible = requires(T& value, Detail detail) { reduce(value, detail); };
template <class T>
concept Removable = requires(const T& value, Detail detail) { remains(value, detail); };
template <class T>
concept HasPart = requires(const T& value) { value.id.bytes; };

template <class T>
void mask_one(std::optional<T>& member, const Rights& rights, DataClass data_class) {
  if (!rights.reads_whole(data_class)) return member.reset();
  const Detail detail = rights.detail(data_class);
  if (detail == Detail::Full || !member) return;
  if constexpr (Removable<T>) {
    if (!remains(*member, detail)) return member.reset();
  }
  if constexpr (Reducible<T>) reduce(*member, detail);
}

/// A list keeps the parts that the reader sees: all, its own, or the chosen one. Lists without parts are shown whole or not at all.
template <class T>
void mask_one(std::vector<T>& members, const Rights& rights, DataClass data_class) {
  if (rights.reads_whole(data_class)) {
    if constexpr (Reducible<T>)
      for (auto& member : members) reduce(member, rights.detail(data_class));
    return;
  }
  if constexpr (requires(const T& item) { is_chosen(item); item.id.bytes; }) {
    std::erase_if(members, [&](const T& item) { return !rights.sees(data_class, item.id.bytes, is_chosen(item)); });
    if constexpr (Reducible<T>)
      for (auto& member : members) reduce(member, rights.detail(data_class));
  } else if constexpr (requires(const T& item) { item.party.id; }) {
    const auto own = rights.parties();
    std::erase_if(members, [&](const T& item) { return std::find(own.begin(), own.end(), item.party.id) == own.end(); });
    if (!rights.reads(data_class)) members.clear();
  } else if constexpr (requires(const T& item) { item.owes; }) {
    const auto own = rights.parties();
    std::erase_if(members, [&](const T& item) { return !item.owes || std::find(own.begin(), own.end(), item.owes->id) == own.end(); });
    if (!rights.reads(data_class)) members.clear();
  } else {
    members.clear();
  }
}

}  // namespace detail

template <DescribedStruct View>
void mask(View& view, const Rights& rights, std::span<const FieldClass> classes) {
  for_each_member<View>([&](std::string_view name, auto pointer) {
    for (const auto& field : classes)
      if (field.member == name) {
        using Member = std::remove_cvref_t<decltype(view.*pointer)>;
        if constexpr (kIsOptional<Member> || kIsVector<Member>) detail::mask_one(view.*pointer, rights, field.data_class);
        else UNREACHABLE();  // a member that needs a right must be optional or a list
      }
  });
}

}  // namespace hospitium::access
