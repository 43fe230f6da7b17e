// The built web application: read once at start, served from memory, so that no request ever becomes a file name.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/request.hpp"
#include "http/response.hpp"

namespace hospitium::http {

class StaticWeb {
 public:
  /// Reads every file below `folder` (web/dist) with its .gz and .br neighbours. Throws std::runtime_error when there is no
  /// index.html or a file is larger than 32 MiB. Symbolic links are not followed.
  static StaticWeb load(const std::string& folder);

  /// The file, or index.html for paths without an extension (screens have their own addresses). Nothing for other paths.
  /// Files under /assets/ carry a hash in their name and are cached for a year; the rest is asked for again by ETag.
  std::optional<Response> find(const Request& request) const;

 private:
  struct File {
    std::shared_ptr<const std::string> plain, gzip, brotli;
    std::string type, etag;
  };
  Response serve(const File& file, std::string_view path, const Request& request) const;
  Response serve_page(const File& file) const;
  std::map<std::string, File, std::less<>> files_;
};

}  // namespace hospitium::http
