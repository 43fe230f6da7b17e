#include "main/bench/report.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <ctime>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "base/check.hpp"

namespace hospitium::bench {
namespace {

/// 12,345
std::string grouped(double value) {
  auto text = fmt::format("{:.0f}", value);
  for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3) text.insert(static_cast<std::size_t>(at), ",");
  return text;
}

double ms(std::uint32_t us) { return us / 1000.0; }

}  // namespace

std::uint32_t quantile(const std::vector<std::uint32_t>& sorted, double share) {
  if (sorted.empty()) return 0;
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
  return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

double median(std::vector<double> values) {
  CHECK(!values.empty());
  std::ranges::sort(values);
  const auto middle = values.size() / 2;
  return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

std::string table_head(int rounds) {
  return fmt::format("| Work | connections | per second, median (min to max of {}) | p50 ms | p99 ms | most ms | refused | wanted |\n|---|---|---|---|---|---|---|---|\n",
                     rounds);
}

std::string table_row(const Measured& measured) {
  std::vector<double> rates;
  std::vector<std::uint32_t> latencies;
  std::int64_t refused = 0;
  for (const auto& round : measured.rounds) {
    rates.push_back(round.per_second());
    latencies.insert(latencies.end(), round.latencies_us.begin(), round.latencies_us.end());
    refused += round.refused;
  }
  std::ranges::sort(latencies);
  const auto [least, most] = std::ranges::minmax(rates);
  return fmt::format("| {} | {} | {} ({} to {}) | {:.1f} | {:.1f} | {:.1f} | {} | {} |\n", measured.work, measured.connections, grouped(median(rates)),
                     grouped(least), grouped(most), ms(quantile(latencies, 0.5)), ms(quantile(latencies, 0.99)), ms(quantile(latencies, 1)), refused,
                     measured.wanted);
}

std::string machine_text() {
  std::array<double, 3> loads{};
  ::getloadavg(loads.data(), 3);
  const auto memory = static_cast<double>(::sysconf(_SC_PHYS_PAGES)) * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1 << 30);
  return fmt::format("{:%Y-%m-%d}, Hospitium {}, {} cores, {:.0f} GiB of memory, load average {:.1f} {:.1f} {:.1f}", fmt::gmtime(std::time(nullptr)),
                     HOSPITIUM_VERSION, ::sysconf(_SC_NPROCESSORS_ONLN), memory, loads[0], loads[1], loads[2]);
}

}  // namespace hospitium::bench
