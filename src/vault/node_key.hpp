// The node's own key, from a file that is in no backup, and what is derived from it.
#pragma once
#include <map>
#include <string>

#include "vault/secret.hpp"
#include "vault/vault.hpp"

namespace hospitium::vault {

class NodeKey {
 public:
  /// Throws db::Fault when the file is missing, has another length, or may be read by others.
  explicit NodeKey(const std::string& file);

  const Secret& wrapping() const { return wrapping_; }
  const Secret& sealing() const { return sealing_; }
  KeyBytes hash(Purpose purpose, std::string_view text) const;
  KeyBytes check_value() const;   ///< tells a wrong node key; says nothing about the key
  std::string sign(std::string_view message) const;
  std::string public_key() const;

 private:
  Secret master_;
  Secret wrapping_;
  Secret sealing_;
};

bool verify_with(std::string_view public_key, std::string_view message, std::string_view signature);

}  // namespace hospitium::vault
