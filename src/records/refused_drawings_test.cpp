#include "records/refused_drawings.hpp"

#include <gtest/gtest.h>

namespace hospitium::records {
namespace {

struct Refusals : testing::Test {
  RefusedDrawings::Clock::time_point time{};
  RefusedDrawings refused{3, [this] { return time; }};
};

TEST_F(Refusals, AreRememberedForAnHour) {
  refused.remember("blob page 1", Code::UnreadableFile);
  refused.remember("blob pages", Code::ImageTooLarge);
  EXPECT_EQ(refused.find("blob page 1"), Code::UnreadableFile);
  EXPECT_EQ(refused.find("blob pages"), Code::ImageTooLarge);
  EXPECT_EQ(refused.find("blob page 2"), std::nullopt);
  time += std::chrono::minutes(59);
  EXPECT_EQ(refused.find("blob page 1"), Code::UnreadableFile);
  time += std::chrono::minutes(1);
  EXPECT_EQ(refused.find("blob page 1"), std::nullopt);
  refused.remember("blob page 1", Code::UnreadableFile);
  EXPECT_EQ(refused.find("blob page 1"), Code::UnreadableFile) << "tried again, and remembered again";
}

TEST_F(Refusals, OfTheProgramAreNotOfTheFile) {
  refused.remember("blob", Code::PreviewOff);
  refused.remember("blob", Code::Busy);
  EXPECT_EQ(refused.find("blob"), std::nullopt);
}

TEST_F(Refusals, AreBounded) {
  for (int i = 0; i < 100; ++i) refused.remember("blob " + std::to_string(i), Code::UnreadableFile);
  EXPECT_EQ(refused.size(), 3u);
  EXPECT_EQ(refused.find("blob 96"), std::nullopt);
  EXPECT_EQ(refused.find("blob 97"), Code::UnreadableFile);
  refused.remember("blob 97", Code::UnreadableFile);
  EXPECT_EQ(refused.size(), 3u);
}

}  // namespace
}  // namespace hospitium::records
