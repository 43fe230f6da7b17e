// The catalogue: services as they are kept, and search over all of them from memory.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "db/database.hpp"
#include "directory/records.hpp"
#include "directory/service_query.hpp"
#include "domain/catalogue/gate.hpp"

namespace hospitium::directory {

struct ServiceView {
  Id<Service> id;
  catalogue::ServiceRecord record;
  std::string tag;
};
BOOST_DESCRIBE_STRUCT(ServiceView, (), (id, record, tag))

struct RateView {
  RateRecord record;
  std::string tag;
};
BOOST_DESCRIBE_STRUCT(RateView, (), (record, tag))

struct GateView {
  Id<Gate> id;
  catalogue::GateRecord record;
  std::string tag;
};
BOOST_DESCRIBE_STRUCT(GateView, (), (id, record, tag))

/// How far the index is: `complete` once everything that stood in the table at the start has been read.
struct CatalogueFigures {
  bool complete = false;
  std::int64_t services = 0, bytes = 0;
};

/// Threads: any. The index follows the table once it was built: at once after refresh(), else within kRefresh_us of start(), so that
/// what another server changed shows here too. A process that never builds it has no index and pays nothing.
class Catalogue {
 public:
  static constexpr std::int64_t kRefresh_us = 2 * kSecond_us;

  Catalogue(db::Database& database, std::function<Instant()> now);
  ~Catalogue();

  void start();                          ///< builds in the background and follows
  void build();                          ///< builds now; searches meanwhile find what has been read
  void refresh();                        ///< reads what changed, if there is an index. Not on a database thread
  /// UnknownValue for a budget in a currency without a rate.
  Result<FoundServices> search(const ServiceQuery& query) const;
  bool complete() const;
  CatalogueFigures figures() const;      ///< walks the whole index; for monitoring and benches

  std::optional<ServiceView> service(Id<Service> id) const;
  /// The records of what a search found, in its order; what has gone since is left out.
  std::vector<std::shared_ptr<const ServiceView>> records_of(const std::vector<FoundService>& found) const;
  std::vector<ServiceView> services_of(Id<Party> party, std::size_t limit) const;  ///< withdrawn ones too
  std::vector<RateView> rates() const;
  std::vector<GateView> gates() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// The amount in another currency by the rates of their days; nothing when one of them has no rate. The day is the older one.
struct Converted {
  Money money;
  Day day;
  std::string source;
};
std::optional<Converted> convert(const Money& money, const std::string& currency, const std::vector<RateView>& rates);

}  // namespace hospitium::directory
