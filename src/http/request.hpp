// One request as handlers see it: already parsed, bounded, decoded and signed in. Immutable once the handler has it.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/check.hpp"
#include "base/id.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "http/authenticator.hpp"

namespace hospitium::http {

enum class Method : std::uint8_t { Get, Head, Post, Put, Patch, Delete, Options };
BOOST_DESCRIBE_ENUM(Method, Get, Head, Post, Put, Patch, Delete, Options)

std::string_view method_name(Method method);                       ///< "GET"
std::optional<Method> parse_method(std::string_view token);        ///< case matters (RFC 9110)

/// The header fields in order of arrival, in one block of memory.
class Fields {
 public:
  void add(std::string_view name, std::string_view value);
  std::string_view find(std::string_view name) const;              ///< the first, whatever its case; "" when absent
  std::size_t count(std::string_view name) const;
  std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    std::uint32_t start, name_size, value_size;
  };
  std::string_view name(const Entry& e) const { return std::string_view(text_).substr(e.start, e.name_size); }
  std::string_view value(const Entry& e) const { return std::string_view(text_).substr(e.start + e.name_size, e.value_size); }
  std::string text_;
  std::vector<Entry> entries_;
};

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Request {
  Method method = Method::Get;
  std::string path;                          ///< decoded, "/api/cases/0190.../timeline"
  Pairs params;                              ///< what the pattern's {names} matched, decoded
  Pairs queries;                             ///< decoded, in order
  Fields headers;
  std::string body;                          ///< decoded from gzip if it came so; at most the route's body_limit
  std::string peer;                          ///< client address without port; a trusted proxy's word where one is configured
  std::string language = "en";               ///< of the page that asks, else of the account: one of Messages::languages()
  std::shared_ptr<const SignedIn> signed_in; ///< set on SignedIn and InPerson routes; null on Public ones

  /// A {name} of the route's pattern; asking for another name is a bug.
  const std::string& param(std::string_view name) const;
  /// First value of ?name=, if given.
  std::optional<std::string> query(std::string_view name) const;
  std::string_view header(std::string_view name) const { return headers.find(name); }

  /// Who asks; only on SignedIn and InPerson routes, or on Either routes after checking `signed_in`.
  const access::Principal& principal() const {
    CHECK(signed_in && signed_in->principal);
    return *signed_in->principal;
  }
  /// An id from the path. Text that is no id is NotFound, exactly like an id that does not exist.
  template <class Tag>
  Result<Id<Tag>> id(std::string_view name) const {
    if (auto parsed = Id<Tag>::parse(param(name))) return *parsed;
    return refuse(Code::NotFound);
  }
  /// The JSON body as a described struct; all field errors at once. An empty body reads as {}.
  template <class T>
  Result<T> read() const {
    return json::read<T>(body.empty() ? std::string_view("{}") : std::string_view(body));
  }
  /// ?limit= within 1..most (default `usual`); OutOfRange otherwise.
  Result<std::size_t> limit(std::size_t usual = 50, std::size_t most = 200) const;
};

/// "%D0%B0" -> "а"; nothing for bad escapes, control characters, NUL or invalid UTF-8. Plus is a space in queries only.
enum class Plus { IsPlus, IsSpace };
std::optional<std::string> percent_decoded(std::string_view text, Plus plus);
std::string percent_encoded(std::string_view text);                ///< everything but RFC 3986 unreserved
bool equals_ignoring_case(std::string_view a, std::string_view b); ///< ASCII

}  // namespace hospitium::http
