#include "observatory/published.hpp"

#include <algorithm>

#include "base/json.hpp"
#include "ledger/reference_journal.hpp"

namespace hospitium::observatory {
namespace {

figures::PublishedFigure stored(const std::string& text) {
  auto figure = json::read_own<figures::PublishedFigure>(text);
  if (!figure) throw db::Fault(db::FaultKind::Broken, "a published figure does not read");
  return *std::move(figure);
}

}  // namespace

PublishedFigures::PublishedFigures(db::Database& database, ledger::Environment environment)
    : database_(database), environment_(std::move(environment)) {}

std::vector<PublishedView> PublishedFigures::all(std::string_view language) {
  std::vector<PublishedView> views;
  database_.read([&](db::Reader& reader) {
    views.clear();
    for (const auto& row : reader.query("SELECT record FROM published_figure ORDER BY id LIMIT ?1", {kMostPublished})) {
      auto figure = stored(row.text(0));
      auto told = figures::text_for(figure, language);
      auto warnings = figures::check(figure);
      views.push_back({std::move(figure), std::move(told), std::move(warnings)});
    }
  });
  return views;
}

figures::PublishedFigure PublishedFigures::of(Id<Figure> id) {
  std::string record;
  database_.read([&](db::Reader& reader) { record = reader.query("SELECT record FROM published_figure WHERE id = ?1", {id}).front().text(0); });
  return stored(record);
}

Result<PublishedView> PublishedFigures::add(const access::Principal& principal, figures::PublishedFigure figure, const std::optional<ledger::CommandKey>& key) {
  if (!access::may_on_node(principal, DataClass::Statistics, Action::Create)) return refuse(Code::NotFound);
  const Instant now = environment_.now();
  figure.id = {make_id_bytes(now.us, environment_.random())};
  TRY_DO(figures::accept(figure));
  TRY(const auto text, ledger::make_once(database_, key, now, [&](db::Writer& writer) -> Result<std::string> {
        if (writer.query("SELECT COUNT(*) FROM published_figure").front().number(0) >= kMostPublished) return refuse(Code::TooMany);
        const ledger::ReferenceRow row{"figure", figure.id.bytes, 1, json::write(figure)};
        writer.execute("INSERT INTO published_figure (id, record, version, changed, actor) VALUES (?1, ?2, ?3, ?4, ?5)",
                       {figure.id, row.record, row.version, now, principal.user});
        ledger::append_reference(writer, row, now, principal.user);
        return figure.id.text();
      }));
  auto kept = of(*Id<Figure>::parse(text));
  auto told = figures::text_for(kept, principal.language);
  auto warnings = figures::check(kept);
  return PublishedView{std::move(kept), std::move(told), std::move(warnings)};
}

Result<figures::Addability> PublishedFigures::may_add_up(std::span<const Id<Figure>> ids) {
  std::vector<figures::PublishedFigure> chosen;
  const auto known = all("");
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto found = std::ranges::find_if(known, [&](const PublishedView& view) { return view.figure.id == ids[i]; });
    if (found == known.end()) return refuse(Code::NoSuchPart, fmt::format("/ids/{}", i));
    chosen.push_back(found->figure);
  }
  return figures::can_add(chosen);
}

}  // namespace hospitium::observatory
