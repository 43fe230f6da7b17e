// Which service a row means, where its words leave that open: said in a column of its own, or beside the table. Inside only.
#pragma once
#include "directory/import.hpp"

namespace hospitium::directory {

/// Holds the identifier of the service, or one of the two words, which count only where the row may mean one that is there.
inline constexpr std::string_view kRecordColumn = "record";
inline constexpr std::string_view kSameRecord = "same";  ///< the only one that it may be
inline constexpr std::string_view kNewRecord = "new";

}  // namespace hospitium::directory
