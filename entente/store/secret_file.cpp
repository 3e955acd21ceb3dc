#include "entente/store/secret_file.hpp"

#include <string>

#include <sodium.h>

#include "entente/base/error.hpp"
#include "entente/base/sha256.hpp"
#include "entente/store/private_file.hpp"

namespace entente::store {

void wipe(std::span<std::uint8_t> bytes) {
    sodium_memzero(bytes.data(), bytes.size());
}

void save_secret(const std::filesystem::path& file, std::string_view title, const Secret& secret) {
    std::string digits = hex_text(bytes_of(secret));
    std::string text = std::string(title) + "\n" + digits + "\n";
    sodium_memzero(digits.data(), digits.size());
    write_private_file(file, text);
    sodium_memzero(text.data(), text.size());
}

Secret open_secret(const std::filesystem::path& file, std::string_view title) {
    std::string text = read_private_file(file);
    const std::string_view all(text);
    const std::size_t start = title.size() + 1;
    const bool whole = all.size() == start + 65 && all.starts_with(title) &&
                       all[title.size()] == '\n' && all.back() == '\n';
    const auto secret = whole ? digest_in(all.substr(start, 64)) : std::nullopt;
    sodium_memzero(text.data(), text.size());
    if (!secret)
        throw Error(ErrorKind::BadData, file.string() + " is not of the form '" +
                                            std::string(title) + "' and 64 hex digits");
    return *secret;
}

}  // namespace entente::store
