#include "http/openapi.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

#include <fmt/format.h>

#include "base/schema.hpp"

namespace hospitium::http {
namespace {

using json::Schema;
using json::SchemaWriter;

std::string quoted(std::string_view text) {
  std::string out;
  json::append_string(out, text);
  return out;
}

std::vector<const Schema*> roots_of(const std::vector<Route>& routes) {
  std::vector<const Schema*> roots;
  for (const auto& route : routes) {
    for (const auto* schema : {route.takes, route.gives})
      if (schema) roots.push_back(schema);
    for (const auto& [name, schema] : route.commands) roots.push_back(schema);
  }
  return roots;
}

/// One method of one path, after a row with commands has been taken apart.
struct Operation {
  const Route* route;
  std::string path;
  std::string_view command;        ///< "" for rows without
  const Schema* takes;
};

std::string dashed(std::string_view command) {
  std::string text(command);
  std::replace(text.begin(), text.end(), '_', '-');
  return text;
}

std::vector<Operation> operations_of(const std::vector<Route>& routes) {
  constexpr std::string_view kHole = "{command}";
  std::vector<Operation> operations;
  for (const auto& route : routes) {
    const std::string path(route.path);
    if (route.commands.empty()) operations.push_back({&route, path, {}, route.takes});
    for (const auto& [name, schema] : route.commands) {
      auto own = path;
      if (const auto at = own.find(kHole); at != std::string::npos) own.replace(at, kHole.size(), dashed(name));
      operations.push_back({&route, std::move(own), name, schema});
    }
  }
  return operations;
}

std::string parameters_of(const std::string& path, const Route& route) {
  std::string out;
  for (auto from = path.find('{'); from != std::string::npos; from = path.find('{', from + 1)) {
    const auto name = path.substr(from + 1, path.find('}', from) - from - 1);
    out += fmt::format(R"({}{{"name":{},"in":"path","required":true,"schema":{{"type":"string"}}}})", out.empty() ? "" : ",", quoted(name));
  }
  for (const auto name : route.headers) {
    const auto most = name == kOfCommands[0] ? fmt::format(R"(,"maxLength":{})", kLongestKey) : "";
    out += fmt::format(R"({}{{"name":{},"in":"header","schema":{{"type":"string"{}}}}})", out.empty() ? "" : ",", quoted(name), most);
  }
  return out;
}

std::string body_of(const Operation& operation, const SchemaWriter& writer) {
  const auto& route = *operation.route;
  const auto type = route.types.empty() ? std::string_view("application/json") : route.types.front();
  const auto schema = operation.takes ? writer.json_reference(*operation.takes) : std::string("{}");
  return fmt::format(R"("requestBody":{{"content":{{{}:{{"schema":{}}}}}}},)", quoted(type), schema);
}

std::string answers_of(const Operation& operation, const SchemaWriter& writer) {
  const auto* gives = operation.route->gives;
  const auto content = gives ? fmt::format(R"(,"content":{{"application/json":{{"schema":{}}}}})", writer.json_reference(*gives)) : "";
  return fmt::format(
      R"("responses":{{"2XX":{{"description":"Done"{}}},"default":{{"description":"Refused","content":{{"application/problem+json":{{"schema":{{"$ref":"#/components/schemas/ProblemDetails"}}}}}}}}}})",
      content);
}

std::string security_of(const Route& route) {
  switch (route.auth) {
    case Auth::SignedIn: return R"("security":[{"session":[]},{"token":[]}],)";
    case Auth::InPerson: return R"("security":[{"session":[]}],)";
    case Auth::Either: return R"("security":[{},{"session":[]},{"token":[]}],)";
    case Auth::Public:
    case Auth::Unset: return R"("security":[],)";
  }
  return {};
}

std::string operation_json(const Operation& operation, const SchemaWriter& writer) {
  std::string out = "{";
  const auto summary = operation.command.empty() ? std::string(operation.route->summary) : std::string(operation.command);
  if (!summary.empty()) out += "\"summary\":" + quoted(summary) + ",";
  if (const auto parameters = parameters_of(operation.path, *operation.route); !parameters.empty()) out += "\"parameters\":[" + parameters + "],";
  out += security_of(*operation.route);
  if (operation.route->writes() && operation.route->method != Method::Delete) out += body_of(operation, writer);
  return out + answers_of(operation, writer) + "}";
}

constexpr std::string_view kProblem =
    R"({"type":"object","properties":{"type":{"type":"string"},"title":{"type":"string"},"status":{"type":"integer"},"code":{"type":"string"},)"
    R"("detail":{"type":"string"},"field":{"type":"string"},"params":{"type":"object","additionalProperties":{"type":"string"}},)"
    R"("errors":{"type":"array","items":{"type":"object","properties":{"field":{"type":"string"},"code":{"type":"string"},"detail":{"type":"string"}}}},)"
    R"("incident":{"type":"string"}},"required":["type","title","status","code","detail"]})";
constexpr std::string_view kSecurity =
    R"({"session":{"type":"apiKey","in":"cookie","name":"hospitium_session","description":"Writes also need the header X-CSRF-Token"},)"
    R"("token":{"type":"http","scheme":"bearer"}})";

/// Two spaces a level, members in the order of the text.
void indent(std::string& out, const boost::json::value& value, std::size_t depth) {
  const std::string inner(depth * 2 + 2, ' '), outer(depth * 2, ' ');
  auto open = [&, first = true](std::string_view bracket) mutable {
    out += std::exchange(first, false) ? fmt::format("{}\n{}", bracket, inner) : ",\n" + inner;
  };
  if (const auto* object = value.if_object(); object && !object->empty()) {
    for (const auto& [key, member] : *object) {
      open("{");
      out += quoted(key) + ": ";
      indent(out, member, depth + 1);
    }
    out += "\n" + outer + "}";
  } else if (const auto* list = value.if_array(); list && !list->empty()) {
    for (const auto& item : *list) {
      open("[");
      indent(out, item, depth + 1);
    }
    out += "\n" + outer + "]";
  } else {
    out += boost::json::serialize(value);
  }
}

std::string read_or_empty(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::map<std::string, std::string> files_of(const std::vector<Route>& routes, std::string_view version) {
  return {{"openapi.json", openapi_json(routes, version)}, {"types.ts", typescript_types(routes)}};
}

}  // namespace

std::string openapi_json(const std::vector<Route>& routes, std::string_view version) {
  const auto names = json::named_schemas(roots_of(routes));
  const SchemaWriter writer(names);
  std::map<std::string, std::map<std::string, std::string>> paths;
  for (const auto& operation : operations_of(routes)) {
    std::string method(method_name(operation.route->method));
    std::transform(method.begin(), method.end(), method.begin(), [](char c) { return static_cast<char>(c + 32); });
    paths[operation.path][method] = operation_json(operation, writer);
  }
  std::string out = fmt::format(R"({{"openapi":"3.1.0","info":{{"title":"Hospitium","version":{}}},"paths":{{)", quoted(version));
  for (const auto& [path, methods] : paths) {
    out += (out.back() == '{' ? "" : ",") + quoted(path) + ":{";
    for (const auto& [method, operation] : methods) out += (out.back() == '{' ? "" : ",") + quoted(method) + ":" + operation;
    out += "}";
  }
  out += fmt::format(R"(}},"components":{{"securitySchemes":{},"schemas":{{"ProblemDetails":{})", kSecurity, kProblem);
  for (const auto& [name, schema] : names) out += "," + quoted(name) + ":" + writer.json_schema(*schema);
  out += "}}}";
  std::string indented;
  indent(indented, boost::json::parse(out), 0);
  return indented + "\n";
}

std::string typescript_types(const std::vector<Route>& routes) {
  const auto names = json::named_schemas(roots_of(routes));
  const SchemaWriter writer(names);
  std::string out = "// Generated from the server's types; HOSPITIUM_WRITE_GOLDEN=1 golden_test writes it anew. Do not edit.\n";
  for (const auto& [name, schema] : names) out += "\n" + writer.typescript(*schema);
  return out;
}

void write_api(const std::vector<Route>& routes, std::string_view version, const std::string& folder) {
  for (const auto& [name, text] : files_of(routes, version)) {
    std::ofstream file(folder + "/" + name, std::ios::binary | std::ios::trunc);
    file << text;
    if (!file.flush()) throw std::runtime_error("cannot write " + folder + "/" + name);
  }
}

std::vector<std::string> stale_api(const std::vector<Route>& routes, std::string_view version, const std::string& folder) {
  std::vector<std::string> stale;
  for (const auto& [name, text] : files_of(routes, version))
    if (read_or_empty(folder + "/" + name) != text) stale.push_back(name);
  return stale;
}

Route openapi_route(const std::vector<Route>& routes, std::string_view version) {
  Route row{.path = "/api/openapi.json", .auth = Auth::Public, .lane = Lane::Io, .summary = "This contract"};
  auto all = routes;
  all.push_back(row);
  row.answer = [text = std::make_shared<const std::string>(openapi_json(all, version))](const Request&) -> Result<Response> {
    return Response{.type = "application/json", .shared_body = text};
  };
  return row;
}

}  // namespace hospitium::http
