#include "entente/base/params.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <type_traits>

#include "entente/base/error.hpp"

namespace entente {
namespace {

void parse_into(std::string& target, std::string_view text) {
    target = text;
}

void parse_into(CodeList& target, std::string_view text) {
    target = split_codes(text);
}

void parse_into(TextList& target, std::string_view text) {
    target.texts.clear();
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (end > 0)
            target.texts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

void parse_into(bool& target, std::string_view text) {
    if (text != "true" && text != "false")
        throw Error(ErrorKind::InvalidInput,
                    "'" + std::string(text) + "' is neither true nor false");
    target = text == "true";
}

template <class Number>
void parse_into(Number& target, std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        throw Error(ErrorKind::InvalidInput, "'" + std::string(text) + "' is not a number");
    if constexpr (std::is_floating_point_v<Number>)
        if (!std::isfinite(value))
            throw Error(ErrorKind::InvalidInput, "'" + std::string(text) + "' is no finite number");
    target = value;
}

std::string text_of(const std::string& value) {
    return value;
}

std::string text_of(const CodeList& value) {
    return join_codes(value);
}

std::string text_of(const TextList& value) {
    std::string text;
    for (const std::string& one : value.texts)
        text += (text.empty() ? "" : "\n") + one;
    return text;
}

std::string text_of(bool value) {
    return value ? "true" : "";
}

template <class Number>
std::string text_of(Number value) {
    std::array<char, 32> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), end};
}

std::string quoted(const std::string& text) {
    const bool plain = std::ranges::all_of(text, [](unsigned char c) {
        return std::isalnum(c) != 0 ||
               std::string_view("_-.,:/+=").find(static_cast<char>(c)) != std::string_view::npos;
    });
    if (plain)
        return text;
    std::string quoted = "'";
    for (const char c : text)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

}  // namespace

void set_param(const ParamList& params, std::string_view name, std::string_view text) {
    const auto param = std::ranges::find(params, name, &Param::name);
    if (param == params.end())
        throw Error(ErrorKind::InvalidInput, "unknown parameter '" + std::string(name) + "'");
    try {
        std::visit([text](auto* target) { parse_into(*target, text); }, param->target);
    } catch (const Error& error) {
        throw Error(error.kind(), "--" + std::string(name) + ": " + error.what());
    }
}

std::string param_text(const Param& param) {
    return std::visit([](const auto* target) { return text_of(*target); }, param.target);
}

std::string to_flags(const ParamList& params) {
    std::string line;
    for (const Param& param : params) {
        const std::string text = param_text(param);
        if (text.empty())
            continue;
        if (const auto* const* list = std::get_if<TextList*>(&param.target)) {
            for (const std::string& one : (*list)->texts)
                line += (line.empty() ? "--" : " --") + std::string(param.name) + " " + quoted(one);
            continue;
        }
        line += (line.empty() ? "--" : " --") + std::string(param.name);
        if (!std::holds_alternative<bool*>(param.target))
            line += " " + quoted(text);
    }
    return line;
}

CodeList split_codes(std::string_view text) {
    CodeList codes;
    if (text.empty())
        return codes;
    while (true) {
        const std::size_t comma = text.find(',');
        const std::string_view code = text.substr(0, comma);
        if (code.empty())
            throw Error(ErrorKind::InvalidInput, "an empty code between commas");
        codes.emplace_back(code);
        if (comma == std::string_view::npos)
            return codes;
        text.remove_prefix(comma + 1);
    }
}

std::string join_codes(const CodeList& codes) {
    std::string text;
    for (const std::string& code : codes)
        text += (text.empty() ? "" : ",") + code;
    return text;
}

}  // namespace entente
