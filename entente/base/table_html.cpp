#include <ostream>

#include "entente/base/table.hpp"

namespace entente {

void render_html(const Table& table, std::ostream& out) {
    out << "<table>\n<thead><tr>";
    for (const Column& column : table.columns())
        out << "<th scope=\"col\"" << (column.kind == ColumnKind::Text ? "" : " class=\"number\"")
            << " title=\"" << html_escaped(column.help) << "\">" << html_escaped(column.name)
            << "</th>";
    out << "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows()) {
        out << "<tr>";
        for (std::size_t k = 0; k < row.size(); ++k) {
            const ColumnKind kind = table.columns()[k].kind;
            if (kind == ColumnKind::Text)
                out << "<td>";
            else
                out << "<td class=\"number\" title=\"" << html_escaped(exact(row[k])) << "\">";
            out << html_escaped(display(row[k], kind)) << "</td>";
        }
        out << "</tr>\n";
    }
    out << "</tbody>\n</table>\n";
}

}  // namespace entente
