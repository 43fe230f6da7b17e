// What a running demo offers to measure against: its coordinators, clinics and agencies, each with an API token, and the cases under way.
#pragma once
#include <string>
#include <vector>

#include "main/bench/http_text.hpp"

namespace hospitium::bench {

struct Desk {
  std::string email;
  Address address;
  std::vector<std::string> cases;            ///< ids
};

struct Site {
  int port = 0;
  std::vector<Desk> desks;                   ///< with at least one case; the largest first
  std::vector<Address> clinics, agencies;    ///< one member of each
  std::size_t cases() const;
};

/// Signs in by tokens made through the server's local socket, then pages through the lists. Throws std::runtime_error.
Site explore(const std::string& data_folder, int port, std::size_t most_cases);

}  // namespace hospitium::bench
