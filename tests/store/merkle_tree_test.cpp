#include "entente/store/merkle_tree.hpp"

#include <bit>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"

namespace entente::store {
namespace {

std::vector<Digest> entries_of(std::size_t count) {
    std::vector<Digest> entries;
    for (std::size_t i = 0; i < count; ++i)
        entries.push_back(sha256("entry " + std::to_string(i)));
    return entries;
}

/// The definition, word for word.
Digest root_by_definition(std::span<const Digest> entries) {
    if (entries.empty())
        return sha256("");
    if (entries.size() == 1)
        return sha256(std::string(1, '\0') + std::string(bytes_of(entries[0])));
    const std::size_t k = std::bit_floor(entries.size() - 1);
    return sha256("\x01" + std::string(bytes_of(root_by_definition(entries.first(k)))) +
                  std::string(bytes_of(root_by_definition(entries.subspan(k)))));
}

TEST_CASE("the tree that grows has the root of the definition at every size") {
    const std::vector<Digest> entries = entries_of(70);
    Sha256 hash;
    MerkleFrontier frontier;
    CHECK(frontier.root(hash) == root_by_definition({}));
    for (std::size_t n = 1; n <= entries.size(); ++n) {
        frontier.add(hash, bytes_of(entries[n - 1]));
        CHECK(frontier.root(hash) == root_by_definition(std::span(entries).first(n)));
        CHECK(frontier.size() == n);
    }
}

TEST_CASE("an inclusion proof holds for its entry, place, size and root alone") {
    for (std::size_t n = 1; n <= 33; ++n) {
        const std::vector<Digest> entries = entries_of(n);
        const Digest root = merkle_root(entries);
        for (std::size_t m = 0; m < n; ++m) {
            MerkleProof proof = inclusion_proof(entries, m);
            CHECK(includes(root, n, m, entries[m], proof));
            CHECK_FALSE(includes(root, n, m, sha256("other"), proof));
            CHECK_FALSE(includes(sha256("other"), n, m, entries[m], proof));
            CHECK_FALSE(includes(root, n, n, entries[m], proof));
            if (n > 1)
                CHECK_FALSE(includes(root, n, (m + 1) % n, entries[m], proof));
            proof.push_back(root);
            CHECK_FALSE(includes(root, n, m, entries[m], proof));
            proof.pop_back();
            for (Digest& node : proof) {
                node[5] ^= 1;
                CHECK_FALSE(includes(root, n, m, entries[m], proof));
                node[5] ^= 1;
            }
        }
    }
}

TEST_CASE("a consistency proof holds for its two heads alone") {
    const std::vector<Digest> entries = entries_of(33);
    const std::span all(entries);
    for (std::size_t n = 1; n <= entries.size(); ++n) {
        const Digest later = merkle_root(all.first(n));
        for (std::size_t m = 1; m <= n; ++m) {
            const Digest earlier = merkle_root(all.first(m));
            MerkleProof proof = consistency_proof(all.first(n), m);
            CHECK(extends(later, n, earlier, m, proof));
            CHECK_FALSE(extends(later, n, sha256("other"), m, proof));
            CHECK_FALSE(extends(sha256("other"), n, earlier, m, proof));
            for (Digest& node : proof) {
                node[5] ^= 1;
                CHECK_FALSE(extends(later, n, earlier, m, proof));
                node[5] ^= 1;
            }
            proof.push_back(later);
            CHECK_FALSE(extends(later, n, earlier, m, proof));
        }
    }
}

TEST_CASE("nothing is proved of entries that are not there") {
    const std::vector<Digest> entries = entries_of(3);
    CHECK_THROWS_WITH_AS(inclusion_proof(entries, 3),
                         "there is no entry 3 among 3; they are counted from 0", Error);
    CHECK_THROWS_AS(consistency_proof(entries, 0), Error);
    CHECK_THROWS_AS(consistency_proof(entries, 4), Error);
    CHECK_FALSE(extends(merkle_root(entries), 3, sha256(""), 0, {}));
    CHECK_FALSE(extends(merkle_root(entries), 3, sha256(""), 3, {}));
}

TEST_CASE("roots are those of the reference implementation of Certificate Transparency") {
    // Its test leaves, hashed: the first is the empty entry.
    Sha256 hash;
    CHECK(hex_text(bytes_of(merkle_leaf(hash, ""))) ==
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    MerkleFrontier frontier;
    const std::vector<std::string> leaves = {
        "",
        std::string(1, '\0'),
        "\x10",
        "\x20\x21",
        "\x30\x31",
        "\x40\x41\x42\x43",
        "\x50\x51\x52\x53\x54\x55\x56\x57",
        "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"};
    for (const std::string& leaf : leaves)
        frontier.add(hash, leaf);
    CHECK(hex_text(bytes_of(frontier.root(hash))) ==
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
}

}  // namespace
}  // namespace entente::store
