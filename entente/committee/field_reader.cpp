#include "entente/committee/field_reader.hpp"

#include <algorithm>

#include "entente/base/written_values.hpp"
#include "entente/committee/name_list.hpp"
#include "entente/committee/registry_fields.hpp"

namespace entente::committee {
namespace {

using Kind = WrittenNode::Kind;

constexpr int greatest_whole = 1000;
constexpr std::size_t most_holders = 200;

/// ASCII alone, whatever the locale.
bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool has_control(std::string_view text) {
    return std::ranges::any_of(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

}  // namespace

const WrittenNode* FieldReader::node(std::string_view key) const {
    const auto found = table_.members.find(key);
    return found == table_.members.end() ? nullptr : &found->second;
}

const WrittenNode* FieldReader::expect(std::string_view key, Presence presence) {
    known_.push_back(key);
    const WrittenNode* found = node(key);
    if (found == nullptr && presence == Presence::Required)
        fault(table_, std::string(entry_) + " has no " + quoted(key) + "; add a line " +
                          std::string(key) + " = ...");
    return found;
}

void FieldReader::fault(const WrittenNode& where, const std::string& message) {
    faults_.fault(message, file_, where.line);
}

bool FieldReader::is_code(const WrittenNode& node, std::string_view key) {
    const auto fits = [](char c) {
        return is_letter_or_digit(c) || c == '-' || c == '_' || c == '.' || c == '+';
    };
    if (node.kind != Kind::Text) {
        fault(node, std::string(key) + " must be a code in quotation marks");
        return false;
    }
    if (node.text.empty() || node.text.size() > longest_code ||
        !is_letter_or_digit(node.text.front()) || !std::ranges::all_of(node.text, fits)) {
        fault(node, std::string(key) + " = " + quoted(node.text) + " is not a code; use up to " +
                        std::to_string(longest_code) +
                        " letters, digits, '-', '_', '.' and '+', a letter or digit first");
        return false;
    }
    return true;
}

void FieldReader::code(std::string_view key, std::string& value, Presence presence) {
    const WrittenNode* found = expect(key, presence);
    if (found != nullptr && is_code(*found, key))
        value = found->text;
}

void FieldReader::text(std::string_view key, std::string& value, Presence presence) {
    const WrittenNode* found = expect(key, presence);
    if (found == nullptr)
        return;
    if (found->kind != Kind::Text)
        fault(*found, std::string(key) + " must be text in quotation marks");
    else if (found->text.empty())
        fault(*found, std::string(key) + " is empty; " +
                          (presence == Presence::Required ? "fill it" : "leave it out or fill it"));
    else if (found->text.size() > longest_text)
        fault(*found, std::string(key) + " has " + std::to_string(found->text.size()) +
                          " bytes; at most " + std::to_string(longest_text) +
                          " are kept, so shorten it");
    else if (has_control(found->text))
        fault(*found, std::string(key) + " = " + quoted(found->text) +
                          " has a line break or control character; write one paragraph");
    else
        value = found->text;
}

void FieldReader::words(std::string_view key, std::vector<std::string>& values, Presence presence) {
    const WrittenNode* found = expect(key, presence);
    if (found == nullptr)
        return;
    if (found->kind != Kind::List || found->list.empty() || found->list.size() > most_words) {
        fault(*found, std::string(key) + " must be a list of 1 to " + std::to_string(most_words) +
                          " codes, [\"USA\", \"JPN\"]");
        return;
    }
    for (const WrittenNode& element : found->list)
        if (is_code(element, key))
            values.push_back(element.text);
    std::ranges::sort(values);
    if (const auto twice = std::ranges::adjacent_find(values); twice != values.end())
        fault(*found, std::string(key) + " names " + quoted(*twice) + " twice; leave one out");
}

void FieldReader::day(std::string_view key, std::optional<std::chrono::year_month_day>& value) {
    const WrittenNode* found = expect(key, Presence::Optional);
    if (found == nullptr)
        return;
    value = day_in(found->text);
    if (!value)
        fault(*found, std::string(key) +
                          (found->kind == Kind::Text ? " = " + quoted(found->text) : "") +
                          " is not a day; write it as 2022-01-21");
}

void FieldReader::whole(std::string_view key, int& value) {
    const WrittenNode* found = expect(key, Presence::Required);
    if (found == nullptr)
        return;
    if (found->kind == Kind::Whole && found->whole >= 1 && found->whole <= greatest_whole)
        value = static_cast<int>(found->whole);
    else
        fault(*found, std::string(key) +
                          (found->kind == Kind::Whole ? " = " + std::to_string(found->whole) : "") +
                          " must be a whole number from 1 to " + std::to_string(greatest_whole));
}

void FieldReader::flag(std::string_view key, bool& value, Presence presence) {
    const WrittenNode* found = expect(key, presence);
    if (found == nullptr)
        return;
    if (found->kind == Kind::Flag)
        value = found->flag;
    else
        fault(*found, std::string(key) + " must be true or false, without quotation marks");
}

void FieldReader::office(std::string_view key, OfficeId& value) {
    const WrittenNode* found = expect(key, Presence::Required);
    if (found == nullptr)
        return;
    if (found->kind != Kind::Text) {
        fault(*found, std::string(key) + " must be text such as \"METI/ddg\"");
        return;
    }
    try {
        const OfficeId id = office_named(found->text);
        WrittenNode part{.kind = Kind::Text, .text = id.agency, .line = found->line};
        const bool has_agency = is_code(part, key);
        part.text = id.office;
        if (has_agency && is_code(part, key))
            value = id;
    } catch (const Error& error) {
        fault(*found, std::string(key) + ": " + error.what());
    }
}

void FieldReader::holders(std::string_view key, std::vector<Holder>& values) {
    const WrittenNode* found = expect(key, Presence::Optional);
    if (found == nullptr)
        return;
    if (found->kind != Kind::List || found->list.empty() || found->list.size() > most_holders) {
        fault(*found, std::string(key) + " must be 1 to " + std::to_string(most_holders) +
                          " tables; begin each with a line [[office.holder]]");
        return;
    }
    for (const WrittenNode& element : found->list) {
        if (element.kind != Kind::Table) {
            fault(element, "a holder must be a table; begin it with a line [[office.holder]]");
            continue;
        }
        FieldReader fields(element, "a holder", file_, faults_);
        visit(fields, values.emplace_back());
        fields.finish();
    }
}

void FieldReader::finish(const std::vector<std::string_view>& besides) {
    known_.insert(known_.end(), besides.begin(), besides.end());
    for (const auto& [key, value] : table_.members)
        if (std::ranges::find(known_, key) == known_.end())
            fault(value, quoted(key) + " is not a key of " + std::string(entry_) + "; known are " +
                             listed(known_));
}

}  // namespace entente::committee
