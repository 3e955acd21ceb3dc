#include "cli/run.hpp"

#include <algorithm>
#include <fstream>
#include <ostream>

#include "cli/flag_parser.hpp"
#include "cli/reference.hpp"
#include "entente/base/error.hpp"
#include "entente/base/screen_text.hpp"
#include "entente/workspace/catalogue.hpp"
#include "entente/workspace/controls.hpp"
#include "entente/workspace/report_frame.hpp"

namespace entente::cli {
namespace {

int exit_status(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::InvalidInput:
            return 2;
        case ErrorKind::NotFound:
            return 3;
        case ErrorKind::BadData:
            return 4;
        case ErrorKind::NotComputed:
            return 5;
    }
    return 70;
}

/// Those of a family ("committee"), or all.
void print_commands(std::ostream& out, const std::string& family) {
    std::size_t width = 0;
    const auto listed = [&](const Question& question) {
        return family.empty() || question.name.starts_with(family + " ");
    };
    for (const Question& question : catalogue())
        if (listed(question))
            width = std::max(width, question.name.size());
    for (const Question& question : catalogue())
        if (listed(question))
            out << "  " << question.name << std::string(width - question.name.size() + 2, ' ')
                << question.summary << '\n';
}

bool is_family(const std::string& word) {
    return std::ranges::any_of(catalogue(), [&](const Question& question) {
        return question.name.starts_with(word + " ");
    });
}

/// "entente committee", alone, with --help or with a word that is no command of its.
int print_family(const Arguments& arguments, Context& context) {
    const std::string& family = arguments[0];
    const bool help = arguments.size() > 1 && (arguments[1] == "--help" || arguments[1] == "-h");
    std::ostream& out = help ? context.out : context.err;
    if (!help && arguments.size() > 1)
        out << visible_text("entente: no command '" + family + " " + arguments[1] +
                            "'; there are\n\n");
    else
        out << "usage: entente " << family << " COMMAND [--flag value]...\n\n";
    print_commands(out, family);
    out << "\nentente " << family << " COMMAND --help explains one.\n";
    return help ? 0 : 2;
}

void print_overview(std::ostream& out) {
    out << "entente " << program_version()
        << " - the working desk of an allied economic-security committee\n\n"
           "usage: entente COMMAND [--flag value]...\n\n";
    print_commands(out, "");
    out << "\nentente COMMAND --help explains one. Answers take --format table|csv|json and "
           "--output FILE.\nAnalysis only, not legal advice; not for classified material.\n";
}

/// "world import" takes two words of the arguments, "exposure" one.
const Question* find_question(const Arguments& arguments, std::size_t& words) {
    for (words = std::min<std::size_t>(2, arguments.size()); words > 0; --words) {
        const std::string name = words == 2 ? arguments[0] + " " + arguments[1] : arguments[0];
        const auto found = std::ranges::find(catalogue(), name, &Question::name);
        if (found != catalogue().end())
            return &*found;
    }
    return nullptr;
}

void write_answer(const Table& table, const OutputOptions& options, Context& context) {
    const TableFormat format = table_format_named(options.format);
    const auto render = [&](std::ostream& out) {
        if (format == TableFormat::Csv)
            render_csv(table, out);
        else if (format == TableFormat::Json)
            render_json(table, out);
        else
            render_text(table, out, context.widths);
    };
    if (options.output.empty()) {
        render(context.out);
        return;
    }
    std::ofstream file(options.output, std::ios::binary);
    render(file);
    file.close();
    if (!file)
        throw Error(ErrorKind::InvalidInput,
                    "cannot write " + options.output + "; is the folder there and writable?");
}

int run_question(const Question& question, const Arguments& arguments, Context& context) {
    const ParsedArguments parsed = parse_arguments(
        question, arguments, {.format = "table", .output = {}, .store = context.store});
    if (!parsed.help.empty()) {
        context.out << parsed.help;
        return 0;
    }
    table_format_named(parsed.options.format);  // a bad name is told before the work
    const bool first = context.ranks == nullptr || context.ranks->rank() == 0;
    if (!first && question.name != "simulate")
        return 0;  // only draws are shared; the first rank does the rest alone
    Workspace workspace(parsed.options.store, context.ranks, context.clock);
    if (context.progress)
        workspace.controls().tell_progress(context.progress);
    const Table answer = question.answer(workspace, parsed.values);
    if (context.progress)
        context.progress({});  // nothing stands before the answer
    if (first)
        write_answer(answer, parsed.options, context);
    if (first && !answer.holds && table_format_named(parsed.options.format) == TableFormat::Csv)
        for (const std::string& sentence : answer.sentences)  // rows alone would not tell
            context.err << visible_text(question.name + ": " + sentence) << '\n';
    if (!answer.computed)
        return exit_status(ErrorKind::NotComputed);
    return answer.holds ? 0 : exit_status(ErrorKind::BadData);
}

}  // namespace

int run(const Arguments& arguments, Context context) {
    if (arguments.empty() || arguments[0] == "--help" || arguments[0] == "help") {
        print_overview(arguments.empty() ? context.err : context.out);
        return arguments.empty() ? 2 : 0;
    }
    if (arguments[0] == "--version") {
        context.out << "entente " << program_version() << '\n';
        return 0;
    }
    if (arguments[0] == "reference") {
        write_reference(context.out);
        return 0;
    }
    try {
        std::size_t words = 0;
        const Question* question = find_question(arguments, words);
        if (question == nullptr && is_family(arguments[0]))
            return print_family(arguments, context);
        if (question == nullptr)
            throw Error(ErrorKind::InvalidInput,
                        "no command '" + arguments[0] + "'; entente --help lists them");
        return run_question(
            *question, {arguments.begin() + static_cast<std::ptrdiff_t>(words), arguments.end()},
            context);
    } catch (const Error& error) {
        if (context.ranks == nullptr || context.ranks->rank() == 0)
            context.err << "entente: " << visible_text(error.what()) << '\n';
        return exit_status(error.kind());
    } catch (const std::bad_alloc&) {
        context.err << "entente: not enough memory for this table\n";
        if (context.ranks != nullptr)
            context.ranks->abandon(exit_status(ErrorKind::NotComputed));
        return exit_status(ErrorKind::NotComputed);
    }
}

}  // namespace entente::cli
