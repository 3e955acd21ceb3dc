#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "entente/base/sha256.hpp"

/// The Merkle tree of RFC 6962 (B. Laurie, A. Langley, E. Kasper, 2013, Certificate Transparency),
/// section 2.1, over commitments d_0 ... d_(n-1):
///
///     MTH({})    = SHA-256()
///     MTH({d})   = SHA-256(0x00 || d)
///     MTH(D[n])  = SHA-256(0x01 || MTH(D[0:k]) || MTH(D[k:n])),  k the largest power of 2 below n
///
/// Entries are counted from 0, as there. Verifying follows RFC 9162, sections 2.1.3.2 and 2.1.4.2.
namespace entente::store {

Digest merkle_leaf(Sha256& hash, std::string_view entry);
Digest merkle_node(Sha256& hash, const Digest& left, const Digest& right);

/// The tree as it grows: the roots of its complete subtrees, at most 64 of them.
class MerkleFrontier {
public:
    void add(Sha256& hash, std::string_view entry);

    std::uint64_t size() const { return size_; }

    Digest root(Sha256& hash) const;

private:
    std::uint64_t size_ = 0;
    std::vector<Digest> peaks_;  // largest first: one for each bit of size_ that is set
};

using MerkleProof = std::vector<Digest>;

Digest merkle_root(std::span<const Digest> entries);

/// PATH(m, D[n]): that entry m is in the tree of all `entries`. Throws InvalidInput unless m < n.
MerkleProof inclusion_proof(std::span<const Digest> entries, std::size_t m);

/// PROOF(m, D[n]): that the tree of all `entries` begins with that of the first m. Throws
/// InvalidInput unless 0 < m <= n.
MerkleProof consistency_proof(std::span<const Digest> entries, std::size_t m);

/// Whether a proof shows that `entry` is number m of the n entries under `root`.
bool includes(const Digest& root,
              std::uint64_t n,
              std::uint64_t m,
              const Digest& entry,
              std::span<const Digest> proof);

/// Whether a proof shows that the n entries under `later` begin with the m under `earlier`.
bool extends(const Digest& later,
             std::uint64_t n,
             const Digest& earlier,
             std::uint64_t m,
             std::span<const Digest> proof);

}  // namespace entente::store
