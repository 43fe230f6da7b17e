#include "db/failing.hpp"

#include <atomic>

namespace hospitium::db {

class FailingDatabase::FailingReader final : public Reader {
 public:
  FailingReader(FailingDatabase& plan, Reader& inner) : plan_(plan), inner_(inner) {}
  Rows query(std::string_view sql, Params params) override {
    plan_.statement();
    return inner_.query(sql, params);
  }
  using Reader::query;

 private:
  FailingDatabase& plan_;
  Reader& inner_;
};

class FailingDatabase::FailingWriter final : public Writer {
 public:
  FailingWriter(FailingDatabase& plan, Writer& inner) : plan_(plan), inner_(inner) {}
  Rows query(std::string_view sql, Params params) override {
    plan_.statement();
    return inner_.query(sql, params);
  }
  std::int64_t execute(std::string_view sql, Params params) override {
    plan_.statement();
    return inner_.execute(sql, params);
  }
  using Reader::query;
  using Writer::execute;

 private:
  FailingDatabase& plan_;
  Writer& inner_;
};

void FailingDatabase::plan(BreakPlan plan) {
  std::lock_guard lock(mutex_);
  plan_ = plan;
  seen_ = 0;
}

int FailingDatabase::seen() const {
  std::lock_guard lock(mutex_);
  return seen_;
}

bool FailingDatabase::due(BreakAt at) {
  std::lock_guard lock(mutex_);
  return plan_.at == at && ++seen_ == plan_.nth;
}

void FailingDatabase::statement() {
  if (due(BreakAt::Statement)) throw Fault(plan_.kind, "a planned fault at a statement");
}

void FailingDatabase::submit(WriteWork work, WriteDone done) {
  auto lose_answer = std::make_shared<std::atomic<bool>>(false);
  inner_.submit(
      [this, work = std::move(work), lose_answer](Writer& inner) {
        FailingWriter writer(*this, inner);
        auto verdict = work(writer);
        if (verdict == Verdict::RollBack) return verdict;
        if (due(BreakAt::Commit)) throw Fault(plan_.kind, "a planned fault at COMMIT");
        if (due(BreakAt::Answer)) *lose_answer = true;
        return verdict;
      },
      [done = std::move(done), lose_answer](std::exception_ptr error) {
        bool lost = !error && *lose_answer;
        done(lost ? std::make_exception_ptr(Fault(FaultKind::Unknown, "a planned loss of the answer")) : error);
      });
}

void FailingDatabase::read(const std::function<void(Reader&)>& work) {
  inner_.read([&](Reader& inner) {
    FailingReader reader(*this, inner);
    work(reader);
  });
}

}  // namespace hospitium::db
