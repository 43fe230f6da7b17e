#include "confined/workbook.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <vector>

#include "confined/input.hpp"
#include "confined/sheet.hpp"
#include "confined/xml.hpp"

namespace hospitium::confined {
namespace {

bool ends_with(std::string_view text, std::string_view with) { return text.size() >= with.size() && text.substr(text.size() - with.size()) == with; }

struct Relation {
  std::string type, part;                        ///< the last word of its type; where it leads within the file
};
using Relations = std::map<std::string, Relation, std::less<>>;

/// "xl/workbook.xml" and "../a/b.xml" or "/a/b.xml" -> a part's name. Leads nowhere outside, since only names of parts are looked up.
std::string part_name(std::string_view from, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string folder(from.substr(0, from.rfind('/') + 1));
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    if (!folder.empty()) folder.pop_back();
    folder.resize(folder.rfind('/') + 1);
  }
  return folder.append(target);
}

Relations relations_of(const Archive& archive, std::string_view part) {
  Relations relations;
  const auto slash = part.rfind('/') + 1;
  const auto name = std::string(part.substr(0, slash)) + "_rels/" + std::string(part.substr(slash)) + ".rels";
  if (!archive.has(name)) return relations;
  read_xml(archive, name, {.open = [&](std::string_view element, const Attributes& attributes) {
    if (element != "Relationship" || attributes["TargetMode"] == "External") return;  // what stands elsewhere is not fetched
    const auto type = attributes["Type"];
    relations[std::string(attributes["Id"])] = {std::string(type.substr(type.rfind('/') + 1)), part_name(part, attributes["Target"])};
  }});
  return relations;
}

std::string part_of_type(const Relations& relations, std::string_view type) {
  for (const auto& [id, relation] : relations)
    if (relation.type == type) return relation.part;
  return {};
}

/// Macros may be named in the list of content types, or simply be there.
void refuse_programs(const Archive& archive) {
  if (archive.any([](std::string_view name) { return ends_with(name, "vbaProject.bin") || ends_with(name, "workbook.bin"); })) end(Ending::Unsupported);
  read_xml(archive, "[Content_Types].xml", {.open = [](std::string_view, const Attributes& attributes) {
    if (attributes["ContentType"].find("macroEnabled") != std::string_view::npos) end(Ending::Unsupported);
  }});
}

struct Book {
  std::string sheet;                             ///< relation of the first visible one
  Calendar calendar = Calendar::From1900;
};

Book book_of(const Archive& archive, std::string_view part) {
  Book book;
  std::size_t sheets = 0;
  read_xml(archive, part, {.open = [&](std::string_view element, const Attributes& attributes) {
    if (element == "workbookPr" && (attributes["date1904"] == "1" || attributes["date1904"] == "true")) book.calendar = Calendar::From1904;
    if (element != "sheet") return;
    if (++sheets > kMostSheets) end(Ending::TooLarge);
    const auto state = attributes["state"];
    if (book.sheet.empty() && (state.empty() || state == "visible")) book.sheet = std::string(attributes["id"]);
  }});
  return book;
}

unsigned whole(std::string_view text) {
  unsigned number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::vector<Shown> styles_of(const Archive& archive, const std::string& part) {
  constexpr std::size_t kMostStyles = 65'536;
  std::vector<Shown> styles;
  if (part.empty() || !archive.has(part)) return styles;
  std::map<unsigned, Shown> own;
  bool within = false;                           // cellXfs, not the styles that these build upon
  read_xml(archive, part, {.open = [&](std::string_view element, const Attributes& attributes) {
    if (element == "numFmt" && own.size() < kMostStyles) own[whole(attributes["numFmtId"])] = shown_by(attributes["formatCode"]);
    if (element == "cellXfs") within = true;
    if (element != "xf" || !within) return;
    if (styles.size() >= kMostStyles) end(Ending::TooLarge);
    const auto id = whole(attributes["numFmtId"]);
    const auto found = own.find(id);
    styles.push_back(found != own.end() ? found->second : shown_by(id));
  }, .close = [&](std::string_view element) { if (element == "cellXfs") within = false; }});
  return styles;
}

/// Texts that cells share. How they are said (rPh) is left out.
std::vector<std::string> shared_texts(const Archive& archive, const std::string& part) {
  std::vector<std::string> texts;
  if (part.empty() || !archive.has(part)) return texts;
  std::size_t bytes = 0;
  bool text = false, spoken = false;
  read_xml(archive, part, {.open = [&](std::string_view element, const Attributes&) {
    if (element == "si") texts.emplace_back();
    if (element == "rPh") spoken = true;
    text = element == "t" && !spoken && !texts.empty();
    if ((bytes += sizeof(std::string)) > 2 * kMostShared) end(Ending::TooLarge);
  }, .close = [&](std::string_view element) {
    if (element == "rPh") spoken = false;
    if (element == "t") text = false;
  }, .text = [&](std::string_view piece) {
    if (!text) return;
    if ((bytes += piece.size()) > 2 * kMostShared) end(Ending::TooLarge);
    texts.back().append(piece);
  }});
  return texts;
}

}  // namespace

void show_table(std::string_view file) {
  const Archive archive(file);
  refuse_programs(archive);
  const auto part = part_of_type(relations_of(archive, ""), "officeDocument");
  if (part.empty()) end(Ending::Unreadable);
  const auto relations = relations_of(archive, part);
  const auto book = book_of(archive, part);
  const auto sheet = relations.find(book.sheet);
  if (sheet == relations.end() || sheet->second.type != "worksheet") end(Ending::Unreadable);
  const SheetWords words{shared_texts(archive, part_of_type(relations, "sharedStrings")), styles_of(archive, part_of_type(relations, "styles")), book.calendar};
  answer(sheet_as_csv(archive, sheet->second.part, words));
}

}  // namespace hospitium::confined
