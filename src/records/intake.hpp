// How a patient summary comes in: read strictly, kept as it came, named by a reference that a command carries into the case.
#pragma once
#include <string>
#include <string_view>

#include "domain/case/parts.hpp"
#include "fhir/summary.hpp"
#include "vault/blob_store.hpp"

namespace hospitium::records {

inline constexpr std::string_view kSummaryType = "application/fhir+json";

struct Intake {
  cases::RecordRef record;
  vault::PreparedBlob blob;              ///< the original, sealed; kept by the command's transaction
  fhir::Summary summary;
};

/// Outside any transaction: reads, compresses, hashes and seals. Refusals of fhir::read_summary.
Result<Intake> take_summary(vault::BlobStore& blobs, Id<Dossier> dossier, const vault::DataKey& key, Id<Record> record,
                            std::string_view bundle);

/// The patient as a case wants it, from what the summary says; the name falls back to "?" when it gives none.
cases::Patient patient_of(const fhir::Summary& summary);
/// The patient's country from the summary's addresses or identifiers, where it is an ISO 3166-1 code.
std::optional<Place> home_of(const fhir::Summary& summary);

}  // namespace hospitium::records
