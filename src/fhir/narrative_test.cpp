#include "fhir/narrative.hpp"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "fhir/limits.hpp"

namespace hospitium::fhir {
namespace {

std::string safe(std::string_view xhtml) { return sanitise_narrative(xhtml).html; }

TEST(Narrative, KeepsTheListedElements) {
  EXPECT_EQ(safe(R"(<div xmlns="http://www.w3.org/1999/xhtml"><p class="x">a <b>b</b><br/>c</p></div>)"), "<div><p>a <b>b</b><br/>c</p></div>");
  EXPECT_EQ(safe("<table border=1><thead><tr><th colspan=\"2\" style='x'>T</th></tr></thead><tbody><tr><td rowspan=3>1</td></tr></tbody></table>"),
            "<table><thead><tr><th colspan=\"2\">T</th></tr></thead><tbody><tr><td rowspan=\"3\">1</td></tr></tbody></table>");
  EXPECT_EQ(safe("<div dir=\"rtl\" lang='ar'>\xD9\x85</div>"), "<div dir=\"rtl\" lang=\"ar\">\xD9\x85</div>");
  EXPECT_EQ(safe("<p xml:lang=\"mn\" lang=\"mn\">x</p>"), "<p lang=\"mn\">x</p>");
  EXPECT_EQ(safe("<ul><li>1</li></ul><H2>T</H2><td/>"), "<ul><li>1</li></ul><h2>T</h2><td></td>");
  EXPECT_EQ(safe("<a href=\"https://x.example/\" title='t'>text</a>"), "<a>text</a>");
}

TEST(Narrative, TextIsEscapedAndReferencesStay) {
  EXPECT_EQ(safe("1 < 2 > 0 & \"q\" &amp; &lt;b&gt; &nbsp; &#233; &#xE9; &#x; &; &a b;"),
            "1 &lt; 2 &gt; 0 &amp; &quot;q&quot; &amp; &lt;b&gt; &nbsp; &#233; &#xE9; &amp;#x; &amp;; &amp;a b;");
  EXPECT_EQ(safe("a\x01\x1F\x7F" "b\tc\n"), "ab\tc\n");
  EXPECT_EQ(safe("plain"), "plain");
  EXPECT_EQ(safe(""), "");
}

TEST(Narrative, UnknownElementsLeaveTheirText) {
  EXPECT_EQ(safe("<font color=red>a</font><center>b</center><xhtml:p>c</xhtml:p>"), "abc");
}

TEST(Narrative, OutputIsBalanced) {
  EXPECT_EQ(safe("<div><p>a<b>b</div>c</p>"), "<div><p>a<b>b</b></p></div>c");
  EXPECT_EQ(safe("</div></p>a</table>"), "a");
  EXPECT_EQ(safe("<ul><li>a"), "<ul><li>a</li></ul>");
  EXPECT_EQ(safe("a<p"), "a");
  EXPECT_EQ(safe("a<p title=\"x>y"), "a");
  EXPECT_EQ(safe("<br></br>"), "<br/>");
}

TEST(Narrative, SaysWhatItLeftOut) {
  const Narrative image = sanitise_narrative("<p>a<img src='x.png' alt='A \"graph\" <1'/></p>");
  EXPECT_EQ(image.html, "<p>a[A &quot;graph&quot; &lt;1]</p>");
  EXPECT_TRUE(image.had_images);
  EXPECT_FALSE(image.had_active);
  EXPECT_TRUE(sanitise_narrative("<p onclick='x()'>a</p>").had_active);
  EXPECT_TRUE(sanitise_narrative("<style>p{}</style>").had_active);
  EXPECT_FALSE(sanitise_narrative("<p style='color:red'>a</p>").had_active);
}

struct Attack {
  const char* input;
  const char* output;
};

TEST(Narrative, AttacksComeOutHarmless) {
  const Attack attacks[] = {
      {"<script>alert(1)</script>x", "x"},
      {"<SCRIPT SRC=//evil.example/x.js></SCRIPT>x", "x"},
      {"<script>if(a</b/)</script >x", "x"},
      {"<script>never closed <p>x</p>", ""},
      {"<script/>x", "x"},
      {"<scr<script>ipt>alert(1)</scr</script>ipt>", "ipt&gt;alert(1)ipt&gt;"},
      {"<<script>alert(1)//<</script>", "&lt;"},
      {"<style>@import 'x';</style><style><!--</style>x", "x"},
      {"<img src=x onerror=alert(1)>", ""},
      {"<img alt='\"><script>alert(1)</script>'>", "[&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;]"},
      {"<svg><script>alert(1)</script><p>y</p></svg>x", "x"},
      {"<svg onload=alert(1)//>x", ""},
      {"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">", ""},
      {"<p onmouseover='alert(1)' ONCLICK=alert(1)>x</p>", "<p>x</p>"},
      {"<p/onclick=alert(1)>x</p>", "<p>x</p>"},
      {"<a href=\"javascript:alert(1)\">x</a>", "<a>x</a>"},
      {"<a href=\"&#106;avascript:alert(1)\">x</a>", "<a>x</a>"},
      {"<iframe src='data:text/html,<script>alert(1)</script>'></iframe>x", "x"},
      {"<object data=x><p>y</p></object>x", "x"},
      {"<embed src=x>x", "x"},
      {"<base href='//evil.example/'>x", "x"},
      {"<meta http-equiv=refresh content='0;url=//evil.example'>x", "x"},
      {"<link rel=stylesheet href=//evil.example/x.css>x", "x"},
      {"<form action=//evil.example><input name=a><button>go</button></form>x", "x"},
      {"<!-- <p>hidden</p> -->x", "x"},
      {"<!--><script>alert(1)</script>-->x", "x"},
      {"<![CDATA[<script>alert(1)</script>]]>x", "x"},
      {"<?xml-stylesheet href='x'?>x", "x"},
      {"<!DOCTYPE html [<!ENTITY a 'b'>]>x", "]&gt;x"},
      {"<td colspan='2\" onclick=\"x'>y</td>", "<td>y</td>"},
      {"<td colspan='99999999'>y</td>", "<td>y</td>"},
      {"<td colspan=2 colspan=3>y</td>", "<td colspan=\"2\">y</td>"},
      {"<p dir='javascript:1' lang='a\"b'>y</p>", "<p>y</p>"},
      {"<div style=\"background:url(javascript:alert(1))\">y</div>", "<div>y</div>"},
      {"<textarea></textarea><script>1</script></textarea>x", "x"},
      {"<title><img src=x></title>x", "x"},
      {"<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "&quot;&gt;"},
      {"<plaintext>x", ""},
      {"</ script>x", "x"},
      {"&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;script&gt;alert(1)&lt;/script&gt;"},
      {"<p =onclick=alert(1)>x</p>", "<p>x</p>"},
      {"<p \"onclick=alert(1)>x</p>", "<p>x</p>"},
      {"<template><p>y</p></template>x", "x"},
  };
  for (const auto& [input, output] : attacks) EXPECT_EQ(safe(input), output) << input;
}

TEST(Narrative, DepthAndLengthHaveLimits) {
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<div>";
  deep += "x";
  for (int i = 0; i < 5000; ++i) deep += "</div>";
  const std::string flat = safe(deep + "<p>y</p>");
  EXPECT_EQ(flat.size(), kMaxNarrativeDepth * std::string("<div></div>").size() + 1 + std::string("<p>y</p>").size());
  EXPECT_TRUE(flat.ends_with("</div><p>y</p>"));

  const Narrative cut = sanitise_narrative("<p>" + std::string(kMaxNarrativeBytes - 4, 'x') + "\xC3\xA9\xC3\xA9 more</p>");
  EXPECT_TRUE(cut.shortened);
  EXPECT_TRUE(cut.html.ends_with("</p>"));
  EXPECT_LE(cut.html.size(), kMaxNarrativeBytes + 100);
  EXPECT_EQ(cut.html.find("\xC3</p>"), std::string::npos) << "never half a character";
}

/// Whatever goes in, every '<' of the output begins a listed tag without foreign attributes, and sanitising again changes nothing.
TEST(Narrative, RandomPiecesStaySafe) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const char* pieces[] = {"<", ">", "</", "/>", "script", "<script", "</script>", "<div>", "</div>", "<p ", "onclick=", "\"", "'", "=", "style",
                          "<!--", "-->", "<![CDATA[", "]]>", "&", "&lt;", "&#60;", "x", " ", "<svg>", "<table>", "<td", "colspan=2", "<img", "alt="};
  for (int round = 0; round < 3000; ++round) {
    std::string input;
    for (int i = 0; i < 20; ++i) input += pieces[random() % std::size(pieces)];
    const std::string once = safe(input);
    EXPECT_EQ(safe(once), once) << input;
    for (std::size_t at = once.find('<'); at != std::string::npos; at = once.find('<', at + 1)) {
      const std::string tag = once.substr(at, once.find('>', at) - at + 1);
      const bool listed = tag == "<div>" || tag == "</div>" || tag == "<p>" || tag == "</p>" || tag == "<table>" || tag == "</table>" ||
                          tag == "<td>" || tag == "</td>" || tag == "<td colspan=\"2\">";
      EXPECT_TRUE(listed) << tag << " from " << input;
    }
  }
}

}  // namespace
}  // namespace hospitium::fhir
