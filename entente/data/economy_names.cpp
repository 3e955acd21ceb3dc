#include "entente/data/economy_names.hpp"

#include <algorithm>
#include <array>

namespace entente::data {
namespace {

struct EconomyName {
    std::string_view alpha3;
    std::string_view alpha2;
    std::string_view english;
    std::string_view japanese;
};

constexpr std::array economy_names = {
    EconomyName{"ARG", "AR", "Argentina", "アルゼンチン"},
    EconomyName{"AUS", "AU", "Australia", "オーストラリア"},
    EconomyName{"AUT", "AT", "Austria", "オーストリア"},
    EconomyName{"BEL", "BE", "Belgium", "ベルギー"},
    EconomyName{"BGD", "BD", "Bangladesh", "バングラデシュ"},
    EconomyName{"BGR", "BG", "Bulgaria", "ブルガリア"},
    EconomyName{"BLR", "BY", "Belarus", "ベラルーシ"},
    EconomyName{"BRA", "BR", "Brazil", "ブラジル"},
    EconomyName{"BRN", "BN", "Brunei", "ブルネイ"},
    EconomyName{"CAN", "CA", "Canada", "カナダ"},
    EconomyName{"CHE", "CH", "Switzerland", "スイス"},
    EconomyName{"CHL", "CL", "Chile", "チリ"},
    EconomyName{"CHN", "CN", "China", "中国"},
    EconomyName{"CIV", "CI", "Côte d'Ivoire", "コートジボワール"},
    EconomyName{"CMR", "CM", "Cameroon", "カメルーン"},
    EconomyName{"COL", "CO", "Colombia", "コロンビア"},
    EconomyName{"CRI", "CR", "Costa Rica", "コスタリカ"},
    EconomyName{"CYP", "CY", "Cyprus", "キプロス"},
    EconomyName{"CZE", "CZ", "Czechia", "チェコ"},
    EconomyName{"DEU", "DE", "Germany", "ドイツ"},
    EconomyName{"DNK", "DK", "Denmark", "デンマーク"},
    EconomyName{"EGY", "EG", "Egypt", "エジプト"},
    EconomyName{"ESP", "ES", "Spain", "スペイン"},
    EconomyName{"EST", "EE", "Estonia", "エストニア"},
    EconomyName{"EUR", "", "Other EU economies", "その他EU"},
    EconomyName{"FIN", "FI", "Finland", "フィンランド"},
    EconomyName{"FRA", "FR", "France", "フランス"},
    EconomyName{"GBR", "GB", "United Kingdom", "英国"},
    EconomyName{"GRC", "GR", "Greece", "ギリシャ"},
    EconomyName{"HKG", "HK", "Hong Kong", "香港"},
    EconomyName{"HRV", "HR", "Croatia", "クロアチア"},
    EconomyName{"HUN", "HU", "Hungary", "ハンガリー"},
    EconomyName{"IDN", "ID", "Indonesia", "インドネシア"},
    EconomyName{"IND", "IN", "India", "インド"},
    EconomyName{"IRL", "IE", "Ireland", "アイルランド"},
    EconomyName{"ISL", "IS", "Iceland", "アイスランド"},
    EconomyName{"ISR", "IL", "Israel", "イスラエル"},
    EconomyName{"ITA", "IT", "Italy", "イタリア"},
    EconomyName{"JOR", "JO", "Jordan", "ヨルダン"},
    EconomyName{"JPN", "JP", "Japan", "日本"},
    EconomyName{"KAZ", "KZ", "Kazakhstan", "カザフスタン"},
    EconomyName{"KHM", "KH", "Cambodia", "カンボジア"},
    EconomyName{"KOR", "KR", "Korea", "韓国"},
    EconomyName{"LAO", "LA", "Lao PDR", "ラオス"},
    EconomyName{"LTU", "LT", "Lithuania", "リトアニア"},
    EconomyName{"LUX", "LU", "Luxembourg", "ルクセンブルク"},
    EconomyName{"LVA", "LV", "Latvia", "ラトビア"},
    EconomyName{"MAR", "MA", "Morocco", "モロッコ"},
    EconomyName{"MEX", "MX", "Mexico", "メキシコ"},
    EconomyName{"MLT", "MT", "Malta", "マルタ"},
    EconomyName{"MMR", "MM", "Myanmar", "ミャンマー"},
    EconomyName{"MYS", "MY", "Malaysia", "マレーシア"},
    EconomyName{"NGA", "NG", "Nigeria", "ナイジェリア"},
    EconomyName{"NLD", "NL", "Netherlands", "オランダ"},
    EconomyName{"NOR", "NO", "Norway", "ノルウェー"},
    EconomyName{"NZL", "NZ", "New Zealand", "ニュージーランド"},
    EconomyName{"PAK", "PK", "Pakistan", "パキスタン"},
    EconomyName{"PER", "PE", "Peru", "ペルー"},
    EconomyName{"PHL", "PH", "Philippines", "フィリピン"},
    EconomyName{"POL", "PL", "Poland", "ポーランド"},
    EconomyName{"PRT", "PT", "Portugal", "ポルトガル"},
    EconomyName{"ROM", "", "Romania", "ルーマニア"},
    EconomyName{"ROU", "RO", "Romania", "ルーマニア"},
    EconomyName{"ROW", "", "Rest of the world", "その他世界"},
    EconomyName{"RUS", "RU", "Russia", "ロシア"},
    EconomyName{"SAU", "SA", "Saudi Arabia", "サウジアラビア"},
    EconomyName{"SEN", "SN", "Senegal", "セネガル"},
    EconomyName{"SGP", "SG", "Singapore", "シンガポール"},
    EconomyName{"SVK", "SK", "Slovakia", "スロバキア"},
    EconomyName{"SVN", "SI", "Slovenia", "スロベニア"},
    EconomyName{"SWE", "SE", "Sweden", "スウェーデン"},
    EconomyName{"THA", "TH", "Thailand", "タイ"},
    EconomyName{"TUN", "TN", "Tunisia", "チュニジア"},
    EconomyName{"TUR", "TR", "Türkiye", "トルコ"},
    EconomyName{"TWN", "TW", "Taiwan", "台湾"},
    EconomyName{"UKR", "UA", "Ukraine", "ウクライナ"},
    EconomyName{"USA", "US", "United States", "米国"},
    EconomyName{"VNM", "VN", "Viet Nam", "ベトナム"},
    EconomyName{"WWF", "", "Rest of the world", "その他世界"},
    EconomyName{"ZAF", "ZA", "South Africa", "南アフリカ"},
};

}  // namespace

std::string economy_name(std::string_view code, Language language) {
    const auto found = std::ranges::find_if(economy_names, [&](const EconomyName& name) {
        return code == name.alpha3 || (!name.alpha2.empty() && code == name.alpha2);
    });
    if (found == economy_names.end())
        return std::string(code);
    return std::string(language == Language::Japanese ? found->japanese : found->english);
}

std::string economy_in_sentence(std::string_view code) {
    const std::string name = economy_name(code);
    const bool takes_article =
        name.starts_with("United ") || name == "Netherlands" || name == "Philippines";
    if (takes_article)
        return "the " + name;
    if (name == "Rest of the world")
        return "the rest of the world";
    return name.starts_with("Other ") ? "o" + name.substr(1) : name;
}

std::string possessive_economy(std::string_view code) {
    const std::string name = economy_in_sentence(code);
    return name + (name.ends_with('s') ? "'" : "'s");
}

std::string economy_name_with_code(std::string_view code, Language language) {
    const std::string name = economy_name(code, language);
    return name == code ? name : name + " (" + std::string(code) + ")";
}

}  // namespace entente::data
