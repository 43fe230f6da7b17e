#include "db/sql_text.hpp"

#include <gmock/gmock.h>

namespace hospitium::db {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(SqlText, NumbersParametersOutsideQuotesAndComments) {
  EXPECT_EQ(numbered_for_postgresql("a = ?1 AND b = ?12"), "a = $1 AND b = $12");
  EXPECT_EQ(numbered_for_postgresql("'?1' || \"?2\" || ?3"), "'?1' || \"?2\" || $3");
  EXPECT_EQ(numbered_for_postgresql("'it''s ?1' = ?1"), "'it''s ?1' = $1");
  EXPECT_EQ(numbered_for_postgresql("?1 -- not ?2\n+ ?2"), "$1 -- not ?2\n+ $2");
  EXPECT_EQ(numbered_for_postgresql("a ? b"), "a ? b");
  EXPECT_EQ(numbered_for_postgresql("'open ?1"), "'open ?1");
}

TEST(SqlText, SpellsBlobAsAWholeWord) {
  EXPECT_EQ(types_for_postgresql("a BLOB, b blob NOT NULL"), "a BYTEA, b BYTEA NOT NULL");
  EXPECT_EQ(types_for_postgresql("blob_name TEXT DEFAULT 'BLOB', my_blob BLOB"), "blob_name TEXT DEFAULT 'BLOB', my_blob BYTEA");
  EXPECT_EQ(types_for_postgresql("-- BLOB's here\nBLOB"), "-- BLOB's here\nBYTEA");
}

TEST(SqlText, SplitsAtLineEndsOnly) {
  EXPECT_THAT(split_statements("A 1;\nB ';\n' 2;\n\nC 3"), ElementsAre("A 1", "B ';\n' 2", "C 3"));
  EXPECT_THAT(split_statements("A; B;"), ElementsAre("A; B"));
  EXPECT_THAT(split_statements(" ;\n \n"), IsEmpty());
  EXPECT_THAT(split_statements("-- x;\nA;\n"), ElementsAre("-- x;\nA"));
}

}  // namespace
}  // namespace hospitium::db
