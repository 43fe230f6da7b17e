// Links of the patient's side: made by who may grant access to a case, opened by the person with a code that the coordinator reads out.
#include "domain/case/commands.hpp"
#include "domain/case/state.hpp"
#include "http/agent_family.hpp"
#include "http/client_network.hpp"
#include "http/concepts.hpp"
#include "http/cookies.hpp"
#include "http/live_changes.hpp"
#include "http/rate_limit.hpp"
#include "http/session_view.hpp"

namespace hospitium::http {
namespace {

struct CodeRequest {
  Line secret;                           ///< what stood behind # in the link; never in a URL's path or query
};
BOOST_DESCRIBE_STRUCT(CodeRequest, (), (secret))

struct CodeReply {
  Instant until;
};
BOOST_DESCRIBE_STRUCT(CodeReply, (), (until))

struct EnterRequest {
  Line secret;
  Word code;
};
BOOST_DESCRIBE_STRUCT(EnterRequest, (), (secret, code))

struct LinkReply {
  std::string secret;                    ///< shown once: the address is /p#<secret>
  Instant expires;
};
BOOST_DESCRIBE_STRUCT(LinkReply, (), (secret, expires))

struct PersonLink {
  Id<User> person;
  Instant expires;
  std::optional<Instant> opened;
  std::optional<std::string> code;       ///< while the person waits for it to be read out; never to a token
  std::optional<Instant> code_until;
};
BOOST_DESCRIBE_STRUCT(PersonLink, (), (person, expires, opened, code, code_until))

struct PersonLinks {
  std::vector<PersonLink> items;
};
BOOST_DESCRIBE_STRUCT(PersonLinks, (), (items))

/// Guessing is hopeless (256 bits and a code), so this only keeps it from costing anything: ten tries, then one in ten seconds.
class LinkGuard {
 public:
  Result<Unit> admit(const Request& request) {
    if (!tries_.admit(client_network(request.peer))) return refuse(Code::TooManyRequests);
    return Unit{};
  }
  void succeeded(const Request& request) { tries_.give_back(client_network(request.peer)); }

 private:
  RateLimit tries_{0.1, 10};
};

Result<ledger::Opened> open_granting(Rooms& rooms, const Request& request) {
  TRY(const auto id, request.id<Dossier>("id"));
  TRY(auto opened, rooms.ledger.open(request.principal(), Kind::Case, id));
  if (!opened.rights.may(DataClass::Consent, Action::Grant)) return refuse(Code::NotFound);
  return opened;
}

/// The journal says that a link was made before the link works; a link that then fails to be made is made again.
Result<Response> make_link(Rooms& rooms, const Request& request) {
  TRY(const auto id, request.id<Dossier>("id"));
  TRY(const auto person, request.id<User>("person"));
  auto asked = command_request(request, Kind::Case, std::string(cases::MakeLink::kName));
  asked.dossier = id;
  TRY(asked.body, json::parse(json::write(cases::MakeLink{person})));
  TRY(const auto receipt, rooms.ledger.execute(std::move(asked)));
  if (receipt.repeated) return refuse(Code::AlreadyDone);  // its secret was shown once; another link is another step, by right and in the journal
  TRY(const auto opened, open_granting(rooms, request));
  const auto* part = cases::find_person(opened.dossier->as<cases::State>(), person);
  if (!part) return refuse(Code::NoSuchPart, "/person");  // dismissed meanwhile
  auto secret = rooms.links.make({person, id, part->terms.language});
  return json_response(LinkReply{std::move(secret), rooms.environment.now() + directory::kLinkLife_us}, 201);
}

void answer_links(Rooms& rooms, const Request& request, Reply reply) {
  const auto opened = open_granting(rooms, request);
  if (!opened) return std::move(reply).refuse(opened.error());
  PersonLinks view;
  const bool in_person = !request.signed_in->by_token();  // a code lets somebody in: a token that leaked must not
  for (const auto& person : opened->dossier->as<cases::State>().persons)
    if (const auto link = rooms.links.state(person.id))
      view.items.push_back({person.id, link->expires, link->opened, in_person ? link->code : std::nullopt, link->code_until});
  answer_disclosed(rooms, {"person_links", {opened->id}, {DataClass::Consent}}, json_response(view), std::move(reply));
}

/// The coordinator's pages are told at once that somebody waits for a code.
void call_owner(Rooms& rooms, Id<Dossier> id) {
  const auto opened = rooms.ledger.open(access::system_principal(), Kind::Case, id);
  if (!opened || !rooms.live) return;
  for (const auto& participant : opened->projection.participants)
    if (participant.party == opened->projection.owner)
      rooms.live->publish({0, {topic_of(participant)}, std::string(name_of(Kind::Case)), id.text()});
}

Result<Response> ask_code(Rooms& rooms, LinkGuard& guard, const Request& request) {
  TRY_DO(guard.admit(request));
  TRY(const auto asked, request.read<CodeRequest>());
  TRY(const auto waiting, rooms.links.ask_code(asked.secret));
  guard.succeeded(request);
  call_owner(rooms, waiting.dossier);
  return json_response(CodeReply{waiting.until}, 202);
}

Result<Response> enter(Rooms& rooms, LinkGuard& guard, const Request& request) {
  TRY_DO(guard.admit(request));
  TRY(const auto asked, request.read<EnterRequest>());
  TRY(const auto signed_in, rooms.links.enter(asked.secret, asked.code, device_of(request.header("User-Agent"))));
  guard.succeeded(request);
  return json_response(session_view(rooms, signed_in.principal, signed_in.csrf))
      .with("Set-Cookie", set_session_cookie(signed_in.secret, rooms.secure_cookies, directory::kLinkSession_us / kSecond_us));
}

}  // namespace

std::vector<Route> link_routes(Rooms& rooms) {
  auto guard = std::make_shared<LinkGuard>();
  return {
      {.method = Method::Post, .path = "/api/cases/{id}/persons/{person}/link", .auth = Auth::InPerson,
       .answer = [&rooms](const Request& request) { return make_link(rooms, request); },
       .summary = "A new link for a person of the patient's side; an older one ends", .gives = &json::schema_of<LinkReply>()},
      {.method = Method::Get, .path = "/api/cases/{id}/persons", .auth = Auth::SignedIn,
       .later = [&rooms](const Request& request, Reply reply) { answer_links(rooms, request, std::move(reply)); },
       .summary = "Links of the patient's side, with codes that wait to be read out", .gives = &json::schema_of<PersonLinks>()},
      {.method = Method::Post, .path = "/api/link/code", .auth = Auth::Public,
       .answer = [&rooms, guard](const Request& request) { return ask_code(rooms, *guard, request); }, .body_limit = kStrangerLimit,
       .summary = "Ask for a code; the coordinator reads it out", .takes = &json::schema_of<CodeRequest>(),
       .gives = &json::schema_of<CodeReply>()},
      {.method = Method::Post, .path = "/api/link/session", .auth = Auth::Public,
       .answer = [&rooms, guard](const Request& request) { return enter(rooms, *guard, request); }, .body_limit = kStrangerLimit,
       .summary = "Sign in by link and code", .takes = &json::schema_of<EnterRequest>(), .gives = &json::schema_of<SessionView>()},
  };
}

}  // namespace hospitium::http
