#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/data/measure.hpp"

/// Which key of a scenario file states the size of a measure, in which unit and between which
/// bounds. docs/reference/scenario-file.md prints this table.
namespace entente::scenarios {

struct SizeKey {
    data::MeasureKind kind;
    std::string_view key;
    data::Instrument instrument;
    double least;
    double most;
    bool open_below = false;       // `least` itself is out
    bool open_above = false;       // `most` itself is out
    bool points_over_one = false;  // 5 is written for a factor 1.05
};

/// The keys a kind may have; empty where it has no size (bans, schedules).
std::vector<SizeKey> size_keys_of(data::MeasureKind kind);

/// Whether it is a size key of any kind.
bool is_size_key(std::string_view key);

/// What is wrong with a number as the key's value, with the remedy; nothing where it is right.
std::optional<std::string> fault_of_size(const SizeKey& key, double value);

/// A measure that answers in kind: `by` and `on` change places, and the size is `fraction` of the
/// original's (a cost factor's distance from one; a ban has no half and takes 1). Its name says
/// what it answers. Throws InvalidInput for kinds that cannot be answered (schedules, quotas,
/// subsidies, productivity) and sizes that go out of bounds.
data::Measure answer_to(const data::Measure& measure, double fraction);

}  // namespace entente::scenarios
