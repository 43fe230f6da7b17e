// What an organisation writes once and uses many times, on the generic path.
#include <algorithm>

#include "directory/register_path.hpp"
#include "directory/rows.hpp"

namespace hospitium::directory {
namespace {

Result<Unit> valid(const TemplateRecord& record) {
  if (!well_formed_language(record.language)) return refuse(Code::UnknownValue, "/language");
  if (record.kind == TemplateKind::Reply) return record.text ? Result<Unit>(Unit{}) : refuse(Code::Required, "/text");
  if (!record.offer) return refuse(Code::Required, "/offer");
  return cases::check_pattern(*record.offer, "/offer");
}

/// Not so many that a list of them would no longer be one.
Result<Unit> check_room(db::Reader& reader, Id<Party> party) {
  const auto rows = reader.query("SELECT COUNT(*) FROM template WHERE party = ?1", {party});
  if (rows.front().number(0) >= static_cast<std::int64_t>(kMostTemplates)) return refuse(Code::TooMany, "/party");
  return Unit{};
}

}  // namespace

bool may_use(const access::Principal& principal, Id<Party> party, TemplateKind kind) {
  const auto data_class = kind == TemplateKind::Offer ? DataClass::Offers : DataClass::Messages;
  return access::may_for(principal, party, Kind::Case, data_class, Action::Create);
}

Result<Kept> Register::keep_template(const Change& change, std::optional<Id<Template>> id, const TemplateRecord& record) {
  if (!change.principal.system() && !may_use(change.principal, record.party, record.kind)) return refuse(Code::NotFound);
  TRY_DO(valid(record));
  const Instant now = environment_.now();
  const Pending pending{"template", id ? id->bytes : make_id_bytes(now.us, environment_.random()), !id, json::write(record)};
  const Id<Template> key{pending.id};
  return in_transaction(database_, vault_, change, now, [&](db::Writer& writer) -> Result<Kept> {
    const auto rows = writer.query("SELECT version, party, kind FROM template WHERE id = ?1", {key});
    if (!pending.fresh && rows.empty()) return refuse(Code::NotFound);
    const bool moved = !rows.empty() && (rows.front().id<Party>(1) != record.party || rows.front().text(2) != name_of(record.kind));
    if (moved) return refuse(Code::NotFound);
    if (pending.fresh) TRY_DO(check_room(writer, record.party));
    TRY(const auto version, next_version(rows.empty() ? 0 : rows.front().number(0), change.if_match));
    writer.execute("INSERT INTO template (party, id, kind, state, record, version, changed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) "
                   "ON CONFLICT (party, id) DO UPDATE SET state = excluded.state, record = excluded.record, version = excluded.version, "
                   "changed = excluded.changed",
                   {record.party, key, name_of(record.kind), name_of(record.state), pending.record, version, now});
    append_journal(writer, pending, version, now, change.principal.user);
    return Kept{pending.id, tag_of(version)};
  });
}

std::vector<TemplateView> Directory::templates(std::span<const Id<Party>> parties, TemplateKind kind) {
  std::vector<TemplateView> views;
  database().read([&](db::Reader& reader) {
    views.clear();
    for (const auto& party : parties)
      for (const auto& row : reader.query("SELECT id, record, version FROM template WHERE party = ?1 AND kind = ?2 ORDER BY id",
                                          {party, name_of(kind)}))
        views.push_back({row.id<Template>(0), stored<TemplateRecord>(row.text(1)), tag_of(row.number(2))});
  });
  return views;
}

std::optional<TemplateView> Directory::find_template(Id<Template> id) {
  std::optional<TemplateView> view;
  database().read([&](db::Reader& reader) {
    for (const auto& row : reader.query("SELECT record, version FROM template WHERE id = ?1", {id})) view = TemplateView{id, stored<TemplateRecord>(row.text(0)), tag_of(row.number(1))};
  });
  return view;
}

}  // namespace hospitium::directory
