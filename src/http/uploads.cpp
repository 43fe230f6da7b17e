// Resumable uploads into a case, by tus 1.0.0: POST begins, HEAD tells how far it got, PATCH goes on, DELETE gives it up.
#include "http/concepts.hpp"
#include "http/upload_desk.hpp"
#include "records/file_type.hpp"

namespace hospitium::http {
namespace {

using Desk = std::shared_ptr<UploadDesk>;

Response about_protocol() {
  auto response = with_tus(no_content());
  response.with("Tus-Version", std::string(kTusVersion)).with("Tus-Extension", "creation,termination,checksum,expiration");
  response.with("Tus-Checksum-Algorithm", "sha1,sha256").with("Tus-Max-Size", std::to_string(records::kLargestFile_bytes));
  return response;
}

Result<Response> begin(const Desk& desk, const Request& request) {
  TRY(const auto view, desk->create(request));
  auto response = with_tus(json_response(view, 201));
  response.with("Location", "/api/cases/" + request.param("id") + "/uploads/" + view.id.text());
  response.with("Upload-Offset", "0").with("Upload-Expires", http_date(view.expires));
  return response;
}

Result<Response> tell(const Desk& desk, const Request& request) {
  TRY(const auto view, desk->view(request));
  auto response = with_end(with_tus(json_response(view)), view);
  response.with("Upload-Offset", std::to_string(view.offset)).with("Upload-Length", std::to_string(view.length));
  response.with("Upload-Expires", http_date(view.expires));
  return response;
}

Result<Response> list(const Desk& desk, const Request& request) {
  TRY(const auto views, desk->list(request));
  return json_response(views);
}

Result<Response> give_up(const Desk& desk, const Request& request) {
  TRY_DO(desk->terminate(request));
  return with_tus(no_content());
}

constexpr std::string_view kAll = "/api/cases/{id}/uploads", kOne = "/api/cases/{id}/uploads/{upload}";

Route row(Method method, std::string_view path, const Desk& desk, Result<Response> (*answer)(const Desk&, const Request&), std::string_view summary) {
  return {.method = method, .path = path, .auth = Auth::SignedIn,
          .answer = [desk, answer](const Request& request) { return answer(desk, request); }, .summary = summary};
}

}  // namespace

std::vector<Route> upload_routes(Rooms& rooms) {
  const auto desk = std::make_shared<UploadDesk>(rooms);
  const auto protocol = [](const Request&) -> Result<Response> { return about_protocol(); };
  return {
      {.method = Method::Options, .path = kAll, .auth = Auth::Public, .answer = protocol, .lane = Lane::Io, .summary = "What of tus is spoken here"},
      row(Method::Post, kAll, desk, begin, "Begin an upload (tus creation)").with_reply<UploadView>(),
      row(Method::Get, kAll, desk, list, "Uploads that I have begun and not finished").with_reply<std::vector<UploadView>>(),
      row(Method::Get, kOne, desk, tell, "How far an upload got; HEAD for tus").with_reply<UploadView>(),
      row(Method::Delete, kOne, desk, give_up, "Give an upload up (tus termination)"),
      {.method = Method::Patch, .path = kOne, .auth = Auth::SignedIn,
       .sink = [desk](const Request& request) { return desk->receive(request); },
       .body_limit = static_cast<std::size_t>(records::kLargestFile_bytes), .types = {kTusBody}, .summary = "Go on with an upload (tus)"},
  };
}

}  // namespace hospitium::http
