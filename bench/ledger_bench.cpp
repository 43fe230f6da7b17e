// What the ledger alone can do on SQLite, with the real rules of a case: durable commands at 64 in flight, openings, readings, lists.
//   HOSPITIUM_BENCH_CASES   how many cases stand in the store before measuring (20,000)
//   HOSPITIUM_BENCH_DIR     where (a temporary folder)
#include <condition_variable>
#include <cstdlib>
#include <iostream>

#include <benchmark/benchmark.h>

#include "ledger/kinds.hpp"
#include "ledger/testing/house.hpp"

namespace hospitium::ledger::testing {
namespace {

constexpr int kInFlight = 64;
constexpr std::string_view kCase =
    R"({"patient":{"name":"Nguyễn Thị Hạnh","name_latin":"Nguyen Thi Hanh","sex":"female","birth_date":"1971-03-04","phone":"+84 24 0000 0000"},)"
    R"("wish":{"specialty":"oncology","urgency":"routine","question":"Second opinion on the operation proposed at home, please."},)"
    R"("origin":"VN-HN","destination":"RU-SPE","source":{"kind":"patient"}})";

/// Keeps 64 commands under way until all are answered.
class Crowd {
 public:
  explicit Crowd(Ledger& ledger) : ledger_(ledger) {}

  template <class Make, class Answered>
  void give(int commands, Make make, Answered answered) {
    left_ = commands;
    for (int i = 0; i < commands; ++i) {
      {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return under_way_ < kInFlight; });
        ++under_way_;
      }
      ledger_.execute(make(i), [this, answered](Result<Receipt> receipt) {
        CHECK(receipt.has_value());
        answered(*receipt);
        std::lock_guard lock(mutex_);
        --under_way_;
        --left_;
        room_.notify_all();
      });
    }
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return left_ == 0; });
  }

 private:
  Ledger& ledger_;
  std::mutex mutex_;
  std::condition_variable room_;
  int under_way_ = 0, left_ = 0;
};

/// One store for all measurements.
class Store {
 public:
  Store() : house_(folder()), ledger_(house_.make_ledger(all_kinds())) {
    const auto wanted = std::getenv("HOSPITIUM_BENCH_CASES") ? std::atoi(std::getenv("HOSPITIUM_BENCH_CASES")) : 20'000;
    open_cases(wanted);
    std::cout << cases_.size() << " cases\n";
  }

  Ledger& ledger() { return *ledger_; }
  Id<Dossier> any() { return cases_[(next_ += 7'919) % cases_.size()]; }

  void open_cases(int how_many) {
    Crowd(*ledger_).give(how_many, [](int) { return request(kCoordinator, "open_case", kCase); }, [this](const Receipt& receipt) {
      std::lock_guard lock(mutex_);
      cases_.push_back(receipt.dossier);
    });
  }

 private:
  static std::string folder() {
    const char* given = std::getenv("HOSPITIUM_BENCH_DIR");
    std::string made = given ? given : std::string(std::filesystem::temp_directory_path()) + "/hospitium-bench-" + std::to_string(::getpid());
    std::filesystem::create_directories(made);
    return made;
  }

  House house_;
  std::unique_ptr<Ledger> ledger_;
  std::mutex mutex_;
  std::vector<Id<Dossier>> cases_;
  std::atomic<std::size_t> next_ = 0;
};

Store& store() {
  static Store the_store;
  return the_store;
}

void commands(benchmark::State& state) {
  constexpr int kBatch = 2'000;
  auto& bench = store();
  const auto note = request(kCoordinator, "add_note", R"({"text":"Called the family; the passport is being renewed and will be ready next week."})");
  for (auto _ : state)
    Crowd(bench.ledger()).give(kBatch, [&](int) {
      auto made = note;
      made.dossier = bench.any();
      return made;
    }, [](const Receipt&) {});
  state.SetItemsProcessed(state.iterations() * kBatch);
}
BENCHMARK(commands)->MeasureProcessCPUTime()->UseRealTime()->Unit(benchmark::kMillisecond);

void openings(benchmark::State& state) {
  constexpr int kBatch = 1'000;
  for (auto _ : state) store().open_cases(kBatch);
  state.SetItemsProcessed(state.iterations() * kBatch);
}
BENCHMARK(openings)->MeasureProcessCPUTime()->UseRealTime()->Unit(benchmark::kMillisecond);

void readings(benchmark::State& state) {
  auto& bench = store();
  for (auto _ : state) benchmark::DoNotOptimize(bench.ledger().open(kCoordinator, Kind::Case, bench.any()));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(readings)->MeasureProcessCPUTime()->UseRealTime()->Unit(benchmark::kMicrosecond);

void disclosures(benchmark::State& state) {
  constexpr int kBatch = 2'000;
  auto& bench = store();
  for (auto _ : state) {
    std::mutex mutex;
    std::condition_variable done;
    int left = kBatch;
    for (int i = 0; i < kBatch; ++i)
      bench.ledger().disclose(kCoordinator, {"case", {bench.any()}, {DataClass::Identity}}, [&](std::exception_ptr error) {
        CHECK(!error);
        std::lock_guard lock(mutex);
        if (--left == 0) done.notify_all();
      });
    std::unique_lock lock(mutex);
    done.wait(lock, [&] { return left == 0; });
  }
  state.SetItemsProcessed(state.iterations() * kBatch);
}
BENCHMARK(disclosures)->MeasureProcessCPUTime()->UseRealTime()->Unit(benchmark::kMillisecond);

void list_of(benchmark::State& state, const ListFilter& filter) {
  auto& bench = store();
  for (auto _ : state) benchmark::DoNotOptimize(bench.ledger().list(kCoordinator, filter));
  state.SetItemsProcessed(state.iterations());
}
void board_page(benchmark::State& state) {
  ListFilter filter;
  filter.stages = {"enquiry"};
  list_of(state, filter);
}
BENCHMARK(board_page)->MeasureProcessCPUTime()->UseRealTime()->Unit(benchmark::kMicrosecond);
void board_page_without_count(benchmark::State& state) {
  ListFilter filter;
  filter.stages = {"enquiry"};
  filter.count = false;
  list_of(state, filter);
}
BENCHMARK(board_page_without_count)->MeasureProcessCPUTime()->UseRealTime()->Unit(benchmark::kMicrosecond);
void filtered_page(benchmark::State& state) {
  ListFilter filter;
  filter.stages = {"enquiry"};
  filter.origin = Place{"VN"};
  filter.specialty = Specialty::Oncology;
  list_of(state, filter);
}
BENCHMARK(filtered_page)->MeasureProcessCPUTime()->UseRealTime()->Unit(benchmark::kMicrosecond);
void words_page(benchmark::State& state) {
  ListFilter filter;
  filter.words = "hanh";
  list_of(state, filter);
}
BENCHMARK(words_page)->MeasureProcessCPUTime()->UseRealTime()->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace hospitium::ledger::testing
