#include "entente/committee/text_diff.hpp"

#include <algorithm>
#include <cstddef>

namespace entente::committee {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// Words with the white space that follows them.
std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        std::size_t end = std::min(text.find(' '), text.size());
        while (end < text.size() && text[end] == ' ')
            ++end;
        words.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return words;
}

using Units = std::vector<std::string_view>;

DiffPart part(DiffKind kind, std::string_view text) {
    return {.kind = kind, .text = std::string(text)};
}

/// Myers' greedy search; `trace[d]` holds the furthest x on each diagonal before step d.
std::vector<DiffPart> shortest_edit(const Units& a, const Units& b, std::size_t most_edits) {
    const auto n = static_cast<std::ptrdiff_t>(a.size()), m = static_cast<std::ptrdiff_t>(b.size());
    const std::ptrdiff_t most =
        std::min<std::ptrdiff_t>(n + m, static_cast<std::ptrdiff_t>(most_edits));
    const std::ptrdiff_t middle = most + 1;
    std::vector<std::ptrdiff_t> furthest(static_cast<std::size_t>(2 * middle + 1));
    const auto at = [&](std::ptrdiff_t k) -> std::ptrdiff_t& {
        return furthest[static_cast<std::size_t>(k + middle)];
    };
    std::vector<std::vector<std::ptrdiff_t>> trace;
    bool found = false;
    for (std::ptrdiff_t d = 0; d <= most && !found; ++d) {
        trace.push_back(furthest);
        for (std::ptrdiff_t k = -d; k <= d && !found; k += 2) {
            const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
            std::ptrdiff_t x = down ? at(k + 1) : at(k - 1) + 1, y = x - k;
            while (x < n && y < m &&
                   a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(y)])
                ++x, ++y;
            at(k) = x;
            found = x >= n && y >= m;
        }
    }
    std::vector<DiffPart> parts;
    if (!found) {
        for (const std::string_view unit : a)
            parts.push_back(part(DiffKind::Removed, unit));
        for (const std::string_view unit : b)
            parts.push_back(part(DiffKind::Added, unit));
        return parts;
    }
    std::ptrdiff_t x = n, y = m;
    for (auto d = static_cast<std::ptrdiff_t>(trace.size()) - 1; d >= 0; --d) {
        furthest = trace[static_cast<std::size_t>(d)];
        const std::ptrdiff_t k = x - y;
        const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
        const std::ptrdiff_t from_x = d == 0 ? 0 : at(down ? k + 1 : k - 1);
        const std::ptrdiff_t from_y = d == 0 ? 0 : from_x - (down ? k + 1 : k - 1);
        while (x > from_x && y > from_y) {
            parts.push_back(part(DiffKind::Same, a[static_cast<std::size_t>(x - 1)]));
            --x, --y;
        }
        if (d > 0) {
            parts.push_back(down ? part(DiffKind::Added, b[static_cast<std::size_t>(y - 1)])
                                 : part(DiffKind::Removed, a[static_cast<std::size_t>(x - 1)]));
            x = from_x;
            y = from_y;
        }
    }
    std::ranges::reverse(parts);
    return parts;
}

}  // namespace

std::vector<DiffPart> line_diff(std::string_view from,
                                std::string_view to,
                                std::size_t most_edits) {
    return shortest_edit(lines_of(from), lines_of(to), most_edits);
}

std::vector<DiffPart> word_diff(std::string_view from, std::string_view to) {
    return shortest_edit(words_of(from), words_of(to), 2000);
}

std::string unified_diff(const std::vector<DiffPart>& parts) {
    constexpr std::size_t context = 3;
    std::vector<bool> shown(parts.size());
    for (std::size_t k = 0; k < parts.size(); ++k)
        if (parts[k].kind != DiffKind::Same)
            for (std::size_t s = k < context ? 0 : k - context;
                 s <= std::min(k + context, parts.size() - 1); ++s)
                shown[s] = true;
    std::string text;
    std::size_t from_line = 1, to_line = 1;
    for (std::size_t k = 0; k < parts.size();) {
        if (!shown[k]) {
            ++from_line, ++to_line, ++k;
            continue;
        }
        std::string lines;
        std::size_t removed = 0, added = 0;
        for (; k < parts.size() && shown[k]; ++k) {
            const DiffKind kind = parts[k].kind;
            removed += kind != DiffKind::Added;
            added += kind != DiffKind::Removed;
            lines += (kind == DiffKind::Same      ? " "
                      : kind == DiffKind::Removed ? "-"
                                                  : "+") +
                     parts[k].text + "\n";
        }
        text += "@@ -" + std::to_string(from_line) + "," + std::to_string(removed) + " +" +
                std::to_string(to_line) + "," + std::to_string(added) + " @@\n" + lines;
        from_line += removed;
        to_line += added;
    }
    return text;
}

}  // namespace entente::committee
