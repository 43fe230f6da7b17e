#include "main/demo/past_teller.hpp"

#include <stdexcept>

#include "domain/case/commands.hpp"
#include "records/intake.hpp"

namespace hospitium::demo {

const access::Principal& PastTeller::principal(std::string_view email) {
  const auto known = principals_.find(email);
  if (known != principals_.end()) return known->second;
  return principals_.emplace(std::string(email), world_.principal(node_, email)).first->second;
}

std::vector<IdBytes> PastTeller::give(ledger::Past& past, std::string_view email, std::string_view command, const std::string& body, Instant at) {
  auto ids = past.give(principal(email), command, json::parse(body).value(), at);
  if (!ids)  // the tale breaks a rule: a bug of the demo, not of its reader
    throw std::logic_error(fmt::format("demo: {} by {} was refused: {} {}", command, email, row(ids.error().code).name, ids.error().field));
  return *std::move(ids);
}

Id<Record> PastTeller::attach(ledger::Past& past, std::string_view email, std::string_view bundle, Instant at) {
  auto intake = records::take_summary(node_.blobs(), past.id(), past.key(), bundle).value();
  const auto ids = give(past, email, cases::AttachRecord{intake.record}, at);
  past.keep(std::move(intake.blob));
  return {ids.at(0)};
}

cases::RecordRef PastTeller::write_down(ledger::Past& past, std::string_view text, cases::RecordRef record) {
  auto blob = node_.blobs().prepare(past.id(), past.key(), text);
  record.bytes = blob.plain_bytes;
  record.blob = blob.name;
  past.keep(std::move(blob));
  return record;
}

}  // namespace hospitium::demo
