// Any bytes through the summary reader and the narrative sanitiser. By hand, not in ./test:
//   cmake --preset sanitize -B build/fuzz -DHOSPITIUM_FUZZ=ON && ninja -C build/fuzz fhir_fuzz
//   build/fuzz/tests/fhir_fuzz -max_len=65536 CORPUS_FOLDER
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "fhir/identity.hpp"
#include "fhir/narrative.hpp"
#include "fhir/summary.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hospitium::fhir;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (auto summary = read_summary(bytes)) {
    if (summary->used < 0 || summary->used > summary->entries) std::abort();
    hide_identity(*summary);
  }
  const auto once = sanitise_narrative(bytes).html;
  if (sanitise_narrative(once).html != once) std::abort();
  return 0;
}
