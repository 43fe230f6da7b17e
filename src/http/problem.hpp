// Refusals and faults as RFC 9457 problems, in the reader's language.
#pragma once
#include <exception>
#include <string>
#include <string_view>

#include "base/messages.hpp"
#include "base/result.hpp"
#include "http/response.hpp"

namespace hospitium::http {

/// {"type":"urn:hospitium:error:<code>","title","status","code","detail","params","errors":[{field,code,detail}],"incident"}.
/// Thread-safe; keeps a reference to `messages`.
class Problems {
 public:
  explicit Problems(const Messages& messages) : messages_(messages) {}

  Response of(const Refusal& refusal, std::string_view language) const;
  /// db::Fault Full is storage_full; Broken, Conflict, Unknown and a full queue are busy; all else is internal. Writes one log line
  /// with an incident id and the exception's text (which by convention holds no values), and puts the id into the problem.
  Response of(std::exception_ptr fault, std::string_view language) const;
  const Messages& messages() const { return messages_; }

 private:
  Response render(const Refusal& refusal, std::string_view language, const std::string& incident) const;
  const Messages& messages_;
};

}  // namespace hospitium::http
