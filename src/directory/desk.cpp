#include "directory/desk.hpp"

#include <algorithm>

#include <fmt/ranges.h>

namespace hospitium::directory {
namespace {

db::BlobView blob(const IdBytes& bytes) { return {{reinterpret_cast<const char*>(bytes.data()), bytes.size()}}; }

std::set<std::string> words_in(std::string_view text) {
  std::set<std::string> words;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

enum class Whose { Read, Changed };

/// A party that is suspended keeps reading and changes nothing.
std::vector<IdBytes> holders_of(const access::Principal& principal, Whose whose) {
  std::vector<IdBytes> holders{principal.user.bytes};
  for (const auto& membership : principal.memberships)
    if ((whose == Whose::Read || membership.party_state == PartyState::Active) && !std::ranges::count(holders, membership.party.bytes))
      holders.push_back(membership.party.bytes);
  return holders;
}

constexpr std::string_view kSetting =
    "INSERT INTO notice_setting (account, muted, read_until) VALUES (?1, ?2, ?3) ON CONFLICT (account) DO UPDATE SET ";

}  // namespace

NoticeMarks Desk::marks(Id<User> user) {
  NoticeMarks marks;
  database_.read([&](db::Reader& reader) {
    marks = {};
    for (const auto& row : reader.query("SELECT muted, read_until FROM notice_setting WHERE account = ?1", {user}))
      marks = {{}, row.instant(1), words_in(row.text(0))};
    for (const auto& row : reader.query("SELECT notice FROM notice_read WHERE account = ?1", {user})) marks.read.insert(row.id<User>(0).bytes);
  });
  return marks;
}

void Desk::read(Id<User> user, const std::vector<IdBytes>& notices) {
  const Instant now = environment_.now();
  database_.write([&](db::Writer& writer) {
    writer.execute("DELETE FROM notice_read WHERE account = ?1 AND at < ?2", {user, now - kMarksKept_us});
    for (const auto& notice : notices)
      writer.execute("INSERT INTO notice_read (account, notice, at) VALUES (?1, ?2, ?3) ON CONFLICT (account, notice) DO NOTHING",
                     {user, blob(notice), now});
    writer.execute("DELETE FROM notice_read WHERE account = ?1 AND notice NOT IN (SELECT notice FROM notice_read WHERE account = ?1 "
                   "ORDER BY at DESC, notice LIMIT ?2)", {user, static_cast<std::int64_t>(kMostMarks)});
    return db::Verdict::Commit;
  });
}

void Desk::read_all(Id<User> user) {
  const Instant now = environment_.now();
  database_.write([&](db::Writer& writer) {
    writer.execute(std::string(kSetting) + "read_until = excluded.read_until", {user, "", now});
    writer.execute("DELETE FROM notice_read WHERE account = ?1", {user});
    return db::Verdict::Commit;
  });
}

void Desk::mute(Id<User> user, const std::set<std::string>& kinds) {
  const auto muted = fmt::format("{}", fmt::join(kinds, " "));
  database_.write([&](db::Writer& writer) {
    writer.execute(std::string(kSetting) + "muted = excluded.muted", {user, muted, 0});
    return db::Verdict::Commit;
  });
}

std::vector<SavedView> Desk::views(const access::Principal& principal) {
  std::vector<SavedView> views;
  database_.read([&](db::Reader& reader) {
    views.clear();
    for (const auto& holder : holders_of(principal, Whose::Read))
      for (const auto& row : reader.query("SELECT id, name, query FROM saved_view WHERE holder = ?1 ORDER BY id DESC", {blob(holder)}))
        views.push_back({holder, row.id<User>(0).bytes, row.text(1), row.text(2)});
  });
  return views;
}

Result<IdBytes> Desk::keep_view(const IdBytes& holder, std::string_view name, std::string_view query, const std::optional<ledger::CommandKey>& key) {
  const Instant now = environment_.now();
  const auto id = make_id_bytes(now.us, environment_.random());
  TRY(const auto text, ledger::make_once(database_, key, now, [&](db::Writer& writer) -> Result<std::string> {
        const auto kept = writer.query("SELECT count(*) FROM saved_view WHERE holder = ?1", {blob(holder)}).at(0).number(0);
        if (kept >= static_cast<std::int64_t>(kMostViews)) return refuse(Code::TooMany, "/name");
        writer.execute("INSERT INTO saved_view (holder, id, name, query, at) VALUES (?1, ?2, ?3, ?4, ?5)", {blob(holder), blob(id), name, query, now});
        return id_text(id);
      }));
  return *parse_id(text);
}

Result<Unit> Desk::drop_view(const access::Principal& principal, const IdBytes& id) {
  std::int64_t dropped = 0;
  database_.write([&](db::Writer& writer) {
    dropped = 0;
    for (const auto& holder : holders_of(principal, Whose::Changed))
      dropped += writer.execute("DELETE FROM saved_view WHERE holder = ?1 AND id = ?2", {blob(holder), blob(id)});
    return db::Verdict::Commit;
  });
  if (dropped == 0) return refuse(Code::NotFound);
  return Unit{};
}

}  // namespace hospitium::directory
