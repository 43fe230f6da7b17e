// Published figures: what others have printed, each with what it counts, its period and its source; which of them may be added,
// and what is odd about one (MISSION.md S0f; the traps are listed where they are checked).
#pragma once
#include <span>
#include <vector>

#include <boost/describe.hpp>

#include "base/instant.hpp"
#include "base/place.hpp"
#include "base/result.hpp"
#include "base/text.hpp"
#include "domain/vocabulary.hpp"

namespace hospitium::figures {

/// How the source puts the value.
enum class Qualifier { Exact, MoreThan, LessThan, About };
BOOST_DESCRIBE_ENUM(Qualifier, Exact, MoreThan, LessThan, About)

/// What one unit of the value is. A figure whose source leaves that open is NotStated, never guessed.
enum class Counted { Persons, Episodes, Visits, Cases, Money, Countries, Share, Other, NotStated };
BOOST_DESCRIBE_ENUM(Counted, Persons, Episodes, Visits, Cases, Money, Countries, Share, Other, NotStated)

struct Period { Day from, until; friend bool operator==(const Period&, const Period&) = default; };  ///< both days included
BOOST_DESCRIBE_STRUCT(Period, (), (from, until))

/// The words of a figure in another language than its own.
struct FigureText {
  Word language;                        ///< BCP 47
  std::optional<Line> unit;             ///< absent = as printed
  std::optional<Note> scope;
  Note account;
  std::optional<Line> source = {};      ///< absent = as the figure names it
};
BOOST_DESCRIBE_STRUCT(FigureText, (), (language, unit, scope, account, source))

struct PublishedFigure {
  Id<Figure> id;
  double value = 0;                     ///< a share lies between 0 and 1; money in whole units of `unit`
  Qualifier qualifier{};
  Line unit;                            ///< as printed: "patients"; of money the ISO 4217 code
  Counted counted{};
  std::optional<Period> period;
  std::optional<Note> scope;            ///< what is in and what is out, as far as the source says
  std::optional<Place> origin, destination;
  std::optional<Line> source;           ///< who published it and where
  std::optional<Day> source_date;
  std::optional<Line> link;
  std::optional<Note> evidence;         ///< a quotation that a user pasted
  Note account;                         ///< what it tells, in our own words
  std::optional<Word> language = {};    ///< of unit, scope, account and source, where somebody said it
  std::vector<FigureText> texts = {};   ///< the same in others, one each
};
BOOST_DESCRIBE_STRUCT(PublishedFigure, (), (id, value, qualifier, unit, counted, period, scope, origin, destination, source, source_date, link, evidence, account, language, texts))

/// Why two figures must not be added: message key figures:unlike.<word>.
enum class Unlike { Measure, Unit, Period, Definition, Part, Overlap, NotExact };
BOOST_DESCRIBE_ENUM(Unlike, Measure, Unit, Period, Definition, Part, Overlap, NotExact)

struct Reason { Unlike code{}; Id<Figure> one, other; };
BOOST_DESCRIBE_STRUCT(Reason, (), (code, one, other))

struct Addability {
  bool addable = true;
  std::vector<Reason> reasons;          ///< each code once, with the first two figures that show it
  std::optional<double> sum;            ///< when addable
};
BOOST_DESCRIBE_STRUCT(Addability, (), (addable, reasons, sum))

/// Whether all of these may be added to one number. Where the figures leave it open, they may not.
Addability can_add(std::span<const PublishedFigure> figures);

/// What is odd about a figure: message key figures:warning.<word>.
enum class Warning { NoSource, SourceBeforeEvents, NoPeriod, PeriodOrder, NoDefinition, NotAShare, Negative, NoAccount };
BOOST_DESCRIBE_ENUM(Warning, NoSource, SourceBeforeEvents, NoPeriod, PeriodOrder, NoDefinition, NotAShare, Negative, NoAccount)

std::vector<Warning> check(const PublishedFigure& figure);
/// Some oddities keep a figure out of the ledger (SourceMissing, OutOfRange, DateOrder, Required); the others are shown beside it. Also UnknownValue
/// for what is no language, AlreadyDone for one that is there twice, and Required for a text without words or beside one whose language nobody said.
Result<Unit> accept(const PublishedFigure& figure);
/// Its words for a reader: in the language, else as it was printed.
FigureText text_for(const PublishedFigure& figure, std::string_view language);

}  // namespace hospitium::figures
