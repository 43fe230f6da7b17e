// An administrator with SQL in hand changes, deletes, swaps or cuts off rows; verify must find every single one.
#include <random>

#include "ledger_house.hpp"

namespace hospitium::contract {
namespace {

constexpr int kTamperings = 500;

struct Table {
  std::string name;
  std::vector<std::string> key;
  std::vector<std::string> columns;  ///< beside the key
};
const std::vector<Table> kTables{
    {"journal", {"dossier", "version"}, {"at", "type", "payload", "previous", "hash", "mark"}},
    {"dossier", {"id"}, {"kind", "number", "stage", "version", "origin", "destination", "specialty", "urgency", "owner", "owes", "due", "opened",
                         "updated", "erased", "key_id", "head", "card", "shape", "snapshot"}},
    {"feed", {"number"}, {"dossier", "version", "hash"}},
    {"checkpoint", {"sequence"}, {"feed", "hash", "at", "signature"}},
    {"participant", {"dossier", "holder", "role"}, {"kind", "stage", "origin", "destination", "specialty", "urgency", "owner", "owes", "due",
                                                   "updated", "named", "holds"}},
};

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string text;
  for (const auto& word : words) (text += text.empty() ? "" : between) += word;
  return text;
}

const std::set<std::string> kBlobs{"dossier", "id", "payload", "previous", "hash", "owner", "owes", "key_id", "head", "card", "snapshot", "holder", "signature", "mark"};
const std::set<std::string> kNumbers{"version", "at", "due", "opened", "updated", "erased", "shape", "number", "feed", "sequence", "named"};

bool numeric(const Table& table, const std::string& column) {
  return kNumbers.contains(column) && !(table.name == "dossier" && column == "number");
}

db::Param param(const Table& table, const std::string& column, const db::Cell& cell) {
  if (std::holds_alternative<db::Null>(cell)) return db::Null{};
  if (numeric(table, column)) return std::get<std::int64_t>(cell);
  const auto& text = std::get<std::string>(cell);
  return kBlobs.contains(column) ? db::Param(db::BlobView{text}) : db::Param(text);
}

class Tamperer {
 public:
  Tamperer(db::Writer& writer, std::uint64_t seed) : writer_(writer), random_(seed) {}

  /// What was done, for the message of a miss.
  std::string tamper() {
    const auto& table = kTables[pick(kTables.size())];
    const auto rows = read(table);
    switch (pick(4)) {
      case 0: return edit(table, rows);
      case 1: return remove(table, rows, pick(rows.size()), 1, "delete");
      case 2: return swap(table, rows);
      default: {
        const auto cut = 1 + pick(std::min<std::size_t>(3, rows.size()));
        return remove(table, rows, rows.size() - cut, cut, "truncate");
      }
    }
  }

 private:
  using Cells = std::vector<db::Cell>;

  std::size_t pick(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_); }

  static std::vector<std::string> all(const Table& table) {
    auto columns = table.key;
    columns.insert(columns.end(), table.columns.begin(), table.columns.end());
    return columns;
  }

  std::vector<Cells> read(const Table& table) {
    const auto columns = all(table);
    std::vector<Cells> rows;
    for (const auto& row : writer_.query("SELECT " + joined(columns, ", ") + " FROM " + table.name + " ORDER BY " + joined(table.key, ", "))) {
      Cells cells;
      for (std::size_t i = 0; i < columns.size(); ++i) {
        if (row.null(i)) cells.emplace_back(db::Null{});
        else if (numeric(table, columns[i])) cells.emplace_back(row.number(i));
        else cells.emplace_back(row.text(i));
      }
      rows.push_back(std::move(cells));
    }
    return rows;
  }

  std::int64_t run(const std::string& verb, const Table& table, const Cells& row, std::vector<db::Param> params) {
    std::vector<std::string> conditions;
    for (std::size_t i = 0; i < table.key.size(); ++i) {
      params.push_back(param(table, table.key[i], row[i]));
      conditions.push_back(table.key[i] + " = ?" + std::to_string(params.size()));
    }
    return writer_.execute(verb + " WHERE " + joined(conditions, " AND "), params);
  }

  void set(const Table& table, const Cells& row, std::size_t column, const db::Cell& value) {
    const auto name = all(table)[column];
    EXPECT_EQ(run("UPDATE " + table.name + " SET " + name + " = ?1", table, row, {param(table, name, value)}), 1);
  }

  db::Cell changed(const Table& table, const std::string& column, const db::Cell& old) {
    if (numeric(table, column)) return std::holds_alternative<db::Null>(old) ? std::int64_t{7} : std::get<std::int64_t>(old) ^ (pick(2) ? 1 : 2);
    if (std::holds_alternative<db::Null>(old)) return std::string(16, 'x');
    auto text = std::get<std::string>(old);
    if (text.empty()) return std::string("x");
    if (kBlobs.contains(column)) text[pick(text.size())] ^= static_cast<char>(1 << pick(7));
    else text += 'x';
    return text;
  }

  std::string edit(const Table& table, const std::vector<Cells>& rows) {
    const auto& row = rows[pick(rows.size())];
    const auto columns = all(table);
    const auto column = pick(columns.size());
    set(table, row, column, changed(table, columns[column], row[column]));
    return "edit " + table.name + "." + columns[column];
  }

  std::string remove(const Table& table, const std::vector<Cells>& rows, std::size_t from, std::size_t how_many, const std::string& verb) {
    for (std::size_t i = from; i < from + how_many; ++i) EXPECT_EQ(run("DELETE FROM " + table.name, table, rows[i], {}), 1);
    return verb + " " + table.name;
  }

  /// Two rows change places in one column; tries until they differ there.
  std::string swap(const Table& table, const std::vector<Cells>& rows) {
    while (true) {
      const auto& one = rows[pick(rows.size())];
      const auto& other = rows[pick(rows.size())];
      const auto column = table.key.size() + pick(table.columns.size());
      if (one[column].index() == other[column].index() && !differs(one[column], other[column])) continue;
      set(table, one, column, other[column]);
      set(table, other, column, one[column]);
      return "swap " + table.name + "." + all(table)[column];
    }
  }
  static bool differs(const db::Cell& one, const db::Cell& other) {
    if (const auto* text = std::get_if<std::string>(&one)) return *text != std::get<std::string>(other);
    if (const auto* number = std::get_if<std::int64_t>(&one)) return *number != std::get<std::int64_t>(other);
    return false;
  }

  db::Writer& writer_;
  std::mt19937_64 random_;
};

class LedgerTamper : public LedgerDatabaseTest {
 protected:
  void fill() {
    for (int i = 0; i < 6; ++i) {
      const auto id = open_letter();
      const auto part = ask(id, lt::kClinic);
      if (i % 2) ask(id, lt::kRival);
      if (i % 3 == 0) EXPECT_TRUE(give(lt::kClinic, id, "answer", R"({"referral":")" + part.text() + R"(","text":"yes"})"));
      EXPECT_TRUE(give(lt::kCoordinator, id, "rename", R"({"name":"Name )" + std::to_string(i) + R"("})"));
      if (i == 4) EXPECT_TRUE(ledger_->erase(lt::kAdministrator, id));
      whole_feed(static_cast<std::size_t>(count("journal")));
      ledger::sign_checkpoint(house_->database(), house_->vault(), house_->now());
    }
  }
  /// Nothing where the database itself refused the change.
  std::optional<std::pair<std::string, bool>> try_one(std::uint64_t seed) {
    std::optional<std::pair<std::string, bool>> outcome;
    try {
      house_->database().write([&](db::Writer& writer) {
        const auto what = Tamperer(writer, seed).tamper();
        outcome = {what, !ledger::verify(writer, house_->vault(), kinds_).findings.empty()};
        return db::Verdict::RollBack;
      });
    } catch (const db::Fault&) {
      return std::nullopt;
    }
    return outcome;
  }
};

TEST_P(LedgerTamper, EveryTamperingIsFound) {
  const auto seed = static_cast<std::uint64_t>(std::random_device{}());
  SCOPED_TRACE("seed " + std::to_string(seed));
  RecordProperty("seed", std::to_string(seed));
  std::cout << "seed " << seed << '\n';
  fill();
  ASSERT_THAT(findings(), ::testing::IsEmpty());
  int tried = 0, missed = 0;
  for (std::uint64_t trial = 0; tried < kTamperings; ++trial) {
    const auto outcome = try_one(seed + trial);
    if (!outcome) continue;
    ++tried;
    if (outcome->second) continue;
    ++missed;
    ADD_FAILURE() << "not found: " << outcome->first << ", trial " << trial;
  }
  EXPECT_EQ(missed, 0);
  EXPECT_THAT(findings(), ::testing::IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Databases, LedgerTamper, ::testing::Values(Kind::SqliteFile, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
