#include "entente/committee/release_label.hpp"

#include <algorithm>

#include "entente/base/error.hpp"

namespace entente::committee {

ReleaseLabel ReleaseLabel::named(std::string_view text) {
    ReleaseLabel label;
    if (text == "nobody")
        return label;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('+', at), text.size());
        const std::string audience(text.substr(at, end - at));
        if (audience.empty() || !label.audiences_.insert(audience).second)
            throw Error(ErrorKind::BadData, "'" + std::string(text) +
                                                "' is no release label; write USA, JPN+USA or "
                                                "JPN+USA+business+public");
        at = end + 1;
    }
    return label;
}

std::string ReleaseLabel::text() const {
    if (audiences_.empty())
        return "nobody";
    // Sides first, business and public last: codes are upper case and sort before.
    std::string text;
    for (const std::string& audience : audiences_)
        text += (text.empty() ? "" : "+") + audience;
    return text;
}

bool ReleaseLabel::is_narrower_or_same(const ReleaseLabel& other) const {
    return std::ranges::includes(other.audiences_, audiences_);
}

ReleaseLabel ReleaseLabel::meet(const ReleaseLabel& other) const {
    ReleaseLabel both;
    std::ranges::set_intersection(audiences_, other.audiences_,
                                  std::inserter(both.audiences_, both.audiences_.end()));
    return both;
}

ReleaseLabel ReleaseLabel::with(const std::string& audience) const {
    ReleaseLabel wider = *this;
    wider.audiences_.insert(audience);
    return wider;
}

}  // namespace entente::committee
