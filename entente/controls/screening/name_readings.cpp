#include "entente/controls/screening/name_readings.hpp"

#include <algorithm>

namespace entente::screening {

std::vector<NameForm> readings_of(std::string_view text, data::PartyType type) {
    std::vector<NameForm> forms = name_forms(text, type);
    if (type != data::PartyType::Unknown || forms.empty())
        return forms;
    NameForm person = plain_form(text, data::PartyType::Person);
    if (!std::ranges::equal(person.tokens, forms.front().tokens, {}, &NameToken::kind,
                            &NameToken::kind)) {
        person.reading = "a person's name";
        forms.push_back(std::move(person));
    }
    return forms;
}

bool is_uncertain(const std::vector<NameForm>& forms) {
    return std::ranges::any_of(forms, [](const NameForm& form) {
        return std::ranges::any_of(
            form.tokens, [](const NameToken& token) { return token.origin != Origin::Letters; });
    });
}

}  // namespace entente::screening
