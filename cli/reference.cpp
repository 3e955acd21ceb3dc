#include "cli/reference.hpp"

#include <ostream>

#include "entente/workspace/catalogue.hpp"

namespace entente::cli {

void write_reference(std::ostream& out) {
    out << "# Commands\n\n"
           "Made by `entente reference` from the program itself; do not edit.\n\n"
           "Commands that answer with a table take `--format table|csv|json` and `--output FILE`; "
           "all "
           "take `--store DIR` (or the variable `ENTENTE_STORE`). Exit status: 0 done, 2 the "
           "caller's "
           "mistake, 3 no such thing, 4 bad data, 5 could not be computed.\n";
    for (const Question& question : catalogue()) {
        out << "\n## entente " << question.name << "\n\n" << question.summary << ".\n\n";
        question.describe([&](const ParamList& params) {
            if (params.empty())
                return;
            out << "| flag | default | meaning |\n|---|---|---|\n";
            for (const Param& param : params) {
                const std::string text = param_text(param);
                out << "| `--" << param.name << '`'
                    << (param.name == question.positional ? " (or without flag)" : "") << " | "
                    << (param.presence == Presence::Required ? "required"
                        : text.empty()                       ? ""
                                                             : "`" + text + "`")
                    << " | " << param.help << " |\n";
            }
            out << '\n';
        });
        out << "    " << question.example << '\n';
    }
}

}  // namespace entente::cli
