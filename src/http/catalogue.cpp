// The public catalogue of services: search, one service, and keeping them.
#include "directory/catalogue.hpp"

#include <charconv>
#include <cmath>

#include "http/catalogue.hpp"
#include "http/party_name.hpp"

namespace hospitium::http {
namespace {

using catalogue::ServiceRecord;

struct KeptRecord {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(KeptRecord, (), (id))

/// The price in the currency that was asked for, by rates of a day.
struct AboutPrice {
  Money min, max;
  Day day;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(AboutPrice, (), (min, max, day, source))

/// `record.texts` holds the one text that the reader understands best.
struct ServiceHit {
  Id<Service> id;
  PartyName party;
  ServiceRecord record;
  bool licensed = false, accredited = false;
  std::optional<AboutPrice> about;
  catalogue::Score score;
};
BOOST_DESCRIBE_STRUCT(ServiceHit, (), (id, party, record, licensed, accredited, about, score))

struct FacetValueView {
  std::string value;
  CountView count;
};
BOOST_DESCRIBE_STRUCT(FacetValueView, (), (value, count))

enum class FacetName { Specialty, Technique, Setting, Language, Place, Sex };
BOOST_DESCRIBE_ENUM(FacetName, Specialty, Technique, Setting, Language, Place, Sex)

struct FacetView {
  FacetName facet{};
  std::vector<FacetValueView> values;
};
BOOST_DESCRIBE_STRUCT(FacetView, (), (facet, values))

/// `complete` is false while the index is still being read after a start; `formula` names the published ranking.
struct ServicePage {
  std::vector<ServiceHit> items;
  std::int64_t total = 0;
  std::vector<FacetView> facets;
  std::optional<std::string> next;
  bool complete = false;
  std::string formula;
};
BOOST_DESCRIBE_STRUCT(ServicePage, (), (items, total, facets, next, complete, formula))

struct ServicesOfParty {
  std::vector<directory::ServiceView> items;
};
BOOST_DESCRIBE_STRUCT(ServicesOfParty, (), (items))

struct GateList {
  std::vector<directory::GateView> items;
};
BOOST_DESCRIBE_STRUCT(GateList, (), (items))

struct RateList {
  std::vector<directory::RateView> items;
};
BOOST_DESCRIBE_STRUCT(RateList, (), (items))

std::vector<std::string> listed(const Request& request, std::string_view name) {
  std::vector<std::string> words;
  std::string text = request.query(name).value_or("");
  for (std::size_t start = 0; start < text.size();) {
    const auto comma = std::min(text.find(',', start), text.size());
    if (comma > start) words.push_back(text.substr(start, comma - start));
    start = comma + 1;
  }
  return words;
}

template <DescribedEnum E>
Result<std::vector<E>> words_query(const Request& request, std::string_view name) {
  std::vector<E> values;
  for (const auto& word : listed(request, name)) {
    const auto value = value_of<E>(word);
    if (!value) return refuse(Code::UnknownValue, "?" + std::string(name));
    values.push_back(*value);
  }
  return values;
}

Result<std::optional<std::int64_t>> number_query(const Request& request, std::string_view name, std::int64_t most) {
  const auto text = request.query(name);
  if (!text || text->empty()) return std::optional<std::int64_t>();
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error != std::errc() || end != text->data() + text->size() || number < 0 || number > most)
    return refuse(Code::OutOfRange, "?" + std::string(name));
  return std::optional(number);
}

/// "4200_0190...": the rank and the id where the page before ended.
Result<std::optional<directory::ServiceCursor>> cursor_query(const Request& request) {
  const auto text = request.query("cursor").value_or("");
  if (text.empty()) return std::optional<directory::ServiceCursor>();
  directory::ServiceCursor cursor;
  const auto line = std::min(text.find('_'), text.size());
  const auto [end, error] = std::from_chars(text.data(), text.data() + line, cursor.rank);
  const auto id = Id<Service>::parse(std::string_view(text).substr(std::min(line + 1, text.size())));
  if (error != std::errc() || end != text.data() + line || !id) return refuse(Code::UnknownValue, "?cursor");
  cursor.id = *id;
  return std::optional(cursor);
}

Result<Unit> read_wishes(const Request& request, directory::ServiceQuery& query) {
  constexpr std::int64_t kMostBudget = 1'000'000'000'000;
  TRY(const auto budget, number_query(request, "budget", kMostBudget));
  const auto currency = request.query("currency").value_or("USD");
  const auto exponent = currency_exponent(currency);
  if (!exponent) return refuse(Code::UnknownValue, "?currency");
  if (budget) {
    query.budget = Money{*budget, currency};
    for (int i = 0; i < *exponent; ++i) query.budget->minor *= 10;
    TRY_DO(validate(*query.budget, "?budget"));
  }
  TRY(const auto age, number_query(request, "age", 130));
  if (age) query.age = static_cast<std::int32_t>(*age);
  TRY(query.origin, place_query(request, "origin"));
  return Unit{};
}

/// A service is for women, for men, or for anybody.
Result<std::vector<Sex>> sexes_query(const Request& request) {
  TRY(auto sexes, words_query<Sex>(request, "sex"));
  if (!std::ranges::all_of(sexes, [](Sex sex) { return sex == Sex::Female || sex == Sex::Male; })) return refuse(Code::UnknownValue, "?sex");
  return sexes;
}

Result<directory::ServiceQuery> query_of(const Request& request) {
  directory::ServiceQuery query;
  TRY(query.words, search_query(request));
  TRY(query.specialties, words_query<Specialty>(request, "specialty"));
  TRY(query.techniques, words_query<catalogue::Technique>(request, "technique"));
  TRY(query.settings, words_query<catalogue::Setting>(request, "setting"));
  TRY(query.sexes, sexes_query(request));
  query.languages = listed(request, "language");
  for (const auto& language : query.languages)
    if (!well_formed_language(language)) return refuse(Code::UnknownValue, "?language");
  for (auto& place : listed(request, "place")) {
    if (!well_formed_place(place)) return refuse(Code::UnknownPlace, "?place");
    query.places.push_back({std::move(place)});
  }
  TRY_DO(read_wishes(request, query));
  TRY(const auto sort, word_query<directory::ServiceSort>(request, "sort"));
  query.sort = sort.value_or(directory::ServiceSort::Score);
  TRY(query.after, cursor_query(request));
  TRY(query.limit, request.limit(20, 100));
  return query;
}

std::optional<AboutPrice> about(const ServiceRecord& record, const std::optional<std::string>& currency, const std::vector<directory::RateView>& rates) {
  if (!record.price || !currency || *currency == record.price->min.currency) return std::nullopt;
  const auto min = directory::convert(record.price->min, *currency, rates), max = directory::convert(record.price->max, *currency, rates);
  if (!min || !max) return std::nullopt;
  return AboutPrice{min->money, max->money, min->day, min->source};
}

FacetView facet_view(const directory::Facet& facet) {
  FacetView view{value_of<FacetName>(facet.name).value(), {}};
  for (const auto& [value, count] : facet.values)
    view.values.push_back({value, {std::min(count, directory::kCounted), count <= directory::kCounted}});
  return view;
}

std::vector<ServiceHit> hits_of(Rooms& rooms, const Request& request, const directory::FoundServices& found) {
  auto& services = rooms.directory.catalogue();
  const auto records = services.records_of(found.services);
  const auto currency = request.query("currency");
  const auto rates = currency ? services.rates() : std::vector<directory::RateView>();
  std::vector<ServiceHit> hits;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (!records[i]) continue;
    const auto& one = found.services[i];
    hits.push_back({one.id, party_name(rooms, one.party), in_language(records[i]->record, request.language), one.licensed, one.accredited,
                    about(records[i]->record, currency, rates), one.score});
  }
  return hits;
}

Result<Response> search(Rooms& rooms, const Request& request) {
  TRY(const auto query, query_of(request));
  TRY(const auto found, rooms.directory.catalogue().search(query));
  ServicePage page{hits_of(rooms, request, found), found.total, {}, {}, rooms.directory.catalogue().complete(), std::string(catalogue::kFormula)};
  for (const auto& facet : found.facets) page.facets.push_back(facet_view(facet));
  if (found.next) page.next = fmt::format("{}_{}", found.next->rank, found.next->id.text());
  return json_response(page);
}

/// Whether this reader sees what is no longer offered: those who keep or watch the register do.
bool sees_withdrawn(const Request& request) {
  return request.signed_in && access::may_on_node(request.principal(), DataClass::Directory, Action::Read);
}

Result<Response> service(Rooms& rooms, const Request& request) {
  TRY(const auto id, request.id<Service>("id"));
  const auto view = rooms.directory.catalogue().service(id);
  if (!view || (view->record.state != catalogue::ServiceState::Offered && !sees_withdrawn(request))) return refuse(Code::NotFound);
  return json_response(*view).with("ETag", view->tag);
}

Result<Response> keep_service(Rooms& rooms, const Request& request, std::optional<Id<Service>> id) {
  TRY(const auto record, request.read<ServiceRecord>());
  TRY(const auto kept, rooms.reference.keep_service(change_of(request), id, record));
  return json_response(KeptRecord{id_text(kept.id)}, id ? 200 : 201).with("ETag", kept.tag);
}

Result<Response> services_of_party(Rooms& rooms, const Request& request) {
  constexpr std::size_t kMostShown = 500;
  TRY(const auto id, request.id<Party>("id"));
  ServicesOfParty list{rooms.directory.catalogue().services_of(id, kMostShown)};
  if (!sees_withdrawn(request))
    std::erase_if(list.items, [](const directory::ServiceView& view) { return view.record.state != catalogue::ServiceState::Offered; });
  return json_response(list);
}

Result<Response> rates(Rooms& rooms, const Request&) { return json_response(RateList{rooms.directory.catalogue().rates()}); }

Result<Response> keep_rate(Rooms& rooms, const Request& request) {
  TRY(const auto record, request.read<directory::RateRecord>());
  TRY(const auto kept, rooms.reference.keep_rate(change_of(request), record));
  return json_response(KeptRecord{id_text(kept.id)}).with("ETag", kept.tag);
}

Result<Response> gates(Rooms& rooms, const Request& request) {
  if (!access::may_on_node(request.principal(), DataClass::Rules, Action::Read)) return refuse(Code::NotFound);
  return json_response(GateList{rooms.directory.catalogue().gates()});
}

Result<Response> keep_gate(Rooms& rooms, const Request& request, std::optional<Id<Gate>> id) {
  TRY(const auto record, request.read<catalogue::GateRecord>());
  TRY(const auto kept, rooms.reference.keep_gate(change_of(request), id, record));
  return json_response(KeptRecord{id_text(kept.id)}, id ? 200 : 201).with("ETag", kept.tag);
}

Route row(Method method, std::string_view path, Auth auth, Rooms& rooms, Result<Response> (*answer)(Rooms&, const Request&), std::string_view summary) {
  return {.method = method, .path = path, .auth = auth,
          .answer = [&rooms, answer](const Request& request) { return answer(rooms, request); }, .summary = summary};
}

}  // namespace

ServiceRecord in_language(const ServiceRecord& record, std::string_view language) {
  ServiceRecord copy = record;
  copy.texts = {catalogue::text_for(record, language)};
  return copy;
}

Result<directory::ServiceQuery> service_query(const Request& request) { return query_of(request); }

std::vector<Route> catalogue_routes(Rooms& rooms) {
  return {
      row(Method::Get, "/api/catalogue/services", Auth::Either, rooms, search, "Services and programmes: search, facets, published ranking")
          .with_reply<ServicePage>(),
      row(Method::Get, "/api/catalogue/services/{id}", Auth::Either, rooms, service, "One service in all its languages")
          .with_reply<directory::ServiceView>(),
      row(Method::Post, "/api/catalogue/services", Auth::SignedIn, rooms,
          [](Rooms& r, const Request& request) { return keep_service(r, request, std::nullopt); }, "Add a service")
          .with_body<ServiceRecord>().with_reply<KeptRecord>().guarded(),
      row(Method::Put, "/api/catalogue/services/{id}", Auth::SignedIn, rooms,
          [](Rooms& r, const Request& request) -> Result<Response> {
            TRY(const auto id, request.id<Service>("id"));
            return keep_service(r, request, id);
          }, "Change a service")
          .with_body<ServiceRecord>().with_reply<KeptRecord>().guarded(),
      row(Method::Get, "/api/directory/parties/{id}/services", Auth::SignedIn, rooms, services_of_party, "The services of an organisation")
          .with_reply<ServicesOfParty>(),
      row(Method::Get, "/api/directory/rates", Auth::SignedIn, rooms, rates, "Exchange rates with source and day").with_reply<RateList>(),
      row(Method::Put, "/api/directory/rates", Auth::SignedIn, rooms, keep_rate, "Set the rate of a currency")
          .with_body<directory::RateRecord>().with_reply<KeptRecord>().guarded(),
      row(Method::Get, "/api/directory/gates", Auth::SignedIn, rooms, gates, "Rules for kinds of treatment between places").with_reply<GateList>(),
      row(Method::Post, "/api/directory/gates", Auth::SignedIn, rooms,
          [](Rooms& r, const Request& request) { return keep_gate(r, request, std::nullopt); }, "Add such a rule")
          .with_body<catalogue::GateRecord>().with_reply<KeptRecord>().guarded(),
      row(Method::Put, "/api/directory/gates/{id}", Auth::SignedIn, rooms,
          [](Rooms& r, const Request& request) -> Result<Response> {
            TRY(const auto id, request.id<Gate>("id"));
            return keep_gate(r, request, id);
          }, "Change such a rule")
          .with_body<catalogue::GateRecord>().with_reply<KeptRecord>().guarded(),
  };
}

}  // namespace hospitium::http
