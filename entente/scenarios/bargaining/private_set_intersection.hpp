#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entente/scenarios/bargaining/package_problem.hpp"

/// Which packages do both capitals accept, without either showing the other the rest of its list?
/// Diffie-Hellman private set intersection (C. Meadows 1986; Huberman, Franklin and Hogg 1999) in
/// the group ristretto255 (RFC 9496) of libsodium. With H a hash into the group, a and b secret:
///   1. A -> B: H(x)^a for A's packages x, in an order that A's secret makes
///   2. B -> A: (H(x)^a)^b in the same order, and H(y)^b for B's packages y
///   3. A -> B: (H(y)^b)^a in B's order
/// Equal elements of {H(x)^ab} and {H(y)^ab} are the packages that both accept.
///
/// What it does and does not protect. Semi-honest only: it holds if both installations follow the
/// steps. Each side learns how many packages the other has at most and which are common. A side
/// that lies about its own list, say by entering all packages, learns the other's whole list and
/// cannot be told from an honest one: so the number of packages is capped, both sides see the
/// counts before anything is opened, and every run must be logged by the caller. Running again
/// after changing one's list is asking another question; agree on how many there may be. Messages
/// are neither signed nor encrypted here.
namespace entente::bargaining {

/// An exponent; a new one for every run. It must stay where it was made until step 3 is done.
struct PsiSecret {
    std::array<unsigned char, 32> scalar{};
};

/// From the system's source of randomness.
PsiSecret new_psi_secret();

/// For tests that must repeat: the same seed gives the same secret.
PsiSecret psi_secret_from_seed(std::string_view seed);

/// As 64 hex digits, to keep it between steps in a file that nobody else reads.
std::string to_text(const PsiSecret& secret);

/// Throws InvalidInput if it is not such a text.
PsiSecret psi_secret_from_text(std::string_view text);

struct PsiTerms {
    std::string question;   // what both agreed to compare and about what, see `question_of`
    std::string self = {};  // who sends; a message of one's own that comes back is refused
    /// Most packages that either side may enter.
    std::size_t cap = 10'000;
    /// Lists are filled up with points that match nothing to this many, then to the next power of
    /// two (never beyond the cap), so that a count says little; 0 leaves them as they are.
    std::size_t pad_to = 0;
};

/// A name of the list of measures and levels, so that both sides number the same packages, and of
/// what it is asked about (an item, its sides): BLAKE2b-256 in hex.
std::string question_of(const PackageProblem& problem, const std::vector<std::string>& about = {});

/// What a side learns.
struct PsiResult {
    std::vector<PackageId> common;  // ascending
    std::size_t own_count = 0;
    std::size_t other_count = 0;  // padding included: at most so many
};

/// Step 1, by A: what to send to B. All steps throw InvalidInput where one's own list has a package
/// twice, more than the cap, or none without padding; BadData with the line where a message is no
/// message of this step, of another question, above the cap, or holds a point that is no element of
/// the group, the neutral one, or one twice.
std::string psi_open(const std::vector<PackageId>& own, const PsiSecret& secret, const PsiTerms&);

/// Step 2, by B: what to answer.
std::string psi_answer(std::string_view opening,
                       const std::vector<PackageId>& own,
                       const PsiSecret& secret,
                       const PsiTerms&);

/// Step 3, by A: A's result and what to send to B so that B learns it too.
struct PsiClosing {
    PsiResult result;
    std::string message;
};

PsiClosing psi_close(std::string_view answer,
                     const std::vector<PackageId>& own,
                     const PsiSecret& secret,
                     const PsiTerms&);

/// B's result. `answer` is B's own message of step 2.
PsiResult psi_conclude(std::string_view answer,
                       std::string_view closing,
                       const std::vector<PackageId>& own,
                       const PsiSecret& secret,
                       const PsiTerms&);

}  // namespace entente::bargaining
