#include "main/demo/teller.hpp"

#include <stdexcept>

#include "vault/password.hpp"

namespace hospitium::demo {

ledger::Environment ToldTime::environment() {
  // A tick per question keeps ids in the order in which things were made.
  return {[this] { return Instant{now_us.fetch_add(1000)}; }, vault::random_id_tail};
}

const access::Principal& Teller::principal(std::string_view email) {
  const auto known = principals_.find(email);
  if (known != principals_.end()) return known->second;
  return principals_.emplace(std::string(email), world_.principal(node_, email)).first->second;
}

ledger::Receipt Teller::give(std::string_view email, Kind kind, std::optional<Id<Dossier>> dossier, std::string_view command,
                             const std::string& body) {
  ledger::CommandRequest request;
  request.principal = principal(email);
  request.kind = kind;
  request.dossier = dossier;
  request.command = std::string(command);
  request.body = json::parse(body).value();
  const auto receipt = node_.ledger().execute(std::move(request));
  if (!receipt)  // the tale breaks a rule: a bug of the demo, not of its reader
    throw std::logic_error(fmt::format("demo: {} by {} was refused: {} {}", command, email, row(receipt.error().code).name, receipt.error().field));
  return *receipt;
}

}  // namespace hospitium::demo
