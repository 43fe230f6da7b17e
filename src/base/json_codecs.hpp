// The codecs of base/json.hpp, which includes this file at its end; include that one.
#pragma once

namespace hospitium::json {

template <>
struct Codec<bool> {
  static void read(bool& target, const boost::json::value& from, Errors& errors) {
    if (const auto* value = from.if_bool()) target = *value; else errors.add(Code::WrongType);
  }
  static void write(std::string& out, bool value) { out += value ? "true" : "false"; }
};

template <std::integral T>
struct Codec<T> {
  static void read(T& target, const boost::json::value& from, Errors& errors) {
    const auto* number = from.if_int64();
    if (!number) return errors.add(from.is_number() ? Code::OutOfRange : Code::WrongType);
    if (!std::in_range<T>(*number)) return errors.add(Code::OutOfRange);
    target = static_cast<T>(*number);
  }
  static void write(std::string& out, T value) { append_number(out, static_cast<std::int64_t>(value)); }
};

template <>
struct Codec<double> {
  static void read(double& target, const boost::json::value& from, Errors& errors) {
    if (!from.is_number()) return errors.add(Code::WrongType);
    target = from.to_number<double>();
  }
  static void write(std::string& out, double value) { append_real(out, value); }
};

template <>
struct Codec<std::string> {
  static constexpr std::size_t kMost = 100'000;  ///< code points of an unbounded string; input uses Text<>
  static void read(std::string& target, const boost::json::value& from, Errors& errors) {
    const auto* text = from.if_string();
    if (!text) return errors.add(Code::WrongType);
    if (text->size() > kMost * 4) return errors.add(Code::TooLong);
    target.assign(text->data(), text->size());
  }
  static void write(std::string& out, const std::string& value) { append_string(out, value); }
};

template <std::size_t Max, std::size_t Min>
struct Codec<Text<Max, Min>> {
  static void read(Text<Max, Min>& target, const boost::json::value& from, Errors& errors) {
    Codec<std::string>::read(target, from, errors);
    const std::size_t length = code_points(target);
    if (length > Max) errors.add(Code::TooLong);
    if (from.is_string() && (length < Min || (Min > 0 && target.find_first_not_of(" \t\r\n") == std::string::npos)))
      errors.add(Code::Required);
    if (target.find('\0') != std::string::npos) errors.add(Code::Malformed);
    else if (Max <= Line::kMax && errors.unknown() == Unknown::Refuse && !plain_line(target)) errors.add(Code::HiddenCharacters);
  }
  static void write(std::string& out, const Text<Max, Min>& value) { append_string(out, value); }
};

/// A type whose wire form is one string.
template <class T, auto kParse, auto kPrint, Code kWrong>
struct StringCodec {
  static void read(T& target, const boost::json::value& from, Errors& errors) {
    const auto* text = from.if_string();
    if (!text) return errors.add(Code::WrongType);
    auto parsed = kParse(std::string_view(*text));
    if (parsed) target = *std::move(parsed); else errors.add(kWrong);
  }
  static void write(std::string& out, const T& value) { append_string(out, kPrint(value)); }
};

namespace detail {
inline std::optional<Place> parse_place(std::string_view code) {
  return well_formed_place(code) ? std::optional(Place{std::string(code)}) : std::nullopt;
}
inline const std::string& print_place(const Place& place) { return place.code; }
inline std::string print_instant(Instant at) { return iso_text(at); }
inline std::string print_day(Day day) { return iso_text(day); }
}  // namespace detail

template <> struct Codec<Instant> : StringCodec<Instant, parse_instant, detail::print_instant, Code::WrongType> {};
template <> struct Codec<Day> : StringCodec<Day, parse_day, detail::print_day, Code::WrongType> {};
template <> struct Codec<Place> : StringCodec<Place, detail::parse_place, detail::print_place, Code::UnknownPlace> {};
template <class Tag>
struct Codec<Id<Tag>> {
  static void read(Id<Tag>& target, const boost::json::value& from, Errors& errors) {
    const auto* text = from.if_string();
    if (!text) return errors.add(Code::WrongType);
    auto parsed = Id<Tag>::parse(*text);
    if (parsed) target = *parsed; else errors.add(Code::WrongType);
  }
  static void write(std::string& out, const Id<Tag>& value) { append_string(out, value.text()); }
};

template <DescribedEnum E>
struct Codec<E> {
  static void read(E& target, const boost::json::value& from, Errors& errors) {
    const auto* text = from.if_string();
    if (!text) return errors.add(Code::WrongType);
    if (auto value = value_of<E>(*text)) target = *value; else errors.add(Code::UnknownValue);
  }
  static void write(std::string& out, E value) { append_string(out, name_of(value)); }
};

template <>
struct Codec<Money> {
  static void read(Money& target, const boost::json::value& from, Errors& errors);
  static void write(std::string& out, const Money& value);
};

template <class T>
struct Codec<std::optional<T>> {
  static void read(std::optional<T>& target, const boost::json::value& from, Errors& errors) {
    if (from.is_null()) return target.reset();
    read_into(target.emplace(), from, errors);
  }
  static void write(std::string& out, const std::optional<T>& value) {
    if (value) write_to(out, *value); else out += "null";
  }
};

template <class T>
struct Codec<std::vector<T>> {
  static void read(std::vector<T>& target, const boost::json::value& from, Errors& errors) {
    const auto* list = from.if_array();
    if (!list) return errors.add(Code::WrongType);
    if (list->size() > kMostItems && errors.unknown() == Unknown::Refuse) return errors.add(Code::TooMany);
    target.clear();
    target.reserve(list->size());
    for (std::size_t i = 0; i < list->size(); ++i) {
      Errors::Step step(errors, i);
      T item{};
      read_into(item, (*list)[i], errors);
      target.push_back(std::move(item));
    }
  }
  static void write(std::string& out, const std::vector<T>& list) {
    out += '[';
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i) out += ',';
      write_to(out, static_cast<const T&>(list[i]));
    }
    out += ']';
  }
};

template <class T>
struct Codec<std::map<std::string, T>> {
  static void read(std::map<std::string, T>& target, const boost::json::value& from, Errors& errors) {
    const auto* object = from.if_object();
    if (!object) return errors.add(Code::WrongType);
    if (object->size() > kMostItems && errors.unknown() == Unknown::Refuse) return errors.add(Code::TooMany);
    target.clear();
    for (const auto& [name, member] : *object) {
      Errors::Step step(errors, std::string_view(name));
      read_into(target[std::string(name)], member, errors);
    }
  }
  static void write(std::string& out, const std::map<std::string, T>& members) {
    out += '{';
    for (bool comma = false; const auto& [name, member] : members) {
      if (std::exchange(comma, true)) out += ',';
      append_string(out, name);
      out += ':';
      write_to(out, member);
    }
    out += '}';
  }
};

/// A tree that is passed on as it is.
template <>
struct Codec<boost::json::value> {
  static void read(boost::json::value& target, const boost::json::value& from, Errors&) { target = from; }
  static void write(std::string& out, const boost::json::value& value) { out += boost::json::serialize(value); }
};

template <DescribedStruct T>
struct Codec<T> {
  static void read(T& target, const boost::json::value& from, Errors& errors) {
    const auto* object = from.if_object();
    if (!object) return errors.add(Code::WrongType);
    std::size_t known = 0;
    for_each_member<T>([&](std::string_view name, auto pointer) {
      Errors::Step step(errors, name);
      const auto* member = object->if_contains(name);
      using Member = std::remove_cvref_t<decltype(target.*pointer)>;
      known += member ? 1 : 0;
      if (member) read_into(target.*pointer, *member, errors);
      else if constexpr (!kIsOptional<Member> && !kIsVector<Member>) missing(errors);
    });
    if (known != object->size() && errors.unknown() == Unknown::Refuse) name_unknown(*object, errors);
  }

  static void write(std::string& out, const T& value) {
    out += '{';
    bool comma = false;
    for_each_member<T>([&](std::string_view name, auto pointer) {
      const auto& member = value.*pointer;
      if constexpr (kIsOptional<std::remove_cvref_t<decltype(member)>>) {
        if (!member) return;
      }
      if (comma) out += ',';
      comma = true;
      out += '"';
      out += name;
      out += "\":";
      write_to(out, member);
    });
    out += '}';
  }

 private:
  /// New fields of stored events are optional; a required one that is absent there keeps its default.
  static void missing(Errors& errors) {
    if (errors.unknown() == Unknown::Refuse) errors.add(Code::Required);
  }
  static void name_unknown(const boost::json::object& object, Errors& errors) {
    for (const auto& [key, value] : object) {
      bool known = false;
      for_each_member<T>([&](std::string_view name, auto) { known = known || name == key; });
      Errors::Step step(errors, std::string_view(key));
      if (!known) errors.add(Code::UnknownField);
    }
  }
};

namespace detail {
template <class U, class... T>
bool read_if_named(std::string_view name, std::variant<T...>& target, const boost::json::value& from, Errors& errors) {
  if (name != U::kName) return false;
  read_into(target.template emplace<U>(), from, errors);
  return true;
}
template <class... T>
bool read_one(std::string_view name, std::variant<T...>& target, const boost::json::value& from, Errors& errors) {
  return (read_if_named<T>(name, target, from, errors) || ...);
}
}  // namespace detail

/// Reads the alternative whose kName is `name`: commands and events carry their name outside their text (in the URL, in a
/// column). UnknownValue when no alternative has that name.
template <class Variant>
Result<Variant> read_named(std::string_view name, const boost::json::value& from, Unknown unknown = Unknown::Refuse) {
  Errors errors(unknown);
  Variant target;
  if (!detail::read_one(name, target, from, errors)) return refuse(Code::UnknownValue);
  if (!errors.none()) return tl::unexpected(std::move(errors).refusal());
  return target;
}

/// The kName of what a variant holds, and its text.
template <class... T>
std::string_view held_name(const std::variant<T...>& value) {
  return std::visit([](const auto& held) { return std::remove_cvref_t<decltype(held)>::kName; }, value);
}
template <class... T>
std::string write_held(const std::variant<T...>& value) {
  return std::visit([](const auto& held) { return write(held); }, value);
}

}  // namespace hospitium::json
