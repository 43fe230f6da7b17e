#include "records/file_type.hpp"

#include <gtest/gtest.h>

namespace hospitium::records {
namespace {

std::string_view ending_of(std::string_view head) {
  const auto* row = sniff(head);
  return row ? row->ending : "nothing";
}

TEST(FileTypes, AreToldByContentAlone) {
  EXPECT_EQ(ending_of("\xFF\xD8\xFF\xE0 rest"), ".jpg");
  EXPECT_EQ(ending_of("\x89PNG\r\n\x1A\n rest"), ".png");
  EXPECT_EQ(ending_of(std::string_view("\0\0\0\x18" "ftypheic\0\0\0\0", 16)), ".heic");
  EXPECT_EQ(ending_of("%PDF-1.7\n<html>"), ".pdf");
  EXPECT_EQ(ending_of("PK\x03\x04 rest"), ".zip");
  EXPECT_EQ(ending_of(std::string(128, '\0') + "DICM"), ".dcm");
  EXPECT_EQ(ending_of("\n {\"resourceType\":\"Bundle\"}"), ".json");
}

TEST(FileTypes, OthersAreNotTakenIn) {
  for (std::string_view head : {"<svg xmlns='http://www.w3.org/2000/svg'>", "<!doctype html>", "MZ\x90", "\x7F" "ELF", "GIF89a", "<html>%PDF-1.7", "",
                                "#!/bin/sh", "[1,2]", "Rar!"})
    EXPECT_EQ(ending_of(head), "nothing") << head;
  EXPECT_EQ(ending_of(std::string_view("\0\0\0\x18" "ftypisom\0\0\0\0", 16)), "nothing");  // a film
}

TEST(FileNames, AreCleanedAndPathsRefused) {
  EXPECT_EQ(clean_name("  Giấy ra viện.jpg ").value(), "Giấy ra viện.jpg");
  EXPECT_EQ(clean_name("photo\xE2\x80\xAEgpj.exe").value(), "photogpj.exe");  // right-to-left override
  EXPECT_EQ(clean_name("a\nb\x7F" "c\xC2\x85" "d").value(), "abcd");
  EXPECT_EQ(clean_name("ответ №5.pdf").value(), "ответ №5.pdf");
  for (std::string_view path : {"../letter.jpg", "/etc/passwd", "C:\\fakepath\\letter.jpg", "..", "."})
    EXPECT_EQ(clean_name(path).error().code, Code::Malformed) << path;
  EXPECT_EQ(clean_name(std::string_view("a\0b", 3)).error().code, Code::Malformed);
  EXPECT_EQ(clean_name("\xFF").error().code, Code::InvalidUtf8);
  EXPECT_EQ(clean_name("\n \t").error().code, Code::Required);
  EXPECT_EQ(clean_name(std::string(201, 'a')).error().code, Code::TooLong);
}

}  // namespace
}  // namespace hospitium::records
