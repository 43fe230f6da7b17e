#include <unistd.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "main/command_line.hpp"
#include "vault/password.hpp"

namespace hospitium {
namespace {

struct UserOptions {
  std::string email, name, role, party, language = "en", zone = "UTC", password;
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

Exit make_token(Node& node, const UserOptions& options, std::string& out) {
  const auto user = node.directory().user_by_email(options.email);
  if (!user) {
    out += "No user has this e-mail address.\n";
    return Exit::Failed;
  }
  out += node.sessions().make_token(*user, "command line") + "\n";
  return Exit::Done;
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
  if (!user) {
    out += "No user has this e-mail address.\n";
    return Exit::Failed;
  }
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
    if (add->parsed()) return add_user(node, *options, out);
    return set_password(node, *options, out);
  };
}

}  // namespace hospitium
