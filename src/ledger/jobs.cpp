#include "ledger/jobs.hpp"

#include <algorithm>

#include "ledger/bytes.hpp"
#include "ledger/projector.hpp"
#include "ledger/refusals.hpp"

namespace hospitium::ledger {
namespace {

constexpr std::int64_t kFirstPause_us = kSecond_us, kLongestPause_us = kHour_us;

db::Param blob(const IdBytes& bytes) { return db::BlobView{view_of(bytes)}; }
IdBytes part_or_nil(const Job& job) { return job.part.value_or(IdBytes{}); }

std::int64_t pause_before(int next_attempt) {
  std::int64_t pause = kFirstPause_us;
  for (int i = 2; i < next_attempt && pause < kLongestPause_us; ++i) pause *= 4;
  return std::min(pause, kLongestPause_us);
}

Job job_of(const db::Row& row) {
  Job job{row.id<Dossier>(0), value_of<Kind>(row.text(3)).value_or(Kind{}), row.text(1), {}, row.text(4), row.instant(5), row.number(6),
          static_cast<int>(row.number(7))};
  if (const auto part = row.id<Dossier>(2); !part.nil()) job.part = part.bytes;
  return job;
}

/// Sets when it is ready again, while the token is still this one's.
bool set_ready(db::Writer& writer, const Job& job, std::int64_t ready, std::int64_t next_token, int attempts) {
  return writer.execute("UPDATE job SET ready = ?5, token = ?6, attempts = ?7 WHERE dossier = ?1 AND name = ?2 AND part = ?3 AND token = ?4",
                        {job.dossier, job.name, blob(part_or_nil(job)), job.token, ready, next_token, attempts}) == 1;
}

bool remove(db::Writer& writer, const Job& job) {
  return writer.execute("DELETE FROM job WHERE dossier = ?1 AND name = ?2 AND part = ?3 AND token = ?4",
                        {job.dossier, job.name, blob(part_or_nil(job)), job.token}) == 1;
}

void list(db::Writer& writer, const Job& job, Code code, Instant at) {
  keep_refusal(writer, {"jobs", job.token, job.dossier, job.kind, job.command, code, at});
}

bool give_up(db::Writer& writer, const Job& job, Code code, Instant at) {
  if (!set_ready(writer, job, kNever, job.token + 1, job.attempts)) return false;
  list(writer, job, code, at);
  return true;
}

}  // namespace

std::vector<Job> Jobs::find_due(int first, int limit, Instant now) {
  std::vector<Job> due;
  database_.read([&](db::Reader& reader) {
    for (int i = 0; i < kBuckets && std::ssize(due) < limit; ++i)
      for (const auto& row : reader.query("SELECT dossier, name, part, kind, command, due, token, attempts FROM job "
                                          "WHERE bucket = ?1 AND ready <= ?2 ORDER BY ready LIMIT ?3",
                                          {(first + i) % kBuckets, now, limit - std::ssize(due)}))
        due.push_back(job_of(row));
  });
  return due;
}

std::vector<Job> Jobs::claim(int first, int limit) {
  const auto now = now_();
  const auto due = find_due(first, limit, now);
  std::vector<Job> claimed;
  if (due.empty()) return claimed;
  database_.write([&](db::Writer& writer) {
    claimed.clear();
    for (auto job : due) {
      if (job.attempts >= kMostAttempts) {
        give_up(writer, job, Code::Internal, now);
      } else if (set_ready(writer, job, (now + kTerm_us).us, job.token + 1, job.attempts + 1)) {
        ++job.token;
        ++job.attempts;
        claimed.push_back(std::move(job));
      }
    }
    return db::Verdict::Commit;
  });
  return claimed;
}

bool Jobs::finish(const Job& job) {
  return report([&](db::Writer& writer) { return remove(writer, job); });
}

bool Jobs::postpone(const Job& job, Code code) {
  const auto now = now_();
  return report([&](db::Writer& writer) {
    if (job.attempts >= kMostAttempts) return give_up(writer, job, code, now);
    return set_ready(writer, job, (now + pause_before(job.attempts + 1)).us, job.token + 1, job.attempts);
  });
}

bool Jobs::refuse(const Job& job, Code code) {
  const auto now = now_();
  return report([&](db::Writer& writer) {
    if (!remove(writer, job)) return false;
    list(writer, job, code, now);
    return true;
  });
}

std::int64_t Jobs::given_up() {
  std::int64_t count = 0;
  database_.read([&](db::Reader& reader) { count = reader.query("SELECT count(*) FROM job WHERE ready = ?1", {kNever}).at(0).number(0); });
  return count;
}

void Jobs::try_given_up_again() {
  const auto now = now_();
  database_.write([&](db::Writer& writer) {
    writer.execute("UPDATE job SET ready = ?2, attempts = 0 WHERE ready = ?1", {kNever, now});
    return db::Verdict::Commit;
  });
}

/// One transaction; whether the claim still stood.
bool Jobs::report(const std::function<bool(db::Writer&)>& work) {
  bool stood = false;
  database_.write([&](db::Writer& writer) {
    stood = work(writer);
    return stood ? db::Verdict::Commit : db::Verdict::RollBack;
  });
  return stood;
}

}  // namespace hospitium::ledger
