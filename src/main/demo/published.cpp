// The figures that the articles tell, told in our own words. Facts carry over; sentences do not.
#include <stdexcept>

#include "main/demo/published_words.hpp"
#include "main/demo/tales.hpp"
#include "observatory/published.hpp"

namespace hospitium::demo {
namespace {

using figures::Counted;
using figures::PublishedFigure;
using figures::Qualifier;

figures::Period year(int number) {
  return {*parse_day(fmt::format("{}-01-01", number)), *parse_day(fmt::format("{}-12-31", number))};
}

PublishedFigure vietnam_city() {
  PublishedFigure figure;
  figure.value = 183;
  figure.unit = Line("patients");
  figure.counted = Counted::Persons;
  figure.period = year(2024);
  figure.scope = Note("Without the private oncology centres. Most asked for: dentistry, obstetrics, urology, traumatology, plastic surgery.");
  figure.origin = Place{"VN"};
  figure.destination = Place{"RU-SPE"};
  figure.source = Line("Agency of medical tourism, told by the city's tourism committee");
  figure.source_date = parse_day("2019-12-25");
  figure.account = Note("Vietnamese citizens who came to St Petersburg for treatment in the year before the agreement. The article's header bears a "
                        "date years before the events it tells.");
  return figure;
}

PublishedFigure vietnam_oncology() {
  auto figure = vietnam_city();
  figure.value = 285;
  figure.scope = Note("Private oncology centres only, most of them at one institute. Whether some of these people are also among the 183 is not said.");
  figure.account = Note("Vietnamese patients of private oncology centres in St Petersburg, named beside the other figure.");
  return figure;
}

PublishedFigure belarus_patients() {
  PublishedFigure figure;
  figure.value = 160'000;
  figure.qualifier = Qualifier::MoreThan;
  figure.unit = Line("patients");
  figure.counted = Counted::NotStated;
  figure.period = year(2024);
  figure.scope = Note("Foreign patients of the country's health organisations, from 159 countries.");
  figure.destination = Place{"BY"};
  figure.source = Line("Ministry of Health of Belarus, told by a news agency");
  figure.source_date = parse_day("2025-09-12");
  figure.account = Note("How many foreign patients were cared for in one year. Whether one who came twice counts once is not said.");
  return figure;
}

PublishedFigure belarus_countries() {
  auto figure = belarus_patients();
  figure.value = 159;
  figure.qualifier = Qualifier::Exact;
  figure.unit = Line("countries");
  figure.counted = Counted::Countries;
  figure.account = Note("From how many countries these patients came.");
  return figure;
}

PublishedFigure belarus_share() {
  auto figure = belarus_patients();
  figure.value = 0.7;
  figure.unit = Line("share of export volume");
  figure.counted = Counted::Share;
  figure.origin = Place{"x-cis"};
  figure.scope = Note("Money, not people: the part of the income from exported medical services.");
  figure.account = Note("The part that comes from citizens of the CIS.");
  return figure;
}

PublishedFigure middle_east() {
  PublishedFigure figure;
  figure.value = 670'000;
  figure.qualifier = Qualifier::About;
  figure.unit = Line("people");
  figure.counted = Counted::NotStated;
  figure.period = year(2024);
  figure.scope = Note("People from the Middle East treated in Russia. Residents or travellers, persons or visits: not said.");
  figure.origin = Place{"x-middle-east"};
  figure.destination = Place{"RU"};
  figure.source = Line("Foreign ministry, spoken at a meeting with ambassadors, told by a news agency");
  figure.source_date = parse_day("2025-12-08");
  figure.account = Note("A figure given from memory by a diplomat.");
  return figure;
}

std::string_view source_in(Told which, std::string_view language) {
  const bool of_vietnam = which == Told::VietnamCity || which == Told::VietnamOncology;
  for (const auto& one : kToldSources)
    if (one.language == language) return of_vietnam ? one.vietnam : which == Told::MiddleEast ? one.middle_east : one.belarus;
  return {};
}

/// Written in English, and told in the other languages.
PublishedFigure in_all_languages(PublishedFigure figure, Told which) {
  figure.language = Word("en");
  for (const auto& told : kToldFigures)
    if (told.figure == which) figure.texts.push_back({Word(told.language), Line(told.unit), Note(told.scope), Note(told.account), Line(source_in(which, told.language))});
  return figure;
}

}  // namespace

void tell_published(Teller& teller) {
  observatory::PublishedFigures ledger(teller.node().database(), teller.node().environment());
  const auto keeper = teller.world().principal(teller.node(), "official@spb.example");
  for (const auto& figure : {in_all_languages(vietnam_city(), Told::VietnamCity), in_all_languages(vietnam_oncology(), Told::VietnamOncology),
                             in_all_languages(belarus_patients(), Told::BelarusPatients), in_all_languages(belarus_countries(), Told::BelarusCountries),
                             in_all_languages(belarus_share(), Told::BelarusShare), in_all_languages(middle_east(), Told::MiddleEast)})
    if (const auto kept = ledger.add(keeper, figure); !kept)
      throw std::logic_error(fmt::format("demo: a published figure was refused: {}", row(kept.error().code).name));
}

void release_last_year(Teller& teller) {
  const auto keeper = teller.world().principal(teller.node(), "official@spb.example");
  const auto made = teller.node().observatory().release(keeper, year_of(day_of(teller.today())) - 1);
  if (!made && made.error().code != Code::OutOfRange)  // that one: a small world in which nobody was treated last year
    throw std::logic_error(fmt::format("demo: last year could not be published: {}", row(made.error().code).name));
}

}  // namespace hospitium::demo
