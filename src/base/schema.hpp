// The shape of described structs as data: from it come JSON Schema (2020-12, as OpenAPI 3.1 uses it) and TypeScript.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/json.hpp"

namespace hospitium::json {

struct Schema;
using SchemaSource = const Schema& (*)();  ///< schema_of<T>; called late, so that types may refer to themselves

struct SchemaField {
  std::string name;
  SchemaSource schema;
  bool required;                            ///< must be given; a list that is not given is empty
  bool always = true;                       ///< is always written; only a std::optional may be absent from a reply
};

struct Schema {
  enum class Shape : std::uint8_t { String, Integer, Number, Boolean, Enum, Object, Array, Map, Any };
  Shape shape = Shape::Any;
  std::string name = {};                    ///< of structs and enums, with namespaces: "cases::CaseView"; "" for plain values
  std::string format = {};                  ///< of strings: "uuid", "date", "date-time", "place"
  std::size_t min = 0, max = 0;             ///< code points of strings, items of arrays; max 0 = no limit of its own
  std::vector<std::string> words = {};      ///< of enums
  std::vector<SchemaField> fields = {};     ///< of structs
  SchemaSource item = nullptr;              ///< of arrays and maps
};

template <class T>
const Schema& schema_of();

/// kName and schema of each alternative of a variant of commands or events.
template <class Variant>
std::vector<std::pair<std::string, const Schema*>> held_schemas() {
  std::vector<std::pair<std::string, const Schema*>> list;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Variant>>([&](auto held) {
    using Held = typename decltype(held)::type;
    list.emplace_back(Held::kName, &schema_of<Held>());
  });
  return list;
}

/// The named types that `roots` need, themselves included, each under a short name that is unique among them:
/// "CaseView", or "CasesStep" and "MissionsStep" where two namespaces use one word. Sorted by that name.
std::map<std::string, const Schema*> named_schemas(const std::vector<const Schema*>& roots);

/// Renders with references to the names of `names`.
class SchemaWriter {
 public:
  explicit SchemaWriter(const std::map<std::string, const Schema*>& names);
  std::string json_schema(const Schema& schema) const;      ///< the definition itself
  std::string json_reference(const Schema& schema) const;   ///< {"$ref":...} for named types, else the definition
  std::string typescript(const Schema& schema) const;       ///< "export interface ..."; of an enum its words as a list, too
  std::string typescript_reference(const Schema& schema) const;

 private:
  std::string json_object(const Schema& schema) const;
  std::map<std::string, std::string> short_names_;          ///< by full name
};

namespace detail {

/// "hospitium::cases::CaseView" without "hospitium::" and unnamed namespaces, from the compiler's own words.
std::string type_name(std::string_view pretty_function);

template <class T>
std::string name_of_type() { return type_name(__PRETTY_FUNCTION__); }

inline Schema text_schema(std::string format, std::size_t min = 0, std::size_t max = 0) {
  return {.shape = Schema::Shape::String, .format = std::move(format), .min = min, .max = max};
}

template <class T> inline constexpr bool kIsText = false;
template <std::size_t Max, std::size_t Min> inline constexpr bool kIsText<Text<Max, Min>> = true;
template <class T> inline constexpr bool kIsId = false;
template <class Tag> inline constexpr bool kIsId<Id<Tag>> = true;

template <class T> inline constexpr bool kIsMap = false;
template <class T> inline constexpr bool kIsMap<std::map<std::string, T>> = true;

template <DescribedStruct T>
Schema object_schema() {
  Schema schema{.shape = Schema::Shape::Object, .name = name_of_type<T>()};
  for_each_member<T>([&](std::string_view name, auto pointer) {
    using Member = std::remove_cvref_t<decltype(std::declval<T>().*pointer)>;
    if constexpr (kIsOptional<Member>) schema.fields.push_back({std::string(name), &schema_of<typename Member::value_type>, false, false});
    else schema.fields.push_back({std::string(name), &schema_of<Member>, !kIsVector<Member>});
  });
  return schema;
}

template <DescribedEnum T>
Schema enum_schema() {
  Schema schema{.shape = Schema::Shape::Enum, .name = name_of_type<T>()};
  for (const auto& entry : entries_of<T>()) schema.words.emplace_back(std::string_view(entry.name));
  return schema;
}

Schema money_schema();

template <class T>
Schema make_schema() {
  using enum Schema::Shape;
  if constexpr (std::is_same_v<T, bool>) return {.shape = Boolean};
  else if constexpr (std::integral<T>) return {.shape = Integer};
  else if constexpr (std::floating_point<T>) return {.shape = Number};
  else if constexpr (kIsText<T>) return text_schema("", T::kMin, T::kMax);
  else if constexpr (kIsId<T>) return text_schema("uuid");
  else if constexpr (std::is_same_v<T, Instant>) return text_schema("date-time");
  else if constexpr (std::is_same_v<T, Day>) return text_schema("date");
  else if constexpr (std::is_same_v<T, Place>) return text_schema("place");
  else if constexpr (std::is_same_v<T, Money>) return money_schema();
  else if constexpr (std::is_convertible_v<T, std::string>) return text_schema("");
  else if constexpr (DescribedEnum<T>) return enum_schema<T>();
  else if constexpr (kIsVector<T>) return {.shape = Array, .max = kMostItems, .item = &schema_of<typename T::value_type>};
  else if constexpr (kIsMap<T>) return {.shape = Map, .item = &schema_of<typename T::mapped_type>};
  else if constexpr (DescribedStruct<T>) return object_schema<T>();
  else return {};
}

}  // namespace detail

template <class T>
const Schema& schema_of() {
  static const Schema schema = detail::make_schema<T>();
  return schema;
}

}  // namespace hospitium::json
