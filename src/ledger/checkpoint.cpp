// Signed checkpoints of the feed. Each covers the one before it; the newest stands in a row of its own as well, so that cutting off the last
// ones shows. Exported, they show what nobody inside can hide: a feed that was rewritten from its beginning.
#include "ledger/checkpoint.hpp"

#include "ledger/bytes.hpp"
#include "ledger/journal.hpp"

namespace hospitium::ledger {

std::string Checkpoint::message() const {
  std::string text = "hospitium checkpoint ";
  for (const auto value : {sequence, feed, at.us}) append(text, value);
  text += hash;
  text += previous;
  return text;
}

void sign_checkpoint(db::Database& database, vault::Vault& vault, Instant now) {
  database.write([&](db::Writer& writer) {
    const auto feed = writer.query("SELECT number, hash FROM feed ORDER BY number DESC LIMIT 1");
    const auto last = writer.query("SELECT sequence, feed, signature FROM checkpoint ORDER BY sequence DESC LIMIT 1");
    Checkpoint next{1, 0, now, kFirstHash, ""};
    if (!feed.empty()) next.feed = feed[0].number(0), next.hash = feed[0].text(1);
    if (!last.empty()) next.sequence = last[0].number(0) + 1, next.previous = last[0].text(2);
    if (!last.empty() && last[0].number(1) == next.feed) return db::Verdict::RollBack;
    const auto signature = vault.sign(next.message());
    writer.execute("INSERT INTO checkpoint(sequence, feed, hash, at, signature) VALUES(?1, ?2, ?3, ?4, ?5)",
                   {next.sequence, next.feed, db::BlobView{next.hash}, next.at, db::BlobView{signature}});
    writer.execute("INSERT INTO checkpoint_head(id, sequence, signature) VALUES(1, ?1, ?2) ON CONFLICT(id) DO UPDATE SET "
                   "sequence = excluded.sequence, signature = excluded.signature", {next.sequence, db::BlobView{signature}});
    return db::Verdict::Commit;
  });
}

}  // namespace hospitium::ledger
