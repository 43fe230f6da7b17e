// Makes the XHTML of a FHIR narrative safe to put into a page: an allow-list, written anew from what was read.
#pragma once
#include <string>
#include <string_view>

namespace hospitium::fhir {

/// A narrative that may be inserted as HTML anywhere in a page.
struct Narrative {
  std::string html;          ///< balanced; only listed elements; no attribute but colspan, rowspan, dir, lang; text escaped
  bool had_active = false;   ///< script, style, event handlers, frames or the like were left out
  bool had_images = false;   ///< images were left out; their alternative text stands in brackets
  bool shortened = false;    ///< longer than kMaxNarrativeBytes
};

/// Elements kept (FHIR R4 narrative, clinical safety rule txt-1, less what can load or run anything): a b blockquote br
/// caption code dd div dl dt em h1-h6 hr i li ol p pre small span strong sub sup table tbody td tfoot th thead tr ul.
/// `a` loses its address. Of unknown elements the text is kept; of script, style, svg, iframe, form fields and the
/// like nothing is. Comments, CDATA, processing instructions and declarations go. Deeper than kMaxNarrativeDepth,
/// elements are flattened into their text. Never fails: any bytes of valid UTF-8 give safe output.
Narrative sanitise_narrative(std::string_view xhtml);

}  // namespace hospitium::fhir
