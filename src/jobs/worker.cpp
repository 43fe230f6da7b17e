#include "jobs/worker.hpp"

#include <chrono>
#include <random>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "ledger/refusals.hpp"

namespace hospitium::jobs {

ledger::CommandRequest request_of(const ledger::Job& job) {
  const auto part = job.part ? id_text(*job.part) : std::string();
  ledger::CommandRequest request;
  request.principal = access::system_principal();
  request.kind = job.kind;
  request.dossier = job.dossier;
  request.command = job.command;
  request.body = boost::json::object();
  if (job.part) request.body.as_object()["referral"] = part;
  request.idempotency_key = fmt::format("job/{}/{}/{}", job.name, part, job.due.us);
  return request;
}

void Worker::start() {
  try {
    jobs_.try_given_up_again();
  } catch (const db::Fault& fault) {
    spdlog::error("jobs that were given up wait on: {}", fault.what());
  }
  std::random_device random;
  for (int i = 0; i < options_.threads; ++i)
    threads_.emplace_back([this, first = static_cast<int>(random() % ledger::Jobs::kBuckets)](const std::stop_token& stop) { run(stop, first); });
}

void Worker::stop() {
  for (auto& thread : threads_) thread.request_stop();
  threads_.clear();
}

int Worker::step(int first) {
  const auto claimed = jobs_.claim(first, options_.batch);
  for (const auto& job : claimed) do_one(job);
  return static_cast<int>(claimed.size());
}

/// What cannot be reported is claimed again when the term is over.
void Worker::do_one(const ledger::Job& job) {
  const auto receipt = ledger_.execute(request_of(job));
  if (receipt) {
    jobs_.finish(job);
    return;
  }
  const auto code = receipt.error().code;
  spdlog::warn("job {} of dossier {}: {} (attempt {})", job.command, job.dossier.text(), row(code).name, job.attempts);
  if (ledger::for_now(code)) jobs_.postpone(job, code);
  else jobs_.refuse(job, code);
}

void Worker::run(const std::stop_token& stop, int first) {
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    int done = 0;
    lock.unlock();
    try {
      done = step(first);
    } catch (const db::Fault& fault) {
      spdlog::error("jobs: {}", fault.what());
    }
    lock.lock();
    if (done == 0) pause_.wait_for(lock, stop, std::chrono::milliseconds(options_.poll_ms), [] { return false; });
  }
}

}  // namespace hospitium::jobs
