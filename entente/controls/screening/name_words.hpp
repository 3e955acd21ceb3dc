#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// Words that tell little about who somebody is: company forms, particles, titles, number words.
/// Tables of ours, from general knowledge of the languages; folded Latin letters.
namespace entente::screening {

/// Kinds of company that are one thing in several languages.
enum class CompanyForm : std::uint8_t {
    None,
    Limited,     // Ltd, LLC, GmbH, OOO, SARL, 有限公司, 有限会社
    JointStock,  // Inc, Corp, PLC, AG, SA, JSC, OAO, 株式会社, 股份有限公司, 주식회사
    Company,     // Co, company, 公司, 会社, sharika: says nothing more
    State,       // state unitary enterprises and institutions
    Partnership,  // LP, LLP, KG
    Sole,         // sole traders
};

std::string_view name_of(CompanyForm form);

/// A form at the front of words: which, and how many words it takes. Words of five letters or more
/// may be spelt otherwise as long as they sound alike: "ogranichennoi", "ogranichennoy".
struct FoundForm {
    CompanyForm form = CompanyForm::None;
    std::size_t words = 0;
};

FoundForm company_form_at(std::span<const std::string_view> words);

/// "al", "bin", "van", "of", "the": counts little, and missing costs little.
bool is_particle(std::string_view word);

/// "mr", "general", "sheikh".
bool is_title(std::string_view word);

/// "fortyfour" is not one, "forty" is: 40; "1st" is 1, "iv" is 4. Roman numerals from ii on.
std::optional<int> number_word(std::string_view word);

/// "vladimirovich", "ivanovna", "viktorovitj": a father's name, which is often left out.
bool is_patronymic(std::string_view word);

/// What a short form of a given name stands for: "bill" -> "william"; empty where it is none.
std::string_view full_given_name(std::string_view word);

}  // namespace entente::screening
