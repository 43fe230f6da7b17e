// A ZIP in memory, deflated, without times: equal content gives equal bytes.
#pragma once
#include <string>
#include <string_view>

namespace hospitium::paper {

class Zip {
 public:
  void add(std::string_view name, std::string_view content);   ///< less than 4 GiB
  std::string done() &&;

 private:
  std::string bytes_, directory_;
  unsigned entries_ = 0;
};

}  // namespace hospitium::paper
