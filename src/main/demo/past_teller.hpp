// Tells the past of cases as their people: a batch of dossiers at a time, one teller per thread.
#pragma once
#include "domain/case/parts.hpp"
#include "ledger/past.hpp"
#include "main/demo/world.hpp"

namespace hospitium::demo {

class PastTeller {
 public:
  PastTeller(Node& node, const World& world, Instant today) : node_(node), world_(world), today_(today), batch_(node.ledger().tell_past()) {}

  Instant today() const { return today_; }
  Id<Party> party(std::string_view key) const { return world_.party(key); }

  ledger::Past& begin(Kind kind, Instant at) { return batch_->begin(kind, at); }
  template <class Command>
  std::vector<IdBytes> give(ledger::Past& past, std::string_view email, const Command& command, Instant at) {
    return give(past, email, Command::kName, json::write(command), at);
  }
  /// Attaches a summary, sealed as import does it.
  Id<Record> attach(ledger::Past& past, std::string_view email, std::string_view bundle, Instant at);

  /// A text that a person wrote, sealed as a record of its own: what a command attaches.
  cases::RecordRef write_down(ledger::Past& past, std::string_view text, cases::RecordRef record);

  std::size_t waiting() const { return batch_->size(); }
  /// Waits until all that was told is durable.
  void write() { batch_->write(); }

 private:
  std::vector<IdBytes> give(ledger::Past& past, std::string_view email, std::string_view command, const std::string& body, Instant at);
  const access::Principal& principal(std::string_view email);

  Node& node_;
  const World& world_;
  const Instant today_;
  std::unique_ptr<ledger::PastBatch> batch_;
  std::map<std::string, access::Principal, std::less<>> principals_;
};

}  // namespace hospitium::demo
