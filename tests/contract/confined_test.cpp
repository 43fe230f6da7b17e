// The confined program under attack: ways out that must fail, and files made to break what reads them.
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>

#include <gtest/gtest.h>

#include "documents.hpp"
#include "records/confined_run.hpp"

namespace hospitium::contract {
namespace {

using records::ConfinedProgram;
using records::pieces_of;

std::atomic<int> signals_seen = 0;

/// How the taken-over program ended: "escaped", or the code of the refusal.
std::string outcome(const std::string& way) {
  const ConfinedProgram program(HOSPITIUM_ESCAPES, {.wall_ms = 1'500, .most_output = 1 << 20});
  const auto said = program.run({"escape", way}, pieces_of("document"));
  return said ? *said : std::string(row(said.error().code).name);
}

class Escapes : public ::testing::TestWithParam<const char*> {};

TEST_P(Escapes, Fail) {
  ::signal(SIGUSR1, [](int) { ++signals_seen; });
  const int lent = ::memfd_create("not for everybody", 0);  // inheritable on purpose
  EXPECT_EQ(outcome(GetParam()), "unreadable_file");
  EXPECT_EQ(signals_seen, 0);
  ::close(lent);
}

INSTANTIATE_TEST_SUITE_P(All, Escapes, ::testing::Values("open", "proc", "connect", "fork", "exec", "ptrace", "signal", "loop", "sleep", "memory", "flood",
                                                         "descriptors", "code"),
                         [](const auto& info) { return std::string(info.param); });

class Documents : public ::testing::Test {
 protected:
  std::string ending(const std::vector<std::string>& words, std::string document) {
    const auto said = program_.run(words, pieces_of(std::move(document)));
    return said ? "done" : std::string(row(said.error().code).name);
  }
  std::string image(std::string document) { return ending({"image", "400"}, std::move(document)); }
  std::string zip(const std::string& document) { return ending({"zip", std::to_string(document.size())}, document); }

  const ConfinedProgram program_{HOSPITIUM_CONFINED};
};

TEST_F(Documents, AnImageIsMadeAnewWithoutWhatItsCameraSaid) {
  const auto photo = jpeg_photo(800, 600, 6);
  ASSERT_NE(photo.find("GPS-SECRET"), std::string::npos);
  const auto shown = program_.run({"image", "400"}, pieces_of(photo));
  ASSERT_TRUE(shown) << row(shown.error().code).name;
  EXPECT_TRUE(shown->starts_with("\xFF\xD8\xFF"));
  EXPECT_EQ(shown->find("GPS-SECRET"), std::string::npos);
  EXPECT_EQ(shown->find("Exif"), std::string::npos);
  EXPECT_EQ(jpeg_size(*shown), std::make_pair(300, 400));  // held upright: turned, and at most 400 long
}

TEST_F(Documents, PngOfEveryKindIsShown) {
  for (const auto kind : {Png::Grey, Png::Rgb, Png::Rgba}) EXPECT_EQ(image(png_image(300, 200, kind)), "done");
}

TEST_F(Documents, HugeImagesAreRefusedBeforeTheyAreDecoded) {
  EXPECT_EQ(image(png_header(65'535, 65'535)), "image_too_large");
  EXPECT_EQ(image(png_header(0x7FFFFFFF, 0x7FFFFFFF)), "image_too_large");
  EXPECT_EQ(image(jpeg_header(65'500, 65'500)), "image_too_large");
  EXPECT_EQ(image(png_header(30'001, 1)), "image_too_large");
}

TEST_F(Documents, DamagedImagesAreUnreadable) {
  const auto photo = jpeg_photo(100, 100, 1);
  const auto picture = png_image(100, 100, Png::Rgb);
  EXPECT_EQ(image(picture.substr(0, picture.size() / 2)), "unreadable_file");
  EXPECT_EQ(image("\xFF\xD8\xFF no more"), "unreadable_file");
  EXPECT_EQ(image(std::string("\0\0\0\x18" "ftypheic", 12) + std::string(500, 'x')), "unreadable_file");
  EXPECT_EQ(image("nothing at all"), "unreadable_file");
  EXPECT_EQ(image(""), "unreadable_file");
  EXPECT_EQ(image(png_header(100, 100)), "unreadable_file");  // says what it does not hold
  EXPECT_EQ(image(photo), "done");
}

TEST_F(Documents, AnArchiveIsListedAndNeverUnpacked) {
  const auto archive = zip_file({{"DICOM/IM000001", 5'000}, {"../../etc/cron.d/x", 10}, {"C:\\autorun.exe", 10}, {"inner.zip", 99}});
  const auto said = program_.run({"zip", std::to_string(archive.size())}, pieces_of(archive));
  ASSERT_TRUE(said);
  std::string wanted;
  for (const char* line : {"5000 - DICOM/IM000001", "10 path ../../etc/cron.d/x", "10 path C:\\autorun.exe", "99 nested inner.zip"})
    wanted.append(line).append(1, '\0');
  EXPECT_EQ(*said, wanted);
}

TEST_F(Documents, ArchivesThatLieAreRefused) {
  EXPECT_EQ(zip(zip_file({{"bomb", 0xFFFFFFF0}})), "image_too_large");          // 4 GiB out of a hundred bytes
  auto many = zip_file({{"a", 1}});
  many.replace(many.size() - 12, 2, "\xF0\xFF");                                // says 65,520 entries, has one
  EXPECT_EQ(zip(many), "image_too_large");
  auto outside = zip_file({{"a", 1}});
  outside.replace(outside.size() - 6, 4, std::string("\xFF\xFF\xFF\x00", 4));   // directory beyond the end
  EXPECT_EQ(zip(outside), "unreadable_file");
  EXPECT_EQ(zip(zip_file({{"a", 1}}).substr(0, 30)), "unreadable_file");
  EXPECT_EQ(zip(std::string("PK\x05\x06", 4) + std::string(18, '\0')), "done"); // empty
}

TEST_F(Documents, PdfPagesAreDrawnOrRefused) {
  const auto pages = program_.run({"pages"}, pieces_of(pdf_file("[0 0 200 100]")));
  if (!pages && pages.error().code == Code::PreviewOff) GTEST_SKIP() << "pdftoppm is not installed";
  ASSERT_TRUE(pages);
  EXPECT_NE(pages->find("Pages:           1"), std::string::npos) << *pages;
  const auto page = program_.run({"page", "1", "400"}, pieces_of(pdf_file("[0 0 200 100]")));
  ASSERT_TRUE(page) << row(page.error().code).name;
  EXPECT_EQ(jpeg_size(*page), std::make_pair(400, 200));
  const auto huge = program_.run({"page", "1", "400"}, pieces_of(pdf_file("[0 0 2000000000 2000000000]")));
  EXPECT_TRUE(!huge || jpeg_size(*huge).first <= 400);
  EXPECT_EQ(ending({"pages"}, "%PDF-1.7\nnothing"), "unreadable_file");
  const auto lost = program_.run({"page", "1", "400"}, pieces_of(looped_pdf()));
  EXPECT_TRUE(!lost || lost->empty());
}

TEST(ConfinedProgramTest, IsOffWhereItIsNotInstalled) {
  const auto said = ConfinedProgram("/nowhere/hospitium-confined").run({"image", "400"}, pieces_of("x"));
  EXPECT_EQ(said.error().code, Code::PreviewOff);
}

}  // namespace
}  // namespace hospitium::contract
