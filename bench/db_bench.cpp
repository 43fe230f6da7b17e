// Durable commits per second. `chains` keeps N works in flight, each submitted when the one before it was acknowledged, as a server does;
// `threads` lets N threads wait for their commits. PostgreSQL where HOSPITIUM_TEST_PG names a server (its database gets a table).
//   db_bench --benchmark_filter=chains      HOSPITIUM_BENCH_DIR chooses the disk (default: the temporary folder)
#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <latch>
#include <memory>

#include "db/database.hpp"

namespace {

using namespace hospitium::db;

const std::string kBody(600, 'x');

/// A database of its own for each run.
class Place {
 public:
  explicit Place(bool postgresql) {
    const char* server = std::getenv("HOSPITIUM_TEST_PG");
    if (postgresql && !server) return;
    const char* disk = std::getenv("HOSPITIUM_BENCH_DIR");
    folder_ = (disk ? std::filesystem::path(disk) : std::filesystem::temp_directory_path()) / "hospitium-bench-XXXXXX";
    if (!::mkdtemp(folder_.data())) std::abort();
    database_ = open_database(postgresql ? std::string(server) : folder_ + "/bench.db");
    database_->write([postgresql](Writer& writer) {
      writer.execute("DROP TABLE IF EXISTS bench_entry");
      writer.execute(postgresql ? "CREATE TABLE bench_entry(id BIGINT PRIMARY KEY, owner BIGINT, body BYTEA)"
                                : "CREATE TABLE bench_entry(id BIGINT PRIMARY KEY, owner BIGINT, body BLOB)");
      return Verdict::Commit;
    });
  }
  ~Place() {
    database_.reset();
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
  }
  Database* database() { return database_.get(); }
  void close() { database_.reset(); }

 private:
  std::string folder_;
  std::unique_ptr<Database> database_;
};

WriteWork one_row(std::int64_t id) {
  return [id](Writer& writer) {
    writer.execute("INSERT INTO bench_entry(id, owner, body) VALUES(?1, ?2, ?3)", {id, id % 1'000, BlobView{kBody}});
    return Verdict::Commit;
  };
}

/// About what a command does: 2 reads, 6 rows written.
WriteWork eight_statements(std::int64_t id) {
  return [id](Writer& writer) {
    writer.query("SELECT body FROM bench_entry WHERE id = ?1", {id / 2});
    writer.query("SELECT count(*) FROM bench_entry WHERE id = ?1", {id / 3});
    for (std::int64_t i = 0; i < 5; ++i)
      writer.execute("INSERT INTO bench_entry(id, owner, body) VALUES(?1, ?2, ?3)", {id * 8 + i, i, BlobView{kBody}});
    writer.execute("UPDATE bench_entry SET owner = ?2 WHERE id = ?1", {id * 8, id});
    return Verdict::Commit;
  };
}

using MakeWork = WriteWork (*)(std::int64_t);

/// Works in flight; each acknowledgement submits the next.
struct Chains {
  Database& database;
  MakeWork make;
  std::int64_t count;
  std::atomic<std::int64_t> next = 0;
  std::atomic<std::int64_t> failed = 0;
  std::latch finished;

  Chains(Database& to, MakeWork work, std::int64_t works) : database(to), make(work), count(works), finished(works) {}
  void submit_next() {
    auto id = next++;
    if (id >= count) return;
    database.submit(make(id), [this](std::exception_ptr error) {
      if (error) ++failed;
      submit_next();
      finished.count_down();
    });
  }
};

void chains(benchmark::State& state, bool postgresql, MakeWork make) {
  const std::int64_t works = state.range(0) == 1 ? 500 : state.range(0) == 8 ? 2'000 : 10'000;
  for (auto _ : state) {
    Place place(postgresql);
    if (!place.database()) return state.SkipWithError("HOSPITIUM_TEST_PG is not set");
    Chains run(*place.database(), make, works);
    auto start = std::chrono::steady_clock::now();
    for (std::int64_t i = 0; i < state.range(0); ++i) run.submit_next();
    run.finished.wait();
    state.SetIterationTime(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    if (run.failed) state.SkipWithError("a work failed");
    place.close();  // the last callback may still be leaving `run`
  }
  state.SetItemsProcessed(works * static_cast<std::int64_t>(state.iterations()));
}

std::unique_ptr<Place> shared_place;
std::atomic<std::int64_t> next_id = 0;

void open_shared(const benchmark::State&, bool postgresql) { shared_place = std::make_unique<Place>(postgresql); next_id = 0; }
void open_shared_sqlite(const benchmark::State& state) { open_shared(state, false); }
void open_shared_postgresql(const benchmark::State& state) { open_shared(state, true); }
void close_shared(const benchmark::State&) { shared_place.reset(); }

void threads(benchmark::State& state) {
  if (!shared_place->database()) return state.SkipWithError("HOSPITIUM_TEST_PG is not set");
  for (auto _ : state) shared_place->database()->write(one_row(next_id++));
  state.SetItemsProcessed(state.iterations());
}

void settings(benchmark::internal::Benchmark* bench) {
  bench->Arg(1)->Arg(8)->Arg(64)->UseManualTime()->MeasureProcessCPUTime()->Iterations(1)->Repetitions(3)->Unit(benchmark::kMillisecond);
}
BENCHMARK_CAPTURE(chains, sqlite, false, one_row)->Apply(settings);
BENCHMARK_CAPTURE(chains, sqlite_command, false, eight_statements)->Apply(settings);
BENCHMARK_CAPTURE(chains, postgresql, true, one_row)->Apply(settings);
BENCHMARK_CAPTURE(chains, postgresql_command, true, eight_statements)->Apply(settings);
BENCHMARK(threads)->Name("threads/sqlite")->Setup(open_shared_sqlite)->Teardown(close_shared)->Threads(1)->Threads(8)->Threads(64)->UseRealTime();
BENCHMARK(threads)->Name("threads/postgresql")->Setup(open_shared_postgresql)->Teardown(close_shared)->Threads(1)->Threads(8)->Threads(64)->UseRealTime();

}  // namespace

