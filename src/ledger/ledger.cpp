#include "ledger/ledger.hpp"

#include <condition_variable>
#include <future>
#include <mutex>

#include <spdlog/spdlog.h>

#include "ledger/access_log.hpp"
#include "ledger/changes.hpp"
#include "ledger/clock_list.hpp"
#include "ledger/engine.hpp"
#include "ledger/erasure.hpp"
#include "ledger/execution.hpp"
#include "ledger/listing.hpp"
#include "ledger/lookups.hpp"
#include "ledger/mention_rows.hpp"
#include "ledger/parted.hpp"
#include "ledger/past.hpp"
#include "ledger/reading.hpp"
#include "ledger/refolding.hpp"
#include "ledger/sequencer.hpp"

namespace hospitium::ledger {
namespace {

/// What the giver of a command is told of broken machinery. The cause is for the log: a fault holds no values.
Code told_of(const std::exception_ptr& error, std::string_view command) {
  try {
    std::rethrow_exception(error);
  } catch (const db::Fault& fault) {
    spdlog::error("command {} was not carried out: {}", command, fault.what());
    return db::code_of(fault.kind());
  } catch (const std::exception& other) {
    spdlog::error("command {} met a bug: {}", command, other.what());
    return Code::Internal;
  }
}

/// After these the command is given again as it is: its own idempotency row tells whether it was done after all.
bool worth_another_try(db::FaultKind kind) {
  return kind == db::FaultKind::Unknown || kind == db::FaultKind::Unique || kind == db::FaultKind::Conflict;
}

/// A reading on the caller's thread.
template <class Read>
auto read_with(const Engine& engine, Read read) {
  std::optional<std::invoke_result_t<Read, db::Reader&>> result;
  engine.database.read([&](db::Reader& reader) { result.emplace(read(reader)); });
  return *std::move(result);
}

/// Commands on their way through the database; the ledger outlives them.
class UnderWay {
 public:
  ~UnderWay() {
    std::unique_lock lock(mutex_);
    none_.wait(lock, [this] { return count_ == 0; });
  }
  void enter() {
    std::lock_guard lock(mutex_);
    ++count_;
  }
  void leave() {
    std::lock_guard lock(mutex_);
    if (--count_ == 0) none_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable none_;
  int count_ = 0;
};

}  // namespace

class Ledger::Impl {
 public:
  explicit Impl(Engine made) : engine(std::move(made)), numbers(engine.database), access_log(engine) {
    finish_erasures(engine);
    if (engine.sequenced()) sequencer = std::make_unique<Sequencer>(engine);
  }

  using Done = std::function<void(Result<Receipt>)>;

  void execute(CommandRequest request, Done done) {
    auto execution = prepare(std::move(request));
    if (!execution) return done(tl::unexpected(std::move(execution).error()));
    under_way.enter();
    const auto counted = [this, done = std::move(done)](Result<Receipt> receipt) {
      done(std::move(receipt));
      under_way.leave();
    };
    submit(*std::move(execution), counted, kTries);
  }

  void tell() {
    for (const auto& listener : listeners) listener();
  }

  Engine engine;
  Numbers numbers;
  AccessLog access_log;
  std::vector<std::function<void()>> listeners;
  std::unique_ptr<Sequencer> sequencer;

 private:
  static constexpr int kTries = 3;

  Result<std::shared_ptr<Execution>> prepare(CommandRequest request) {
    const auto command = request.command;
    try {
      return Execution::prepare(engine, numbers, std::move(request));
    } catch (const db::Fault&) {
      return refuse(told_of(std::current_exception(), command));
    }
  }

  void submit(std::shared_ptr<Execution> execution, Done done, int tries) {
    auto work = [execution](db::Writer& writer) { return execution->run(writer); };
    engine.database.submit(work, [this, execution, done = std::move(done), tries](std::exception_ptr error) {
      finished(execution, done, tries, error);
    });
  }

  void finished(const std::shared_ptr<Execution>& execution, const Done& done, int tries, const std::exception_ptr& error) {
    const auto& came_to = execution->outcome();
    if (came_to.written) engine.lists->changed(came_to.dossier, came_to.shelves);  // also after a fault, whose COMMIT may have been done after all
    if (error) {
      if (worth_another_try(db::kind_of(error)) && tries > 1) return submit(execution, done, tries - 1);
      return done(refuse(told_of(error, execution->command())));
    }
    auto& outcome = execution->outcome();
    if (outcome.written) tell();
    done(std::move(outcome.receipt));
  }

  UnderWay under_way;                    ///< the last member: waited for before the others go
};

Ledger::Ledger(db::Database& database, vault::Vault& vault, vault::BlobStore& blobs, FactSource& facts, Environment environment,
               std::vector<std::unique_ptr<KindRules>> kinds, const Options& options)
    : impl_(std::make_unique<Impl>(Engine{database, vault, blobs, facts, std::move(environment), std::move(kinds), options})) {}
Ledger::~Ledger() = default;

Result<Actor> Ledger::opener(const access::Principal& principal, Kind kind, std::string_view command) const {
  const auto* row = find_row(impl_->engine.rules(kind).table(), command);
  if (!row || row->stages != 0) return refuse(Code::NotFound);
  return opener_of(principal, kind, *row);
}

Reservation Ledger::reserve() {
  return reserve_dossier(impl_->engine, impl_->engine.environment.now());
}

std::unique_ptr<PastBatch> Ledger::tell_past() { return std::make_unique<PastBatch>(impl_->engine, impl_->numbers); }
std::unique_ptr<Refolding> Ledger::refolding() { return std::make_unique<Refolding>(impl_->engine); }

void Ledger::execute(CommandRequest request, std::function<void(Result<Receipt>)> done) { impl_->execute(std::move(request), std::move(done)); }

Result<Receipt> Ledger::execute(CommandRequest request) {
  std::promise<Result<Receipt>> promise;
  execute(std::move(request), [&](Result<Receipt> receipt) { promise.set_value(std::move(receipt)); });
  return promise.get_future().get();
}

Result<Opened> Ledger::open(const access::Principal& principal, Kind kind, Id<Dossier> id) {
  const auto& engine = impl_->engine;
  return read_with(engine, [&](db::Reader& reader) { return open_dossier(reader, engine, principal, kind, id); });
}

std::string Ledger::tag_of(const Opened& opened, DataClass data_class) const {
  const auto& projection = opened.projection;
  return ledger::tag_of(*opened.key, opened.revisions, {opened.rights, projection.owner, access::chosen_part(projection.participants), opened.stage}, data_class);
}

Result<std::vector<TimelineRow>> Ledger::timeline(const access::Principal& principal, Kind kind, Id<Dossier> id,
                                                  std::int64_t before_version, int limit) {
  const auto& engine = impl_->engine;
  return read_with(engine, [&](db::Reader& reader) { return read_timeline(reader, engine, principal, kind, id, before_version, limit); });
}

Result<ListPage> Ledger::list(const access::Principal& principal, const ListFilter& filter) {
  return read_list(impl_->engine, principal, filter);
}

Result<std::vector<ListPage>> Ledger::columns(const access::Principal& principal, const ListFilter& filter, std::span<const std::string_view> stages) {
  return read_columns(impl_->engine, principal, filter, stages);
}

std::map<Id<Dossier>, Numbered> Ledger::numbers_of(std::span<const Id<Dossier>> dossiers) {
  return read_with(impl_->engine, [&](db::Reader& reader) {
    std::map<Id<Dossier>, Numbered> numbers;
    for (const auto& id : dossiers)
      if (!numbers.contains(id))
        for (const auto& row : reader.query("SELECT kind, number FROM dossier WHERE id = ?1 AND erased IS NULL", {id}))
          if (const auto kind = value_of<Kind>(row.text(0))) numbers.emplace(id, Numbered{*kind, row.text(1)});
    return numbers;
  });
}

std::int64_t Ledger::erased_among(std::span<const Id<Dossier>> dossiers) {
  return read_with(impl_->engine, [&](db::Reader& reader) {
    return std::ranges::count_if(dossiers, [&](Id<Dossier> id) { return !reader.query("SELECT 1 FROM dossier WHERE id = ?1 AND erased IS NOT NULL", {id}).empty(); });
  });
}

Result<Alike> Ledger::alike(const access::Principal& principal, const Opened& opened, Id<Party> asker, Elsewhere elsewhere) {
  const auto& engine = impl_->engine;
  const auto lookup = lookup_of(engine, opened, asker);
  if (!lookup) return Alike{};
  auto alike = read_with(engine, [&](db::Reader& reader) { return read_alike(reader, engine, principal, opened); });
  auto answer = kept_lookup(engine, *lookup);
  if (elsewhere == Elsewhere::Asked) {
    TRY(answer, keep_lookup(engine, *lookup, *alike.elsewhere));
  }
  alike.elsewhere = answer ? std::optional(answer->elsewhere) : std::nullopt;
  alike.asked = answer ? std::optional(answer->day) : std::nullopt;
  return alike;
}

void Ledger::disclose(const access::Principal& principal, Disclosure disclosure, std::function<void(std::exception_ptr)> done) {
  impl_->access_log.append(principal, std::move(disclosure), std::move(done));
}

std::vector<ClockRow> Ledger::clocks(const access::Principal& principal, const ClockFilter& filter) {
  return read_with(impl_->engine, [&](db::Reader& reader) { return read_clocks(reader, principal, filter); });
}

std::vector<MentionRow> Ledger::mentions(const access::Principal& principal, int limit) {
  const auto& engine = impl_->engine;
  return read_with(engine, [&](db::Reader& reader) { return read_mentions(reader, engine, principal, limit); });
}

bool sees_readers(const Opened& opened) {
  const bool in_person = std::ranges::count(opened.rights.parties(), Id<Party>{}) > 0;
  return in_person || opened.rights.reads_whole(DataClass::Journal);
}

Result<std::vector<AccessRow>> Ledger::accesses(const access::Principal& principal, Kind kind, Id<Dossier> id, Instant before, int limit) {
  TRY(const auto opened, open(principal, kind, id));
  if (!sees_readers(opened)) return refuse(Code::NotFound);
  return read_with(impl_->engine, [&](db::Reader& reader) { return read_accesses(reader, id, before, limit); });
}

Result<std::vector<AccessRow>> Ledger::accesses(const access::Principal& principal, const std::optional<IdBytes>& before, int limit) {
  const bool whole = access::may_on_node(principal, DataClass::AccessLog, Action::Read) &&
                     access::node_detail(principal, DataClass::AccessLog) == Detail::Full;
  if (!whole) return refuse(Code::NotFound);
  return read_with(impl_->engine, [&](db::Reader& reader) { return read_all_accesses(reader, before, limit); });
}

std::vector<RefusedRow> Ledger::refusals(const access::Principal& principal, int limit) {
  const auto& engine = impl_->engine;
  return read_with(engine, [&](db::Reader& reader) { return read_refusals(reader, engine, principal, limit); });
}

Result<Unit> Ledger::erase(const access::Principal& principal, Id<Dossier> id) {
  if (!access::may_on_node(principal, DataClass::Users, Action::Update)) return refuse(Code::NotFound);
  if (!erase_dossier(impl_->engine, principal.user, id)) return refuse(Code::NotFound);
  impl_->tell();
  return Unit{};
}

void Ledger::tidy() {
  constexpr int kBatch = 2'000;
  const auto now = impl_->engine.environment.now();
  impl_->engine.database.write([&](db::Writer& writer) {
    forget_parted(writer, now - kPartedKept_us);
    return db::Verdict::Commit;
  });
  const auto before = now - impl_->engine.options.idempotency_kept_us;
  std::int64_t forgotten = kBatch;
  while (forgotten == kBatch)
    impl_->engine.database.write([&](db::Writer& writer) {
      forgotten = forget_receipts(writer, before, kBatch);
      return db::Verdict::Commit;
    });
}

void Ledger::on_commit(std::function<void()> listener) { impl_->listeners.push_back(std::move(listener)); }

Told Ledger::told_until_now() {
  const auto& engine = impl_->engine;
  return read_with(engine, [&](db::Reader& reader) { return ledger::told_until_now(reader, engine); });
}

std::vector<Change> Ledger::changes(Told& told) {
  const auto& engine = impl_->engine;
  return read_with(engine, [&](db::Reader& reader) { return read_changes(reader, engine, told); });
}

std::vector<FeedEntry> Ledger::feed_back(std::int64_t position, int limit) {
  const auto& engine = impl_->engine;
  return read_with(engine, [&](db::Reader& reader) { return read_feed_back(reader, engine, position, limit); });
}

std::vector<FeedEntry> Ledger::feed(std::int64_t position, int limit) {
  const auto& engine = impl_->engine;
  return read_with(engine, [&](db::Reader& reader) { return read_feed(reader, engine, {}, position, limit).entries; });
}

FeedPart Ledger::feed_of(std::span<const std::string> events, std::int64_t position, int limit) {
  const auto& engine = impl_->engine;
  return read_with(engine, [&](db::Reader& reader) { return read_feed(reader, engine, events, position, limit); });
}

}  // namespace hospitium::ledger
