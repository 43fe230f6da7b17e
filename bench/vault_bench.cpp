// What sealing costs: a snapshot of 2 KiB, a page of fifty keys, a file of 100 KB.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <memory>

#include "vault/deflate.hpp"
#include "vault/vault.hpp"

namespace {

using namespace hospitium;

class Place {
 public:
  explicit Place(std::size_t cached_keys) {
    folder_ = std::filesystem::temp_directory_path() / "hospitium-bench-XXXXXX";
    if (!::mkdtemp(folder_.data())) std::abort();
    vault::create_node_key(folder_ + "/node.key");
    keys_ = db::open_database(folder_ + "/keys.db", {.secure_delete = true});
    vault_ = std::make_unique<vault::Vault>(*keys_, vault::Options{folder_ + "/node.key", cached_keys});
  }
  ~Place() {
    vault_.reset();
    keys_.reset();
    std::filesystem::remove_all(folder_);
  }
  vault::Vault& vault() { return *vault_; }

 private:
  std::string folder_;
  std::unique_ptr<db::Database> keys_;
  std::unique_ptr<vault::Vault> vault_;
};

void seal(benchmark::State& state) {
  Place place(1'000);
  auto key = place.vault().take_spare().second;
  std::string plain(static_cast<std::size_t>(state.range(0)), 'x');
  for (auto _ : state) benchmark::DoNotOptimize(key.seal(vault::Purpose::Snapshot, plain, "bound to"));
}

void open(benchmark::State& state) {
  Place place(1'000);
  auto key = place.vault().take_spare().second;
  auto sealed = key.seal(vault::Purpose::Snapshot, std::string(static_cast<std::size_t>(state.range(0)), 'x'), "bound to");
  for (auto _ : state) benchmark::DoNotOptimize(key.open(vault::Purpose::Snapshot, sealed, "bound to"));
}

/// `cached` keys of 10,000: with 1 every page is read from the keys database.
void page_of_keys(benchmark::State& state) {
  Place place(static_cast<std::size_t>(state.range(0)));
  std::vector<vault::KeyId> ids;
  for (int i = 0; i < 10'000; ++i) ids.push_back(place.vault().take_spare().first);
  std::size_t at = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(place.vault().keys(std::span(ids).subspan(at, 50)));
    at = (at + 50) % 9'950;
  }
}

void take_spare(benchmark::State& state) {
  Place place(65'536);
  for (auto _ : state) benchmark::DoNotOptimize(place.vault().take_spare());
  state.SetItemsProcessed(state.iterations());
}

std::string text_of(std::size_t size) {
  std::string text;
  for (int i = 0; text.size() < size; ++i) text += R"({"resourceType":"Observation","id":")" + std::to_string(i * 7'919) + R"(","status":"final"},)";
  return text;
}

void pack(benchmark::State& state) {
  auto plain = text_of(100'000);
  std::size_t packed = 0;
  for (auto _ : state) packed = vault::pack(plain).size();
  state.counters["packed"] = static_cast<double>(packed);
}

BENCHMARK(seal)->Arg(2'048)->Arg(100'000);
BENCHMARK(open)->Arg(2'048)->Arg(100'000);
BENCHMARK(page_of_keys)->Arg(1)->Arg(65'536);
BENCHMARK(take_spare);
BENCHMARK(pack);

}  // namespace
