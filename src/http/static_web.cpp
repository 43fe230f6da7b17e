#include "http/static_web.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <fmt/format.h>
#include <openssl/rand.h>

namespace hospitium::http {
namespace {
namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestFile = 32u << 20;
constexpr std::string_view kNonceMark = "__CSP_NONCE__";

constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
    {".html", "text/html; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"}, {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},   {".json", "application/json"},             {".svg", "image/svg+xml"},
    {".png", "image/png"},                 {".webp", "image/webp"},                   {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},              {".webmanifest", "application/manifest+json"}, {".txt", "text/plain; charset=utf-8"},
};

std::string type_of(std::string_view extension) {
  for (const auto& [known, type] : kTypes)
    if (known == extension) return std::string(type);
  return "application/octet-stream";
}

std::shared_ptr<const std::string> read_file(const fs::path& path) {
  if (fs::file_size(path) > kLargestFile) throw std::runtime_error(path.string() + " is too large to be served");
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return std::make_shared<const std::string>(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

/// What pages may load: only our own. Styles need either the page's nonce or, for pages without one, 'unsafe-inline',
/// because the component library writes its variables into a <style> element.
std::string page_policy(std::string_view style, std::string_view script) {
  return fmt::format(
      "default-src 'self'; script-src 'self'{}; style-src 'self' {}; img-src 'self' data: blob:; font-src 'self' data:; "
      "connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'", script, style);
}

/// A worker obeys the policy of its own script: ours keeps what it fetches from us, and needs nothing else.
constexpr std::string_view kScriptPolicy = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

std::string new_nonce() {
  std::array<unsigned char, 16> drawn{};
  CHECK(RAND_bytes(drawn.data(), static_cast<int>(drawn.size())) == 1);
  std::string nonce;
  for (auto byte : drawn) fmt::format_to(std::back_inserter(nonce), "{:02x}", byte);
  return nonce;
}

std::string replaced(std::string text, std::string_view mark, std::string_view by) {
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size())) text.replace(at, mark.size(), by);
  return text;
}

/// Whether Accept-Encoding lists the coding and does not switch it off.
bool accepts(std::string_view header, std::string_view coding) {
  const auto at = header.find(coding);
  if (at == std::string_view::npos) return false;
  const auto rest = header.substr(at + coding.size());
  return !(rest.starts_with(";q=0") && !rest.starts_with(";q=0."));
}

/// The pages that are entries of their own: the patient's, the catalogue that is open to everybody, the agency's. All else is the staff's.
constexpr std::pair<std::string_view, std::string_view> kEntries[] = {
    {"/p", "/patient.html"}, {"/services", "/catalogue.html"}, {"/agency", "/agency.html"},
};

std::string_view entry_of(std::string_view path) {
  for (const auto& [at, entry] : kEntries)
    if (path.starts_with(at) && (path.size() == at.size() || path[at.size()] == '/')) return entry;
  return "/index.html";
}

bool has_extension(std::string_view path) { return path.find('.', path.rfind('/') + 1) != std::string_view::npos; }

}  // namespace

StaticWeb StaticWeb::load(const std::string& folder) {
  StaticWeb web;
  if (!fs::exists(fs::path(folder) / "index.html")) throw std::runtime_error("no index.html in " + folder);
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_symlink() || !entry.is_regular_file()) continue;
    const auto path = "/" + fs::relative(entry.path(), folder).generic_string();
    const auto extension = entry.path().extension().string();
    if (extension == ".gz") web.files_[path.substr(0, path.size() - 3)].gzip = read_file(entry.path());
    else if (extension == ".br") web.files_[path.substr(0, path.size() - 3)].brotli = read_file(entry.path());
    else {
      auto& file = web.files_[path];
      file.plain = read_file(entry.path());
      file.type = type_of(extension);
      file.etag = etag_of(*file.plain);
    }
  }
  std::erase_if(web.files_, [](const auto& file) { return !file.second.plain; });
  return web;
}

std::optional<Response> StaticWeb::find(const Request& request) const {
  std::string_view path = request.path;
  auto found = files_.find(path);
  if (found == files_.end()) {
    if (has_extension(path)) return std::nullopt;
    path = entry_of(path);
    found = files_.find(path);
    if (found == files_.end()) return std::nullopt;
  }
  return serve(found->second, path, request);
}

Response StaticWeb::serve(const File& file, std::string_view path, const Request& request) const {
  const bool page = file.type.starts_with("text/html");
  if (page && file.plain->find(kNonceMark) != std::string::npos) return serve_page(file);
  Response response{.type = file.type};
  response.with("Cache-Control", path.starts_with("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
  response.with("ETag", file.etag).with("Vary", "Accept-Encoding");
  if (page) response.with("Content-Security-Policy", page_policy("'unsafe-inline'", ""));
  if (file.type.starts_with("text/javascript")) response.with("Content-Security-Policy", std::string(kScriptPolicy));
  if (etag_matches(request.header("If-None-Match"), file.etag)) {
    response.status = 304;
    return response;
  }
  const auto encodings = request.header("Accept-Encoding");
  response.shared_body = file.plain;
  if (file.brotli && accepts(encodings, "br")) {
    response.shared_body = file.brotli;
    response.with("Content-Encoding", "br");
  } else if (file.gzip && accepts(encodings, "gzip")) {
    response.shared_body = file.gzip;
    response.with("Content-Encoding", "gzip");
  }
  return response;
}

/// A page that holds the mark gets a nonce of its own each time, and then inline styles need no exception.
Response StaticWeb::serve_page(const File& file) const {
  const auto nonce = new_nonce();
  Response response{.type = file.type, .body = replaced(*file.plain, kNonceMark, nonce)};
  const auto source = fmt::format("'nonce-{}'", nonce);
  return std::move(response).with("Content-Security-Policy", page_policy(source, " " + source));
}

}  // namespace hospitium::http
