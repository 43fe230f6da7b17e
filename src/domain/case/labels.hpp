// What the owner's people filter their cases by besides what all see: who looks after a case, and its keywords.
#pragma once
#include <string>

#include "base/id.hpp"
#include "base/text.hpp"

namespace hospitium::cases {

inline std::string assignee_label(Id<User> user) { return "assignee " + user.text(); }
/// Keywords that are the same to a reader are the same here.
inline std::string keyword_label(std::string_view keyword) { return "keyword " + fold(trimmed(keyword)); }

}  // namespace hospitium::cases
