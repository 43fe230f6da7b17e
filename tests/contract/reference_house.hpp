// Register, directory and sessions over one database, for tests of reference records and of what lets users in.
#pragma once
#include "databases.hpp"
#include "directory/register.hpp"
#include "directory/sessions.hpp"
#include "ledger/testing/house.hpp"
#include "observatory/observatory.hpp"

namespace hospitium::contract {

namespace lt = ledger::testing;

inline const std::string kPassword = "correct horse battery";

class ReferenceHouse : public ::testing::TestWithParam<Kind> {
 protected:
  void SetUp() override {
    if (!place_.available()) GTEST_SKIP() << "HOSPITIUM_TEST_PG is not set";
    house_ = std::make_unique<lt::House>(place_.folder(), place_.url());
    for (const auto& migrations : {directory::Directory::migrations(), ledger::reference_migrations(), observatory::Observatory::migrations()})
      db::migrate(house_->database(), migrations);
    directory_ = std::make_unique<directory::Directory>(house_->database(), house_->vault(), [this] { return house_->now(); });
    register_ = std::make_unique<directory::Register>(house_->database(), house_->vault(), *directory_, house_->environment());
    sessions_ = std::make_unique<directory::Sessions>(house_->database(), house_->vault(), house_->environment());
  }

  directory::PartyRecord party(std::string name) {
    directory::PartyRecord record;
    record.name = Line(std::move(name));
    record.place = {"RU-SPE"};
    return record;
  }
  Id<Party> add_party(std::string name) { return {register_->keep_party(change_, std::nullopt, party(std::move(name))).value().id}; }
  directory::UserRecord user(std::string email, Id<Party> party) {
    return {directory::UserState::Active, Line("Somebody"), Line(std::move(email)), Word("en"), Word("UTC"), {{party, Role::Coordinator}}};
  }
  Id<User> add_user(std::string email, Id<Party> party) {
    return {register_->keep_user(change_, std::nullopt, user(std::move(email), party), kPassword).value().id};
  }

  TestPlace place_{GetParam()};
  std::unique_ptr<lt::House> house_;
  std::unique_ptr<directory::Directory> directory_;
  std::unique_ptr<directory::Register> register_;
  std::unique_ptr<directory::Sessions> sessions_;
  const directory::Change change_{access::system_principal(), {}};
};

}  // namespace hospitium::contract
