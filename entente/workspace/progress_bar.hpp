#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

namespace entente {

/// "1,234,567"
std::string grouped(std::size_t number);

/// "[####......] 1,200 of 40,000 customers, 2 s, about 65 s to go": a line for a terminal, at most
/// five a second.
class ProgressBar {
public:
    using Tell = std::function<void(const std::string&)>;

    ProgressBar(const Tell& tell, std::size_t all, std::string what)
        : tell_(tell), all_(all), what_(std::move(what)) {}

    void at(std::size_t done);

private:
    const Tell& tell_;
    std::size_t all_;
    std::string what_;
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point last_{};
};

}  // namespace entente
