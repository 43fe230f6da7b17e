// Every list as a file: the rows and columns that its reader sees on the screen, under the same query and masking, and no more.
#include "http/export.hpp"

#include <algorithm>
#include <limits>

#include "directory/catalogue.hpp"
#include "http/case_cards.hpp"
#include "http/case_filter.hpp"
#include "http/catalogue.hpp"
#include "http/concepts.hpp"
#include "http/journal.hpp"
#include "http/party_name.hpp"
#include "http/table_file.hpp"
#include "observatory/published.hpp"

namespace hospitium::http {
namespace {

using paper::Cell;

/// Words for one reader.
class Words {
 public:
  Words(Rooms& rooms, const Request& request) : messages_(rooms.messages), language_(request.language) {}
  std::string operator()(std::string_view key) const { return messages_.format(language_, key); }
  std::string of(std::string_view key, std::string_view value) const { return messages_.format(language_, std::string(key) + "." + std::string(value)); }
  template <DescribedEnum E>
  std::string of(std::string_view key, E value) const { return of(key, name_of(value)); }
  std::string place(const Place& place) const {
    const auto key = "places." + place.code;
    return messages_.has("en", key) ? messages_.format(language_, key) : place.code;
  }
  template <class List, class Say>
  static std::string list(const List& list, const Say& say) {
    std::string text;
    for (const auto& one : list) text += (text.empty() ? "" : ", ") + std::string(say(one));
    return text;
  }
  std::string cut() const { return messages_.format(language_, "common.export_cut", {{"n", std::to_string(kMostExported)}}); }

 private:
  const Messages& messages_;
  const std::string& language_;
};

/// A list on its way out, and what the access log has to say of it.
struct Exported {
  paper::Sheet sheet;
  std::optional<ledger::Disclosure> disclosure;
};

std::vector<std::string> headings(const Words& word, std::initializer_list<std::string_view> keys) {
  std::vector<std::string> list;
  for (const auto key : keys) list.push_back(word(key));
  return list;
}

Cell age_cell(const cases::CaseCard& card) {
  if (!card.age) return {};
  return card.age_to ? Cell(fmt::format("{}–{}", *card.age, *card.age_to)) : Cell(static_cast<double>(*card.age));
}

std::vector<Cell> case_row(const Words& word, const cases::CaseCard& card) {
  return {card.number, word.of("case.stage", card.stage), card.name ? *card.name : card.initials, word.of("case.sex", card.sex),
          age_cell(card), word.place(card.origin), word.place(card.destination), word.of("specialty", card.specialty),
          word.of("case.urgency", card.urgency), card.owner.name, card.owes ? Cell(card.owes->name) : Cell(), card.due, card.updated,
          Words::list(card.flags, [&](const std::string& flag) { return word.of("case.flag", flag); })};
}

/// No clinical content: what a card shows are the classes Identity and what stands in clear.
Result<Exported> export_cases(Rooms& rooms, const Request& request) {
  const Words word(rooms, request);
  TRY(auto filter, case_filter(request));
  constexpr int kAtOnce = 200;
  filter.limit = kAtOnce;
  filter.cursor.clear();
  Exported out{empty_sheet(rooms, request, word("case.cases")), ledger::Disclosure{"case_export", {}, {}}};
  out.sheet.headings = headings(word, {"case.case_number", "case.column.stage", "case.field.patient", "case.field.sex", "case.column.age", "case.field.home_place", "case.field.destination",
                                       "case.field.specialty", "case.field.urgency", "case.field.owner", "case.column.owes", "case.column.due", "common.updated", "case.column.flags"});
  for (bool more = true; more;) {
    TRY(const auto page, rooms.ledger.list(request.principal(), filter));
    for (const auto& card : cards_of(rooms, page)) {
      if (out.sheet.rows.size() == kMostExported) break;
      out.sheet.rows.push_back(case_row(word, card));
      out.disclosure->dossiers.push_back(card.id);
      add_classes(out.disclosure->classes, card);
    }
    more = !page.next.empty() && out.sheet.rows.size() < kMostExported;
    if (!page.next.empty() && !more) out.sheet.note = word.cut();
    filter.cursor = page.next;
  }
  return out;
}

Result<Exported> export_parties(Rooms& rooms, const Request& request) {
  const Words word(rooms, request);
  TRY(auto query, party_query(request));
  query.limit = static_cast<int>(kMostExported) + 1;
  Exported out{empty_sheet(rooms, request, word("directory.organisations")), {}};
  out.sheet.headings = headings(word, {"directory.field.name", "directory.field.name_latin", "directory.field.type", "directory.field.place", "directory.field.state",
                                       "directory.field.parent", "directory.field.ownership", "directory.field.level", "directory.field.languages",
                                       "directory.field.specialties", "directory.field.techniques", "directory.field.website", "directory.licences"});
  for (const auto& [id, record, parent, tag] : rooms.directory.find_parties(query)) {
    if (out.sheet.rows.size() == kMostExported) {
      out.sheet.note = word.cut();
      break;
    }
    out.sheet.rows.push_back(
        {record.name, record.name_latin, word.of("directory.type", record.type), word.place(record.place), word.of("directory.state", record.state), parent,
         record.ownership ? Cell(word.of("directory.ownership", *record.ownership)) : Cell(), record.level ? Cell(word.of("directory.level", *record.level)) : Cell(),
         Words::list(record.languages, [](const auto& one) { return one; }), Words::list(record.specialties, [&](Specialty one) { return word.of("specialty", one); }),
         record.techniques ? Cell(Words::list(*record.techniques, [&](auto one) { return word.of("catalogue.technique", one); })) : Cell(), record.website,
         Words::list(record.licences, [](const auto& one) { return fmt::format("{} ({} – {})", one.number, iso_text(one.from), iso_text(one.until)); })});
  }
  return out;
}

/// A clinic's people are plainly of a clinic; asked, chosen or released is said by each case.
std::string member_role_word(const Words& word, Role role) {
  const bool clinic = std::ranges::find(access::kMemberRoles, role, &access::MemberRow::member) != access::kMemberRoles.end();
  return clinic ? word("role.clinic") : word.of("role", role);
}

double units(const Money& money) {
  double amount = static_cast<double>(money.minor);
  for (int i = currency_exponent(money.currency).value_or(0); i > 0; --i) amount /= 10;
  return amount;
}

std::vector<Cell> service_row(Rooms& rooms, const Words& word, const catalogue::ServiceRecord& record, std::string_view language) {
  const auto text = catalogue::text_for(record, language);
  return {text.title, party_name(rooms, record.party).name, word.place(party_name(rooms, record.party).place), word.of("specialty", record.specialty),
          word.of("catalogue.setting", record.setting), record.price ? Cell(units(record.price->min)) : Cell(), record.price ? Cell(units(record.price->max)) : Cell(),
          record.price ? Cell(record.price->min.currency) : Cell(), record.stay_days ? Cell(static_cast<double>(*record.stay_days)) : Cell(),
          record.waiting_days ? Cell(static_cast<double>(*record.waiting_days)) : Cell(), Words::list(record.languages, [](const auto& one) { return one; }),
          Words::list(record.techniques, [&](auto one) { return word.of("catalogue.technique", one); }), record.from, record.until};
}

Result<Exported> export_services(Rooms& rooms, const Request& request) {
  const Words word(rooms, request);
  TRY(auto query, service_query(request));
  query.limit = 100;
  query.after.reset();
  Exported out{empty_sheet(rooms, request, word("catalogue.title")), {}};
  out.sheet.headings = headings(word, {"directory.service", "directory.organisation", "directory.field.place", "catalogue.facet.specialty", "catalogue.facet.setting",
                                       "catalogue.field.price_min", "catalogue.field.price_max", "common.currency", "catalogue.field.stay_days",
                                       "catalogue.field.waiting_days", "catalogue.field.languages", "directory.field.techniques", "catalogue.field.from",
                                       "catalogue.field.until"});
  auto& services = rooms.directory.catalogue();
  do {
    TRY(const auto found, services.search(query));
    for (const auto& view : services.records_of(found.services))
      if (view && out.sheet.rows.size() < kMostExported) out.sheet.rows.push_back(service_row(rooms, word, view->record, request.language));
    query.after = found.next;
  } while (query.after && out.sheet.rows.size() < kMostExported);
  if (query.after) out.sheet.note = word.cut();
  return out;
}

/// The screen's own search: a piece of the name, the address or an organisation; one of the roles.
bool is_wanted(Rooms& rooms, const directory::UserRecord& record, const std::string& words, std::optional<Role> role) {
  const auto& members = record.memberships;
  if (role && std::ranges::find(members, *role, &directory::MembershipRecord::role) == members.end()) return false;
  if (fold(record.name).find(words) != std::string::npos || fold(record.email).find(words) != std::string::npos) return true;
  return std::ranges::any_of(members, [&](const auto& one) { return fold(party_name(rooms, one.party).name).find(words) != std::string::npos; });
}

Result<Exported> export_users(Rooms& rooms, const Request& request) {
  if (!access::may_on_node(request.principal(), DataClass::Users, Action::Read)) return refuse(Code::NotFound);
  const Words word(rooms, request);
  Exported out{empty_sheet(rooms, request, word("directory.users")), {}};
  out.sheet.headings = headings(word, {"directory.user_field.name", "directory.user_field.email", "directory.field.state", "directory.user_field.language",
                                       "directory.user_field.zone", "directory.memberships"});
  TRY(const auto role, word_query<Role>(request, "role"));
  const auto wanted = fold(request.query("q").value_or(""));
  for (const auto& [id, record, tag] : rooms.directory.users()) {
    if (!is_wanted(rooms, record, wanted, role)) continue;
    if (out.sheet.rows.size() == kMostExported) {
      out.sheet.note = word.cut();
      break;
    }
    out.sheet.rows.push_back({record.name, record.email, word.of("directory.user_state", record.state), record.language, record.zone,
                              Words::list(record.memberships, [&](const directory::MembershipRecord& one) {
                                return fmt::format("{} – {}", party_name(rooms, one.party).name, member_role_word(word, one.role));
                              })});
  }
  return out;
}

Result<Exported> export_journal(Rooms& rooms, const Request& request) {
  if (!reads_every_journal(request.principal())) return refuse(Code::NotFound);
  const Words word(rooms, request);
  Exported out{empty_sheet(rooms, request, word("journal.title")), {}};
  out.sheet.headings = headings(word, {"journal.column.when", "journal.column.what", "journal.column.where", "journal.column.dossier", "journal.column.for_party"});
  for (const auto& entry : rooms.ledger.feed_back(std::numeric_limits<std::int64_t>::max(), static_cast<int>(kMostExported) + 1)) {
    if (out.sheet.rows.size() == kMostExported) {
      out.sheet.note = word.cut();
      break;
    }
    const auto kind = std::string(name_of(entry.kind));
    out.sheet.rows.push_back({entry.at, word.of(kind + ".event", entry.event.name), word.of("journal.kind", entry.kind), entry.dossier.text(),
                              entry.actor.party.nil() ? word("journal.by_system") : party_name(rooms, entry.actor.party).name});
  }
  return out;
}

std::string figure_key(const Words& word, observatory::Axis axis, const std::string& key) {
  using enum observatory::Axis;
  if (axis == Specialty) return word.of("specialty", key);
  return axis == Origin || axis == Destination ? word.place({key}) : key;
}

/// Exact figures are journaled like on the screen; others get what was released.
Result<Exported> export_figures(Rooms& rooms, const Request& request) {
  const Words word(rooms, request);
  TRY(const auto query, figure_query(request));
  TRY(const auto table, rooms.observatory.table(request.principal(), query));
  Exported out{empty_sheet(rooms, request, word("figures.our_figures")), {}};
  if (table.exact) out.disclosure = ledger::Disclosure{"exact_figures", {}, {DataClass::Statistics}};
  out.sheet.headings = {word.of("figures", table.axis), word.of("figures.measure", table.definition)};
  for (const auto& row : table.rows) out.sheet.rows.push_back({figure_key(word, table.axis, row.key), static_cast<double>(row.value)});
  if (table.total) out.sheet.rows.push_back({word("figures.total"), static_cast<double>(*table.total)});
  out.sheet.note = word.of("figures.definition", table.definition);
  return out;
}

Result<Exported> export_published(Rooms& rooms, const Request& request) {
  const Words word(rooms, request);
  Exported out{empty_sheet(rooms, request, word("figures.ledger")), {}};
  out.sheet.headings = headings(word, {"figures.published.value", "figures.published.qualifier", "figures.published.unit", "figures.published.counted", "figures.origin",
                                       "figures.destination", "figures.published.source", "figures.published.on", "figures.published.account"});
  for (const auto& [figure, told, warnings] : observatory::PublishedFigures(rooms.database, rooms.environment).all(request.language))
    out.sheet.rows.push_back({figure.value, word.of("figures.qualifier_name", figure.qualifier), *told.unit, word.of("figures.measure", figure.counted),
                              figure.origin ? Cell(word.place(*figure.origin)) : Cell(), figure.destination ? Cell(word.place(*figure.destination)) : Cell(), told.source,
                              figure.source_date, told.account});
  return out;
}

struct List {
  std::string_view name;
  Result<Exported> (*make)(Rooms&, const Request&);
};
constexpr std::array kLists{List{"cases", export_cases}, List{"parties", export_parties}, List{"services", export_services}, List{"users", export_users},
                            List{"journal", export_journal}, List{"figures", export_figures}, List{"published", export_published}};

void answer_export(Rooms& rooms, const Request& request, Reply reply) {
  const auto form = file_form(request);
  if (!form) return std::move(reply).refuse(form.error());
  const auto* list = std::ranges::find(kLists, request.param("list"), &List::name);
  if (list == kLists.end()) return std::move(reply).refuse(refuse(Code::NotFound).value());
  auto made = list->make(rooms, request);
  if (!made) return std::move(reply).refuse(made.error());
  auto response = sheet_response(made->sheet, *form);
  if (!made->disclosure) return std::move(reply).send(std::move(response));
  answer_disclosed(rooms, *std::move(made->disclosure), std::move(response), std::move(reply));
}

}  // namespace

std::vector<Route> export_routes(Rooms& rooms) {
  return {{.method = Method::Get, .path = "/api/export/{list}", .auth = Auth::SignedIn,
           .later = [&rooms](const Request& request, Reply reply) { answer_export(rooms, request, std::move(reply)); }, .lane = Lane::Heavy,
           .summary = "A list as a file (?format=csv or xlsx), under the query of the list: cases, parties, services, users, journal, figures, published"}};
}

}  // namespace hospitium::http
