#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ostream>

#include <CLI/CLI.hpp>

#include "cli/command.hpp"
#include "entente/base/error.hpp"

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

void print_overview(std::ostream& out) {
    out << "entente " << ENTENTE_VERSION
        << " - the working desk of an allied economic-security committee\n\n"
           "usage: entente COMMAND [--flag value]...\n\n";
    std::size_t width = 0;
    for (const Command& command : commands())
        width = std::max(width, command.name.size());
    for (const Command& command : commands())
        out << "  " << command.name << std::string(width - command.name.size() + 2, ' ')
            << command.summary << '\n';
    out << "\nentente COMMAND --help explains one. Every answer takes --format table|csv|json and "
           "--output FILE.\nAnalysis only, not legal advice; not for classified material.\n";
}

/// "world import" takes two words of the arguments, "exposure" one.
const Command* find_command(const Arguments& arguments, std::size_t& words) {
    for (words = std::min<std::size_t>(2, arguments.size()); words > 0; --words) {
        const std::string name =
            words == 2 ? arguments[0] + " " + arguments[1] : arguments[0];
        const auto found = std::ranges::find(commands(), name, &Command::name);
        if (found != commands().end())
            return &*found;
    }
    return nullptr;
}

/// Options that every command has beside its request's.
struct OutputOptions {
    std::string format = "table";
    std::string output;
    std::string store;
};

/// The command's flags as CLI11 sees them; what was given is collected as text in `given`, for
/// set_param to read.
class Parser {
public:
    Parser(const Command& command, OutputOptions& options) : app_(command.summary) {
        app_.name("entente " + command.name);
        app_.footer("\nexample:\n  " + command.example);
        app_.get_formatter()->column_width(28);
        bool has_format = false;
        command.describe([&](const ParamList& params) {
            for (const Param& param : params) {
                add(param, param.name == command.positional);
                has_format |= param.name == "format";
            }
        });
        if (!has_format)
            app_.add_option("--format", options.format, "table, csv or json")
                ->capture_default_str();
        app_.add_option("--output", options.output, "write the answer to this file");
        app_.add_option("--store", options.store,
                        "folder of your worlds (or the variable ENTENTE_STORE)");
    }

    FlagValues parse(Arguments arguments) {
        std::ranges::reverse(arguments);  // as CLI11 wants them
        app_.parse(arguments);
        FlagValues values;
        for (const auto& [flag, words] : given_)
            if (app_.count(option_name(flag)) > 0) {
                std::string text;
                for (const std::string& word : words)
                    text += (text.empty() ? "" : ",") + word;
                values.emplace_back(flag, text);
            }
        return values;
    }

    std::string help() const { return app_.help(); }

private:
    std::string option_name(const std::string& flag) const {
        return flag == positional_ ? flag : "--" + flag;
    }

    void add(const Param& param, bool positional) {
        const std::string flag(param.name);
        auto& words = given_.emplace_back(flag, std::vector<std::string>{}).second;
        if (positional)
            positional_ = flag;
        if (std::holds_alternative<bool*>(param.target)) {
            app_.add_flag_callback("--" + flag, [&words] { words = {"true"}; },
                                   std::string(param.help));
            return;
        }
        CLI::Option* option =
            app_.add_option(positional ? flag + ",--" + flag : "--" + flag, words,
                            std::string(param.help));
        const bool many = positional && std::holds_alternative<CodeList*>(param.target);
        if (!many)
            option->expected(1);
        option->type_name("");
        if (const std::string text = param_text(param); !text.empty())
            option->default_str(text);
        if (param.presence == Presence::Required)
            option->required();
    }

    CLI::App app_;
    std::list<std::pair<std::string, std::vector<std::string>>> given_;  // stable addresses
    std::string positional_;
};

void write_answer(const Table& table, const OutputOptions& options, Context& context) {
    const TableFormat format = table_format_named(options.format);
    const auto render = [&](std::ostream& out) {
        if (format == TableFormat::Csv)
            render_csv(table, out);
        else if (format == TableFormat::Json)
            render_json(table, out);
        else
            render_text(table, out, context.width);
    };
    if (options.output.empty()) {
        render(context.out);
        return;
    }
    std::ofstream file(options.output, std::ios::binary);
    render(file);
    file.close();
    if (!file)
        throw Error(ErrorKind::InvalidInput, "cannot write " + options.output +
                                                 "; is the folder there and writable?");
}

int run_command(const Command& command, const Arguments& arguments, Context& context) {
    OutputOptions options{.store = context.store};
    Parser parser(command, options);
    try {
        const FlagValues values = parser.parse(arguments);
        table_format_named(options.format);  // a bad name is told before the work
        Workspace workspace(options.store);
        write_answer(command.run(workspace, values), options, context);
        return 0;
    } catch (const CLI::CallForHelp&) {
        context.out << parser.help();
        return 0;
    } catch (const CLI::ParseError& error) {
        context.err << "entente: " << error.what() << "\nentente " << command.name
                    << " --help explains the flags; for example: " << command.example << '\n';
        return 2;
    }
}

}  // namespace

int run(const Arguments& arguments, Context context) {
    if (arguments.empty() || arguments[0] == "--help" || arguments[0] == "help") {
        print_overview(arguments.empty() ? context.err : context.out);
        return arguments.empty() ? 2 : 0;
    }
    if (arguments[0] == "--version") {
        context.out << "entente " << ENTENTE_VERSION << '\n';
        return 0;
    }
    try {
        std::size_t words = 0;
        const Command* command = find_command(arguments, words);
        if (command == nullptr)
            throw Error(ErrorKind::InvalidInput,
                        "no command '" + arguments[0] + "'; entente --help lists them");
        return run_command(*command, {arguments.begin() + static_cast<std::ptrdiff_t>(words), arguments.end()},
                           context);
    } catch (const Error& error) {
        context.err << "entente: " << error.what() << '\n';
        return exit_status(error.kind());
    } catch (const std::bad_alloc&) {
        context.err << "entente: not enough memory for this table\n";
        return 5;
    }
}

}  // namespace entente::cli
