#include "entente/workspace/controls.hpp"

#include <utility>

namespace entente {

Controls::Controls(std::filesystem::path folder, Clock clock)
    : folder_(std::move(folder)), clock_(std::move(clock)) {
}

}  // namespace entente
