#include "entente/workspace/controls.hpp"

#include <utility>

#include "entente/workspace/alignment_desk.hpp"

namespace entente {

Controls::Controls(std::filesystem::path folder, Clock clock)
    : folder_(std::move(folder)),
      clock_(std::move(clock)),
      entries_(list_entries(folder_ / "lists", clock_)) {
}

Controls::~Controls() = default;

}  // namespace entente
