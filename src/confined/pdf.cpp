#include "confined/pdf.hpp"

#include <unistd.h>

#include "confined/input.hpp"
#include "confined/sandbox.hpp"

namespace hospitium::confined {
namespace {

[[noreturn]] void become(const char* program, char* const* arguments) {
  if (access(program, X_OK) != 0) end(Ending::Unavailable);
  if (dup2(kInput, 0) != 0 || dup2(kOutput, 1) != 1) end(Ending::Unavailable);
  char language[] = "LC_ALL=C", home[] = "HOME=/nowhere";
  char* const environment[] = {language, home, nullptr};
  confine(Need::Program, program);
  execve(program, arguments, environment);
  end(Ending::Unavailable);
}

}  // namespace

void count_pages() {
  char name[] = "pdfinfo", input[] = "-";
  char* const arguments[] = {name, input, nullptr};
  become("/usr/bin/pdfinfo", arguments);
}

void show_page(const char* page, const char* shown) {
  char name[] = "pdftoppm", jpeg[] = "-jpeg", first[] = "-f", last[] = "-l", scale[] = "-scale-to", once[] = "-singlefile", input[] = "-";
  char* number = const_cast<char*>(page);
  char* const arguments[] = {name, jpeg, first, number, last, number, scale, const_cast<char*>(shown), once, input, nullptr};
  become("/usr/bin/pdftoppm", arguments);
}

}  // namespace hospitium::confined
