#include "entente/workspace/progress_bar.hpp"

namespace entente {

std::string grouped(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, ",");
    return digits;
}

void ProgressBar::at(std::size_t done) {
    const auto now = std::chrono::steady_clock::now();
    if (!tell_ || (now - last_ < std::chrono::milliseconds(200) && done < all_))
        return;
    last_ = now;
    const double seconds = std::chrono::duration<double>(now - begin_).count();
    const std::size_t filled = all_ == 0 ? 20 : done * 20 / all_;
    std::string line = "[" + std::string(filled, '#') + std::string(20 - filled, '.') + "] " +
                       grouped(done) + " of " + grouped(all_) + " " + what_ + ", " +
                       std::to_string(static_cast<long>(seconds)) + " s";
    if (done > 0 && done < all_)
        line += ", about " +
                std::to_string(static_cast<long>(
                    seconds * static_cast<double>(all_ - done) / static_cast<double>(done) + 1)) +
                " s to go";
    tell_(line);
}

}  // namespace entente
