#include "main/bench/works.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <stdexcept>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace hospitium::bench {
namespace {

constexpr std::string_view kJson = "application/json";
constexpr std::string_view kNote = R"({"text":"Called the family; the passport is being renewed and will be ready next week."})";
constexpr std::string_view kMessage = R"({"text":"Thank you, we have received the pictures.","language":"en"})";
constexpr std::string_view kEnquiry =
    R"({"patient":{"name":"Trần Thị Thử","name_latin":"Tran Thi Thu","sex":"female","birth_date":"1980-05-17","nationality":"VN","language":"vi"},)"
    R"("wish":{"specialty":"oncology","urgency":"routine","question":"Second opinion?"},)"
    R"("origin":"VN-HN","destination":"RU-SPE","source":{"kind":"patient"}})";

/// The same at every run, so that neighbours in time are not neighbours in the database.
std::vector<std::string> shuffled(std::vector<std::string> requests) {
  std::ranges::shuffle(requests, std::mt19937(2026));
  return requests;
}

std::vector<std::string> for_each_case(const Site& site, auto text) {
  std::vector<std::string> requests;
  requests.reserve(site.cases());
  for (const auto& desk : site.desks)
    for (const auto& id : desk.cases) requests.push_back(text(desk.address, id));
  return shuffled(std::move(requests));
}

std::vector<std::string> for_each_reader(const std::vector<Address>& readers, auto paths) {
  std::vector<std::string> requests;
  for (const auto& reader : readers)
    for (const auto& path : paths) requests.push_back(get_text(reader, path));
  return shuffled(std::move(requests));
}

std::vector<std::string> for_each_desk(const Site& site, auto paths) {
  std::vector<Address> desks;
  for (const auto& desk : site.desks) desks.push_back(desk.address);
  return for_each_reader(desks, paths);
}

std::string uid(std::size_t number) { return fmt::format("urn:uuid:00000000-0000-4000-8000-{:012}", number); }

std::string allergy(std::size_t number) {
  return fmt::format(R"({{"fullUrl":"{}","resource":{{"resourceType":"AllergyIntolerance","code":{{"text":"Substance {}"}},"patient":{{"reference":"{}"}}}}}})",
                     uid(number), number, uid(2));
}

/// A document Bundle with as many allergies as make up the size.
std::string summary(std::size_t bytes) {
  constexpr std::size_t kFirst = 100, kEach = 275, kFrame = 900;
  std::string entries, references;
  for (std::size_t i = 0; i < std::max<std::size_t>(1, (bytes - kFrame) / kEach); ++i) {
    entries += "," + allergy(kFirst + i);
    references += fmt::format(R"({}{{"reference":"{}"}})", i ? "," : "", uid(kFirst + i));
  }
  return fmt::format(
      R"({{"resourceType":"Bundle","type":"document","timestamp":"2026-01-05T10:00:00Z","identifier":{{"system":"urn:ietf:rfc:3986","value":"urn:uuid:00000000-0000-4000-8000-000000000000"}},"entry":[)"
      R"({{"fullUrl":"{}","resource":{{"resourceType":"Composition","status":"final","title":"Patient summary","date":"2026-01-05","type":{{"coding":[{{"system":"http://loinc.org","code":"60591-5"}}]}},)"
      R"("subject":{{"reference":"{}"}},"author":[{{"display":"Home hospital"}}],"section":[{{"title":"Allergies","code":{{"coding":[{{"system":"http://loinc.org","code":"48765-2"}}]}},"entry":[{}]}}]}}}},)"
      R"({{"fullUrl":"{}","resource":{{"resourceType":"Patient","name":[{{"text":"Tran Thi Thu"}}],"gender":"female","birthDate":"1980-05-17"}}}}{}]}})",
      uid(1), uid(2), references, uid(2), entries);
}

}  // namespace

Work case_reads(const Site& site) {
  return {"case read", 64, for_each_case(site, [](const Address& to, const std::string& id) { return get_text(to, "/api/cases/" + id); }), ">= 10,000"};
}

Work lists(const Site& site) {
  constexpr std::array kPaths{"/api/cases?limit=50", "/api/cases?limit=50&stage=closed", "/api/cases?limit=50&specialty=oncology",
                              "/api/cases?limit=50&stage=referral&urgency=urgent", "/api/cases?limit=50&sort=due"};
  return {"list, 50 rows, filters, capped count", 32, for_each_desk(site, kPaths), ">= 2,500, p99 <= 25"};
}

Work inboxes(const Site& site) {
  constexpr std::array kPaths{"/api/cases?limit=50", "/api/cases?limit=50&stage=referral", "/api/cases?limit=50&sort=due"};
  return {"clinic inbox, 50 rows", 32, for_each_reader(site.clinics, kPaths), "p99 <= 25"};
}

Work agency_lists(const Site& site) {
  constexpr std::array kPaths{"/api/cases?limit=50", "/api/cases?limit=50&specialty=oncology", "/api/cases?limit=50&sort=due"};
  return {"agency list, 50 rows", 32, for_each_reader(site.agencies, kPaths), "p99 <= 25"};
}

Work boards(const Site& site) {
  constexpr std::array kPaths{"/api/cases/board"};
  return {"board, 10 columns of up to 20", 32, for_each_desk(site, kPaths), ""};
}

Work clock_boards(const Site& site) {
  constexpr std::array kPaths{"/api/clocks?limit=50", "/api/clocks?limit=50&show=ours", "/api/clocks?limit=50&show=overdue"};
  return {"clocks, 50 rows", 32, for_each_desk(site, kPaths), ""};
}

Work commands(const Site& site) {
  const auto text = [](const Address& to, const std::string& id) { return post_text(to, "/api/cases/" + id + "/add-note", kJson, kNote); };
  return {"command (a note), durable", 64, for_each_case(site, text), ">= 3,000, p99 <= 60"};
}

Work imports(const Site& site, std::size_t bytes) {
  const auto body = summary(bytes);
  const auto& to = site.desks.front().address;
  return {fmt::format("import, summary of {} KB", body.size() / 1000), 32,
          {post_text(to, "/api/cases/import?origin=VN-HN&destination=RU-SPE", "application/fhir+json", body)}, bytes > 50'000 ? ">= 300" : ">= 1,000"};
}

std::string open_case(const Site& site) {
  const auto answer = ask(site.port, post_text(site.desks.front().address, "/api/cases", kJson, kEnquiry));
  if (answer.status != 201) throw std::runtime_error(fmt::format("a new case answered {}: {}", answer.status, answer.body));
  return std::string(boost::json::parse(answer.body).at("id").as_string());
}

Work messages_to(const Site& site, const std::string& dossier) {
  return {"messages", 8, {post_text(site.desks.front().address, "/api/cases/" + dossier + "/post-message", kJson, kMessage)}, ""};
}

Work reads_of(const Site& site, const std::string& dossier, std::string name) {
  return {std::move(name), 16, {get_text(site.desks.front().address, "/api/cases/" + dossier)}, ""};
}

Work commands_on(const Site& site, const std::string& dossier, std::string name) {
  return {std::move(name), 16, {post_text(site.desks.front().address, "/api/cases/" + dossier + "/add-note", kJson, kNote)}, ""};
}

}  // namespace hospitium::bench
