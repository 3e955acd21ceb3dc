#include "entente/store/merkle_tree.hpp"

#include <bit>
#include <string>

#include "entente/base/error.hpp"

namespace entente::store {
namespace {

using Entries = std::span<const Digest>;

/// The largest power of two below n; n > 1.
std::size_t split_of(std::size_t n) {
    return std::bit_floor(n - 1);
}

Digest root_of(Sha256& hash, Entries entries) {
    MerkleFrontier frontier;
    for (const Digest& entry : entries)
        frontier.add(hash, bytes_of(entry));
    return frontier.root(hash);
}

/// SUBPROOF(m, D[n], whole) of section 2.1.2.
void subproof(Sha256& hash, Entries entries, std::size_t m, bool whole, MerkleProof& proof) {
    if (m == entries.size()) {
        if (!whole)
            proof.push_back(root_of(hash, entries));
        return;
    }
    const std::size_t k = split_of(entries.size());
    if (m <= k) {
        subproof(hash, entries.first(k), m, whole, proof);
        proof.push_back(root_of(hash, entries.subspan(k)));
    } else {
        subproof(hash, entries.subspan(k), m - k, /*whole=*/false, proof);
        proof.push_back(root_of(hash, entries.first(k)));
    }
}

void path(Sha256& hash, Entries entries, std::size_t m, MerkleProof& proof) {
    if (entries.size() == 1)
        return;
    const std::size_t k = split_of(entries.size());
    if (m < k) {
        path(hash, entries.first(k), m, proof);
        proof.push_back(root_of(hash, entries.subspan(k)));
    } else {
        path(hash, entries.subspan(k), m - k, proof);
        proof.push_back(root_of(hash, entries.first(k)));
    }
}

}  // namespace

Digest merkle_leaf(Sha256& hash, std::string_view entry) {
    hash.add(std::uint8_t{0x00});
    hash.add(entry);
    return hash.finish();
}

Digest merkle_node(Sha256& hash, const Digest& left, const Digest& right) {
    hash.add(std::uint8_t{0x01});
    hash.add(bytes_of(left));
    hash.add(bytes_of(right));
    return hash.finish();
}

void MerkleFrontier::add(Sha256& hash, std::string_view entry) {
    Digest digest = merkle_leaf(hash, entry);
    for (std::uint64_t carry = size_; (carry & 1) != 0; carry >>= 1) {
        digest = merkle_node(hash, peaks_.back(), digest);
        peaks_.pop_back();
    }
    peaks_.push_back(digest);
    ++size_;
}

Digest MerkleFrontier::root(Sha256& hash) const {
    if (peaks_.empty())
        return hash.finish();
    Digest digest = peaks_.back();
    for (std::size_t i = peaks_.size() - 1; i-- > 0;)
        digest = merkle_node(hash, peaks_[i], digest);
    return digest;
}

Digest merkle_root(Entries entries) {
    Sha256 hash;
    return root_of(hash, entries);
}

MerkleProof inclusion_proof(Entries entries, std::size_t m) {
    if (m >= entries.size())
        throw Error(ErrorKind::InvalidInput, "there is no entry " + std::to_string(m) + " among " +
                                                 std::to_string(entries.size()) +
                                                 "; they are counted from 0");
    Sha256 hash;
    MerkleProof proof;
    path(hash, entries, m, proof);
    return proof;
}

MerkleProof consistency_proof(Entries entries, std::size_t m) {
    if (m == 0 || m > entries.size())
        throw Error(ErrorKind::InvalidInput,
                    "nothing can be proved of the first " + std::to_string(m) + " of " +
                        std::to_string(entries.size()) + " entries; ask for 1 to all of them");
    Sha256 hash;
    MerkleProof proof;
    subproof(hash, entries, m, /*whole=*/true, proof);
    return proof;
}

bool includes(const Digest& root,
              std::uint64_t n,
              std::uint64_t m,
              const Digest& entry,
              std::span<const Digest> proof) {
    if (m >= n)
        return false;
    Sha256 hash;
    std::uint64_t fn = m, sn = n - 1;
    Digest r = merkle_leaf(hash, bytes_of(entry));
    for (const Digest& p : proof) {
        if (sn == 0)
            return false;
        if ((fn & 1) != 0 || fn == sn) {
            r = merkle_node(hash, p, r);
            for (; (fn & 1) == 0 && fn != 0; fn >>= 1)
                sn >>= 1;
        } else {
            r = merkle_node(hash, r, p);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && r == root;
}

bool extends(const Digest& later,
             std::uint64_t n,
             const Digest& earlier,
             std::uint64_t m,
             std::span<const Digest> proof) {
    if (m == 0 || m > n)
        return false;
    if (m == n)
        return proof.empty() && earlier == later;
    // Where the first m entries fill a complete subtree its root is the proof's silent first node.
    const bool complete = std::has_single_bit(m);
    if (!complete && proof.empty())
        return false;
    Sha256 hash;
    std::uint64_t fn = m - 1, sn = n - 1;
    for (; (fn & 1) != 0; fn >>= 1)
        sn >>= 1;
    Digest fr = complete ? earlier : proof.front(), sr = fr;
    for (const Digest& c : proof.subspan(complete ? 0 : 1)) {
        if (sn == 0)
            return false;
        if ((fn & 1) != 0 || fn == sn) {
            fr = merkle_node(hash, c, fr);
            sr = merkle_node(hash, c, sr);
            for (; (fn & 1) == 0 && fn != 0; fn >>= 1)
                sn >>= 1;
        } else {
            sr = merkle_node(hash, sr, c);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && fr == earlier && sr == later;
}

}  // namespace entente::store
