#include "documents.hpp"

#include <array>

#include <fmt/format.h>
#include <zlib.h>

namespace hospitium::contract {
namespace {

std::string big(std::uint32_t number, int bytes) {
  std::string text;
  for (int i = bytes - 1; i >= 0; --i) text += static_cast<char>(number >> (8 * i) & 0xFF);
  return text;
}

std::string little(std::uint32_t number, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(number >> (8 * i) & 0xFF);
  return text;
}

std::string segment(char marker, const std::string& content) {
  return std::string("\xFF") + marker + big(static_cast<std::uint32_t>(content.size() + 2), 2) + content;
}

std::string frame(int width, int height) {
  return segment('\xC0', std::string("\x08", 1) + big(static_cast<std::uint32_t>(height), 2) + big(static_cast<std::uint32_t>(width), 2) +
                             std::string("\x01\x01\x11\x00", 4));
}

std::string exif(int orientation) {
  return segment('\xE1', std::string("Exif\0\0MM\0*", 10) + big(8, 4) + big(1, 2) + big(0x0112, 2) + big(3, 2) + big(1, 4) +
                             big(static_cast<std::uint32_t>(orientation), 2) + big(0, 2) + big(0, 4) + "GPS-SECRET");
}

/// One code of one bit for "no difference" (DC) and one for "end of block" (AC): a grey picture is all zero bits.
std::string tables() {
  std::string quantities(64, '\x01');
  const std::string counts = std::string("\x01", 1) + std::string(15, '\0');
  return segment('\xDB', std::string(1, '\0') + quantities) + segment('\xC4', std::string(1, '\0') + counts + std::string(1, '\0')) +
         segment('\xC4', std::string("\x10", 1) + counts + std::string(1, '\0'));
}

std::string start_of_scan() { return segment('\xDA', std::string("\x01\x01\x00\x00\x3F\x00", 6)); }

std::string chunk(const std::string& type, const std::string& content) {
  const auto named = type + content;
  const auto sum = crc32(0, reinterpret_cast<const Bytef*>(named.data()), static_cast<uInt>(named.size()));
  return big(static_cast<std::uint32_t>(content.size()), 4) + named + big(static_cast<std::uint32_t>(sum), 4);
}

std::string start_of_png(std::uint32_t width, std::uint32_t height, char colour) {
  return "\x89PNG\r\n\x1A\n" + chunk("IHDR", big(width, 4) + big(height, 4) + std::string("\x08", 1) + colour + std::string(3, '\0'));
}

std::string compressed(const std::string& plain) {
  auto size = compressBound(plain.size());
  std::string out(size, '\0');
  compress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(plain.data()), plain.size());
  out.resize(size);
  return out;
}

std::string pdf_of(const std::vector<std::string>& objects) {
  std::string text = "%PDF-1.4\n", table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", text.size());
    text += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  return text + fmt::format("xref\n0 {}\n0000000000 65535 f \n{}trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n", objects.size() + 1, table,
                            objects.size() + 1, text.size());
}

}  // namespace

std::string jpeg_photo(int width, int height, int orientation) {
  const auto blocks = static_cast<std::size_t>((width + 7) / 8) * static_cast<std::size_t>((height + 7) / 8);
  std::string scan = start_of_scan();
  scan.append((blocks * 2 + 7) / 8, '\0');
  return "\xFF\xD8" + exif(orientation) + tables() + frame(width, height) + scan + "\xFF\xD9";
}

std::string jpeg_header(int width, int height) { return "\xFF\xD8" + tables() + frame(width, height) + start_of_scan(); }

std::pair<int, int> jpeg_size(const std::string& jpeg) {
  const auto byte = [&](std::size_t at) { return static_cast<int>(static_cast<unsigned char>(jpeg.at(at))); };
  for (std::size_t at = 2; at + 9 < jpeg.size() && byte(at) == 0xFF;) {
    if (byte(at + 1) == 0xC0 || byte(at + 1) == 0xC2) return {byte(at + 7) << 8 | byte(at + 8), byte(at + 5) << 8 | byte(at + 6)};
    at += 2 + static_cast<std::size_t>(byte(at + 2) << 8 | byte(at + 3));
  }
  return {0, 0};
}

std::string png_image(std::uint32_t width, std::uint32_t height, Png kind) {
  const std::size_t channels = kind == Png::Grey ? 1 : kind == Png::Rgb ? 3 : 4;
  const char colour = kind == Png::Grey ? 0 : kind == Png::Rgb ? 2 : 6;
  std::string rows;
  for (std::uint32_t y = 0; y < height; ++y) rows += std::string(1, '\0') + std::string(width * channels, '\x55');
  return start_of_png(width, height, colour) + chunk("IDAT", compressed(rows)) + chunk("IEND", "");
}

std::string png_header(std::uint32_t width, std::uint32_t height) { return start_of_png(width, height, 2) + chunk("IDAT", compressed("x")) + chunk("IEND", ""); }

std::string zip_file(const std::vector<std::pair<std::string, std::uint32_t>>& entries) {
  std::string bodies, directory;
  for (const auto& [name, size] : entries) {
    const auto about = little(0, 2) + little(8, 2) + little(0, 4) + little(0, 4) + little(2, 4) + little(size, 4) +
                       little(static_cast<std::uint32_t>(name.size()), 2) + little(0, 2);
    directory += std::string("PK\x01\x02", 4) + little(20, 2) + little(20, 2) + about + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) +
                 little(static_cast<std::uint32_t>(bodies.size()), 4) + name;
    bodies += std::string("PK\x03\x04", 4) + little(20, 2) + about + name + std::string("\x03\x00", 2);
  }
  const auto count = little(static_cast<std::uint32_t>(entries.size()), 2);
  return bodies + directory + std::string("PK\x05\x06", 4) + little(0, 4) + count + count + little(static_cast<std::uint32_t>(directory.size()), 4) +
         little(static_cast<std::uint32_t>(bodies.size()), 4) + little(0, 2);
}

std::string pdf_file(const std::string& media_box) {
  return pdf_of({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                 "<</Type/Page/Parent 2 0 R/MediaBox" + media_box + "/Resources<<>>/Contents 4 0 R>>", "<</Length 20>>stream\n10 10 80 40 re f    \nendstream"});
}

std::string looped_pdf() { return pdf_of({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>"}); }

}  // namespace hospitium::contract
