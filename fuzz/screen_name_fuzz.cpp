#include <array>
#include <string_view>

#include "entente/controls/screening/screener.hpp"

using namespace entente;
using namespace entente::screening;

namespace {

/// A small list in several scripts.
std::vector<data::PartyList> lists() {
    constexpr std::array<std::pair<std::string_view, data::PartyType>, 12> names = {{
        {"Vladimir Vladimirovich PUTIN", data::PartyType::Person},
        {"Kim Jong Un", data::PartyType::Person},
        {"金正恩", data::PartyType::Person},
        {"بشار الأسد", data::PartyType::Person},
        {"Abu Sa'id al-Masri", data::PartyType::Person},
        {"Huawei Technologies Co., Ltd.", data::PartyType::Organisation},
        {"公開株式会社ロスオボロンエクスポルト", data::PartyType::Organisation},
        {"Институт № 44 имени Жукова", data::PartyType::Organisation},
        {"Forty Four Trading L.L.C.", data::PartyType::Organisation},
        {"Plat ono vich GmbH", data::PartyType::Unknown},
        {"A. B. C.", data::PartyType::Unknown},
        {"SEA STAR IMO 1234567", data::PartyType::Vessel},
    }};
    data::PartyList list;
    list.source = "fuzz";
    for (const auto& [name, type] : names) {
        data::Party party;
        party.list = "own";
        party.id = std::to_string(list.parties.size());
        party.type = type;
        party.names = {{.text = std::string(name),
                        .kind = list.parties.size() % 3 == 2 ? data::NameKind::WeakAlias
                                                             : data::NameKind::Primary}};
        list.parties.push_back(std::move(party));
    }
    std::vector<data::PartyList> all;
    all.push_back(std::move(list));
    return all;
}

void check(const NameForm& form) {
    if (form.tokens.empty() || form.tokens.size() > most_name_tokens)
        __builtin_trap();
    for (const NameToken& token : form.tokens) {
        if (token.latin.empty())
            __builtin_trap();
        for (const char c : token.latin)
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '='))
                __builtin_trap();
    }
}

}  // namespace

/// A name from its first byte, the type, on: split, read, searched, explained.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Screener screener(lists());
    static const auto memory = screener.index().memory();
    if (size == 0)
        return 0;
    const auto type = static_cast<data::PartyType>(data[0] % 5);
    ScreenQuery query;
    query.type = type;
    query.names.emplace_back(reinterpret_cast<const char*>(data + 1), size - 1);
    const std::string& name = query.names.front();
    written_key(name);
    for (const NameForm& form : name_forms(name, type))
        check(form);
    screener.index().may_hold(name, *memory);
    if (!is_readable(name))
        return 0;
    const std::vector<Hit> hits = screener.screen(query, {.threshold = 0.5}, *memory);
    for (const Hit& hit : hits) {
        if (!(hit.score >= 0.5 && hit.score <= 1) || hit.rank == 0 || hit.entries.empty())
            __builtin_trap();
        for (const EntryHit& entry : hit.entries) {
            if (screener.explain(query, entry).empty() && entry.score < 1)
                __builtin_trap();
            screener.word_table(query, entry);
        }
    }
    return 0;
}
