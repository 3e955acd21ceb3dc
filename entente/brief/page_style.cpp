#include "entente/brief/page_style.hpp"

#include <array>
#include <cstdio>

#include "entente/brief/svg.hpp"

namespace entente::brief {
namespace {

constexpr std::string_view rules = R"css(
* { box-sizing: border-box; }
html { color-scheme: light dark; }
body { margin: 0; background: var(--paper); color: var(--text); -webkit-text-size-adjust: 100%;
  font: 16px/1.55 Arial, "Liberation Sans", "Helvetica Neue", "Noto Sans CJK JP", "Hiragino Sans",
  "Yu Gothic", Meiryo, sans-serif; }
header, main, footer { max-width: 752px; margin: 0 auto; padding: 0 16px; }
header { padding-top: 28px; }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 6px; }
h2 { font-size: 20px; line-height: 1.3; margin: 44px 0 8px; padding-top: 14px;
  border-top: 1px solid var(--grid); }
h3 { font-size: 16px; margin: 26px 0 6px; }
p { margin: 8px 0; max-width: 70ch; }
.subtitle, figcaption, .notes, .label, dt { color: var(--muted); }
.subtitle { font-size: 17px; margin: 0; }
.label { font-size: 14px; margin: 8px 0 0; }
.bottom-line { margin: 20px 0 8px; padding: 12px 16px; border-left: 5px solid var(--ally);
  background: color-mix(in srgb, var(--ally) 9%, var(--paper)); }
.bottom-line h2 { font-size: 14px; margin: 0; padding: 0; border: 0; color: var(--muted); }
.bottom-line p { font-size: 18px; line-height: 1.45; margin: 6px 0; }
nav { font-size: 14px; margin-top: 14px; }
nav ol { margin: 4px 0; padding-left: 22px; }
a { color: var(--ally); overflow-wrap: anywhere; }
figure { margin: 18px 0 10px; }
figure svg { display: block; width: 100%; max-width: 720px; height: auto; }
figure .narrow { display: none; }
figure > .narrow + .wide, figure > .narrow + .wide + .narrow { margin-top: 24px; }
figcaption { font-size: 14px; line-height: 1.45; margin-top: 10px; max-width: 80ch; }
details { margin: 8px 0; font-size: 14px; }
summary { cursor: pointer; color: var(--ally); padding: 4px 0; }
summary:focus-visible, a:focus-visible, .scroll:focus-visible { outline: 3px solid var(--ally);
  outline-offset: 2px; }
dl { display: grid; grid-template-columns: minmax(6em, max-content) 1fr; gap: 3px 14px;
  margin: 6px 0; font-size: 14px; }
dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; margin: 6px 0; }
table { border-collapse: collapse; font-size: 14px; line-height: 1.35; width: 100%; }
th, td { padding: 5px 10px 5px 0; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--grid); }
th { vertical-align: bottom; border-bottom: 2px solid var(--other); }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number { white-space: nowrap; }
.notes { font-size: 14px; padding-left: 20px; }
footer { margin-top: 48px; padding-bottom: 40px; font-size: 14px; }
footer ul { padding-left: 20px; }
footer h2 { font-size: 16px; margin-top: 24px; }
footer .label { border-top: 1px solid var(--grid); padding-top: 12px; margin-top: 24px; }
@media screen and (max-width: 640px) {
  h1 { font-size: 24px; }
  figure .wide { display: none; }
  figure .narrow { display: block; max-width: 480px; }
  .bottom-line p { font-size: 17px; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: 6px; }
}
@media print {
  html { color-scheme: light; }
  body { font-size: 10pt; line-height: 1.4; }
  header, main, footer { max-width: none; padding: 0; }
  header { padding-top: 0; }
  h1 { font-size: 18pt; }
  h2 { font-size: 13pt; margin-top: 16pt; padding-top: 6pt; }
  h1, h2, h3, summary { break-after: avoid; }
  .bottom-line p { font-size: 11.5pt; }
  .bottom-line { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .lead, .wide, .how, .bottom-line, dl, tr, li { break-inside: avoid; }
  .lead > p, figure > .wide:nth-last-of-type(2) { break-after: avoid; }
  p { orphans: 3; widows: 3; }
  figure svg { max-width: 100%; max-height: 200mm; print-color-adjust: exact;
    -webkit-print-color-adjust: exact; }
  figcaption, details, dl, table, .notes, footer { font-size: 8.5pt; }
  th, td { padding: 2pt 6pt 2pt 0; }
  .scroll { overflow: visible; }
  thead { display: table-header-group; }
  details::details-content { content-visibility: visible; block-size: auto; }
  summary { list-style: none; color: var(--text); font-weight: 700; }
  nav, .csv { display: none; }
  .sources a { color: var(--text); text-decoration: none; }
  .sources a::after { content: " (" attr(href) ")";
}
}
)css";

/// A string of CSS in which nothing but letters, digits and spaces stands for itself, so that no
/// text can end the string or the style element.
std::string css_string(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = byte >= 0x80 || c == ' ' || (c >= '0' && c <= '9') ||
                           (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (plain) {
            quoted += c;
            continue;
        }
        std::array<char, 16> code{};
        std::snprintf(code.data(), code.size(), "\\%06x ", static_cast<unsigned>(byte));
        quoted += code.data();
    }
    return quoted + "\"";
}

}  // namespace

std::string page_style(Paper paper, std::string_view label, std::string_view note) {
    const std::string font =
        " font: 8pt Arial, \"Liberation Sans\", \"Noto Sans CJK JP\", sans-serif; color: #595959; ";
    return ink_css() + std::string(rules) +
           "@page { size: " + (paper == Paper::Letter ? "Letter" : "A4") +
           " portrait; margin: 18mm 16mm 20mm;\n@top-left { content: " + css_string(note) + ";" +
           font + "}\n@bottom-left { content: " + css_string(label) + ";" + font +
           "}\n@bottom-right { content: counter(page) \" / \" counter(pages);" + font + "} }\n";
}

}  // namespace entente::brief
