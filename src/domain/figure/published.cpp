#include "domain/figure/published.hpp"

#include <algorithm>

namespace hospitium::figures {
namespace {

/// Two places that surely have nobody in common. A group's members are not known here, so it is never apart from anything.
bool apart(const std::optional<Place>& a, const std::optional<Place>& b) {
  if (!a || !b || a->group() || b->group()) return false;
  return !a->contains(*b) && !b->contains(*a);
}

/// Whoever travelled from elsewhere is somebody else. One person may go to two destinations and a country may send people to
/// both, so apart destinations only keep what happens in one place apart: treatments, visits, cases, payments.
bool disjoint(const PublishedFigure& a, const PublishedFigure& b) {
  if (apart(a.origin, b.origin)) return true;
  const bool follows_persons = a.counted == Counted::Persons || a.counted == Counted::Countries;
  return !follows_persons && apart(a.destination, b.destination);
}

bool covers(const std::optional<Place>& wide, const std::optional<Place>& narrow) {
  return !wide || (narrow && wide->contains(*narrow));
}

bool contains(const PublishedFigure& wide, const PublishedFigure& narrow) {
  return covers(wide.origin, narrow.origin) && covers(wide.destination, narrow.destination);
}

/// Without a scope of its own a figure counts everybody of its places: then the wider one holds the narrower one already.
bool part_of_other(const PublishedFigure& a, const PublishedFigure& b) {
  return (!a.scope && contains(a, b)) || (!b.scope && contains(b, a));
}

bool defined(const PublishedFigure& figure) {
  return figure.counted != Counted::NotStated && figure.counted != Counted::Other && figure.counted != Counted::Share;
}

std::vector<Unlike> unlike(const PublishedFigure& a, const PublishedFigure& b) {
  std::vector<Unlike> list;
  if (a.counted != b.counted) list.push_back(Unlike::Measure);
  if (fold(a.unit) != fold(b.unit)) list.push_back(Unlike::Unit);
  if (!a.period || a.period != b.period) list.push_back(Unlike::Period);
  if (!defined(a) || !defined(b)) list.push_back(Unlike::Definition);
  if (!disjoint(a, b)) list.push_back(part_of_other(a, b) ? Unlike::Part : Unlike::Overlap);
  if (a.qualifier != Qualifier::Exact || b.qualifier != Qualifier::Exact) list.push_back(Unlike::NotExact);
  return list;
}

void add_reasons(std::vector<Reason>& reasons, const PublishedFigure& a, const PublishedFigure& b) {
  for (const auto code : unlike(a, b))
    if (std::ranges::count(reasons, code, &Reason::code) == 0) reasons.push_back({code, a.id, b.id});
}

bool told_too_early(const PublishedFigure& figure) {
  return figure.source_date && figure.period && *figure.source_date < figure.period->until;
}

std::optional<Refusal> refusal_of(Warning warning) {
  switch (warning) {
    case Warning::NoSource: return Refusal{Code::SourceMissing, "/source", {}, {}};
    case Warning::PeriodOrder: return Refusal{Code::DateOrder, "/period/until", {}, {}};
    case Warning::NotAShare:
    case Warning::Negative: return Refusal{Code::OutOfRange, "/value", {}, {}};
    case Warning::NoAccount: return Refusal{Code::Required, "/account", {}, {}};
    case Warning::SourceBeforeEvents:
    case Warning::NoPeriod:
    case Warning::NoDefinition: return std::nullopt;
  }
  return std::nullopt;
}

Result<Unit> check_texts(const PublishedFigure& figure) {
  if (figure.language && !well_formed_language(*figure.language)) return refuse(Code::UnknownValue, "/language");
  if (!figure.language && !figure.texts.empty()) return refuse(Code::Required, "/language");
  for (std::size_t i = 0; i < figure.texts.size(); ++i) {
    const auto& text = figure.texts[i];
    const auto before = std::span(figure.texts).first(i);
    if (!well_formed_language(text.language)) return refuse(Code::UnknownValue, fmt::format("/texts/{}/language", i));
    if (text.language == *figure.language || std::ranges::count(before, text.language, &FigureText::language) > 0)
      return refuse(Code::AlreadyDone, fmt::format("/texts/{}/language", i));
    if (text.account.empty()) return refuse(Code::Required, fmt::format("/texts/{}/account", i));
  }
  return Unit{};
}

}  // namespace

Addability can_add(std::span<const PublishedFigure> figures) {
  Addability result;
  double sum = 0;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    sum += figures[i].value;
    for (std::size_t j = i + 1; j < figures.size(); ++j) add_reasons(result.reasons, figures[i], figures[j]);
  }
  result.addable = result.reasons.empty();
  if (result.addable) result.sum = sum;
  return result;
}

std::vector<Warning> check(const PublishedFigure& figure) {
  std::vector<Warning> list;
  if (!figure.source || figure.source->empty()) list.push_back(Warning::NoSource);
  if (told_too_early(figure)) list.push_back(Warning::SourceBeforeEvents);
  if (!figure.period) list.push_back(Warning::NoPeriod);
  if (figure.period && figure.period->until < figure.period->from) list.push_back(Warning::PeriodOrder);
  if (figure.counted == Counted::NotStated) list.push_back(Warning::NoDefinition);
  if (figure.counted == Counted::Share && figure.value > 1) list.push_back(Warning::NotAShare);
  if (figure.value < 0) list.push_back(Warning::Negative);
  if (figure.account.empty()) list.push_back(Warning::NoAccount);
  return list;
}

Result<Unit> accept(const PublishedFigure& figure) {
  for (const auto warning : check(figure))
    if (auto refusal = refusal_of(warning)) return tl::unexpected(*std::move(refusal));
  return check_texts(figure);
}

FigureText text_for(const PublishedFigure& figure, std::string_view language) {
  const auto own = std::ranges::find_if(figure.texts, [&](const FigureText& text) { return std::string_view(text.language) == language; });
  if (own == figure.texts.end()) return {figure.language.value_or(Word()), figure.unit, figure.scope, figure.account, figure.source};
  return {own->language, own->unit ? own->unit : figure.unit, own->scope ? own->scope : figure.scope, own->account, own->source ? own->source : figure.source};
}

}  // namespace hospitium::figures
