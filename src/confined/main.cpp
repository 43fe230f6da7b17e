// hospitium-confined image SHOWN | zip WHOLE | table | pages | page NUMBER SHOWN
#include <cstdlib>
#include <cstring>

#include "confined/heic.hpp"
#include "confined/input.hpp"
#include "confined/jpeg.hpp"
#include "confined/pdf.hpp"
#include "confined/png_image.hpp"
#include "confined/sandbox.hpp"
#include "confined/workbook.hpp"
#include "confined/zip_list.hpp"

namespace hospitium::confined {

#ifdef HOSPITIUM_ESCAPES
void escape(const char* how);  // tests only: a document that has taken the process over
#endif

namespace {

[[noreturn]] void show_image(std::string_view file, std::uint32_t shown) {
  if (file.starts_with("\xFF\xD8")) show_jpeg(file, shown);
  if (file.starts_with("\x89PNG")) show_png(file, shown);
  show_heic(file, shown);
}

[[noreturn]] void run(int count, char** words) {
  const auto is = [&](const char* name, int wanted) { return count == wanted && std::strcmp(words[1], name) == 0; };
  if (is("pages", 2)) count_pages();
  if (is("page", 4)) show_page(words[2], words[3]);
  ready_heic();
  confine(Need::Images);
#ifdef HOSPITIUM_ESCAPES
  if (is("escape", 3)) escape(words[2]);
#endif
  const auto file = map_input();
  if (is("image", 3)) show_image(file, std::min<std::uint32_t>(kMostShown, static_cast<std::uint32_t>(std::strtoul(words[2], nullptr, 10))));
  if (is("zip", 3)) list_zip(file, std::strtoull(words[2], nullptr, 10));
  if (is("table", 2)) show_table(file);
  end(Ending::Unavailable);
}

}  // namespace
}  // namespace hospitium::confined

int main(int count, char** words) { hospitium::confined::run(count, words); }
