// The ledger of published figures: what others have printed, kept with source, date and an account in our own words.
#pragma once
#include "access/rights.hpp"
#include "domain/figure/published.hpp"
#include "ledger/idempotency.hpp"
#include "ledger/ledger.hpp"

namespace hospitium::observatory {

struct PublishedView {
  figures::PublishedFigure figure;
  figures::FigureText told;                  ///< its words for the reader
  std::vector<figures::Warning> warnings;    ///< what is odd about it, shown beside it
};
BOOST_DESCRIBE_STRUCT(PublishedView, (), (figure, told, warnings))

inline constexpr int kMostPublished = 5'000;

/// Threads: any. Everyone who is signed in reads; statisticians write.
class PublishedFigures {
 public:
  PublishedFigures(db::Database& database, ledger::Environment environment);

  std::vector<PublishedView> all(std::string_view language);
  /// `figure.id` is given by the ledger, once for a key. Refusals: NotFound without the right, TooMany, those of figures::accept and of the key.
  Result<PublishedView> add(const access::Principal& principal, figures::PublishedFigure figure, const std::optional<ledger::CommandKey>& key = {});
  /// NoSuchPart for an id that is not here.
  Result<figures::Addability> may_add_up(std::span<const Id<Figure>> ids);

 private:
  figures::PublishedFigure of(Id<Figure> id);

  db::Database& database_;
  ledger::Environment environment_;
};

}  // namespace hospitium::observatory
