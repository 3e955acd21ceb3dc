// What another installation sends in a private intersection.

#include <cstdint>
#include <string_view>

#include "entente/base/error.hpp"
#include "entente/scenarios/bargaining/private_set_intersection.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace entente::bargaining;
    static const PsiSecret secret = psi_secret_from_seed("fuzz");
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const PsiTerms terms{.question = "q", .cap = 8};
    const auto attempt = [](const auto& step) {
        try {
            step();
        } catch (const entente::Error&) {
        }
    };
    attempt([&] { psi_answer(text, {1, 2}, secret, terms); });
    attempt([&] { psi_close(text, {1, 2}, secret, terms); });
    attempt([&] { psi_conclude(text, text, {1, 2}, secret, terms); });
    return 0;
}
