#include "confined/xml.hpp"

#include <expat.h>

#include "confined/input.hpp"

namespace hospitium::confined {
namespace {

std::string_view bare(std::string_view name) { return name.substr(name.rfind(':') + 1); }

struct Reading {
  const XmlEvents& events;
  int depth = 0;
};

void on_open(void* data, const char* name, const char** attributes) {
  auto& reading = *static_cast<Reading*>(data);
  if (++reading.depth > kMostDepth) end(Ending::TooLarge);
  reading.events.open(bare(name), Attributes(attributes));
}

void on_close(void* data, const char* name) {
  auto& reading = *static_cast<Reading*>(data);
  --reading.depth;
  if (reading.events.close) reading.events.close(bare(name));
}

void on_text(void* data, const char* text, int size) {
  auto& reading = *static_cast<Reading*>(data);
  if (reading.events.text) reading.events.text({text, static_cast<std::size_t>(size)});
}

void on_document_type(void*, const char*, const char*, const char*, int) { end(Ending::Unreadable); }

}  // namespace

std::string_view Attributes::operator[](std::string_view name) const {
  for (auto pair = pairs_; *pair != nullptr; pair += 2)
    if (bare(*pair) == name) return pair[1];
  return {};
}

void read_xml(const Archive& archive, std::string_view part, const XmlEvents& events) {
  const XML_Parser parser = XML_ParserCreate(nullptr);
  if (parser == nullptr) end(Ending::Unavailable);
  Reading reading{events};
  XML_SetUserData(parser, &reading);
  XML_SetElementHandler(parser, on_open, on_close);
  XML_SetCharacterDataHandler(parser, on_text);
  XML_SetStartDoctypeDeclHandler(parser, on_document_type);
  archive.read(part, [&](std::string_view piece) {
    if (XML_Parse(parser, piece.data(), static_cast<int>(piece.size()), XML_FALSE) == XML_STATUS_ERROR) end(Ending::Unreadable);
  });
  if (XML_Parse(parser, "", 0, XML_TRUE) == XML_STATUS_ERROR) end(Ending::Unreadable);
  XML_ParserFree(parser);
}

}  // namespace hospitium::confined
