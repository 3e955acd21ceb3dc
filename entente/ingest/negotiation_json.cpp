#include "entente/ingest/negotiation_json.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <nlohmann/json.hpp>

#include "entente/base/diagnostics.hpp"
#include "entente/base/error.hpp"

namespace entente::ingest {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_bytes = 64UL << 20U;
constexpr std::size_t most_entries = 1024;

/// Of a value, short enough for a message.
std::string shown(const Json& json) {
    const std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    return text.size() <= 40 ? text : text.substr(0, 40) + "...";
}

std::string at(const std::string& path, std::size_t k) {
    return path + "[" + std::to_string(k) + "]";
}

class ProblemReader {
public:
    ProblemReader(const std::string& file, Diagnostics& faults) : file_(file), faults_(faults) {}

    data::NegotiationTable read(const std::string& name, const Json& json) {
        data::NegotiationTable problem{
            .name = name, .issues = {}, .values = {}, .tables = {}, .reserve = {}};
        if (!json.is_object()) {
            fault(name, shown(json) +
                            " is not a problem; give an object with issues, values and "
                            "tables");
            return problem;
        }
        problem.issues = texts(name + ".issues", field(json, "issues"));
        const Json& values = field(json, "values");
        const std::string values_path = name + ".values";
        if (is_list(values_path, values, problem.issues.size(), "issues"))
            for (std::size_t m = 0; m < values.size(); ++m)
                problem.values.push_back(texts(at(values_path, m), values[m]));
        const Json& tables = field(json, "tables");
        const std::string tables_path = name + ".tables";
        if (is_list(tables_path, tables))
            for (std::size_t i = 0; i < tables.size(); ++i)
                problem.tables.push_back(table(at(tables_path, i), tables[i], problem));
        if (json.contains("reserve"))
            problem.reserve = numbers(name + ".reserve", json["reserve"], problem.tables.size(),
                                      "parties in tables");
        return problem;
    }

private:
    void fault(const std::string& path, const std::string& what) {
        faults_.fault(path + ": " + what, file_);
    }

    /// Null if the field is missing, which is said by what expects a list.
    static const Json& field(const Json& json, const char* key) {
        static const Json missing;
        const auto found = json.find(key);
        return found == json.end() ? missing : *found;
    }

    bool is_list(const std::string& path, const Json& json) {
        if (json.is_null())
            fault(path, "missing; give a list");
        else if (!json.is_array())
            fault(path, shown(json) + " is not a list");
        else if (json.empty())
            fault(path, "the list is empty; give at least one entry");
        else if (json.size() > most_entries)
            fault(path, std::to_string(json.size()) + " entries, more than the limit of " +
                            std::to_string(most_entries));
        else
            return true;
        return false;
    }

    bool is_list(const std::string& path,
                 const Json& json,
                 std::size_t size,
                 const std::string& one_for_each) {
        if (!is_list(path, json))
            return false;
        if (json.size() == size)
            return true;
        fault(path, std::to_string(json.size()) + " entries for " + std::to_string(size) + " " +
                        one_for_each + "; give one for each");
        return false;
    }

    std::vector<std::string> texts(const std::string& path, const Json& json) {
        std::vector<std::string> result;
        if (!is_list(path, json))
            return result;
        for (std::size_t k = 0; k < json.size(); ++k)
            if (json[k].is_string())
                result.push_back(json[k].get<std::string>());
            else
                fault(at(path, k), shown(json[k]) + " is not a text; put it in quotation marks");
        return result;
    }

    std::vector<double> numbers(const std::string& path,
                                const Json& json,
                                std::size_t size,
                                const std::string& one_for_each) {
        std::vector<double> result;
        if (!is_list(path, json, size, one_for_each))
            return result;
        for (std::size_t k = 0; k < json.size(); ++k)
            if (json[k].is_number())
                result.push_back(json[k].get<double>());
            else
                fault(at(path, k), shown(json[k]) + " is not a number");
        return result;
    }

    std::vector<std::vector<double>> table(const std::string& path,
                                           const Json& json,
                                           const data::NegotiationTable& problem) {
        std::vector<std::vector<double>> rows;
        if (!is_list(path, json, problem.values.size(), "issues with values"))
            return rows;
        for (std::size_t m = 0; m < json.size(); ++m)
            rows.push_back(
                numbers(at(path, m), json[m], problem.values[m].size(), "values of the issue"));
        return rows;
    }

    const std::string& file_;
    Diagnostics& faults_;
};

/// Only what states a problem: answers beside it may be many times as long.
bool is_part_of_problem(const std::string& key) {
    static constexpr std::array<std::string_view, 4> fields{"issues", "values", "tables",
                                                            "reserve"};
    return std::ranges::find(fields, key) != fields.end();
}

Json parse(const InputFile& file, Diagnostics& faults) {
    std::set<std::string> names, fields;
    const auto keep = [&](int depth, Json::parse_event_t event, Json& parsed) {
        if (event != Json::parse_event_t::key || depth > 2)
            return true;
        const auto key = parsed.get<std::string>();
        if (depth == 1) {
            fields.clear();
            if (!names.insert(key).second)
                faults.fault(key + ": a second problem of this name; rename one", file.name);
            return true;
        }
        if (!is_part_of_problem(key))
            return false;
        if (!fields.insert(key).second)
            faults.fault(key + " is given twice in one problem; leave one", file.name);
        return true;
    };
    try {
        return Json::parse(file.bytes, keep);
    } catch (const Json::parse_error& error) {
        const auto before = file.bytes.substr(0, error.byte);
        // The library's own words begin with its number and repeat the place.
        const std::string words = error.what();
        faults.fault("this is not JSON: " + words.substr(words.rfind(": ") + 2) +
                         "; is it a negotiation problem?",
                     file.name, 1 + static_cast<std::size_t>(std::ranges::count(before, '\n')));
    } catch (const Json::exception& error) {
        faults.fault(std::string("cannot be read as JSON: ") + error.what(), file.name);
    }
    faults.throw_if_faulty();
    return {};
}

}  // namespace

std::vector<data::NegotiationTable> read_negotiation_json(const std::filesystem::path& path) {
    return read_negotiation_json(read_input(path.string()));
}

std::vector<data::NegotiationTable> read_negotiation_json(const InputFile& file) {
    if (file.bytes.size() > most_bytes)
        throw Error(ErrorKind::BadData, file.name + ": " + std::to_string(file.bytes.size()) +
                                            " bytes, more than the limit of " +
                                            std::to_string(most_bytes) +
                                            "; split the problems over several files");
    Diagnostics faults;
    const Json json = parse(file, faults);
    std::vector<data::NegotiationTable> problems;
    if (!json.is_object() || json.empty())
        faults.fault("no problem; give an object with one entry for each, by name", file.name);
    else
        for (ProblemReader reader(file.name, faults); const auto& [name, problem] : json.items())
            problems.push_back(reader.read(name, problem));
    faults.throw_if_faulty();
    return problems;
}

}  // namespace entente::ingest
