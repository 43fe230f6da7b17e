#include <unistd.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "main/command_line.hpp"
#include "vault/password.hpp"

namespace hospitium {
namespace {

struct UserOptions {
  std::string email, name, role, party, language = "en", zone = "UTC", password, credential;
};

Exit list_users(Node& node, std::string& out) {
  for (const auto& user : node.directory().users()) {
    out += user.record.email;
    for (const auto& membership : user.record.memberships)
      out += fmt::format("\t{} of {}", name_of(membership.role), node.directory().label(membership.party).name);
    out += '\n';
  }
  return Exit::Done;
}

Exit unknown(std::string& out) {
  out += "No user has this e-mail address.\n";
  return Exit::Failed;
}

Exit make_token(Node& node, const UserOptions& options, std::string& out) {
  const auto user = node.directory().user_by_email(options.email);
  if (!user) return unknown(out);
  const auto made = node.sessions().make_token(*user, {.name = "command line"});
  if (!made) {
    out += fmt::format("This user has {} tokens already; revoke some.\n", directory::kMostTokens);
    return Exit::Failed;
  }
  out += made->secret + "\n";
  return Exit::Done;
}

Exit list_credentials(Node& node, const UserOptions& options, std::string& out) {
  const auto user = node.directory().user_by_email(options.email);
  if (!user) return unknown(out);
  for (const auto& one : node.sessions().credentials(*user))
    out += fmt::format("{}\t{}\t{}\tuntil {}\t{}\n", one.id.text(), name_of(one.kind), iso_text(one.created), iso_text(one.expires), one.name.value_or(""));
  return Exit::Done;
}

Exit revoke(Node& node, const UserOptions& options, std::string& out) {
  const auto user = node.directory().user_by_email(options.email);
  if (!user) return unknown(out);
  if (options.credential.empty()) {
    out += fmt::format("{} sessions and tokens revoked.\n", node.sessions().revoke_all(*user, {}));
    return Exit::Done;
  }
  const auto id = Id<Session>::parse(options.credential);
  if (id && node.sessions().revoke(*user, *id)) return Exit::Done;
  out += "This user has no session or token of this id.\n";
  return Exit::Failed;
}

Exit report(const Result<directory::Kept>& kept, std::string& out) {
  if (kept) return Exit::Done;
  out += fmt::format("Refused: {} {}\n", row(kept.error().code).name, kept.error().field);
  return Exit::Failed;
}

Exit add_user(Node& node, const UserOptions& options, std::string& out) {
  const auto role = value_of<Role>(options.role);
  const auto party = Id<Party>::parse(options.party);
  if (!role || !party) {
    out += "--role takes a role's name and --party an organisation's id.\n";
    return Exit::Usage;
  }
  const std::string password = options.password.empty() ? vault::random_token() : options.password;
  directory::UserRecord record{directory::UserState::Active, options.name, options.email, options.language, options.zone, {{*party, *role}}};
  const auto kept = node.reference().keep_user({access::system_principal(), {}}, std::nullopt, record, password);
  if (kept && options.password.empty()) out += fmt::format("Password: {}\n", password);
  return report(kept, out);
}

Exit set_password(Node& node, const UserOptions& options, std::string& out) {
  const auto id = node.directory().user_by_email(options.email);
  const auto user = id ? node.directory().user(*id) : std::nullopt;
  if (!user) return unknown(out);
  const std::string password = options.password.empty() ? vault::random_token() : options.password;
  const auto kept = node.reference().keep_user({access::system_principal(), {}}, id, user->record, password);
  if (kept && options.password.empty()) out += fmt::format("Password: {}\n", password);
  return report(kept, out);
}

CLI::Option* add_email(CLI::App* app, UserOptions& options) {
  return app->add_option("--user,--email", options.email, "E-mail address")->required();
}

}  // namespace

NodeWork declare_user(CLI::App& app) {
  app.require_subcommand(1)->fallthrough();
  auto options = std::make_shared<UserOptions>();
  auto* list = app.add_subcommand("list", "A line per user: e-mail, roles");
  auto* token = app.add_subcommand("token", "Make an API token; it is shown once");
  add_email(token, *options);
  auto* credentials = app.add_subcommand("credentials", "A line per session and API token of a user");
  add_email(credentials, *options);
  auto* revoked = app.add_subcommand("revoke", "Revoke a user's sessions and tokens, or one of them");
  add_email(revoked, *options);
  revoked->add_option("--id", options->credential, "Only this one");
  auto* add = app.add_subcommand("add", "Add a user");
  add_email(add, *options);
  add->add_option("--name", options->name, "Name")->required();
  add->add_option("--role", options->role, "Role, for example coordinator")->required();
  add->add_option("--party", options->party, "Id of the organisation")->required();
  add->add_option("--language", options->language, "en, ru, vi, mn, ko, uz, ar or be");
  add->add_option("--zone", options->zone, "IANA time zone");
  auto* password = app.add_subcommand("password", "Set a new password; one is made when none is given");
  add_email(password, *options);
  for (auto* sub : {add, password})
    sub->add_option("--password", options->password, "12 to 128 characters")->envname("HOSPITIUM_PASSWORD");
  return [=](Node& node, std::string& out) {
    if (list->parsed()) return list_users(node, out);
    if (token->parsed()) return make_token(node, *options, out);
    if (credentials->parsed()) return list_credentials(node, *options, out);
    if (revoked->parsed()) return revoke(node, *options, out);
    if (add->parsed()) return add_user(node, *options, out);
    return set_password(node, *options, out);
  };
}

}  // namespace hospitium
