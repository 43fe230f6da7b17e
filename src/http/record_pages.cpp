// Records to look at: pages as images, the list of an archive. Drawing them may take half a minute of a hostile document, so it happens on
// threads of its own: neither reads nor sign-ins wait for it.
#include <charconv>
#include <map>
#include <mutex>

#include "http/concepts.hpp"
#include "http/open_case.hpp"
#include "http/work_pool.hpp"
#include "records/viewer.hpp"

namespace hospitium::http {
namespace {

constexpr std::size_t kAtOnce = 2, kWaiting = 64;
constexpr int kOfOne = 8;                ///< asked for by one person at a time: more than a browser does

/// Who has how many pages under way: nobody fills the queue alone.
class Shares {
 public:
  bool take(Id<User> user) {
    std::lock_guard lock(mutex_);
    auto& held = held_[user];
    if (held == kOfOne) return false;
    ++held;
    return true;
  }
  void give_back(Id<User> user) {
    std::lock_guard lock(mutex_);
    if (--held_[user] == 0) held_.erase(user);
  }

 private:
  std::mutex mutex_;
  std::map<Id<User>, int> held_;         ///< those who have some
};

struct Desk {
  explicit Desk(Rooms& all) : rooms(all), viewer(all.database, all.blobs, records::ConfinedProgram::installed()) {}
  Rooms& rooms;
  records::Viewer viewer;
  Shares shares;
  WorkPool pool{kAtOnce, kWaiting};
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
void work(Desk& desk, Draw draw, Id<User> user, Reply reply) {
  try {
    answer(desk, draw, reply);
  } catch (...) {
    if (reply.pending()) std::move(reply).fail(std::current_exception());
  }
  desk.shares.give_back(user);
}

Later aside(const std::shared_ptr<Desk>& desk, Draw draw) {
  return [desk, draw](const Request& request, Reply reply) {
    const auto user = request.principal().user;
    if (!desk->shares.take(user)) return std::move(reply).refuse({Code::TooManyRequests, {}, {}, {}});
    auto kept = std::make_shared<Reply>(std::move(reply));
    if (desk->pool.submit([desk = desk.get(), draw, user, kept] { work(*desk, draw, user, std::move(*kept)); })) return;
    desk->shares.give_back(user);
    std::move(*kept).refuse({Code::Busy, {}, {}, {}});
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
