// PDF: no library that reads it may be linked (poppler and MuPDF are GPL and AGPL), so Debian's own programs run in this sandbox.
#pragma once

namespace hospitium::confined {

/// Both replace this process: the program writes to the output itself.
[[noreturn]] void count_pages();
[[noreturn]] void show_page(const char* page, const char* shown);

}  // namespace hospitium::confined
