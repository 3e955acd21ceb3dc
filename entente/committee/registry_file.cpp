#include "entente/committee/registry_file.hpp"

#include <algorithm>
#include <tuple>

#include "entente/base/diagnostics.hpp"
#include "entente/base/written_values.hpp"
#include "entente/committee/field_reader.hpp"
#include "entente/committee/registry_checks.hpp"
#include "entente/committee/registry_fields.hpp"

namespace entente::committee {
namespace {

/// Walks over the lists of a file. Entries keep its order while their lines are needed.
class ListReader {
public:
    ListReader(const WrittenNode& file, const std::string& name, Diagnostics& faults)
        : file_(file), name_(name), faults_(faults) {}

    template <class Entry>
    void list(std::string_view key,
              std::vector<Entry>& entries,
              std::string_view entry,
              std::size_t most) {
        keys.push_back(key);
        const auto found = file_.members.find(key);
        if (found == file_.members.end())
            return;
        const std::string head = "[[" + std::string(key) + "]]";
        const WrittenNode& node = found->second;
        if (node.kind != WrittenNode::Kind::List) {
            fault(node, quoted(key) + " must be a list of tables; begin each with a line " + head);
            return;
        }
        if (node.list.size() > most) {
            fault(node, "there are " + std::to_string(node.list.size()) + " tables " + head +
                            "; at most " + std::to_string(most) + " are read");
            return;
        }
        for (const WrittenNode& element : node.list) {
            if (element.kind != WrittenNode::Kind::Table) {
                fault(element,
                      std::string(entry) + " must be a table; begin it with a line " + head);
                continue;
            }
            FieldReader fields(element, entry, name_, faults_);
            visit(fields, entries.emplace_back());
            fields.finish();
            lines[std::string(key)].push_back(element.line);
        }
    }

    RegistryLines lines;
    std::vector<std::string_view> keys;

private:
    void fault(const WrittenNode& where, const std::string& message) {
        faults_.fault(message, name_, where.line);
    }

    const WrittenNode& file_;
    const std::string& name_;
    Diagnostics& faults_;
};

template <class Entry, class Key>
void sort_by(std::vector<Entry>& entries, const Key& key) {
    std::ranges::stable_sort(entries, {}, [&](const Entry& entry) {
        return std::pair(key(entry), entry.valid.from.value_or(std::chrono::year_month_day{}));
    });
}

/// So that the order of tables in a file changes nothing.
void sort(Registry& registry) {
    const auto code = [](const auto& entry) { return entry.code; };
    sort_by(registry.sides, code);
    sort_by(registry.forums, code);
    sort_by(registry.agencies, code);
    sort_by(registry.leads, [](const ForumLead& l) { return std::pair(l.forum, l.agency); });
    sort_by(registry.offices, [](const Office& office) { return office.id; });
    sort_by(registry.topics, code);
    sort_by(registry.mandates, [](const Mandate& m) {
        return std::tuple(m.topic, m.agency, -static_cast<int>(m.strength), m.basis);
    });
    sort_by(registry.stakeholders, code);
    sort_by(registry.instruments, [](const Instrument& i) { return std::pair(i.step, i.code); });
}

Registry registry_in(const WrittenNode& file, const std::string& name) {
    Diagnostics faults;
    Registry registry;
    FieldReader fields(file, "a registry", name, faults);
    fields.text("name", registry.name, Presence::Required);
    fields.text("description", registry.description);
    ListReader lists(file, name, faults);
    visit_lists(lists, registry);
    fields.finish(lists.keys);
    for (Forum& forum : registry.forums)
        if (!forum.valid.from)
            forum.valid.from = forum.since;
    faults.throw_if_faulty();  // what follows takes each entry as read
    check_registry(registry, lists.lines, name, faults);
    faults.throw_if_faulty();
    sort(registry);
    return registry;
}

/// Makes what a file would hold; takes the same walk as the reader.
class FieldWriter {
public:
    explicit FieldWriter(WrittenNode& table) : table_(table) {}

    void text(std::string_view key, const std::string& value, Presence = Presence::Optional) {
        if (!value.empty())
            put(key, {.kind = WrittenNode::Kind::Text, .text = value});
    }

    void code(std::string_view key, const std::string& value, Presence = Presence::Optional) {
        text(key, value);
    }

    void words(std::string_view key,
               const std::vector<std::string>& values,
               Presence = Presence::Optional) {
        WrittenNode list{.kind = WrittenNode::Kind::List};
        for (const std::string& value : values)
            list.list.push_back({.kind = WrittenNode::Kind::Text, .text = value});
        if (!values.empty())
            put(key, std::move(list));
    }

    void day(std::string_view key, const std::optional<std::chrono::year_month_day>& value) {
        if (value)
            text(key, day_text(*value));
    }

    void whole(std::string_view key, int value) {
        put(key, {.kind = WrittenNode::Kind::Whole, .whole = value});
    }

    void flag(std::string_view key, bool value, Presence presence) {
        if (value || presence == Presence::Required)
            put(key, {.kind = WrittenNode::Kind::Flag, .flag = value});
    }

    void office(std::string_view key, const OfficeId& value) { text(key, value.text()); }

    template <class Value, class FromName>
    void named(std::string_view key, const Value& value, const FromName&, Presence presence) {
        if (presence == Presence::Required || value != Value{})
            text(key, std::string(name_of(value)));
    }

    void holders(std::string_view key, std::vector<Holder>& values) { list(key, values, "", 0); }

    template <class Entry>
    void list(std::string_view key, std::vector<Entry>& entries, std::string_view, std::size_t) {
        WrittenNode tables{.kind = WrittenNode::Kind::List};
        for (Entry& entry : entries) {
            FieldWriter fields(tables.list.emplace_back());
            visit(fields, entry);
        }
        if (!entries.empty())
            put(key, std::move(tables));
    }

private:
    void put(std::string_view key, WrittenNode node) {
        table_.members.emplace(key, std::move(node));
    }

    WrittenNode& table_;
};

}  // namespace

Registry read_registry(std::string_view toml, const std::string& name) {
    return registry_in(written_in_toml(toml, name), name);
}

std::string registry_json(const Registry& registry) {
    WrittenNode file;
    FieldWriter fields(file);
    Registry copy = registry;  // the walk is the reader's, which changes what it visits
    fields.text("name", copy.name);
    fields.text("description", copy.description);
    visit_lists(fields, copy);
    return json_of(file);
}

Registry registry_of_json(std::string_view json, const std::string& name) {
    Registry registry = registry_in(written_in_json(json, name), name);
    if (registry_json(registry) != json)
        throw Error(ErrorKind::BadData,
                    name +
                        ": the JSON is not in the one form in which a registry is recorded; "
                        "write it from the registry's file again");
    return registry;
}

}  // namespace entente::committee
