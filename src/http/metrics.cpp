#include "http/metrics.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace hospitium::http {

Metrics::Metrics(const Router& router) : router_(router) {
  for (std::size_t i = 0; i <= router.routes().size(); ++i) routes_.push_back(std::make_unique<Figures>());
}

void Metrics::answered(const Route* route, int status, std::int64_t us) {
  const auto index = route ? static_cast<std::size_t>(route - router_.routes().data()) : routes_.size() - 1;
  auto& figures = *routes_[index];
  const auto place = std::lower_bound(kEdges_us.begin(), kEdges_us.end(), us) - kEdges_us.begin();
  figures.by_status[std::min<std::size_t>(static_cast<std::size_t>(status), kStatuses - 1)].fetch_add(1, std::memory_order_relaxed);
  figures.by_time[static_cast<std::size_t>(place)].fetch_add(1, std::memory_order_relaxed);
  figures.total_us.fetch_add(static_cast<std::uint64_t>(us), std::memory_order_relaxed);
}

void Metrics::watch(Kind kind, std::string name, std::string help, std::function<double()> read) {
  watched_.push_back({kind, std::move(name), std::move(help), std::move(read)});
}

std::string Metrics::label(std::size_t index) const {
  if (index == router_.routes().size()) return R"(route="other")";
  const auto& route = router_.routes()[index];
  return fmt::format(R"(route="{} {}")", method_name(route.method), route.path);
}

void Metrics::append_requests(std::string& out) const {
  out += "# HELP hospitium_http_requests_total Answers by route and status.\n# TYPE hospitium_http_requests_total counter\n";
  for (std::size_t i = 0; i < routes_.size(); ++i)
    for (std::size_t status = 0; status < kStatuses; ++status)
      if (const auto count = routes_[i]->by_status[status].load(std::memory_order_relaxed))
        fmt::format_to(std::back_inserter(out), "hospitium_http_requests_total{{{},status=\"{}\"}} {}\n", label(i), status, count);
}

void Metrics::append_times(std::string& out) const {
  out += "# HELP hospitium_http_seconds From the header's arrival to the answer's start.\n# TYPE hospitium_http_seconds histogram\n";
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    std::uint64_t sum = 0;
    for (std::size_t edge = 0; edge <= kEdges_us.size(); ++edge) {
      sum += routes_[i]->by_time[edge].load(std::memory_order_relaxed);
      const auto bound = edge < kEdges_us.size() ? fmt::format("{}", static_cast<double>(kEdges_us[edge]) / 1e6) : "+Inf";
      if (sum > 0) fmt::format_to(std::back_inserter(out), "hospitium_http_seconds_bucket{{{},le=\"{}\"}} {}\n", label(i), bound, sum);
    }
    if (sum == 0) continue;
    const auto seconds = static_cast<double>(routes_[i]->total_us.load(std::memory_order_relaxed)) / 1e6;
    fmt::format_to(std::back_inserter(out), "hospitium_http_seconds_sum{{{}}} {}\nhospitium_http_seconds_count{{{}}} {}\n", label(i), seconds,
                   label(i), sum);
  }
}

std::string Metrics::text() const {
  std::string out;
  append_requests(out);
  append_times(out);
  for (const auto& figure : watched_)
    fmt::format_to(std::back_inserter(out), "# HELP {} {}\n# TYPE {} {}\n{} {}\n", figure.name, figure.help, figure.name,
                   figure.kind == Kind::Counter ? "counter" : "gauge", figure.name, figure.read());
  return out;
}

}  // namespace hospitium::http
