#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/diagnostics.hpp"
#include "entente/base/error.hpp"
#include "entente/base/params.hpp"
#include "entente/committee/registry.hpp"
#include "entente/committee/written_node.hpp"

namespace entente::committee {

/// Reads the keys of one table; what is wrong goes to `faults` with its line.
class FieldReader {
public:
    /// `entry` is how messages call the table: "a mandate". All are to outlive the reader.
    FieldReader(const WrittenNode& table,
                std::string_view entry,
                const std::string& file,
                Diagnostics& faults)
        : table_(table), entry_(entry), file_(file), faults_(faults) {}

    /// Letters, digits, '-', '_', '.' and '+'; at most `longest_code` of them.
    void code(std::string_view key, std::string& value, Presence presence = Presence::Optional);
    /// One paragraph; at most `longest_text` bytes.
    void text(std::string_view key, std::string& value, Presence presence = Presence::Optional);
    /// A list of codes, each once, which comes out in order.
    void words(std::string_view key,
               std::vector<std::string>& values,
               Presence presence = Presence::Optional);
    void day(std::string_view key, std::optional<std::chrono::year_month_day>& value);
    void whole(std::string_view key, int& value);
    void flag(std::string_view key, bool& value, Presence presence);
    void office(std::string_view key, OfficeId& value);
    void holders(std::string_view key, std::vector<Holder>& values);

    /// What `from_name` makes of a text; what it throws is the fault.
    template <class Value, class FromName>
    void named(std::string_view key, Value& value, const FromName& from_name, Presence presence) {
        std::string name;
        code(key, name, presence);
        if (name.empty())
            return;
        try {
            value = from_name(name);
        } catch (const Error& error) {
            fault(*node(key), std::string(key) + ": " + error.what());
        }
    }

    /// Faults keys that nobody asked for, naming those that somebody did.
    void finish(const std::vector<std::string_view>& besides = {});

    static constexpr std::size_t longest_code = 40;
    static constexpr std::size_t longest_text = 2000;
    static constexpr std::size_t most_words = 200;

private:
    const WrittenNode* node(std::string_view key) const;
    /// Notes the key as known; null where it is missing, which is a fault if it is required.
    const WrittenNode* expect(std::string_view key, Presence presence);
    bool is_code(const WrittenNode& node, std::string_view key);
    void fault(const WrittenNode& where, const std::string& message);

    const WrittenNode& table_;
    std::string_view entry_;
    const std::string& file_;
    Diagnostics& faults_;
    std::vector<std::string_view> known_;
};

}  // namespace entente::committee
