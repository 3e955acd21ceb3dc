#include "entente/store/party_list_file.hpp"

#include <bit>
#include <cstring>

#include <zstd.h>

#include "entente/base/error.hpp"
#include "entente/base/hash.hpp"
#include "entente/store/mapped_file.hpp"
#include "entente/store/party_list_body.hpp"

namespace entente::store {
namespace {

static_assert(std::endian::native == std::endian::little, "the files are little-endian");

constexpr std::string_view magic = "ENTPARTY";
constexpr std::uint32_t format_version = 1;
constexpr std::size_t hash_digits = 64;
constexpr int compression_level = 3;
constexpr std::uint64_t most_body_bytes = 512UL << 20U;
/// Bodies that compress better are kept as they are: a small file cannot ask for much memory.
constexpr std::uint64_t most_compression = 50;

enum class Packing : std::uint32_t { None = 0, Zstd = 1 };

/// First 64 bytes; the hex digits of two hashes follow, then the body.
struct Preamble {
    char magic[8];
    std::uint32_t version;
    Packing packing;
    std::uint64_t stored_bytes;  // of the body as it lies in the file
    std::uint64_t body_bytes;    // unpacked
    char padding[32];
};

static_assert(sizeof(Preamble) == 64);

[[noreturn]] void damaged(const std::string& name, const std::string& how) {
    throw Error(ErrorKind::BadData, name + ": " + how +
                                        "; import the same source files again, which writes this "
                                        "version anew, or restore the file from a copy");
}

std::string packed(std::string_view body) {
    std::string result(ZSTD_compressBound(body.size()), '\0');
    const std::size_t size =
        ZSTD_compress(result.data(), result.size(), body.data(), body.size(), compression_level);
    if (ZSTD_isError(size) != 0U)
        throw Error(ErrorKind::NotComputed,
                    std::string("a party list cannot be packed: ") + ZSTD_getErrorName(size));
    result.resize(size);
    return result;
}

std::string unpacked(std::string_view stored, std::size_t size, const std::string& name) {
    if (size / most_compression > stored.size())
        damaged(name, "its body is said to be larger than it can be");
    std::string body(size, '\0');
    const std::size_t found =
        ZSTD_decompress(body.data(), body.size(), stored.data(), stored.size());
    if (ZSTD_isError(found) != 0U || found != size)
        damaged(name, "its body cannot be unpacked");
    return body;
}

}  // namespace

std::string party_list_bytes(const data::PartyList& list, std::string_view content_hash) {
    const std::string body = party_list_body(list);
    if (body.size() > most_body_bytes)
        throw Error(ErrorKind::BadData,
                    list.source + ": a list of more than 512 MB is not kept; import its parts");
    std::string stored = packed(body);
    Preamble preamble{};
    preamble.packing = Packing::Zstd;
    if (stored.size() >= body.size() || body.size() / most_compression > stored.size()) {
        stored = body;
        preamble.packing = Packing::None;
    }
    std::memcpy(preamble.magic, magic.data(), sizeof preamble.magic);
    preamble.version = format_version;
    preamble.stored_bytes = stored.size();
    preamble.body_bytes = body.size();
    std::string checked(reinterpret_cast<const char*>(&preamble), sizeof preamble);
    checked += content_hash;
    const std::string check = blake2b_hex(checked + stored);
    return checked + check + stored;
}

StoredPartyList party_list_in(std::string_view bytes, const std::string& name) {
    constexpr std::size_t start = sizeof(Preamble) + 2 * hash_digits;
    if (bytes.size() < start)
        damaged(name, "the file is cut short");
    Preamble preamble{};
    std::memcpy(&preamble, bytes.data(), sizeof preamble);
    if (std::string_view(preamble.magic, sizeof preamble.magic) != magic)
        damaged(name, "this is not a party list of the store");
    if (preamble.version != format_version)
        damaged(name,
                "version " + std::to_string(preamble.version) + " of the format is not known here");
    const std::string_view stored = bytes.substr(start);
    if (preamble.stored_bytes != stored.size() || preamble.body_bytes > most_body_bytes)
        damaged(name, "the file is cut short or longer than it says");
    Hasher hasher;
    hasher.add(bytes.substr(0, sizeof(Preamble) + hash_digits));
    hasher.add(stored);
    if (hasher.finish() != bytes.substr(sizeof(Preamble) + hash_digits, hash_digits))
        damaged(name, "a byte was changed");
    StoredPartyList result;
    result.content_hash = bytes.substr(sizeof(Preamble), hash_digits);
    std::optional<data::PartyList> list;
    if (preamble.packing == Packing::None)
        list = party_list_from_body(stored);
    else if (preamble.packing == Packing::Zstd)
        list = party_list_from_body(unpacked(stored, preamble.body_bytes, name));
    if (!list)
        damaged(name, "its parties cannot be read");
    result.list = *std::move(list);
    return result;
}

StoredPartyList read_party_list(const std::filesystem::path& path) {
    const MappedFile file(path);
    return party_list_in(file.bytes(), path.string());
}

}  // namespace entente::store
