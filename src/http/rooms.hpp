// What the concept files work with: the rooms behind the edge, and the two ways of answering that every one of them uses.
#pragma once
#include <memory>
#include <string>

#include "base/messages.hpp"
#include "db/database.hpp"
#include "directory/directory.hpp"
#include "directory/links.hpp"
#include "directory/register.hpp"
#include "directory/sessions.hpp"
#include "http/router.hpp"
#include "http/sign_in_guard.hpp"
#include "ledger/idempotency.hpp"
#include "ledger/ledger.hpp"
#include "vault/blob_store.hpp"

namespace hospitium::observatory {
class Observatory;
}

namespace hospitium::http {

class LiveHub;

/// An account of the invented world, shown on the sign-in page of a demo node and of no other.
struct DemoUser {
  std::string email, password, name, role, party_name;
  std::optional<std::string> party_latin = {};
};
BOOST_DESCRIBE_STRUCT(DemoUser, (), (email, password, name, role, party_name, party_latin))

struct NodeFacts {
  std::string name = "Hospitium", version;
  bool demo = false;
  std::vector<DemoUser> demo_users;
  std::string data_folder = {};          ///< where it remembers its backups
};

/// All outlive the server.
struct Rooms {
  db::Database& database;
  vault::BlobStore& blobs;
  ledger::Ledger& ledger;
  directory::Directory& directory;
  directory::Register& reference;
  directory::Sessions& sessions;
  directory::Links& links;
  observatory::Observatory& observatory;
  const Messages& messages;
  ledger::Environment environment;
  NodeFacts node;
  bool secure_cookies = false;           ///< TLS in front
  LiveHub* live = nullptr;               ///< told when a session ends or rights change; null in tests without a server
  std::shared_ptr<SignInGuard> own_password_guesses = std::make_shared<SignInGuard>();  ///< one count, wherever it is asked for
};

/// Answers with `response` once the access log says durably who is about to see what; a fault of the log shows nothing.
void answer_disclosed(Rooms& rooms, ledger::Disclosure disclosure, Response response, Reply reply);

/// Runs a command and answers with its receipt (201 for one that opens a dossier), after it is durable.
void answer_command(Rooms& rooms, ledger::CommandRequest request, Reply reply);

/// What the request says of a command: principal, Idempotency-Key, If-Match.
ledger::CommandRequest command_request(const Request& request, Kind kind, std::string command);

/// What the request says of a change of a reference record: principal, If-Match, Idempotency-Key and what it is bound to.
directory::Change change_of(const Request& request);
/// Of a change that is neither a command nor of a reference record, and holds no secret.
std::optional<ledger::CommandKey> key_of(const Request& request);

/// "request-referral" in a path is the command request_referral.
std::string command_of_path(std::string_view segment);

/// ?q=: words to search for, of a length that people type.
Result<std::string> search_query(const Request& request);
/// One list parameter, refused by name when it does not read.
Result<std::optional<Place>> place_query(const Request& request, std::string_view name);
template <DescribedEnum E>
Result<std::optional<E>> word_query(const Request& request, std::string_view name) {
  const auto text = request.query(name);
  if (!text || text->empty()) return std::optional<E>();
  if (const auto value = value_of<E>(*text)) return std::optional<E>(*value);
  return refuse(Code::UnknownValue, "?" + std::string(name));
}
template <class Tag>
Result<std::optional<Id<Tag>>> id_query(const Request& request, std::string_view name) {
  const auto text = request.query(name);
  if (!text || text->empty()) return std::optional<Id<Tag>>();
  if (const auto id = Id<Tag>::parse(*text)) return id;
  return refuse(Code::UnknownValue, "?" + std::string(name));
}

/// The reply to every command.
struct ReceiptView {
  Id<Dossier> id;
  std::string number, stage;
  std::vector<std::string> ids;          ///< of the parts that it made
};
BOOST_DESCRIBE_STRUCT(ReceiptView, (), (id, number, stage, ids))

struct CountView {
  std::int64_t value = 0;
  bool exact = true;
};
BOOST_DESCRIBE_STRUCT(CountView, (), (value, exact))

}  // namespace hospitium::http
