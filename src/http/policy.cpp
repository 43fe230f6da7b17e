// The policy as a table that people can read: who may do what with which class of data.
#include "access/policy.hpp"
#include "http/concepts.hpp"

namespace hospitium::http {
namespace {

struct PolicyCellView {
  DataClass data_class{};
  std::vector<Action> actions;
  access::Scope scope{};
  Detail detail{};
};
BOOST_DESCRIBE_STRUCT(PolicyCellView, (), (data_class, actions, scope, detail))

struct PolicyRowView {
  std::optional<Kind> kind;              ///< absent: the node's own columns
  Role role{};
  std::vector<PolicyCellView> cells;     ///< those that allow something
};
BOOST_DESCRIBE_STRUCT(PolicyRowView, (), (kind, role, cells))

struct PolicyView {
  std::vector<PolicyRowView> rows;
};
BOOST_DESCRIBE_STRUCT(PolicyView, (), (rows))

void add_cell(PolicyRowView& row, DataClass data_class, const access::Cell& cell) {
  PolicyCellView view{data_class, {}, cell.scope, cell.detail};
  for (const auto& action : entries_of<Action>())
    if (cell.allows(action.value)) view.actions.push_back(action.value);
  if (!view.actions.empty()) row.cells.push_back(std::move(view));
}

PolicyView policy_view() {
  PolicyView view;
  for (const auto& policy : access::kDossierPolicy) {
    PolicyRowView row{policy.kind, policy.role, {}};
    for (std::size_t i = 0; i < policy.cells.size(); ++i) add_cell(row, static_cast<DataClass>(i), policy.cells[i]);
    view.rows.push_back(std::move(row));
  }
  for (const auto& policy : access::kNodePolicy) {
    PolicyRowView row{{}, policy.role, {}};
    for (const auto& data_class : entries_of<DataClass>()) add_cell(row, data_class.value, node_cell(policy, data_class.value));
    view.rows.push_back(std::move(row));
  }
  return view;
}

Result<Response> policy(const Request& request) {
  if (!access::may_on_node(request.principal(), DataClass::Users, Action::Read)) return refuse(Code::NotFound);
  return json_response(policy_view());
}

}  // namespace

std::vector<Route> policy_routes(Rooms&) {
  return {{.method = Method::Get, .path = "/api/policy", .auth = Auth::SignedIn, .answer = policy,
           .summary = "Who may do what (administrators and auditors)", .gives = &json::schema_of<PolicyView>()}};
}

}  // namespace hospitium::http
