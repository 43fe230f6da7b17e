#include "http/router.hpp"

#include <stdexcept>

#include <fmt/format.h>

namespace hospitium::http {
namespace {

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> segments;
  while (!path.empty()) {
    path.remove_prefix(1);  // the slash
    const auto end = std::min(path.find('/'), path.size());
    segments.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return segments;
}

bool is_name(std::string_view segment) { return segment.size() > 2 && segment.front() == '{' && segment.back() == '}'; }
std::string_view name_in(std::string_view segment) { return segment.substr(1, segment.size() - 2); }

bool well_formed(std::string_view path) {
  if (path.empty() || path.front() != '/') return false;
  for (auto segment : split(path))
    if ((segment.empty() && path != "/") || (segment.find_first_of("{}") != std::string_view::npos && !is_name(segment)))
      return false;
  return true;
}

/// The pattern with nameless holes: what two rows may not share.
std::string shape_of(const Route& route) {
  std::string shape(method_name(route.method));
  for (auto segment : split(route.path)) shape.append("/").append(is_name(segment) ? "{}" : segment);
  return shape;
}

std::string_view fault_of(const Route& route) {
  if (route.auth == Auth::Unset) return "has no auth mode";
  if (bool(route.answer) + bool(route.later) + bool(route.sink) != 1) return "needs exactly one handler";
  if (!well_formed(route.path)) return "has a malformed pattern";
  if (route.method == Method::Head) return "is HEAD, which GET rows answer";
  return {};
}

bool matches(const std::vector<std::string_view>& pattern, const std::vector<std::string_view>& path) {
  for (std::size_t i = 0; i < path.size(); ++i)
    if (!is_name(pattern[i]) && pattern[i] != path[i]) return false;
  return true;
}

/// Sorts literals before names, leftmost segment first.
bool more_literal(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (is_name(a[i]) != is_name(b[i])) return is_name(b[i]);
  return false;
}

std::optional<Pairs> params_of(const std::vector<std::string_view>& pattern, const std::vector<std::string_view>& path) {
  Pairs params;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (!is_name(pattern[i])) continue;
    auto value = percent_decoded(path[i], Plus::IsPlus);
    if (!value || value->empty()) return std::nullopt;
    params.emplace_back(std::string(name_in(pattern[i])), *std::move(value));
  }
  return params;
}

}  // namespace

Router::Router(std::vector<Route> routes) : routes_(std::move(routes)) {
  check_rows();
  for (const auto& route : routes_) {
    auto segments = split(route.path);
    if (by_length_.size() <= segments.size()) by_length_.resize(segments.size() + 1);
    by_length_[segments.size()].push_back({&route, std::move(segments)});
  }
  for (auto& rows : by_length_)
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return more_literal(a.segments, b.segments); });
}

void Router::check_rows() const {
  std::string faults;
  std::vector<std::string> shapes;
  for (const auto& route : routes_) {
    const auto line = fmt::format("{} {} ", method_name(route.method), route.path);
    if (auto fault = fault_of(route); !fault.empty()) faults += line + std::string(fault) + "\n";
    auto shape = shape_of(route);
    if (std::find(shapes.begin(), shapes.end(), shape) != shapes.end()) faults += line + "is there twice\n";
    shapes.push_back(std::move(shape));
  }
  if (!faults.empty()) throw std::logic_error("routes refused:\n" + faults);
}

Router::Match Router::find(Method method, std::string_view path) const {
  if (method == Method::Head) method = Method::Get;
  Match match;
  const auto segments = split(path);
  if (segments.size() >= by_length_.size()) return match;
  for (const auto& row : by_length_[segments.size()]) {
    if (!matches(row.segments, segments)) continue;
    if (row.route->method != method) {
      const auto name = method_name(row.route->method);
      if (match.allowed.find(name) == std::string::npos) match.allowed.append(match.allowed.empty() ? "" : ", ").append(name);
      continue;
    }
    auto params = params_of(row.segments, segments);
    if (params) match = {row.route, *std::move(params), {}};
    return match;
  }
  return match;
}

}  // namespace hospitium::http
