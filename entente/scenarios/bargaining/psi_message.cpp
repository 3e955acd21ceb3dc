#include "entente/scenarios/bargaining/psi_message.hpp"

#include <charconv>
#include <set>

#include "entente/base/error.hpp"

namespace entente::bargaining {
namespace {

constexpr std::string_view first_line = "entente package intersection 2";

class Lines {
public:
    Lines(std::string_view text, std::string_view step) : rest_(text), step_(step) {}

    [[noreturn]] void fail(const std::string& what) const {
        throw Error(ErrorKind::BadData, "message '" + std::string(step_) + "', line " +
                                            std::to_string(number_) + ": " + what);
    }

    std::string_view next() {
        ++number_;
        const std::size_t end = rest_.find('\n');
        if (end == std::string_view::npos)
            fail("the message ends early; ask for it again");
        std::string_view line = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        return line;
    }

    void expect(std::string_view wanted, const std::string& remedy) {
        if (const std::string_view line = next(); line != wanted)
            fail("'" + std::string(line.substr(0, 80)) + "' where '" + std::string(wanted) +
                 "' should stand; " + remedy);
    }

    std::size_t count(std::string_view name, std::size_t cap) {
        const std::string_view line = next();
        std::size_t value = 0;
        if (!line.starts_with(name) || line.size() < name.size() + 2)
            fail("no '" + std::string(name) + " COUNT'; ask for the message again");
        const char* end = line.data() + line.size();
        const auto [read, error] = std::from_chars(line.data() + name.size() + 1, end, value);
        if (error != std::errc() || read != end)
            fail("'" + std::string(line.substr(0, 80)) + "' gives no count");
        if (value > cap)
            fail(std::to_string(value) + " packages, more than the cap of " + std::to_string(cap) +
                 " agreed; the other side must shorten its list");
        return value;
    }

    void expect_end() {
        if (rest_.empty())
            return;
        ++number_;
        fail("more lines than the message has");
    }

private:
    std::string_view rest_;
    std::string_view step_;
    std::size_t number_ = 0;
};

void write_points(std::string& text, const char* name, const std::vector<GroupPoint>& points) {
    static constexpr char digits[] = "0123456789abcdef";
    text += name;
    text += ' ' + std::to_string(points.size()) + '\n';
    for (const GroupPoint& point : points) {
        for (const unsigned char byte : point) {
            text += digits[byte >> 4U];
            text += digits[byte & 15U];
        }
        text += '\n';
    }
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::vector<GroupPoint> read_points(Lines& lines, std::string_view name, std::size_t cap) {
    std::vector<GroupPoint> points(lines.count(name, cap));
    std::set<GroupPoint> seen;
    for (GroupPoint& point : points) {
        const std::string_view line = lines.next();
        if (line.size() != 2 * point.size())
            lines.fail("a point has 64 hex digits, this line " + std::to_string(line.size()) +
                       " characters");
        for (std::size_t k = 0; k < point.size(); ++k) {
            const int high = hex_digit(line[2 * k]), low = hex_digit(line[2 * k + 1]);
            if (high < 0 || low < 0)
                lines.fail("'" + std::string(line.substr(2 * k, 2)) + "' is not hex");
            point[k] = static_cast<unsigned char>(16 * high + low);
        }
        if (!seen.insert(point).second)
            lines.fail("a point that is there already; the list must name every package once");
    }
    return points;
}

}  // namespace

std::string to_text(const PsiMessage& message) {
    std::string text = std::string(first_line) + "\nstep " + message.step + "\nquestion " +
                       message.question + "\nfrom " + message.from + "\n";
    write_points(text, "own", message.own);
    write_points(text, "twice", message.twice);
    return text;
}

std::string_view psi_step_named_in(std::string_view text) {
    for (const std::string_view step : {"open", "answer", "close"})
        if (text.find("\nstep " + std::string(step) + "\n") != std::string_view::npos)
            return step;
    return {};
}

PsiMessage psi_message_from_text(std::string_view text,
                                 std::string_view step,
                                 std::string_view question,
                                 std::string_view self,
                                 std::size_t cap) {
    Lines lines(text, step);
    lines.expect(first_line, "this is no message of a package intersection");
    lines.expect("step " + std::string(step), "the messages are out of order");
    lines.expect(
        "question " + std::string(question),
        "the other side compares other measures or levels, or in another order, or asks about "
        "another item; "
        "agree on the list first");
    const std::string_view sender = lines.next();
    if (!sender.starts_with("from "))
        lines.fail("no 'from SIDE'; ask for the message again");
    const std::string from(sender.substr(5));
    if (!self.empty() && from == self)
        lines.fail("this is your own side's message; it is for the other installation");
    PsiMessage message{.step = std::string(step),
                       .question = std::string(question),
                       .from = from,
                       .own = {},
                       .twice = {}};
    message.own = read_points(lines, "own", cap);
    message.twice = read_points(lines, "twice", cap);
    lines.expect_end();
    return message;
}

}  // namespace entente::bargaining
