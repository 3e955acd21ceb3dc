#include "cli/flag_parser.hpp"

#include <algorithm>
#include <list>
#include <set>

#include <CLI/CLI.hpp>

#include "entente/base/error.hpp"

namespace entente::cli {
namespace {

/// A command's flags as CLI11 sees them; what was given is kept as text for set_param to read.
class FlagParser {
public:
    FlagParser(const Question& question, OutputOptions& options)
        : app_(question.summary, "entente " + question.name), positional_(question.positional) {
        app_.footer("\nexample:\n  " + question.example);
        app_.get_formatter()->column_width(24);
        std::set<std::string_view> taken;
        question.describe([&](const ParamList& params) {
            for (const Param& param : params) {
                add(param);
                taken.insert(param.name);
            }
        });
        if (!taken.contains("format"))
            app_.add_option("--format", options.format, "table, csv or json")
                ->type_name("")
                ->capture_default_str();
        if (!taken.contains("output"))
            app_.add_option("--output", options.output, "write the answer to this file")
                ->type_name("");
        app_.add_option("--store", options.store,
                        "folder of your worlds (or the variable ENTENTE_STORE)")
            ->type_name("");
    }

    ParamValues parse(std::vector<std::string> arguments) {
        // Before the library, which takes the value of an unknown flag for another argument.
        for (const std::string& word : arguments)
            if (word.starts_with("--") && word.size() > 2 &&
                app_.get_option_no_throw(word.substr(0, word.find('='))) == nullptr)
                throw Error(ErrorKind::InvalidInput, unknown_words(word));
        std::ranges::reverse(arguments);  // as CLI11 wants them
        try {
            app_.parse(std::move(arguments));
        } catch (const CLI::ExtrasError&) {
            std::string words;
            for (const std::string& word : app_.remaining())
                words += (words.empty() ? "" : " ") + word;
            throw Error(ErrorKind::InvalidInput, unknown_words(words));
        } catch (const CLI::ArgumentMismatch& error) {
            const std::string what = error.what();
            throw Error(ErrorKind::InvalidInput, what.substr(0, what.find(':')) + " needs a value");
        }
        ParamValues values;
        for (const Given& given : given_)
            if (given.option->count() > 0) {
                std::string text;
                for (const std::string& word : given.words)
                    text += (text.empty() ? "" : given.separator) + word;
                values.emplace_back(given.flag, text);
            }
        return values;
    }

    std::string help() const { return app_.help(); }

private:
    struct Given {
        std::string flag;
        std::vector<std::string> words;
        std::string separator = ",";
        CLI::Option* option = nullptr;
    };

    /// "there is no --langauge here; flags are --language, ..."
    std::string unknown_words(const std::string& unknown) const {
        std::string flags;
        for (const Given& given : given_)
            flags += (flags.empty() ? "--" : ", --") + given.flag;
        return "'" + unknown + "' is none of this command's words; its flags are " + flags;
    }

    void add(const Param& param) {
        Given& given = given_.emplace_back();
        given.flag = param.name;
        const bool positional = given.flag == positional_;
        if (std::holds_alternative<bool*>(param.target)) {
            given.option = app_.add_flag_callback(
                "--" + given.flag, [&given] { given.words = {"true"}; }, std::string(param.help));
            return;
        }
        given.option = app_.add_option((positional ? given.flag + "," : "") + "--" + given.flag,
                                       given.words, std::string(param.help));
        const bool texts = std::holds_alternative<TextList*>(param.target);
        given.separator = texts ? "\n" : ",";
        if (texts)
            given.option->expected(1, -1)->take_all();
        else if (!positional || !std::holds_alternative<CodeList*>(param.target))
            given.option->expected(1);
        given.option->type_name("");
        if (const std::string text = param_text(param); !text.empty())
            given.option->default_str(text);
        if (param.presence == Presence::Required)
            given.option->required();
    }

    CLI::App app_;
    std::string positional_;
    std::list<Given> given_;  // CLI11 keeps the addresses
};

std::string how_to_go_on(const Question& question) {
    return "\nentente " + question.name +
           " --help explains the flags; for example: " + question.example;
}

}  // namespace

ParsedArguments parse_arguments(const Question& question,
                                std::vector<std::string> arguments,
                                const OutputOptions& defaults) {
    ParsedArguments parsed{.values = {}, .options = defaults, .help = {}};
    FlagParser parser(question, parsed.options);
    try {
        parsed.values = parser.parse(std::move(arguments));
    } catch (const CLI::CallForHelp&) {
        parsed.help = parser.help();
    } catch (const Error& error) {
        throw Error(error.kind(), error.what() + how_to_go_on(question));
    } catch (const CLI::ParseError& error) {
        throw Error(ErrorKind::InvalidInput, error.what() + how_to_go_on(question));
    }
    return parsed;
}

}  // namespace entente::cli
