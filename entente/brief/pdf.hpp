#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace entente::brief {

struct PdfOptions {
    /// Tried in this order; names are looked for on PATH.
    std::vector<std::string> browsers = {"chromium", "chromium-browser", "google-chrome",
                                         "google-chrome-stable", "chrome"};
    std::chrono::seconds time_limit{60};
};

/// Prints a rendered page with a headless Chromium, without network and with a profile of its own
/// that is removed afterwards. The PDF appears under its name only when it is whole.
/// Throws NotFound if there is no Chromium (with what to do) or no HTML file, and NotComputed with
/// what Chromium said if it fails or takes longer than the limit.
void print_pdf(const std::filesystem::path& html,
               const std::filesystem::path& pdf,
               const PdfOptions& options = {});

}  // namespace entente::brief
