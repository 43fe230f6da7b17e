// One way in. A command: policy row, one write transaction on one dossier (load, ownership and consent, needs, decide, evolve, append,
// project), and a reply only after the commit is durable. A reading: rights, an access-log row that is durable before the first byte leaves.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "access/rights.hpp"
#include "db/database.hpp"
#include "ledger/kind_rules.hpp"
#include "ledger/revisions.hpp"
#include "vault/blob_store.hpp"
#include "vault/vault.hpp"

namespace hospitium::ledger {

/// Time and randomness, injected. Both may be called from any thread.
struct Environment {
  std::function<Instant()> now;
  std::function<std::array<std::uint8_t, 10>()> random;
};

/// Outside facts; the directory implements it. Called inside the command's transaction, so it reads through `reader` only.
class FactSource {
 public:
  virtual ~FactSource() = default;
  virtual std::vector<PartyFact> parties(db::Reader& reader, std::span<const Id<Party>> ids) = 0;
  virtual std::vector<CorridorFact> corridors(db::Reader& reader, std::span<const Corridor> corridors) = 0;
  virtual std::vector<RateFact> rates(db::Reader& reader, std::span<const std::string> currencies) = 0;
  virtual std::vector<UserFact> users(db::Reader& reader, std::span<const Id<User>> ids) = 0;
  virtual std::vector<CalendarFact> calendars(db::Reader& reader, std::span<const CalendarKey> of) = 0;
};

/// An id and a data key for a dossier that is about to be opened, so that its files can be sealed beforehand.
struct Reservation {
  Id<Dossier> id;
  vault::KeyId key_id;
  vault::DataKey key;
};

struct CommandRequest {
  access::Principal principal;
  Kind kind{};
  std::optional<Id<Dossier>> dossier;        ///< absent: the command opens one
  std::optional<Reservation> reservation;    ///< for opening with files
  std::string command;
  boost::json::value body;
  std::string idempotency_key;               ///< "" = none; 1 to 128 visible ASCII characters
  std::string body_hash;                     ///< what the key is bound to; "" = hash of `body`
  std::string if_match;                      ///< "" = none; the tag of the view that was edited, or of the command's class of data in it
  std::vector<vault::PreparedBlob> blobs;    ///< kept in the same transaction
};

struct Receipt {
  Id<Dossier> dossier;
  std::string number, stage;
  std::string tag;                           ///< weak to rivals: hash of what this principal may see
  std::vector<IdBytes> ids;                  ///< the fresh ids the events used, in order (a referral, an offer ...)
  bool repeated = false;                     ///< answered from the idempotency table
};

/// A dossier opened for reading by right.
struct Opened {
  Id<Dossier> id;
  Kind kind{};
  Instant updated;                           ///< when something that this reader may see last changed
  std::string stage;                         ///< as this reader may know it
  std::unique_ptr<LoadedDossier> dossier;
  Projection projection;
  access::Rights rights;
  std::optional<vault::DataKey> key;
  Revisions revisions;
  std::string tag;
  std::optional<Instant> mentioned_at;       ///< the reader's eye is asked for, on something that it may read
};

/// One journal row that the reader may see, opened. `event.json` is empty where the reader may know that it happened, but not all of it.
struct TimelineRow {
  std::int64_t version = 0;                  ///< for paging inside; never shown
  Instant at;
  Actor actor;
  EventText event;
};

/// What people call a dossier by.
struct Numbered {
  Kind kind{};
  std::string number;
};

/// Dossiers about the same person, as far as their identities tell: those that the reader may open and whose person it may know, and, once it was
/// asked, whether there were others.
struct Alike {
  std::vector<Id<Dossier>> dossiers;
  std::optional<bool> elsewhere;
  std::optional<Day> asked;              ///< the day of that answer, which stays what it was
};
/// Remembered: the answer that was given before, about the same person and the same dossier. Asked: a new one, once a day.
enum class Elsewhere { Remembered, Asked };

struct ListFilter {
  Kind kind{};
  std::vector<std::string> stages;           ///< empty = all
  std::optional<Place> origin, destination;  ///< a country contains its regions
  std::optional<Specialty> specialty;
  std::optional<Urgency> urgency;
  std::optional<Id<Party>> owner, owes;
  std::optional<Instant> due_from, due_until;  ///< the running clock that presses most falls due from the one, before the other
  std::string words;                         ///< search text: names, numbers
  std::vector<std::string> labels;           ///< all of these, where the reader is of the owner's people: what Projection::labels says
  enum class Sort { Updated, Due, Opened } sort = Sort::Updated;
  std::string cursor;                        ///< what ListPage::next said; Malformed otherwise
  int limit = 50;                            ///< 1 to 200
  bool count = true;
};

/// One row of a list, its card opened. `rights` are the reader's on this dossier.
struct ListRow {
  Id<Dossier> id;
  std::string number, stage, card;
  std::optional<Place> origin, destination;
  std::optional<Specialty> specialty;
  std::optional<Urgency> urgency;
  Id<Party> owner, owes;
  Instant due, updated, opened;
  access::Rights rights;
};
struct ListPage {
  std::vector<ListRow> rows;
  std::string next;                          ///< "" = no more
  std::int64_t count = 0;                    ///< exact to kCountCap, then "more than"
  bool exact = true;
};
inline constexpr std::int64_t kCountCap = 1000;

/// What live updates tell: enough to ask who may hear of it, nothing of what happened.
struct Change {
  Id<Dossier> dossier;
  Kind kind{};
  Id<Party> owner;
  std::vector<Facet> touched;
  std::vector<Participant> participants;     ///< as they are now
  std::vector<Participant> removed;          ///< lost their part, consent or an assignment by it (only who they were is set)
};

/// How far a server has told its readers: the feed, the clocks that ran out, the erasures. Moves in memory; a server that starts tells of now on.
struct Told {
  std::int64_t feed = 0;
  Instant clocks;
  std::int64_t erasures_from_us = 0;
  std::set<Id<Dossier>> erased;              ///< told already, of those that are still asked for
};

/// One entry of the feed as process managers and the observatory read it, opened with the dossier's key.
struct FeedEntry {
  std::int64_t number = 0;
  Id<Dossier> dossier;
  Kind kind{};
  Instant at;
  Actor actor;
  EventText event;

  /// The event where it is an `Event`; nothing of another event, of an erased dossier, or of one that is still to be invented.
  template <class Event>
  std::optional<Event> as() const {
    if (event.name != Event::kName || event.json.empty()) return std::nullopt;
    auto read = json::read_own<Event>(event.json);
    return read ? std::optional(*std::move(read)) : std::nullopt;
  }
};

/// A stretch of the feed: its entries of some events, and the number of its last entry of any.
struct FeedPart {
  std::vector<FeedEntry> entries;
  std::int64_t end = 0;
};

struct Disclosure {
  std::string view;                          ///< "case", "record", "list" ...
  std::vector<Id<Dossier>> dossiers;
  std::vector<DataClass> classes;
};

/// One reading, as the access log keeps it.
struct AccessRow {
  IdBytes id;                                ///< in the order of time
  Instant at;
  Id<User> reader;
  std::string view;
  std::vector<DataClass> classes;
  std::vector<Id<Dossier>> dossiers;         ///< that were shown; none where figures were read. Left out of what is told of one dossier
};

/// A clock that concerns a reader: one of its parties owes it, or owns the dossier.
struct ClockRow {
  Id<Dossier> dossier;
  Kind kind{};
  std::string number, name;
  std::optional<IdBytes> part;
  Id<Party> owner, owes;
  Instant due;                               ///< 0 while it is stopped
  std::optional<std::int64_t> left_us;       ///< set while it is stopped
  std::string waits_for;                     ///< while stopped: the clock of the same part that runs against the other side; "" when none does
};

struct ClockFilter {
  enum class Whose { All, Ours, Theirs } whose = Whose::All;  ///< who owes: a party of the reader's, or another one in a dossier of theirs
  enum class State { Running, Stopped } state = State::Running;
  Instant before{INT64_MAX};                 ///< of those that run
  int limit = 50;
  std::optional<Kind> but = {};              ///< of every kind but this one
};

/// A dossier in which somebody asked for the reader's eye.
struct MentionRow {
  Id<Dossier> dossier;
  Kind kind{};
  std::string number;
  Instant at;
};

/// What the system asked of a dossier and was refused: a process manager that follows the feed, or a job ("jobs").
struct RefusedRow {
  std::string manager;
  std::int64_t feed = 0;                 ///< the entry that it followed; of a job the token of its last claim
  Id<Dossier> target;
  Kind kind{};
  std::string command;
  Code code{};
  Instant at;
  std::string number = {};               ///< of the dossier, when it is read
};

/// Whether the reader may learn who else read: the owner, an auditor, and the patient in person.
bool sees_readers(const Opened& opened);

struct Options {
  int feed_poll_ms = 20;
  std::int64_t idempotency_kept_us = 24 * kHour_us;
  std::int64_t lookups_per_day = 300;    ///< how many questions an organisation may ask Ledger::alike
};

class PastBatch;
class Refolding;

/// Threads: any. Completions must be quick: they run on a database thread, or on the caller's where nothing was begun. Readings throw db::Fault.
class Ledger {
 public:
  Ledger(db::Database& database, vault::Vault& vault, vault::BlobStore& blobs, FactSource& facts, Environment environment,
         std::vector<std::unique_ptr<KindRules>> kinds, const Options& options = {});
  ~Ledger();

  static std::span<const db::Migration> migrations();

  /// In whose name the principal would open a dossier with this command; the refusals are the command's own. Ask it before costly work.
  Result<Actor> opener(const access::Principal& principal, Kind kind, std::string_view command) const;
  Reservation reserve();
  void execute(CommandRequest request, std::function<void(Result<Receipt>)> done);
  Result<Receipt> execute(CommandRequest request);                            ///< waits

  /// Telling what happened before this system was there (past.hpp).
  std::unique_ptr<PastBatch> tell_past();
  /// Bringing to today's shape what older versions saved (refolding.hpp). The ledger outlives it.
  std::unique_ptr<Refolding> refolding();

  /// NotFound where the principal has no right at all, as if it did not exist.
  Result<Opened> open(const access::Principal& principal, Kind kind, Id<Dossier> id);
  std::string tag_of(const Opened& opened) const { return opened.tag; }       ///< same as Receipt::tag
  std::string tag_of(const Opened& opened, DataClass data_class) const;       ///< of one class of data in it, for If-Match of an edit
  /// Newest first. What the reader does not see is not opened either: a page costs a page.
  Result<std::vector<TimelineRow>> timeline(const access::Principal& principal, Kind kind, Id<Dossier> id,
                                            std::int64_t before_version, int limit);
  Result<ListPage> list(const access::Principal& principal, const ListFilter& filter);
  /// The list of each of `stages` by itself, all at one moment: the columns of a board.
  Result<std::vector<ListPage>> columns(const access::Principal& principal, const ListFilter& filter, std::span<const std::string_view> stages);
  /// Of these, as far as they stand: for whoever may read every journal.
  std::map<Id<Dossier>, Numbered> numbers_of(std::span<const Id<Dossier>> dossiers);
  /// How many of these were erased.
  std::int64_t erased_among(std::span<const Id<Dossier>> dossiers);
  /// In the name of `asker`, whose new questions of a day are counted: LookupsExhausted, PersonsExhausted.
  Result<Alike> alike(const access::Principal& principal, const Opened& opened, Id<Party> asker, Elsewhere elsewhere);

  /// Appends to the access log and calls `done` when it is durable; a fault means that nothing may be shown.
  void disclose(const access::Principal& principal, Disclosure disclosure, std::function<void(std::exception_ptr)> done);

  /// Clocks that concern the principal: those that run by when they are due, those that are stopped by what is left of them.
  std::vector<ClockRow> clocks(const access::Principal& principal, const ClockFilter& filter);
  /// Where the principal was mentioned and has not looked yet, newest first.
  std::vector<MentionRow> mentions(const access::Principal& principal, int limit);
  /// Who read this dossier, newest first; NotFound unless sees_readers(). Of looks at a list that show the same only the first of an
  /// hour is told.
  Result<std::vector<AccessRow>> accesses(const access::Principal& principal, Kind kind, Id<Dossier> id, Instant before, int limit);
  /// Every reading on this node before `before`, newest first; NotFound for whoever does not read the whole access log.
  Result<std::vector<AccessRow>> accesses(const access::Principal& principal, const std::optional<IdBytes>& before, int limit);

  /// Refusals of process managers and jobs, newest first, on dossiers that the principal may open; all of them for an administrator.
  std::vector<RefusedRow> refusals(const access::Principal& principal, int limit);

  /// Deletes the data key, search tokens and files; leaves the chain and a row that says when and by whom. Irreversible.
  Result<Unit> erase(const access::Principal& principal, Id<Dossier> id);

  /// Forgets receipts older than Options::idempotency_kept_us, some thousand at a time; call it each minute. Throws db::Fault.
  void tidy();

  /// Called after each COMMIT of this server, on a database thread: others' commits are found by asking changes() now and then.
  void on_commit(std::function<void()> listener);                             ///< before serving
  Told told_until_now();
  /// What was committed anywhere since, at most some hundred events at once, and which clocks ran out; moves `told` on. Throws db::Fault.
  std::vector<Change> changes(Told& told);

  /// The feed after `position`, at most `limit` entries; entries of erased dossiers have empty json.
  std::vector<FeedEntry> feed(std::int64_t position, int limit);
  /// The next `limit` entries after `position`, of which only those of `events` are opened (empty: all); `end` is `position` where none follow.
  FeedPart feed_of(std::span<const std::string> events, std::int64_t position, int limit);
  /// The same before `position`, newest first: for people, who ask what happened last.
  std::vector<FeedEntry> feed_back(std::int64_t position, int limit);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace hospitium::ledger
