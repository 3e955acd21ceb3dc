#include "entente/brief/words.hpp"

#include "entente/base/error.hpp"

namespace entente::brief {
namespace {

constexpr Words english = {
    .code = "en",
    .bottom_line = "Bottom line",
    .figure = "Figure",
    .table = "Table",
    .csv = "Download as CSV",
    .how = "How",
    .notes = "Notes",
    .sources = "Sources",
    .methods = "Methods",
    .provenance = "Provenance",
    .contents = "Contents",
    .footer_label = "Not for classified material. Not legal advice.",
    .nothing_to_show = "Nothing to show: the question has no rows.",
    .at_face_value = "at face value",
    .look_through = "look-through",
    .error_bound = "error bound",
    .within_rounding = "within rounding",
    .range = "5th to 95th percentile",
    .directly = "directly",
    .others = "others",
    .single_source = "outlined: single source",
    .area_is_share = "area of the square: share",
    .ally = "ally",
    .rival = "rival",
    .third_party = "third party",
    .linear_mark = "first-order (linear) figure",
    .no_change = "no change",
    .raises_income = "raises real income",
    .lowers_income = "lowers it",
    .signs_differ = "outlined: one ally gains, another loses",
    .not_listed = "dot: not among the cells listed",
    .no_data = "no data",
    .under = "under {}",
    .between = "{} to {}",
    .and_above = "{} and above",
    .americas = "Americas",
    .europe = "Europe",
    .africa_middle_east = "Africa and Middle East",
    .asia_pacific = "Asia and Pacific",
    .elsewhere = "Elsewhere",
    .both = "both",
    .only = "only {}",
    .neither = "neither",
    .to_be_looked_at = "to be looked at",
    .area_of_row = "area: share of the row",
};

constexpr Words japanese = {
    .code = "ja",
    .bottom_line = "要点",
    .figure = "図",
    .table = "表",
    .csv = "CSVで保存",
    .how = "算出方法",
    .notes = "注",
    .sources = "出典",
    .methods = "手法",
    .provenance = "来歴",
    .contents = "目次",
    .footer_label = "秘密情報を含めないこと。法的助言ではありません。",
    .nothing_to_show = "表示する行がありません。",
    .at_face_value = "表面上（直接）",
    .look_through = "間接分を含む",
    .error_bound = "誤差の上限",
    .within_rounding = "丸め誤差の範囲内",
    .range = "5〜95パーセンタイル",
    .directly = "直接",
    .others = "その他",
    .single_source = "枠付き：単一供給元",
    .area_is_share = "正方形の面積：シェア",
    .ally = "同盟国",
    .rival = "競合国",
    .third_party = "第三国",
    .linear_mark = "一次近似（線形）の値",
    .no_change = "変化なし",
    .raises_income = "実質所得を増やす",
    .lowers_income = "減らす",
    .signs_differ = "枠付き：同盟国の間で損益が分かれる",
    .not_listed = "点：一覧にない項目",
    .no_data = "データなし",
    .under = "{}未満",
    .between = "{}〜{}",
    .and_above = "{}以上",
    .americas = "米州",
    .europe = "欧州",
    .africa_middle_east = "アフリカ・中東",
    .asia_pacific = "アジア太平洋",
    .elsewhere = "その他の地域",
    .both = "両方",
    .only = "{}のみ",
    .neither = "どちらもなし",
    .to_be_looked_at = "要確認",
    .area_of_row = "面積：行の中の割合",
};

}  // namespace

Language language_named(std::string_view code) {
    if (code == english.code)
        return Language::English;
    if (code == japanese.code)
        return Language::Japanese;
    throw Error(ErrorKind::InvalidInput,
                "'" + std::string(code) + "' is not a language of briefs; say en or ja");
}

const Words& words(Language language) {
    return language == Language::Japanese ? japanese : english;
}

std::string filled(std::string_view pattern, std::string_view first, std::string_view second) {
    std::string text(pattern);
    std::size_t from = 0;
    for (const std::string_view value : {first, second}) {
        const std::size_t place = text.find("{}", from);
        if (place == std::string::npos)
            break;
        text.replace(place, 2, value);
        from = place + value.size();
    }
    return text;
}

std::string others_label(const Words& words, std::size_t count, std::string_view share) {
    return std::string(words.others) + " (" + std::to_string(count) + ",\u00A0" +
           std::string(share) + ")";
}

}  // namespace entente::brief
