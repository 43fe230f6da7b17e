// Generic masking: takes from a view every member whose class the reader may not read, and reduces those that may be read only in part.
// A view is a described struct with a table of FieldClass; its members that need a right are optionals or vectors. What belongs to one
// party says so by owner_of(); what may be the chosen one by is_chosen(); what may be assigned by part_of().
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
concept Owned = requires(const T& value) { { owner_of(value) } -> std::same_as<Id<Party>>; };
template <class T>
concept Choosable = requires(const T& value) { is_chosen(value); value.id.bytes; };
template <class T>
concept Parted = requires(const T& value) { { part_of(value) } -> std::same_as<IdBytes>; };

/// Whether a reader of less than all of the class reads this: its own, the chosen one, or what is assigned to it.
template <class T>
bool is_for(const T& value, const Rights& rights, DataClass data_class) {
  if constexpr (Choosable<T>) return rights.sees(data_class, value.id.bytes, is_chosen(value));
  else if constexpr (Parted<T>) return rights.may(data_class, Action::Read, part_of(value));
  else if constexpr (Owned<T>) return rights.reads_of(data_class, owner_of(value));
  else return false;
}

template <class T>
void mask_one(std::optional<T>& member, const Rights& rights, DataClass data_class) {
  if (!member) return;
  if (!rights.reads_whole(data_class) && !is_for(*member, rights, data_class)) return member.reset();
  const Detail detail = rights.detail(data_class);
  if (detail == Detail::Full) return;
  if constexpr (Removable<T>) {
    if (!remains(*member, detail)) return member.reset();
  }
  if constexpr (Reducible<T>) reduce(*member, detail);
}

template <class T>
void mask_one(std::vector<T>& members, const Rights& rights, DataClass data_class) {
  if (!rights.reads_whole(data_class))
    std::erase_if(members, [&](const T& item) { return !is_for(item, rights, data_class); });
  const Detail detail = rights.detail(data_class);
  if constexpr (Removable<T>) {
    if (detail != Detail::Full) std::erase_if(members, [&](const T& item) { return !remains(item, detail); });
  }
  if constexpr (Reducible<T>) {
    if (detail != Detail::Full)
      for (auto& member : members) reduce(member, detail);
  }
}

}  // namespace detail

template <DescribedStruct View>
void mask(View& view, const Rights& rights, std::span<const FieldClass> classes) {
  for_each_member<View>([&](std::string_view name, auto pointer) {
    for (const auto& field : classes)
      if (field.member == name) {
        using Member = std::remove_cvref_t<decltype(view.*pointer)>;
        if constexpr (kIsOptional<Member> || kIsVector<Member>) {
          if (field.whole_only && !rights.reads_in_full(field.data_class)) view.*pointer = {};
          else detail::mask_one(view.*pointer, rights, field.data_class);
        } else UNREACHABLE();  // a member that needs a right must be optional or a list
      }
  });
}

}  // namespace hospitium::access
