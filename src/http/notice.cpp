// Notices: what others did that concerns a reader, and clocks that pass their half or run out. Nothing is kept of them but what was read:
// they are made from the timelines of the cases that changed last, as this reader may see them, so a notice never shows more than reading.
#include <algorithm>

#include "directory/desk.hpp"
#include "domain/case/decide.hpp"
#include "http/concepts.hpp"
#include "http/party_name.hpp"
#include "vault/password.hpp"

namespace hospitium::http {
namespace {

constexpr std::int64_t kKept_us = 14 * kDay_us;
constexpr int kMostCases = 40, kMostEvents = 20, kMostClocks = 100;  ///< looked at, the newest first
constexpr std::size_t kMostNotices = 60;

enum class NoticeKind { Enquiry, Request, Answer, Question, Reply, Message, Decision, Choice, ClockHalf, ClockOver, Mention };
BOOST_DESCRIBE_ENUM(NoticeKind, Enquiry, Request, Answer, Question, Reply, Message, Decision, Choice, ClockHalf, ClockOver, Mention)

/// Whom an event is for: those of other organisations who see it; of them only whose own part it is, or who decide what comes next; or the
/// one whom its member `mentions` names, colleagues' doing too. Of several rows of an event the first that concerns its reader counts.
enum class For : std::uint8_t { OtherSides, WhosePart, WhoDecides, WhomItNames };
struct NoticeRow {
  std::string_view event;
  NoticeKind kind{};
  For who{};
  std::string_view where = {};           ///< only one that has this member
};
constexpr std::array kNoticed{
    NoticeRow{"message_posted", NoticeKind::Mention, For::WhomItNames},
    NoticeRow{"note_added", NoticeKind::Mention, For::WhomItNames},
    NoticeRow{"party_note_added", NoticeKind::Mention, For::WhomItNames},
    NoticeRow{"case_opened", NoticeKind::Enquiry, For::WhoDecides},
    NoticeRow{"referral_requested", NoticeKind::Request, For::WhosePart},
    NoticeRow{"referral_accepted", NoticeKind::Answer},
    NoticeRow{"referral_declined", NoticeKind::Answer},
    NoticeRow{"offer_made", NoticeKind::Answer},
    NoticeRow{"information_asked", NoticeKind::Question, For::OtherSides, "question"},
    NoticeRow{"call_asked", NoticeKind::Question},
    NoticeRow{"information_given", NoticeKind::Reply, For::WhosePart},
    NoticeRow{"message_posted", NoticeKind::Message},
    NoticeRow{"translation_asked", NoticeKind::Request, For::WhosePart},
    NoticeRow{"translation_delivered", NoticeKind::Answer, For::WhoDecides},
    NoticeRow{"case_approved", NoticeKind::Decision},
    NoticeRow{"approval_refused", NoticeKind::Decision},
    NoticeRow{"level_approved", NoticeKind::Decision},
    NoticeRow{"level_refused", NoticeKind::Decision},
    NoticeRow{"appeal_decided", NoticeKind::Decision},
    NoticeRow{"authority_asked", NoticeKind::Question},
    NoticeRow{"offer_accepted", NoticeKind::Choice},
    NoticeRow{"referral_released", NoticeKind::Choice, For::WhosePart},
};

/// How long the clocks run whose half is worth a word.
std::optional<std::int64_t> span_of(std::string_view clock) {
  if (clock == "referral_receipt") return cases::kClinicReceives_us;
  if (clock == "referral_answer") return cases::kClinicAnswers_us;
  if (clock == "information_wanted") return cases::kOwnerAnswers_us;
  if (clock == "call_back") return cases::kOwnerCalls_us;
  if (clock == "outcome_due") return cases::kOutcomeHome_us;
  return std::nullopt;
}

/// `name` is the event's (message case.event.<name>) or, of a clock's notice, the clock's (message <dossier_kind>.clock.<name>).
struct NoticeItem {
  std::string id;
  NoticeKind kind{};
  std::string name;
  Kind dossier_kind{};
  Id<Dossier> dossier;
  std::string number;
  Instant at;
  std::optional<PartyName> party;        ///< who did it, or who owes
  bool read = false;
};
BOOST_DESCRIBE_STRUCT(NoticeItem, (), (id, kind, name, dossier_kind, dossier, number, at, party, read))

struct NoticePage {
  std::vector<NoticeItem> items;         ///< the newest first
  std::int64_t unread = 0;
  std::vector<NoticeKind> muted;
};
BOOST_DESCRIBE_STRUCT(NoticePage, (), (items, unread, muted))

struct ReadNotices {
  std::optional<bool> all;
  std::vector<Word> ids;
};
BOOST_DESCRIBE_STRUCT(ReadNotices, (), (all, ids))

struct NoticeSettings {
  std::vector<NoticeKind> muted;
};
BOOST_DESCRIBE_STRUCT(NoticeSettings, (), (muted))

/// The same notice has the same id whenever it is made; it tells nothing that the notice does not say.
IdBytes notice_id(NoticeKind kind, std::string_view name, Id<Dossier> dossier, Instant at, const std::optional<IdBytes>& part) {
  const auto hash = vault::token_hash(fmt::format("{}/{}/{}/{}/{}", name_of(kind), name, dossier.text(), at.us, part ? id_text(*part) : ""));
  IdBytes id{};
  std::ranges::copy_n(hash.begin(), static_cast<std::ptrdiff_t>(id.size()), id.begin());
  return id;
}

class Gathering {
 public:
  Gathering(Rooms& rooms, const access::Principal& principal, directory::NoticeMarks marks)
      : rooms_(rooms), principal_(principal), marks_(std::move(marks)), now_(rooms.environment.now()) {}

  NoticePage page() {
    add_events();
    add_clocks();
    std::ranges::sort(page_.items, std::greater(), [](const NoticeItem& item) { return std::pair(item.at, item.id); });
    if (page_.items.size() > kMostNotices) page_.items.resize(kMostNotices);
    page_.unread = std::ranges::count(page_.items, false, &NoticeItem::read);
    for (const auto& kind : entries_of<NoticeKind>())
      if (muted(kind.value)) page_.muted.push_back(kind.value);
    return std::move(page_);
  }

 private:
  bool muted(NoticeKind kind) const { return marks_.muted.contains(std::string(name_of(kind))); }

  void add(NoticeItem item, const std::optional<IdBytes>& part) {
    if (muted(item.kind) || item.at < now_ - kKept_us) return;
    const auto id = notice_id(item.kind, item.name, item.dossier, item.at, part);
    item.id = id_text(id);
    item.read = item.at <= marks_.read_until || marks_.read.contains(id);
    page_.items.push_back(std::move(item));
  }

  void add_events() {
    ledger::ListFilter filter;
    filter.kind = Kind::Case;
    filter.limit = kMostCases;
    filter.count = false;
    const auto list = rooms_.ledger.list(principal_, filter);
    if (!list) return;
    for (const auto& row : list->rows)
      if (row.updated >= now_ - kKept_us) add_events_of(row);
  }

  void add_events_of(const ledger::ListRow& row) {
    const auto timeline = rooms_.ledger.timeline(principal_, Kind::Case, row.id, std::numeric_limits<std::int64_t>::max(), kMostEvents);
    if (!timeline) return;
    for (const auto& happened : *timeline) {
      const auto noticed = std::ranges::find_if(kNoticed, [&](const NoticeRow& one) {
        return one.event == happened.event.name && concerns(one, row.rights, happened);
      });
      if (noticed == kNoticed.end()) continue;
      NoticeItem item{{}, noticed->kind, happened.event.name, Kind::Case, row.id, row.number, happened.at, {}, false};
      if (!happened.actor.party.nil()) item.party = party_name(rooms_, happened.actor.party);
      add(std::move(item), happened.event.facet.part);
    }
  }

  bool concerns(const NoticeRow& row, const access::Rights& rights, const ledger::TimelineRow& happened) const {
    if (happened.actor.user == principal_.user) return false;
    if (!row.where.empty() && !has(happened.event.json, row.where)) return false;
    if (row.who == For::WhomItNames) return names_me(happened.event.json);
    if (!happened.actor.party.nil() && principal_.member_of(happened.actor.party)) return false;
    if (row.who == For::WhosePart) return happened.event.facet.part && rights.owns(*happened.event.facet.part);
    return row.who != For::WhoDecides || rights.may(DataClass::Tasks, Action::Decide);
  }

  static bool has(const std::string& event, std::string_view member) { return !event.empty() && boost::json::parse(event).as_object().contains(member); }

  bool names_me(const std::string& event) const {
    if (event.empty()) return false;
    const auto data = boost::json::parse(event);
    const auto* mentions = data.as_object().if_contains("mentions");
    const auto me = principal_.user.text();
    return mentions && mentions->is_array() && std::ranges::any_of(mentions->get_array(), [&](const auto& user) { return user.is_string() && user.get_string() == me; });
  }

  void add_clocks() {
    for (const auto& clock : rooms_.ledger.clocks(principal_, {.before = now_ + kKept_us, .limit = kMostClocks})) {
      NoticeItem item{{}, NoticeKind::ClockOver, clock.name, clock.kind, clock.dossier, clock.number, clock.due, party_name(rooms_, clock.owes), false};
      if (clock.due > now_) {
        const auto span = span_of(clock.name);
        if (!span || clock.due - *span / 2 > now_) continue;
        item.kind = NoticeKind::ClockHalf;
        item.at = clock.due - *span / 2;
      }
      add(std::move(item), clock.part);
    }
  }

  Rooms& rooms_;
  const access::Principal& principal_;
  const directory::NoticeMarks marks_;
  const Instant now_;
  NoticePage page_;
};

void answer_notices(Rooms& rooms, directory::Desk& desk, const Request& request, Reply reply) {
  const auto page = Gathering(rooms, request.principal(), desk.marks(request.principal().user)).page();
  std::vector<Id<Dossier>> shown;
  for (const auto& item : page.items)
    if (!std::ranges::count(shown, item.dossier)) shown.push_back(item.dossier);
  answer_disclosed(rooms, {"notices", std::move(shown), {DataClass::Journal, DataClass::Tasks}}, json_response(page), std::move(reply));
}

Result<Response> read_notices(directory::Desk& desk, const Request& request) {
  TRY(const auto asked, request.read<ReadNotices>());
  if (asked.ids.size() > directory::Desk::kMostMarks) return refuse(Code::TooMany, "/ids");
  std::vector<IdBytes> ids;
  for (const auto& text : asked.ids) {
    const auto id = parse_id(std::string(text));
    if (!id) return refuse(Code::UnknownValue, "/ids");
    ids.push_back(*id);
  }
  const auto user = request.principal().user;
  if (asked.all.value_or(false)) desk.read_all(user);
  else desk.read(user, ids);
  return no_content();
}

Result<Response> set_notices(directory::Desk& desk, const Request& request) {
  TRY(const auto asked, request.read<NoticeSettings>());
  std::set<std::string> kinds;
  for (const auto kind : asked.muted) kinds.emplace(name_of(kind));
  desk.mute(request.principal().user, kinds);
  return no_content();
}

}  // namespace

std::vector<Route> notice_routes(Rooms& rooms) {
  auto desk = std::make_shared<directory::Desk>(rooms.database, rooms.environment);
  return {
      {.method = Method::Get, .path = "/api/notices", .auth = Auth::SignedIn,
       .later = [&rooms, desk](const Request& request, Reply reply) { answer_notices(rooms, *desk, request, std::move(reply)); },
       .summary = "What concerns the reader, newest first", .gives = &json::schema_of<NoticePage>()},
      {.method = Method::Post, .path = "/api/notices/read", .auth = Auth::SignedIn,
       .answer = [desk](const Request& request) { return read_notices(*desk, request); }, .summary = "Mark notices as read",
       .takes = &json::schema_of<ReadNotices>()},
      {.method = Method::Put, .path = "/api/notices/settings", .auth = Auth::SignedIn,
       .answer = [desk](const Request& request) { return set_notices(*desk, request); }, .summary = "Choose which kinds of notices one gets",
       .takes = &json::schema_of<NoticeSettings>()},
  };
}

}  // namespace hospitium::http
