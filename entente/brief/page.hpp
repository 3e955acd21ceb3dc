#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/table.hpp"
#include "entente/brief/svg.hpp"
#include "entente/brief/words.hpp"

/// A brief as one HTML file that needs nothing else: no script to read it, nothing from the
/// network, legible on a phone, on paper and in the dark.
namespace entente::brief {

struct Figure {
    Picture picture = {};
    std::string caption = {};             // with unit, year and denominator
    std::vector<Picture> continued = {};  // what is too long for one sheet of paper
};

enum class TableView { Open, Folded };

/// One question: the sentence, then the picture, then the table, then how to check it.
struct Section {
    std::string heading = {};                 // empty continues the section before
    std::vector<std::string> sentences = {};  // empty takes those of the table
    std::optional<Figure> figure = {};
    std::optional<Table> table = {};
    TableView table_view = TableView::Folded;
    std::vector<std::string> notes = {};  // the table's own notes follow
    std::vector<Fact> how = {};  // method, table, version, run, command; empty takes the table's
};

struct Source {
    std::string text = {};  // the citation
    std::string url = {};   // http or https; anything else is shown as text
};

enum class Paper { A4, Letter };

struct BriefPage {
    std::string title = {};
    std::string subtitle = {};
    std::vector<std::string> bottom_line = {};  // sentences
    std::vector<Section> sections = {};
    std::vector<Source> sources = {};
    std::vector<std::string> methods = {};
    std::vector<Fact> provenance = {};
    std::string running_note = {};   // on every printed page: program, version, run
    std::string footer_label = {};   // empty takes the one of the language
    std::string manifest_json = {};  // run, request and values of every figure; empty is {}
    Paper paper = Paper::A4;
    Language language = Language::English;
};

/// The same page gives the same bytes. Well-formed as XML too.
std::string render_page(const BriefPage& page);

/// The manifest of a rendered page, a JSON text. Throws BadData if there is none.
std::string manifest_in(std::string_view html);

}  // namespace entente::brief
