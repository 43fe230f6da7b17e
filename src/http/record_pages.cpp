// Records to look at: pages as images, the list of an archive. Drawing them may take half a minute of a hostile document, so it happens on
// threads of its own: neither reads nor sign-ins wait for it.
#include <charconv>

#include "http/concepts.hpp"
#include "http/fair_pool.hpp"
#include "http/open_case.hpp"
#include "records/viewer.hpp"

namespace hospitium::http {
namespace {

constexpr std::size_t kAtOnce = 2, kOfAll = 64;
constexpr std::size_t kOfOne = 8;        ///< asked for by one person at a time: more than a browser does

struct Desk {
  explicit Desk(Rooms& all) : rooms(all), viewer(all.database, all.blobs, records::ConfinedProgram::installed()) {}
  Rooms& rooms;
  records::Viewer viewer;
  FairPool pool{kAtOnce, kOfOne, kOfAll};
};

/// An image for our own pages: shown, never run, never kept by anybody in between.
Response image(std::string jpeg) {
  Response response{.type = "image/jpeg"};
  response.body = std::move(jpeg);
  response.with("Content-Disposition", "inline").with("Content-Security-Policy", "sandbox; default-src 'none'");
  return response;
}

Result<Response> draw_page(Desk& desk, const Request& request, const WantedRecord& asked) {
  const auto& text = request.param("page");
  std::int32_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size()) return refuse(Code::NotFound);
  TRY(auto jpeg, desk.viewer.page(asked.opened, asked.record, number));
  return image(std::move(jpeg));
}

Result<Response> tell_look(Desk& desk, const Request&, const WantedRecord& asked) {
  TRY(const auto look, desk.viewer.look(asked.opened, asked.record));
  return json_response(look);
}

using Draw = Result<Response> (*)(Desk&, const Request&, const WantedRecord&);

void answer(Desk& desk, Draw draw, Reply& reply) {
  const auto& request = reply.request();
  const auto asked = wanted_record(desk.rooms, request);
  if (!asked) return std::move(reply).refuse(asked.error());
  auto response = draw(desk, request, *asked);
  if (!response) return std::move(reply).refuse(response.error());
  answer_disclosed(desk.rooms, {"page", {asked->opened.id}, {DataClass::Files, DataClass::Clinical, DataClass::Identity}}, *std::move(response),
                   std::move(reply));
}

/// On a thread of the pool.
void work(Desk& desk, Draw draw, Reply reply) {
  try {
    answer(desk, draw, reply);
  } catch (...) {
    if (reply.pending()) std::move(reply).fail(std::current_exception());
  }
}

Later aside(const std::shared_ptr<Desk>& desk, Draw draw) {
  return [desk, draw](const Request& request, Reply reply) {
    auto kept = std::make_shared<Reply>(std::move(reply));
    const auto taken = desk->pool.submit(request.principal().user, [desk = desk.get(), draw, kept] { work(*desk, draw, std::move(*kept)); });
    if (!taken) std::move(*kept).refuse(taken.error());
  };
}

}  // namespace

std::vector<Route> record_page_routes(Rooms& rooms) {
  const auto desk = std::make_shared<Desk>(rooms);
  return {
      {.method = Method::Get, .path = "/api/cases/{id}/records/{record}/look", .auth = Auth::SignedIn, .later = aside(desk, tell_look),
       .summary = "How many pages a record has, or what is in an archive", .gives = &json::schema_of<records::Look>()},
      {.method = Method::Get, .path = "/api/cases/{id}/records/{record}/pages/{page}", .auth = Auth::SignedIn, .later = aside(desk, draw_page),
       .summary = "One page as a JPEG, drawn in a sandbox"},
  };
}

}  // namespace hospitium::http
