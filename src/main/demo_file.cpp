#include "main/demo_file.hpp"

#include <fstream>
#include <iterator>

namespace hospitium {
namespace {
constexpr const char* kName = "demo.json";
}

std::vector<http::DemoUser> read_demo_users(const DataFolder& folder) {
  std::ifstream file(folder.file(kName));
  if (!file) return {};
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return json::read<std::vector<http::DemoUser>>(text).value_or(std::vector<http::DemoUser>());
}

void write_demo_users(const DataFolder& folder, const std::vector<http::DemoUser>& users) {
  std::ofstream file(folder.file(kName));
  file << json::write(users);
}

}  // namespace hospitium
