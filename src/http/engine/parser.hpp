// Beast's request grammar feeding our own Request parts: limits are checked while bytes arrive, before anything is allocated for them.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include <boost/beast/http/basic_parser.hpp>

#include "http/request.hpp"

namespace hospitium::http {

inline constexpr std::uint32_t kHeaderBytes = 16 << 10;
inline constexpr std::size_t kHeaderFields = 100;

class RequestParser final : public boost::beast::http::basic_parser<true> {
 public:
  RequestParser() {
    header_limit(kHeaderBytes);
    body_limit(boost::none);  // ours, per route
  }

  /// Consumes what it can; the caller keeps the rest and gives it again, longer.
  std::size_t feed(std::string_view bytes);
  bool failed() const { return failed_; }
  Code failure() const { return failure_; }  ///< Malformed, HeadersTooLarge or TooLarge

  std::string method, target, body;
  Fields fields;
  int version = 11;
  std::size_t most_body = 0;                 ///< set between header and body
  std::size_t passed = 0;                    ///< of the body, taken out of `body` already

 private:
  using Error = boost::beast::error_code;
  using View = boost::beast::string_view;
  using Length = boost::optional<std::uint64_t>;
  void on_request_impl(boost::beast::http::verb, View name, View where, int http_version, Error& error) override;
  void on_response_impl(int, View, int, Error&) override {}
  void on_field_impl(boost::beast::http::field, View name, View value, Error& error) override;
  void on_header_impl(Error&) override {}
  void on_body_init_impl(const Length&, Error&) override {}
  std::size_t on_body_impl(View bytes, Error& error) override;
  void on_chunk_header_impl(std::uint64_t size, View, Error& error) override;
  std::size_t on_chunk_body_impl(std::uint64_t, View bytes, Error& error) override { return on_body_impl(bytes, error); }
  void on_finish_impl(Error&) override {}

  bool failed_ = false;
  Code failure_ = Code::Malformed;
};

}  // namespace hospitium::http
