// A summary that a person writes down beside a photographed letter, or takes over from a document and corrects: one screen, coded where a
// code is known, in the words of its source. It is kept sealed like a file; the case's event carries a reference.
#pragma once
#include "fhir/summary.hpp"
#include "records/reading.hpp"

namespace hospitium::records {

inline constexpr std::string_view kWrittenType = "application/vnd.hospitium.summary+json";

/// ICD-10 (http://hl7.org/fhir/sid/icd-10), ATC, LOINC ... as text with its system; no list of codes is consulted.
struct WrittenCode {
  Line system;
  Word code;
};
BOOST_DESCRIBE_STRUCT(WrittenCode, (), (system, code))

enum class AllergyRisk { Low, High, Unknown };
BOOST_DESCRIBE_ENUM(AllergyRisk, Low, High, Unknown)

struct WrittenAllergy { Line text; std::optional<WrittenCode> code; std::optional<Line> reaction; AllergyRisk risk = AllergyRisk::Unknown; };
BOOST_DESCRIBE_STRUCT(WrittenAllergy, (), (text, code, reaction, risk))
/// `since` as the paper says it: "2019", "2019-05" or a day.
struct WrittenProblem { Line text; std::optional<WrittenCode> code; std::optional<Word> since; bool resolved = false; std::optional<Line> remark; };
BOOST_DESCRIBE_STRUCT(WrittenProblem, (), (text, code, since, resolved, remark))
struct WrittenMedicine { Line text; std::optional<WrittenCode> code; std::optional<Line> dose; std::optional<Word> since; bool stopped = false; };
BOOST_DESCRIBE_STRUCT(WrittenMedicine, (), (text, code, dose, since, stopped))
struct WrittenResult { Line text; std::optional<WrittenCode> code; Line value; std::optional<Word> unit, on; std::optional<Line> reference; };
BOOST_DESCRIBE_STRUCT(WrittenResult, (), (text, code, value, unit, on, reference))

struct WrittenSummary {
  Word language;                            ///< BCP 47, of the words in it
  std::optional<Id<Record>> of;             ///< the letter or document it was taken from
  std::optional<Id<Record>> replaces;       ///< the version before
  bool no_allergies_known = false;          ///< somebody asked: not the same as an empty list
  std::vector<WrittenAllergy> allergies;
  std::vector<WrittenProblem> problems;
  std::vector<WrittenMedicine> medicines;
  std::vector<WrittenResult> results;
  std::vector<Line> facts;                  ///< key facts: "pregnant", "pacemaker", "lives alone"
};
BOOST_DESCRIBE_STRUCT(WrittenSummary, (), (language, of, replaces, no_allergies_known, allergies, problems, medicines, results, facts))

inline constexpr std::size_t kMostLines = 60;               ///< of each list: it is one screen

/// Required when it says nothing; TooMany, UnknownValue (language, dates), OutOfRange (allergies beside "none known").
Result<Unit> check(const WrittenSummary& written);
/// In the shape in which every summary is shown.
fhir::Summary readable(const WrittenSummary& written);
/// What a form starts with when a document's summary is taken over.
WrittenSummary taken_over(const fhir::Summary& summary, Id<Record> of);

/// As it was written; NotFound, or UnsupportedMedia for a record that is no written summary.
Result<WrittenSummary> written_summary(db::Database& database, vault::BlobStore& blobs, const ledger::Opened& opened, Id<Record> record);

}  // namespace hospitium::records
