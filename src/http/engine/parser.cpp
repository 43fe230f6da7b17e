#include "http/engine/parser.hpp"

namespace hospitium::http {
namespace {

namespace beast_http = boost::beast::http;

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

/// Fields whose repetition means that two readers of the same bytes could disagree.
bool must_be_single(beast_http::field name) {
  using beast_http::field;
  switch (name) {
    case field::host: case field::authorization: case field::content_type: case field::content_encoding: case field::cookie:
    case field::origin: case field::if_match: case field::if_none_match: case field::transfer_encoding: return true;
    default: return false;
  }
}

Code code_of(const boost::beast::error_code& error) {
  if (error == beast_http::error::header_limit) return Code::HeadersTooLarge;
  if (error == beast_http::error::body_limit) return Code::TooLarge;
  return Code::Malformed;
}

}  // namespace

std::size_t RequestParser::feed(std::string_view bytes) {
  Error error;
  const auto used = put(boost::asio::const_buffer(bytes.data(), bytes.size()), error);
  if (error && error != beast_http::error::need_more) {
    failed_ = true;
    failure_ = code_of(error);
  }
  return used;
}

void RequestParser::on_request_impl(beast_http::verb, View name, View where, int http_version, Error&) {
  method = std::string(view(name));
  target = std::string(view(where));
  version = http_version;
}

void RequestParser::on_field_impl(beast_http::field known, View name, View value, Error& error) {
  if (fields.size() >= kHeaderFields) error = beast_http::error::header_limit;
  else if (must_be_single(known) && fields.count(view(name)) > 0) error = beast_http::error::bad_field;
  else if (known == beast_http::field::transfer_encoding && !equals_ignoring_case(view(value), "chunked"))
    error = beast_http::error::bad_transfer_encoding;
  else fields.add(view(name), view(value));
}

std::size_t RequestParser::on_body_impl(View bytes, Error& error) {
  if (passed + body.size() + bytes.size() > most_body) {
    error = beast_http::error::body_limit;
    return 0;
  }
  body.append(bytes.data(), bytes.size());
  return bytes.size();
}

void RequestParser::on_chunk_header_impl(std::uint64_t size, View, Error& error) {
  if (size > most_body - std::min(passed + body.size(), most_body)) error = beast_http::error::body_limit;
}

}  // namespace hospitium::http
