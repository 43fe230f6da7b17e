// XML as an event stream: names without their prefixes, no document type (so no entities of its own or of others), bounded depth.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "confined/unpack.hpp"

namespace hospitium::confined {

class Attributes {
 public:
  explicit Attributes(const char** pairs) : pairs_(pairs) {}
  std::string_view operator[](std::string_view name) const;  ///< "" when absent

 private:
  const char** pairs_;
};

struct XmlEvents {
  std::function<void(std::string_view name, const Attributes& attributes)> open;
  std::function<void(std::string_view name)> close = {};
  std::function<void(std::string_view text)> text = {};
};

/// Ends the program where the part is no well-formed XML.
void read_xml(const Archive& archive, std::string_view part, const XmlEvents& events);

}  // namespace hospitium::confined
