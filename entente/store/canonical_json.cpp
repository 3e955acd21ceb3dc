#include "entente/store/canonical_json.hpp"

#include <charconv>
#include <cstdint>
#include <system_error>

namespace entente::store {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The letter after the backslash; 0 where a control character has no short escape.
char short_escape(char c) {
    switch (c) {
        case '\b':
            return 'b';
        case '\f':
            return 'f';
        case '\n':
            return 'n';
        case '\r':
            return 'r';
        case '\t':
            return 't';
        case '"':
            return '"';
        case '\\':
            return '\\';
        default:
            return 0;
    }
}

struct NotCanonical {
    JsonFault fault;
};

class Checker {
public:
    explicit Checker(std::string_view text) : text_(text) {}

    void document() {
        value(0);
        if (at_ != text_.size())
            expected("more text after the value");
    }

private:
    [[noreturn]] void fail(const char* what) const { throw NotCanonical{{at_, what}}; }

    [[noreturn]] void expected(const char* what) const {
        const bool space = at_ < text_.size() && std::string_view(" \t\r\n").contains(peek());
        fail(space ? "white space between values" : what);
    }

    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

    bool take(char c) {
        const bool there = at_ < text_.size() && text_[at_] == c;
        at_ += there ? 1 : 0;
        return there;
    }

    void value(int depth) {
        if (depth > deepest_json)
            fail("nested too deep");
        switch (peek()) {
            case '{':
                return object(depth);
            case '[':
                return array(depth);
            case '"':
                string(nullptr);
                return;
            case 't':
                return word("true");
            case 'f':
                return word("false");
            case 'n':
                return word("null");
            default:
                return number();
        }
    }

    void word(std::string_view expected) {
        if (text_.substr(at_, expected.size()) != expected)
            fail("not a value");
        at_ += expected.size();
    }

    void object(int depth) {
        take('{');
        if (take('}'))
            return;
        std::string before, key;
        for (bool first = true;; first = false) {
            if (peek() != '"')
                expected("a key in quotes should stand here");
            const std::size_t key_at = at_;
            key.clear();
            string(&key);
            if (!first && key <= before) {
                at_ = key_at;
                fail(key == before ? "a key twice" : "keys out of order");
            }
            before.swap(key);
            if (!take(':'))
                expected("':' should stand here");
            value(depth + 1);
            if (take('}'))
                return;
            if (!take(','))
                expected("',' or '}' should stand here");
        }
    }

    void array(int depth) {
        take('[');
        if (take(']'))
            return;
        for (;;) {
            value(depth + 1);
            if (take(']'))
                return;
            if (!take(','))
                expected("',' or ']' should stand here");
        }
    }

    /// Appends what the string means to `meaning`, unless that is null.
    void string(std::string* meaning) {
        take('"');
        for (;;) {
            if (at_ == text_.size())
                fail("the text ends within a string");
            const std::size_t from = at_;
            const char c = text_[at_];
            if (c == '"') {
                ++at_;
                return;
            }
            if (c == '\\') {
                const char meant = escape();
                if (meaning != nullptr)
                    *meaning += meant;
                continue;
            }
            character();
            if (meaning != nullptr)
                meaning->append(text_.substr(from, at_ - from));
        }
    }

    char escape() {
        const std::string_view rest = text_.substr(at_);
        for (const char c : {'"', '\\', '\n', '\t', '\r', '\b', '\f'})
            if (rest.size() > 1 && rest[1] == short_escape(c)) {
                at_ += 2;
                return c;
            }
        if (rest.size() >= 6 && rest.substr(0, 4) == "\\u00" &&
            (rest[4] == '0' || rest[4] == '1')) {
            const std::size_t low = hex_digits.find(rest[5]);
            const char c = static_cast<char>((rest[4] - '0') * 16 + static_cast<int>(low & 15));
            if (low != std::string_view::npos && short_escape(c) == 0) {
                at_ += 6;
                return c;
            }
        }
        fail("an escape that is wrong or not needed");
    }

    /// One character of UTF-8 (RFC 3629): not overlong, no surrogate, up to U+10FFFF.
    void character() {
        const auto byte = [&](std::size_t i) -> unsigned {
            return at_ + i < text_.size() ? static_cast<unsigned char>(text_[at_ + i]) : 0U;
        };
        const unsigned lead = byte(0);
        if (lead < 0x20)
            fail("a control character that is not escaped");
        if (lead < 0x80) {
            ++at_;
            return;
        }
        const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        unsigned code = lead & (0xFFU >> (length + 1));
        for (std::size_t i = 1; i < length; ++i) {
            if ((byte(i) & 0xC0) != 0x80)
                fail("bytes that are not UTF-8");
            code = code << 6 | (byte(i) & 0x3F);
        }
        const unsigned least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
        if (lead < 0xC2 || lead > 0xF4 || code < least || code > 0x10FFFF ||
            (code >= 0xD800 && code <= 0xDFFF))
            fail("bytes that are not UTF-8");
        at_ += length;
    }

    void some_digits() {
        if (!is_digit(peek()))
            fail("not a value");
        while (is_digit(peek()))
            ++at_;
    }

    void number() {
        const std::size_t start = at_;
        take('-');
        const bool zero = peek() == '0';
        const std::size_t whole = at_;
        if (!is_digit(peek()))
            expected("not a value");
        some_digits();
        if (zero && at_ - whole > 1)
            fail("a number with a superfluous zero");
        bool integer = true;
        if (take('.')) {
            integer = false;
            const std::size_t fraction = at_;
            some_digits();
            if (text_[at_ - 1] == '0' && at_ - fraction > 1)
                fail("a number with a superfluous zero");
        }
        if (take('e')) {
            integer = false;
            if (!take('+') && !take('-'))
                fail("an exponent without sign");
            const std::size_t exponent = at_;
            some_digits();
            if (at_ - exponent < 2 || (at_ - exponent > 2 && text_[exponent] == '0'))
                fail("an exponent that is not of two digits, or more where it needs them");
        }
        require_range(text_.substr(start, at_ - start), integer);
    }

    /// What no reader could hold is no value.
    void require_range(std::string_view number, bool integer) const {
        if (number == "-0")
            fail("a number with a superfluous sign");
        const char *first = number.data(), *last = first + number.size();
        double real = 0;
        std::int64_t with_sign = 0;
        std::uint64_t without = 0;
        const std::errc range = !integer                ? std::from_chars(first, last, real).ec
                                : number.front() == '-' ? std::from_chars(first, last, with_sign).ec
                                                        : std::from_chars(first, last, without).ec;
        if (range != std::errc())
            fail("a number beyond 64 bits");
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<JsonFault> canonical_json_fault(std::string_view text) {
    try {
        Checker(text).document();
        return std::nullopt;
    } catch (const NotCanonical& reason) {
        return reason.fault;
    }
}

void append_json_string(std::string& json, std::string_view text) {
    json += '"';
    for (const char c : text) {
        if (const char letter = short_escape(c); letter != 0) {
            json += '\\';
            json += letter;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            json += "\\u00";
            json += hex_digits[static_cast<unsigned char>(c) >> 4];
            json += hex_digits[static_cast<unsigned char>(c) & 15];
        } else {
            json += c;
        }
    }
    json += '"';
}

}  // namespace entente::store
