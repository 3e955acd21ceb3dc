#include "entente/ingest/lists/mof_columns.hpp"

#include <algorithm>
#include <utility>

namespace entente::ingest::mof {
namespace {

constexpr std::pair<std::string_view, Column> headings[] = {
    {"告示日付", Column::Notice},
    {"告示番号", Column::Number},
    {"日本語表記", Column::Japanese},
    {"英語表記", Column::English},
    {"別名", Column::Alias},
    {"別称", Column::Alias},
    {"別名・別称", Column::Alias},
    {"別称・別名", Column::Alias},
    {"別称・旧称", Column::Alias},
    {"確定可能な別名", Column::Alias},
    {"確定に十分でない別名", Column::WeakAlias},
    {"旧称", Column::Former},
    {"旧称・以前の呼称", Column::Former},
    {"過去の別名", Column::Former},
    {"以前の別名", Column::Former},
    {"生年月日", Column::Birth},
    {"生年月日・出生地", Column::Birth},
    {"国籍", Column::Country},
    {"旅券番号", Column::Passport},
    {"ID番号", Column::Id},
    {"身分登録番号", Column::Id},
    {"身分証番号", Column::Id},
    {"住所", Column::Address},
    {"住所等", Column::Address},
    {"所在地", Column::Address},
    {"住所・所在地", Column::Address},
    {"活動地域・住所", Column::Address},
    {"所在地・住所登録された事務所の住所", Column::Address},
    {"国連参照番号", Column::UnReference},
    {"称号", Column::Remark},
    {"役職", Column::Remark},
    {"肩書", Column::Remark},
    {"肩書等", Column::Remark},
    {"出生地", Column::Remark},
    {"出生地・出身地", Column::Remark},
    {"国連制裁員会による指定日", Column::Remark},
    {"国連制裁委員会による指定日", Column::Remark},
    {"リスト掲載日", Column::Remark},
    {"決議1483上の根拠", Column::Remark},
    {"指定の根拠", Column::Remark},
    {"その他の情報", Column::Remark},
    {"詳細", Column::Remark},
    {"電話", Column::Remark},
    {"電話番号", Column::Remark},
    {"FAX", Column::Remark},
};

}  // namespace

std::optional<Column> column_of(std::string_view heading) {
    const auto* found =
        std::ranges::find(headings, heading, &std::pair<std::string_view, Column>::first);
    return found == std::end(headings) ? std::nullopt : std::optional(found->second);
}

}  // namespace entente::ingest::mof
