#include "entente/committee/rule_checks.hpp"

#include "entente/base/error.hpp"

namespace entente::committee {

void refuse(const std::string& why) {
    throw Error(ErrorKind::InvalidInput, why);
}

void require_text(const std::string& text, const std::string& why) {
    if (text.find_first_not_of(" \t\r\n") == std::string::npos)
        refuse(why);
}

void require_line(const std::string& text, const std::string& what) {
    constexpr std::size_t longest = 300;
    if (text.size() > longest)
        refuse(what + " is longer than " + std::to_string(longest) + " bytes");
    for (const char c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            refuse(what + " holds a line break or control character; write it in one line");
}

void require_lead(const Asked& asked, const Item& item) {
    if (!leads_on(asked, item, asked.actor.agency))
        refuse(asked.actor.agency + " does not lead on " + item.id + "; ask " + [&] {
            std::string leads;
            for (const auto& [agency, side] : asked.directory.side_of_agency)
                if (side == asked.side() && leads_on(asked, item, agency))
                    leads += (leads.empty() ? "" : " or ") + agency;
            return leads;
        }());
}

const Item& visible_item(const Asked& asked, const std::string& id) {
    const Item& item = asked.state.item(id);
    if (!item.scope.empty() && item.scope != asked.side())
        throw Error(ErrorKind::NotFound, "there is no item " + id);
    return item;
}

std::string parent_of(const std::string& id) {
    const std::size_t slash = id.rfind('/');
    if (slash == std::string::npos)
        throw Error(ErrorKind::NotFound, "there is no " + id);
    return id.substr(0, slash);
}

NewRecord record_in(const Scope& scope, std::string kind, EventBody body) {
    return {.scope = scope, .kind = std::move(kind), .body = std::move(body), .actor = {}};
}

}  // namespace entente::committee
