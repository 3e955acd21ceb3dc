#include "entente/committee/name_list.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"

namespace entente::committee {
namespace {

template <class Name>
std::string with_commas(std::span<const Name> names) {
    std::string text;
    for (const Name& name : names)
        text += (text.empty() ? "" : ", ") + std::string(name);
    return text;
}

}  // namespace

std::string listed(std::span<const std::string_view> names) {
    return with_commas(names);
}

std::string listed(std::span<const std::string> names) {
    return with_commas(names);
}

std::string in_words(std::span<const std::string> names) {
    std::string text;
    for (std::size_t k = 0; k < names.size(); ++k)
        text += (k == 0 ? "" : k + 1 == names.size() ? " and " : ", ") + names[k];
    return text;
}

std::size_t position_of(std::string_view name,
                        std::span<const std::string_view> names,
                        std::string_view kind) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
        throw Error(ErrorKind::BadData,
                    quoted(name) + " is no " + std::string(kind) + "; there are " + listed(names));
    return static_cast<std::size_t>(found - names.begin());
}

}  // namespace entente::committee
