// Search over the catalogue of a data folder, as the server does it but without HTTP: the index and the records of the page.
//   hospitium demo --data /tmp/million --cases 0 --services 1000000
//   CATALOGUE_DATA=/tmp/million build/release/bench/catalogue_bench
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <random>

#include <benchmark/benchmark.h>

#include "db/database.hpp"
#include "directory/catalogue.hpp"

namespace hospitium::directory {
namespace {

using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point start) { return std::chrono::duration<double, std::milli>(Clock::now() - start).count(); }

struct Opened {
  Opened() {
    const char* folder = std::getenv("CATALOGUE_DATA");
    if (!folder) throw std::runtime_error("CATALOGUE_DATA names no data folder");
    database = db::open_database(std::string(folder) + "/hospitium.db");
    const auto now = [] { return Instant{std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch()).count()}; };
    services = std::make_unique<Catalogue>(*database, now);
    const auto start = Clock::now();
    services->build();
    build_ms = ms_since(start);
  }
  std::unique_ptr<db::Database> database;
  std::unique_ptr<Catalogue> services;
  double build_ms = 0;
};

Catalogue& services(benchmark::State& state) {
  static Opened opened;
  const auto figures = opened.services->figures();
  state.counters["services"] = static_cast<double>(figures.services);
  state.counters["bytes_per_service"] = static_cast<double>(figures.bytes) / static_cast<double>(std::max<std::int64_t>(1, figures.services));
  state.counters["build_s"] = opened.build_ms / 1000;
  return *opened.services;
}

/// What people ask: words in every language, whole and begun; one or two filters; wishes; or nothing at all.
ServiceQuery question(std::mt19937& random) {
  constexpr std::array kWords{"knee", "heart valve", "пересадка почки", "зубной имп", "thay khớp", "ung thư", "зүрхний хавхлаг", "нүд", "무릎", "백내장 수술",
                              "saraton", "тизза", "زراعة كلية", "القلب", "рэабілітацыя", "bogd", "implant", "laser vi", "ле", "clinic", "", "", "", ""};
  constexpr std::array kPlaces{"KR", "RU-SPE", "VN", "UZ-TK", "AE", "BY"};
  constexpr std::array kLanguages{"en", "ru", "vi", "mn", "ar", "ko"};
  ServiceQuery query;
  query.words = kWords[random() % kWords.size()];
  if (random() % 3 == 0) query.specialties = {static_cast<Specialty>(random() % 28)};
  if (random() % 3 == 0) query.places = {{kPlaces[random() % kPlaces.size()]}};
  if (random() % 3 == 0) query.languages = {kLanguages[random() % kLanguages.size()]};
  if (random() % 5 == 0) query.techniques = {static_cast<catalogue::Technique>(random() % 23)};
  if (random() % 4 == 0) query.budget = Money{100'000 + static_cast<std::int64_t>(random() % 3'000'000), "USD"};
  if (random() % 4 == 0) query.origin = Place{"MN"};
  if (random() % 5 == 0) query.age = static_cast<std::int32_t>(random() % 80);
  if (random() % 5 == 0) query.sexes = {random() % 2 ? Sex::Female : Sex::Male};
  if (random() % 6 == 0) query.sort = static_cast<ServiceSort>(1 + random() % 2);
  return query;
}

void measure(benchmark::State& state, bool records) {
  auto& catalogue = services(state);
  std::mt19937 random(2026);
  std::vector<double> times_ms;
  std::int64_t hits = 0;
  for (auto _ : state) {
    const auto query = question(random);
    const auto start = Clock::now();
    const auto found = catalogue.search(query).value();
    if (records) benchmark::DoNotOptimize(catalogue.records_of(found.services));
    times_ms.push_back(ms_since(start));
    hits += found.total;
  }
  std::ranges::sort(times_ms);
  state.counters["p50_ms"] = times_ms[times_ms.size() / 2];
  state.counters["p99_ms"] = times_ms[times_ms.size() * 99 / 100];
  state.counters["max_ms"] = times_ms.back();
  state.counters["mean_hits"] = static_cast<double>(hits) / static_cast<double>(times_ms.size());
}

void search_only(benchmark::State& state) { measure(state, false); }
void search_and_records(benchmark::State& state) { measure(state, true); }
BENCHMARK(search_only)->Iterations(5000)->Unit(benchmark::kMillisecond);
BENCHMARK(search_and_records)->Iterations(5000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace hospitium::directory
