#include "directory/catalogue.hpp"

#include <atomic>
#include <cmath>
#include <condition_variable>
#include <thread>

#include <spdlog/spdlog.h>

#include "directory/catalogue/follower.hpp"
#include "directory/rows.hpp"

namespace hospitium::directory {
namespace {

constexpr std::size_t kRemembered = 8192;                ///< records of services that were shown lately

ServiceView service_view(const db::Row& row) {           // columns: id, record, version
  return {row.id<Service>(0), stored<catalogue::ServiceRecord>(row.text(1)), tag_of(row.number(2))};
}

struct Indexed {
  Indexed(db::Database& database, IndexLock& lock, Instant now) : index(day_of(now)), follower(database, index, lock, now) {}
  ServiceIndex index;
  Follower follower;
};

}  // namespace

class Catalogue::Impl {
 public:
  Impl(db::Database& database, std::function<Instant()> now) : database(database), now(std::move(now)) {}

  bool worn() const { return current->index.dead() > 10'000 && current->index.dead() > current->index.size() / 4; }

  void build(const std::stop_token& stop) {
    std::lock_guard one(writing);
    building = true;
    auto fresh = std::make_shared<Indexed>(database, lock, now());
    if (!current) show(fresh);           // the first one is seen as it grows
    fresh->follower.read_all(day_of(now()), stop);
    if (stop.stop_requested()) return;
    fresh->follower.catch_up(day_of(now()));
    show(fresh);
    building = false;
    complete = true;
  }
  /// A change is not made to wait for an index that is being built: that reads it at its end.
  void refresh() {
    if (building) return;
    std::lock_guard one(writing);
    if (!complete) return;
    current->follower.catch_up(day_of(now()));
  }
  void show(std::shared_ptr<Indexed> fresh) {
    const auto guard = lock.to_write();
    current = std::move(fresh);
  }

  std::shared_ptr<const ServiceView> remembered(const FoundService& found) {
    std::lock_guard guard(memory_mutex);
    const auto known = memory.find(found.id);
    return known != memory.end() && known->second->tag == tag_of(found.version) ? known->second : nullptr;
  }
  void remember(const std::shared_ptr<const ServiceView>& view) {
    std::lock_guard guard(memory_mutex);
    if (memory.size() >= kRemembered) memory.clear();
    memory[view->id] = view;
  }

  void follow(const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any bell;
    while (!stop.stop_requested()) {
      try {
        if (!complete || worn()) build(stop);
        else refresh();
      } catch (const std::exception& error) {
        spdlog::error("the catalogue could not be read: {}", error.what());
      }
      std::unique_lock waiting(mutex);
      bell.wait_for(waiting, stop, std::chrono::microseconds(kRefresh_us), [] { return false; });
    }
  }

  db::Database& database;
  std::function<Instant()> now;
  std::mutex writing;
  mutable IndexLock lock;
  std::shared_ptr<Indexed> current;      ///< null until something was read
  std::atomic<bool> complete = false, building = false;
  std::mutex memory_mutex;
  std::unordered_map<Id<Service>, std::shared_ptr<const ServiceView>> memory;
  std::jthread thread;                   ///< last: it ends before what it uses
};

Catalogue::Catalogue(db::Database& database, std::function<Instant()> now) : impl_(std::make_unique<Impl>(database, std::move(now))) {}
Catalogue::~Catalogue() = default;

void Catalogue::start() {
  impl_->thread = std::jthread([impl = impl_.get()](const std::stop_token& stop) { impl->follow(stop); });
}

void Catalogue::build() { impl_->build({}); }
void Catalogue::refresh() { impl_->refresh(); }

Result<FoundServices> Catalogue::search(const ServiceQuery& query) const {
  const auto guard = impl_->lock.to_read();
  if (!impl_->current) return FoundServices{};
  if (query.budget && !impl_->current->index.has_rate(query.budget->currency)) return refuse(Code::UnknownValue, "?currency");
  return impl_->current->index.search(query);
}

bool Catalogue::complete() const { return impl_->complete; }

CatalogueFigures Catalogue::figures() const {
  const auto guard = impl_->lock.to_read();
  if (!impl_->current) return {};
  return {impl_->complete, static_cast<std::int64_t>(impl_->current->index.size()), static_cast<std::int64_t>(impl_->current->index.bytes())};
}

std::optional<ServiceView> Catalogue::service(Id<Service> id) const {
  std::optional<ServiceView> view;
  impl_->database.read([&](db::Reader& reader) {
    for (const auto& row : reader.query("SELECT id, record, version FROM service WHERE id = ?1", {id})) view = service_view(row);
  });
  return view;
}

std::vector<std::shared_ptr<const ServiceView>> Catalogue::records_of(const std::vector<FoundService>& found) const {
  std::vector<std::shared_ptr<const ServiceView>> views(found.size());
  std::vector<std::size_t> missing;
  for (std::size_t i = 0; i < found.size(); ++i)
    if (!(views[i] = impl_->remembered(found[i]))) missing.push_back(i);
  if (missing.empty()) return views;
  impl_->database.read([&](db::Reader& reader) {
    for (const auto i : missing)
      for (const auto& row : reader.query("SELECT id, record, version FROM service WHERE party = ?1 AND id = ?2", {found[i].party, found[i].id}))
        views[i] = std::make_shared<const ServiceView>(service_view(row));
  });
  for (const auto i : missing)
    if (views[i]) impl_->remember(views[i]);
  return views;
}

std::vector<ServiceView> Catalogue::services_of(Id<Party> party, std::size_t limit) const {
  std::vector<ServiceView> views;
  impl_->database.read([&](db::Reader& reader) {
    views.clear();
    for (const auto& row : reader.query("SELECT id, record, version FROM service WHERE party = ?1 ORDER BY id LIMIT ?2", {party, limit}))
      views.push_back(service_view(row));
  });
  return views;
}

std::vector<RateView> Catalogue::rates() const {
  std::vector<RateView> views;
  impl_->database.read([&](db::Reader& reader) {
    views.clear();
    for (const auto& row : reader.query("SELECT record, version FROM exchange_rate ORDER BY id"))
      views.push_back({stored<RateRecord>(row.text(0)), tag_of(row.number(1))});
  });
  return views;
}

std::vector<GateView> Catalogue::gates() const {
  std::vector<GateView> views;
  impl_->database.read([&](db::Reader& reader) {
    views.clear();
    for (const auto& row : reader.query("SELECT id, record, version FROM gate ORDER BY id"))
      views.push_back({row.id<Gate>(0), stored<catalogue::GateRecord>(row.text(1)), tag_of(row.number(2))});
  });
  return views;
}

std::optional<Converted> convert(const Money& money, const std::string& currency, const std::vector<RateView>& rates) {
  const auto rate_of = [&](const std::string& code) -> std::optional<RateRecord> {
    if (code == "USD") return RateRecord{Word("USD"), 1'000'000, Day{INT32_MAX}, Line("")};
    const auto found = std::ranges::find(rates, code, [](const RateView& view) { return std::string(view.record.currency); });
    return found == rates.end() ? std::nullopt : std::optional(found->record);
  };
  const auto from = rate_of(money.currency), to = rate_of(currency);
  if (!from || !to) return std::nullopt;
  const double units = static_cast<double>(money.minor) / std::pow(10, currency_exponent(money.currency).value_or(2));
  const double converted = units / static_cast<double>(from->per_dollar_micro) * static_cast<double>(to->per_dollar_micro);
  const auto minor = std::llround(converted * std::pow(10, currency_exponent(currency).value_or(2)));
  const auto& older = from->day < to->day ? *from : *to;
  return Converted{{minor, currency}, older.day, older.source};
}

}  // namespace hospitium::directory
