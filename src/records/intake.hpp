// How a patient summary comes in: read strictly, kept as it came, named by a reference that a command carries into the case.
#pragma once
#include <string>
#include <string_view>

#include "domain/case/commands.hpp"
#include "fhir/summary.hpp"
#include "ledger/ledger.hpp"
#include "vault/blob_store.hpp"

namespace hospitium::records {

inline constexpr std::string_view kSummaryType = "application/fhir+json";

struct Intake {
  cases::RecordRef record;
  vault::PreparedBlob blob;              ///< the original, sealed; kept by the command's transaction
  fhir::Summary summary;
};

/// Outside any transaction: reads, compresses, hashes and seals; the record gets its id by the command. Refusals of fhir::read_summary.
Result<Intake> take_summary(vault::BlobStore& blobs, Id<Dossier> dossier, const vault::DataKey& key, std::string_view bundle);

/// What is known of a new case beside its summary.
struct Beside {
  std::optional<Place> origin, destination;
  Place own;                             ///< of the party that opens the case: the destination where none is named
  std::optional<Specialty> specialty;
};

/// What a summary alone says of a new case; the coordinator completes the rest. A name that it does not give is "?"; a home that it does
/// not give, or one that contains the destination, is "ZZ", the user-assigned code of ISO 3166-1 for a place unknown.
cases::OpenCase opening_of(const Intake& intake, const Beside& beside);

}  // namespace hospitium::records
