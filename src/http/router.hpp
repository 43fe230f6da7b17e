// Routes are rows: what is not a row is 404, and a row that does not say who may come in stops start-up.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/schema.hpp"
#include "http/reply.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "http/sink.hpp"

namespace hospitium::http {

enum class Auth : std::uint8_t {
  Unset,     ///< stops start-up
  Public,    ///< nobody is looked up; signing in itself, node facts
  Either,    ///< `signed_in` is set if valid credentials came
  SignedIn,  ///< 401 without; with a cookie, writes need X-CSRF-Token and our own Origin
  InPerson   ///< the same, and 403 with a token: what lets somebody in (accounts, tokens, links), so that a token that leaked takes nothing over
};
constexpr bool needs_reader(Auth auth) { return auth == Auth::SignedIn || auth == Auth::InPerson; }

/// Where a handler runs. Io: on the I/O thread, so it must not block or take long. Pool: the ordinary worker threads.
/// Heavy: a few threads of their own for work of more than ~20 ms (imports, finished uploads, whole lists), so that it cannot starve reads;
/// people take turns there (fair_pool.hpp).
/// Password: hashing of passwords, which neither waits for files nor holds them up; a short queue, since nobody waits long to sign in.
/// BySize: Heavy where the body is larger than kOrdinary_bytes or still to be unpacked, else Pool (documents that are read).
enum class Lane : std::uint8_t { Pool, Io, Heavy, Password, BySize };
inline constexpr std::size_t kOrdinary_bytes = 128 << 10;

using Answer = std::function<Result<Response>(const Request&)>;
using Later = std::function<void(const Request&, Reply)>;  ///< may keep the Reply and complete it on any thread

/// What guards a change: done once however often it is sent, and only on the version that was seen.
inline constexpr std::string_view kOfCommands[] = {"Idempotency-Key", "If-Match"};
inline constexpr std::size_t kLongestKey = 128;            ///< of an Idempotency-Key, in visible ASCII

inline constexpr std::size_t kBodyLimit = 256 << 10;
inline constexpr std::size_t kStrangerLimit = 8 << 10;  ///< of what is read before anybody is known: signing in
inline constexpr std::size_t kImportLimit = 16 << 20;

struct Route {
  Method method = Method::Get;
  std::string_view path;               ///< "/api/cases/{id}/{command}"; a literal beats a {name} at the same place
  Auth auth = Auth::Unset;
  Answer answer = {};                  ///< exactly one of `answer`, `later` and `sink`
  Later later = {};
  OpenSink sink = {};                  ///< instead of a handler: the body is taken in while it comes, block by block
  std::size_t body_limit = kBodyLimit;
  std::vector<std::string_view> types = {"application/json"};  ///< Content-Types it reads; others 415
  Lane lane = Lane::Pool;
  std::string_view summary = {};       ///< one line of the generated contract
  const json::Schema* takes = nullptr; ///< body and reply types of the contract: schema_of<T>()
  const json::Schema* gives = nullptr;
  std::vector<std::pair<std::string, const json::Schema*>> commands = {};  ///< what {command} may be: held_schemas<Variant>()
  std::span<const std::string_view> headers = {};  ///< of the contract: what it reads beside the usual ones (kOfCommands)

  /// The same in a chain: simple(...).with_body<NewUser>().with_reply<KeptView>()
  template <class T> Route with_body() && { takes = &json::schema_of<T>(); return std::move(*this); }
  Route guarded() && { headers = kOfCommands; return std::move(*this); }
  template <class T> Route with_reply() && { gives = &json::schema_of<T>(); return std::move(*this); }

  bool writes() const { return method != Method::Get && method != Method::Head && method != Method::Options; }
};

class Router {
 public:
  /// Throws std::logic_error that names every bad row: no auth mode, none or two handlers, a malformed or repeated pattern.
  explicit Router(std::vector<Route> routes);

  struct Match {
    const Route* route = nullptr;      ///< null: see `allowed`
    Pairs params;
    std::string allowed;               ///< "GET, POST" when the path exists for other methods; "" = no such path
  };
  /// `path` still percent-encoded. HEAD finds the GET row.
  Match find(Method method, std::string_view path) const;
  const std::vector<Route>& routes() const { return routes_; }

 private:
  struct Row {
    const Route* route;
    std::vector<std::string_view> segments;
  };
  void check_rows() const;
  std::vector<Route> routes_;
  std::vector<std::vector<Row>> by_length_;  ///< most literal first
};

}  // namespace hospitium::http
