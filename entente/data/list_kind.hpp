#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// What kind of measure a list stands for, so that a list of one side is compared with lists of
/// another that do the same.
namespace entente::data {

enum class ListKind : std::uint8_t {
    Export,       // goods and technology do not go there, or need a licence
    Freeze,       // property is blocked, payments need permission
    Investment,   // securities, debt or equity
    Procurement,  // what a state buys or authorises
    Other,        // entry, research, accounts, measures by programme; lists of one's own
};

constexpr std::size_t list_kind_count = 5;

/// "export"
std::string_view name_of(ListKind kind);

/// Before "lists" in a sentence: "export control", "asset freeze".
std::string_view in_words(ListKind kind);

/// Nothing where it is no kind.
std::optional<ListKind> list_kind_in(std::string_view name);

/// Of a list by its code; Other where it is not known.
ListKind kind_of_list(std::string_view code);

}  // namespace entente::data
