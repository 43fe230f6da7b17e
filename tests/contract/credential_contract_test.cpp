// What lets users in, over each database: memberships, sessions, tokens, passwords; what is revoked is out.
#include <set>
#include <thread>

#include "reference_house.hpp"

namespace hospitium::contract {
namespace {

using Credentials = ReferenceHouse;

/// Names are remembered for a moment: what this server changed is seen at once, what another changed when the moment is over.
TEST_P(Credentials, ANameIsRememberedForAMoment) {
  const auto office = add_party("Office");
  const auto who = add_user("a@example.org", office);
  directory::Directory elsewhere(house_->database(), house_->vault(), [this] { return house_->now(); });
  directory::Register other(house_->database(), house_->vault(), elsewhere, house_->environment());
  const auto rename = [&](directory::Register& server, const char* name) {
    auto record = user("a@example.org", office);
    record.name = Line(name);
    ASSERT_TRUE(server.keep_user(change_, who, record, std::nullopt));
    ASSERT_TRUE(server.keep_party(change_, office, party(name)));
  };
  const auto names = [&] { return directory_->user_name(who) + ", " + std::string(directory_->label(office).name); };
  EXPECT_EQ(names(), "Somebody, Office");
  rename(other, "Elsewhere");
  EXPECT_EQ(names(), "Somebody, Office");
  house_->pass(directory::Directory::kLabelAge_us + 1);
  EXPECT_EQ(names(), "Elsewhere, Elsewhere");
  rename(*register_, "Here");
  EXPECT_EQ(names(), "Here, Here");
}

TEST_P(Credentials, AMembershipGivesItsRightsOnItsDaysAlone) {
  const auto first = add_party("First"), second = add_party("Second");
  auto record = user("two@example.org", first);
  const auto today = day_of(house_->now());
  record.memberships.push_back({second, Role::Referrer, Day{today.days + 1}, Day{today.days + 2}});
  const Id<User> id{register_->keep_user(change_, std::nullopt, record, kPassword).value().id};
  const auto parties = [&] {
    std::vector<Id<Party>> list;
    const auto principal = sessions_->principal_of(id).value();
    for (const auto& membership : principal.memberships) list.push_back(membership.party);
    return list;
  };
  EXPECT_EQ(parties(), std::vector{first}) << "not yet";
  EXPECT_EQ(directory_->user(id)->record.memberships, record.memberships);
  EXPECT_TRUE(directory_->members(std::vector{second}).empty());
  house_->pass(kDay_us);
  EXPECT_EQ(parties(), (std::vector{first, second}));
  EXPECT_EQ(directory_->members(std::vector{second}).size(), 1u);
  house_->pass(2 * kDay_us);
  EXPECT_EQ(parties(), std::vector{first}) << "no more";
  const auto secret = sessions_->begin(id).value().secret;
  record.memberships[1] = {second, Role::Coordinator};
  register_->keep_user(change_, id, record, std::nullopt).value();
  sessions_->forget();
  auto principal = sessions_->by_secret(secret).value();
  EXPECT_EQ(principal.memberships.front().party, first);
  EXPECT_EQ(sessions_->act_for(principal, add_party("Another's")).error().code, Code::UnknownParty);
  ASSERT_TRUE(sessions_->act_for(principal, second));
  EXPECT_EQ(sessions_->by_secret(secret).value().memberships.front().party, second) << "this session acts for it";
  EXPECT_EQ(sessions_->begin(id).value().principal.memberships.front().party, first) << "another session does not";
  record.memberships[1].from = Day{today.days + 1};
  record.memberships[1].until = today;
  EXPECT_EQ(register_->keep_user(change_, id, record, std::nullopt).error().field, "/memberships/1/until");
}

TEST_P(Credentials, RevokedTokensAndSessionsAreOut) {
  const auto office = add_party("Office");
  const auto somebody = add_user("somebody@example.org", office), other = add_user("other@example.org", office);
  const auto first = sessions_->sign_in("somebody@example.org", kPassword).value(), second = sessions_->sign_in("somebody@example.org", kPassword).value();
  const auto made = sessions_->make_token(somebody, {.name = "export"}).value();
  const auto& token = made.secret;
  ASSERT_EQ(sessions_->credentials(somebody).size(), 3u);
  EXPECT_EQ(sessions_->credentials(somebody).front().name, "export") << "the newest first";
  EXPECT_TRUE(sessions_->credentials(other).empty());
  const auto named = sessions_->by_token(token).value().principal.session;
  EXPECT_EQ(named, made.id);
  EXPECT_EQ(sessions_->revoke(other, named).error().code, Code::NotFound) << "another's";
  ASSERT_TRUE(sessions_->revoke(somebody, named));
  EXPECT_EQ(sessions_->by_token(token).error().code, Code::SignInRequired);
  EXPECT_EQ(sessions_->revoke_all(somebody, first.principal.session), 1u);
  EXPECT_TRUE(sessions_->by_secret(first.secret));
  EXPECT_EQ(sessions_->by_secret(second.secret).error().code, Code::SignInRequired);
}

/// A database at which something happens just when a reading has come back.
class Interrupted final : public db::Database {
 public:
  explicit Interrupted(db::Database& inner) : inner_(inner) {}
  db::Dialect dialect() const override { return inner_.dialect(); }
  void submit(db::WriteWork work, db::WriteDone done) override { inner_.submit(std::move(work), std::move(done)); }
  void read(const std::function<void(db::Reader&)>& work) override {
    inner_.read(work);
    if (const auto now = std::exchange(happens, {})) now();
  }
  void backup_to(const std::string& file) override { inner_.backup_to(file); }
  void forget_deleted() override { inner_.forget_deleted(); }

  std::function<void()> happens;

 private:
  db::Database& inner_;
};

TEST_P(Credentials, WhatIsRevokedWhileItIsLookedUpIsOut) {
  add_user("somebody@example.org", add_party("Office"));
  Interrupted database(house_->database());
  directory::Sessions sessions(database, house_->vault(), house_->environment());
  const auto signed_in = sessions.sign_in("somebody@example.org", kPassword).value();
  const auto user = signed_in.principal.user;
  const auto token = sessions.make_token(user, {.name = "export"}).value();
  database.happens = [&] { ASSERT_TRUE(sessions.revoke(user, token.id)); };
  EXPECT_TRUE(sessions.by_token(token.secret)) << "looked up before it was revoked";
  EXPECT_EQ(sessions.by_token(token.secret).error().code, Code::SignInRequired);
  database.happens = [&] { sessions.sign_out(signed_in.secret); };
  EXPECT_TRUE(sessions.by_secret(signed_in.secret)) << "looked up before it was ended";
  EXPECT_EQ(sessions.by_secret(signed_in.secret).error().code, Code::SignInRequired);
}

TEST_P(Credentials, TokensAreKnownByWhatTheyAreAndEnd) {
  const auto somebody = add_user("somebody@example.org", add_party("Office"));
  const auto reading = sessions_->make_token(somebody, {.name = "laboratory", .life_us = 7 * kDay_us, .scope = directory::TokenScope::Read}).value();
  const auto listed = sessions_->credentials(somebody).at(0);
  EXPECT_EQ(listed.prefix, reading.secret.substr(0, 6));
  EXPECT_EQ(listed.scope, directory::TokenScope::Read);
  EXPECT_EQ(listed.expires, reading.expires);
  EXPECT_EQ(listed.seen, std::nullopt);
  EXPECT_EQ(sessions_->by_token(reading.secret).value().scope, directory::TokenScope::Read);
  EXPECT_EQ(sessions_->by_token(reading.secret).value().scope, directory::TokenScope::Read) << "also when it is remembered";
  while (!sessions_->credentials(somebody).at(0).seen) std::this_thread::yield();  // written when the answer is out
  house_->pass(7 * kDay_us);
  EXPECT_EQ(sessions_->by_token(reading.secret).error().code, Code::SignInRequired);
  for (int i = 0; i < directory::kMostTokens; ++i) ASSERT_TRUE(sessions_->make_token(somebody, {.name = "export"}));
  EXPECT_EQ(sessions_->make_token(somebody, {.name = "export"}).error().code, Code::TooMany) << "those that ran out do not count";
}

TEST_P(Credentials, APasswordConfirmsItsUserAlone) {
  const auto office = add_party("Office");
  const auto somebody = add_user("somebody@example.org", office);
  EXPECT_TRUE(sessions_->confirm(somebody, kPassword));
  EXPECT_EQ(sessions_->confirm(somebody, "not it at all").error().code, Code::WrongCredentials);
  EXPECT_EQ(sessions_->confirm({office.bytes}, kPassword).error().code, Code::WrongCredentials) << "nobody";
}

TEST_P(Credentials, SessionsAreKnownByTheirDevice) {
  const auto somebody = add_user("somebody@example.org", add_party("Office"));
  ASSERT_TRUE(sessions_->sign_in("somebody@example.org", kPassword, {"Chrome", "Windows"}));
  ASSERT_TRUE(sessions_->sign_in("somebody@example.org", kPassword));
  std::set<std::string> devices;
  for (const auto& one : sessions_->credentials(somebody)) devices.insert(one.browser.value_or("unknown") + " on " + one.system.value_or("unknown"));
  EXPECT_EQ(devices, (std::set<std::string>{"Chrome on Windows", "unknown on unknown"}));
}

TEST_P(Credentials, CredentialsThatRanOutAreNotListed) {
  const auto somebody = add_user("somebody@example.org", add_party("Office"));
  EXPECT_TRUE(sessions_->make_token(somebody, {.name = "export"}));
  sessions_->sign_in("somebody@example.org", kPassword).value();
  house_->pass(directory::kSessionIdle_us + kSecond_us);
  ASSERT_EQ(sessions_->credentials(somebody).size(), 1u);
  house_->pass(directory::kTokenLife_us);
  EXPECT_TRUE(sessions_->credentials(somebody).empty());
}

TEST_P(Credentials, AnOpenPageAloneKeepsNobodySignedIn) {
  add_user("somebody@example.org", add_party("Office"));
  const auto secret = sessions_->sign_in("somebody@example.org", kPassword).value().secret;
  for (auto passed = std::int64_t{}; passed < directory::kSessionIdle_us; passed += kHour_us) {
    EXPECT_TRUE(sessions_->watch(secret));
    house_->pass(kHour_us);
    house_->database().write([](db::Writer&) { return db::Verdict::Commit; });  // whatever was submitted before has been written
  }
  house_->pass(kSecond_us);
  EXPECT_FALSE(sessions_->watch(secret));
  EXPECT_EQ(sessions_->by_secret(secret).error().code, Code::SessionExpired);
}

TEST_P(Credentials, ANewPasswordEndsSessions) {
  const auto office = add_party("Office");
  const auto somebody = add_user("somebody@example.org", office);
  const auto signed_in = sessions_->sign_in("somebody@example.org", kPassword).value();
  register_->keep_user(change_, somebody, user("somebody@example.org", office), std::nullopt).value();
  sessions_->forget();
  EXPECT_TRUE(sessions_->by_secret(signed_in.secret)) << "nothing but the password ends them";
  register_->keep_user(change_, somebody, user("somebody@example.org", office), "another long secret").value();
  sessions_->forget();
  EXPECT_EQ(sessions_->by_secret(signed_in.secret).error().code, Code::SignInRequired);
}

INSTANTIATE_TEST_SUITE_P(Databases, Credentials, ::testing::Values(Kind::SqliteFile, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
