// The kinds of work that are measured, as requests.
#pragma once
#include <string>
#include <vector>

#include "main/bench/site.hpp"

namespace hospitium::bench {

struct Work {
  std::string name;
  int connections = 1;
  std::vector<std::string> requests;
  std::string wanted;                        ///< the bar, as people read it
};

Work case_reads(const Site& site);
Work lists(const Site& site);
Work inboxes(const Site& site);
Work agency_lists(const Site& site);
Work boards(const Site& site);
Work clock_boards(const Site& site);
Work commands(const Site& site);
/// Each request opens a case from a summary of about `bytes`.
Work imports(const Site& site, std::size_t bytes);

/// A new case of the largest desk; its id. Throws std::runtime_error.
std::string open_case(const Site& site);
Work messages_to(const Site& site, const std::string& dossier);
Work reads_of(const Site& site, const std::string& dossier, std::string name);
Work commands_on(const Site& site, const std::string& dossier, std::string name);

}  // namespace hospitium::bench
