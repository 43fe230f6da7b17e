// What was measured, as a table that can be pasted into docs/benchmarks.md.
#pragma once
#include <string>
#include <vector>

#include "main/bench/load.hpp"

namespace hospitium::bench {

/// One line: the rounds of one kind of work.
struct Measured {
  std::string work;
  int connections = 0;
  std::vector<Round> rounds;
  std::string wanted;
};

/// The value below which `share` of the sorted values lie (nearest rank).
std::uint32_t quantile(const std::vector<std::uint32_t>& sorted, double share);
double median(std::vector<double> values);

std::string table_head(int rounds);
/// Rates: median and range of the rounds. Latencies: exact, over all answers of all rounds.
std::string table_row(const Measured& measured);

/// Cores, memory, load, date, version: what the figures depend on.
std::string machine_text();

}  // namespace hospitium::bench
