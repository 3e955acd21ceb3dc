#include "entente/data/country_names.hpp"

#include <map>
#include <utility>

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

namespace entente::data {
namespace {

/// Names in use beside those of the Unicode locale data, as `key` makes them.
constexpr std::pair<std::string_view, std::string_view> other_names[] = {
    {"burma", "MMR"},
    {"korea north", "PRK"},
    {"north korea", "PRK"},
    {"dprk", "PRK"},
    {"democratic peoples republic of korea", "PRK"},
    {"korea democratic peoples republic of", "PRK"},
    {"korea democratic peoples republic", "PRK"},
    {"korea south", "KOR"},
    {"republic of korea", "KOR"},
    {"korea republic of", "KOR"},
    {"korea", "KOR"},
    {"russian federation", "RUS"},
    {"ussr", "RUS"},
    {"peoples republic of china", "CHN"},
    {"prc", "CHN"},
    {"china peoples republic of", "CHN"},
    {"taiwan province of china", "TWN"},
    {"hong kong", "HKG"},
    {"hongkong", "HKG"},
    {"hong kong sar china", "HKG"},
    {"macau", "MAC"},
    {"macao", "MAC"},
    {"islamic republic of iran", "IRN"},
    {"iran islamic republic of", "IRN"},
    {"syrian arab republic", "SYR"},
    {"lao peoples democratic republic", "LAO"},
    {"viet nam", "VNM"},
    {"democratic republic of the congo", "COD"},
    {"congo democratic republic of the", "COD"},
    {"congo the democratic republic of the", "COD"},
    {"congo republic of the", "COG"},
    {"republic of the congo", "COG"},
    {"congo", "COG"},
    {"drc", "COD"},
    {"cote divoire", "CIV"},
    {"ivory coast", "CIV"},
    {"tanzania united republic of", "TZA"},
    {"united republic of tanzania", "TZA"},
    {"moldova republic of", "MDA"},
    {"republic of moldova", "MDA"},
    {"the former yugoslav republic of macedonia", "MKD"},
    {"macedonia", "MKD"},
    {"czech republic", "CZE"},
    {"turkiye", "TUR"},
    {"turkey", "TUR"},
    {"republic of turkey", "TUR"},
    {"united states of america", "USA"},
    {"usa", "USA"},
    {"u s a", "USA"},
    {"uk", "GBR"},
    {"great britain", "GBR"},
    {"england", "GBR"},
    {"scotland", "GBR"},
    {"wales", "GBR"},
    {"northern ireland", "GBR"},
    {"united kingdom of great britain and northern ireland", "GBR"},
    {"uae", "ARE"},
    {"palestine state of", "PSE"},
    {"state of palestine", "PSE"},
    {"palestinian", "PSE"},
    {"palestine", "PSE"},
    {"palestinian authority", "PSE"},
    {"west bank", "PSE"},
    {"region gaza", "PSE"},
    {"gaza", "PSE"},
    {"occupied palestinian territory", "PSE"},
    {"holy see", "VAT"},
    {"bolivia plurinational state of", "BOL"},
    {"venezuela bolivarian republic of", "VEN"},
    {"bolivarian republic of venezuela", "VEN"},
    {"islamic republic of afghanistan", "AFG"},
    {"republic of belarus", "BLR"},
    {"belorussia", "BLR"},
    {"swaziland", "SWZ"},
    {"cape verde", "CPV"},
    {"cabo verde", "CPV"},
    {"east timor", "TLS"},
    {"timor leste", "TLS"},
    {"the gambia", "GMB"},
    {"gambia the", "GMB"},
    {"bahamas the", "BHS"},
    {"the bahamas", "BHS"},
    {"brunei darussalam", "BRN"},
    {"federated states of micronesia", "FSM"},
    {"micronesia federated states of", "FSM"},
    {"kyrgyz republic", "KGZ"},
    {"slovak republic", "SVK"},
    {"trinidad and tobago", "TTO"},
    {"bosnia and herzegovina", "BIH"},
    {"bosnia herzegovina", "BIH"},
    {"antigua and barbuda", "ATG"},
    {"saint kitts and nevis", "KNA"},
    {"saint vincent and the grenadines", "VCT"},
    {"sao tome and principe", "STP"},
    {"turks and caicos islands", "TCA"},
    {"virgin islands british", "VGB"},
    {"british virgin islands", "VGB"},
    {"virgin islands us", "VIR"},
    {"kosovo", "XKX"},
    {"republic of kosovo", "XKX"},
    {"crimea", "UKR"},
    {"netherlands the", "NLD"},
    {"the netherlands", "NLD"},
    {"kingdom of saudi arabia", "SAU"},
    {"federal republic of germany", "DEU"},
    {"republic of south africa", "ZAF"},
    {"libyan arab jamahiriya", "LBY"},
    {"state of libya", "LBY"},
    {"the sudan", "SDN"},
    {"republic of iraq", "IRQ"},
    {"republic of yemen", "YEM"},
    {"central african republic", "CAF"},
    {"state of kuwait", "KWT"},
    {"republic of lebanon", "LBN"},
    {"lebanese republic", "LBN"},
    {"イラン イスラム共和国", "IRN"},
    {"イランイスラム共和国", "IRN"},
    {"ロシア連邦", "RUS"},
    {"ロシア", "RUS"},
    {"中華人民共和国", "CHN"},
    {"朝鮮民主主義人民共和国", "PRK"},
    {"北朝鮮", "PRK"},
    {"大韓民国", "KOR"},
    {"韓国", "KOR"},
    {"アメリカ合衆国", "USA"},
    {"米国", "USA"},
    {"英国", "GBR"},
    {"香港", "HKG"},
    {"アラブ首長国連邦", "ARE"},
    {"シリア アラブ共和国", "SYR"},
    {"シリアアラブ共和国", "SYR"},
    {"シリア", "SYR"},
    {"ベラルーシ共和国", "BLR"},
    {"arab republic of egypt", "EGY"},
    {"bosnia and herzegowina", "BIH"},
    {"china hong kong special administrative region", "HKG"},
    {"congo democratic republic of was zaire", "COD"},
    {"congolese drc", "COD"},
    {"gaza strip", "PSE"},
    {"hong kong special administrative region", "HKG"},
    {"islamic republic of pakistan", "PAK"},
    {"myanmar", "MMR"},
    {"myanmar burma", "MMR"},
    {"occupied palestinian territories", "PSE"},
    {"palestinian territory occupied", "PSE"},
    {"rpdc", "PRK"},
    {"state of israel", "ISR"},
    {"türkiye", "TUR"},
    {"union of the comoros", "COM"},
    {"エジプト アラブ共和国", "EGY"},
    {"クウェイト", "KWT"},
    {"グルジア", "GEO"},
    {"コンゴ共和国", "COG"},
    {"コンゴ民主共和国", "COD"},
    {"サウディ アラビア", "SAU"},
    {"サウディアラビア", "SAU"},
    {"サウディ・アラビア", "SAU"},
    {"シリア・アラブ共和国", "SYR"},
    {"パレスチナ", "PSE"},
    // Nationalities, which some lists give in the place of countries.
    {"afgan", "AFG"},
    {"afghan", "AFG"},
    {"algerian", "DZA"},
    {"american", "USA"},
    {"armenian", "ARM"},
    {"australian", "AUS"},
    {"azerbaijani", "AZE"},
    {"bahraini", "BHR"},
    {"bangladeshi", "BGD"},
    {"belarusian", "BLR"},
    {"belarussian", "BLR"},
    {"belgian", "BEL"},
    {"bosnian", "BIH"},
    {"british", "GBR"},
    {"bulgarian", "BGR"},
    {"burkinabe", "BFA"},
    {"burundian", "BDI"},
    {"cameroonian", "CMR"},
    {"canadian", "CAN"},
    {"central african", "CAF"},
    {"chadian", "TCD"},
    {"chinese", "CHN"},
    {"croatian", "HRV"},
    {"cuban", "CUB"},
    {"cypriot", "CYP"},
    {"czech", "CZE"},
    {"danish", "DNK"},
    {"dutch", "NLD"},
    {"egyptian", "EGY"},
    {"emirati", "ARE"},
    {"eritrean", "ERI"},
    {"estonian", "EST"},
    {"ethiopian", "ETH"},
    {"filipino", "PHL"},
    {"finnish", "FIN"},
    {"french", "FRA"},
    {"georgian", "GEO"},
    {"german", "DEU"},
    {"ghanaian", "GHA"},
    {"greek", "GRC"},
    {"guatemalan", "GTM"},
    {"guinean", "GIN"},
    {"haitian", "HTI"},
    {"honduran", "HND"},
    {"hungarian", "HUN"},
    {"indian", "IND"},
    {"indonesian", "IDN"},
    {"iranian", "IRN"},
    {"iraqi", "IRQ"},
    {"irish", "IRL"},
    {"israeli", "ISR"},
    {"italian", "ITA"},
    {"ivorian", "CIV"},
    {"japanese", "JPN"},
    {"jordanian", "JOR"},
    {"kazakh", "KAZ"},
    {"kazakhstani", "KAZ"},
    {"kenyan", "KEN"},
    {"kuwaiti", "KWT"},
    {"kyrgyz", "KGZ"},
    {"latvian", "LVA"},
    {"lebanese", "LBN"},
    {"liberian", "LBR"},
    {"libyan", "LBY"},
    {"lithuanian", "LTU"},
    {"malaysian", "MYS"},
    {"malian", "MLI"},
    {"maltese", "MLT"},
    {"mauritanian", "MRT"},
    {"mexican", "MEX"},
    {"moldovan", "MDA"},
    {"montenegrin", "MNE"},
    {"moroccan", "MAR"},
    {"nicaraguan", "NIC"},
    {"nigerian", "NGA"},
    {"nigerien", "NER"},
    {"north korean", "PRK"},
    {"norwegian", "NOR"},
    {"omani", "OMN"},
    {"pakistani", "PAK"},
    {"polish", "POL"},
    {"portuguese", "PRT"},
    {"qatari", "QAT"},
    {"romanian", "ROU"},
    {"russian", "RUS"},
    {"rwandan", "RWA"},
    {"saudi", "SAU"},
    {"saudi arabian", "SAU"},
    {"senegalese", "SEN"},
    {"serbian", "SRB"},
    {"singaporean", "SGP"},
    {"slovak", "SVK"},
    {"somali", "SOM"},
    {"south african", "ZAF"},
    {"south korean", "KOR"},
    {"south sudanese", "SSD"},
    {"spanish", "ESP"},
    {"sudanese", "SDN"},
    {"swedish", "SWE"},
    {"swiss", "CHE"},
    {"syrian", "SYR"},
    {"taiwanese", "TWN"},
    {"tajik", "TJK"},
    {"tanzanian", "TZA"},
    {"thai", "THA"},
    {"togolese", "TGO"},
    {"tunisian", "TUN"},
    {"turkish", "TUR"},
    {"turkmen", "TKM"},
    {"ugandan", "UGA"},
    {"ukrainian", "UKR"},
    {"uzbek", "UZB"},
    {"uzbekistani", "UZB"},
    {"venezuelan", "VEN"},
    {"vietnamese", "VNM"},
    {"yemeni", "YEM"},
    {"zimbabwean", "ZWE"},
};

/// Small letters without marks, anything else a blank: "Korea, D.P.R." and "korea d p r".
std::string key(std::string_view text) {
    icu::UnicodeString folded =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
    folded.foldCase();
    std::string raw, result;
    folded.toUTF8String(raw);
    for (std::size_t k = 0; k < raw.size(); ++k) {
        const auto c = static_cast<unsigned char>(raw[k]);
        if (c == '\'' || (c == 0xE2 && raw.compare(k, 3, "\xE2\x80\x99") == 0)) {
            k += c == '\'' ? 0 : 2;  // people's, people’s
        } else if (c == '&') {
            result += "and";
        } else if (c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            result += raw[k];
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    while (!result.empty() && result.back() == ' ')
        result.pop_back();
    return result;
}

struct Names {
    std::map<std::string, std::string, std::less<>> codes;  // key -> alpha-3
    std::map<std::string, std::string, std::less<>> names;  // alpha-3 -> English name
};

Names collect() {
    Names all;
    for (const char* const* country = uloc_getISOCountries(); *country != nullptr; ++country) {
        const icu::Locale locale("", *country);
        const std::string code = locale.getISO3Country();
        if (code.empty())
            continue;
        all.codes.emplace(key(*country), code);
        all.codes.emplace(key(code), code);
        for (const icu::Locale& language :
             {icu::Locale::getEnglish(), icu::Locale::getJapanese()}) {
            icu::UnicodeString shown;
            locale.getDisplayCountry(language, shown);
            std::string name;
            shown.toUTF8String(name);
            all.codes.emplace(key(name), code);
            if (language == icu::Locale::getEnglish())
                all.names.emplace(code, name);
        }
    }
    for (const auto& [name, code] : other_names)
        all.codes.insert_or_assign(std::string(name), std::string(code));
    return all;
}

const Names& names() {
    static const Names all = collect();
    return all;
}

}  // namespace

std::string country_code_in(std::string_view text) {
    const auto found = names().codes.find(key(text));
    return found == names().codes.end() ? std::string() : found->second;
}

std::string country_name(std::string_view alpha_3) {
    const auto found = names().names.find(alpha_3);
    return found == names().names.end() ? std::string(alpha_3) : found->second;
}

}  // namespace entente::data
