#include "entente/scenarios/bargaining/private_set_intersection.hpp"

#include <algorithm>
#include <bit>
#include <compare>
#include <functional>

#include <sodium.h>

#include "entente/base/error.hpp"
#include "entente/base/hash.hpp"
#include "entente/base/thread_pool.hpp"
#include "entente/scenarios/bargaining/psi_message.hpp"

namespace entente::bargaining {
namespace {

static_assert(crypto_core_ristretto255_BYTES == std::tuple_size_v<GroupPoint>);
static_assert(crypto_core_ristretto255_SCALARBYTES == sizeof(PsiSecret::scalar));

/// Enough work for a thread to be worth waking.
constexpr std::size_t points_per_task = 64;

void start_sodium() {
    if (sodium_init() < 0)
        throw Error(ErrorKind::NotComputed, "the cryptographic library does not start");
}

void over_points(std::size_t count, const std::function<void(std::size_t)>& work) {
    const std::size_t tasks = (count + points_per_task - 1) / points_per_task;
    parallel_for(tasks, default_threads(), [&](std::size_t task) {
        const std::size_t end = std::min(count, (task + 1) * points_per_task);
        for (std::size_t k = task * points_per_task; k < end; ++k)
            work(k);
    });
}

/// point^secret. Throws BadData for what is no element of the group or the neutral one.
GroupPoint raised(const GroupPoint& point, const PsiSecret& secret) {
    GroupPoint result;
    if (crypto_scalarmult_ristretto255(result.data(), secret.scalar.data(), point.data()) != 0)
        throw Error(ErrorKind::BadData,
                    "the other side's message holds a point that is no blinded package; do not "
                    "answer it and ask for it again");
    return result;
}

std::vector<GroupPoint> raised(std::vector<GroupPoint> points, const PsiSecret& secret) {
    over_points(points.size(), [&](std::size_t k) { points[k] = raised(points[k], secret); });
    return points;
}

/// H(x): SHA-512 of a fixed text, the question and the package's number, mapped into the group.
GroupPoint hashed(PackageId package, const std::string& question) {
    const std::string text =
        "entente package intersection 1 " + question + " " + std::to_string(package);
    std::array<unsigned char, crypto_hash_sha512_BYTES> hash{};
    crypto_hash_sha512(hash.data(), reinterpret_cast<const unsigned char*>(text.data()),
                       text.size());
    GroupPoint point;
    crypto_core_ristretto255_from_hash(point.data(), hash.data());
    return point;
}

/// One entry of a list as it is sent: a package, or a filler that no package of anybody equals.
struct Entry {
    PackageId id = 0;  // of a filler its number
    bool filler = false;

    auto operator<=>(const Entry&) const = default;
};

/// BLAKE2b keyed with the secret.
GroupPoint keyed_hash(const std::string& text, const PsiSecret& secret) {
    GroupPoint key;
    crypto_generichash(key.data(), key.size(), reinterpret_cast<const unsigned char*>(text.data()),
                       text.size(), secret.scalar.data(), secret.scalar.size());
    return key;
}

std::string text_of(const Entry& entry, const PsiTerms& terms) {
    return terms.question + (entry.filler ? " filler " : " ") + std::to_string(entry.id);
}

std::size_t padded_count(std::size_t count, const PsiTerms& terms) {
    if (terms.pad_to == 0)
        return count;
    return std::max(count, std::min(terms.cap, std::bit_ceil(std::max(count, terms.pad_to))));
}

/// Own packages and fillers in the order in which they are sent: that of a hash keyed with the
/// secret, which says nothing about them and can be made again without the points.
std::vector<Entry> in_sending_order(const std::vector<PackageId>& own,
                                    const PsiSecret& secret,
                                    const PsiTerms& terms) {
    start_sodium();
    if (own.empty() && terms.pad_to == 0)
        throw Error(ErrorKind::InvalidInput,
                    "no package to compare; a side that accepts none has no need to ask");
    if (own.size() > terms.cap)
        throw Error(ErrorKind::InvalidInput,
                    std::to_string(own.size()) + " packages, more than the cap of " +
                        std::to_string(terms.cap) +
                        " agreed; keep the better ones or agree on a higher cap");
    std::vector<std::pair<GroupPoint, Entry>> keyed;
    const auto add = [&](const Entry& entry) {
        keyed.emplace_back(keyed_hash(text_of(entry, terms), secret), entry);
    };
    for (const PackageId package : own)
        add({.id = package});
    for (std::size_t k = own.size(); k < padded_count(own.size(), terms); ++k)
        add({.id = k, .filler = true});
    std::ranges::sort(keyed);
    std::vector<Entry> order;
    for (const auto& [key, entry] : keyed) {
        if (!order.empty() && order.back() == entry)
            throw Error(ErrorKind::InvalidInput,
                        "package " + std::to_string(entry.id) + " is in the list twice; leave one");
        order.push_back(entry);
    }
    return order;
}

/// H(x), or for a filler a point that only the secret can make.
GroupPoint point_of(const Entry& entry, const PsiSecret& secret, const PsiTerms& terms) {
    if (!entry.filler)
        return hashed(entry.id, terms.question);
    const GroupPoint key = keyed_hash("point of " + text_of(entry, terms), secret);
    std::array<unsigned char, crypto_hash_sha512_BYTES> hash{};
    crypto_hash_sha512(hash.data(), key.data(), key.size());
    GroupPoint point;
    crypto_core_ristretto255_from_hash(point.data(), hash.data());
    return point;
}

std::vector<GroupPoint> blinded(const std::vector<Entry>& entries,
                                const PsiSecret& secret,
                                const PsiTerms& terms) {
    std::vector<GroupPoint> points(entries.size());
    over_points(entries.size(), [&](std::size_t k) {
        points[k] = raised(point_of(entries[k], secret, terms), secret);
    });
    return points;
}

/// `own_twice` and `other_twice` are blinded by both; the first is in the order of `own`.
PsiResult compared(const std::vector<Entry>& own,
                   const std::vector<GroupPoint>& own_twice,
                   std::vector<GroupPoint> other_twice) {
    if (own_twice.size() != own.size())
        throw Error(ErrorKind::BadData,
                    "the other side returned " + std::to_string(own_twice.size()) + " of our " +
                        std::to_string(own.size()) +
                        " packages; was the message of another run, or our list changed since?");
    std::ranges::sort(other_twice);
    PsiResult result{.common = {}, .own_count = 0, .other_count = other_twice.size()};
    for (std::size_t k = 0; k < own.size(); ++k) {
        if (own[k].filler)
            continue;
        ++result.own_count;
        if (std::ranges::binary_search(other_twice, own_twice[k]))
            result.common.push_back(own[k].id);
    }
    std::ranges::sort(result.common);
    return result;
}

}  // namespace

PsiSecret new_psi_secret() {
    start_sodium();
    PsiSecret secret;
    crypto_core_ristretto255_scalar_random(secret.scalar.data());
    return secret;
}

PsiSecret psi_secret_from_seed(std::string_view seed) {
    std::array<unsigned char, crypto_hash_sha512_BYTES> hash{};
    crypto_hash_sha512(hash.data(), reinterpret_cast<const unsigned char*>(seed.data()),
                       seed.size());
    PsiSecret secret;
    crypto_core_ristretto255_scalar_reduce(secret.scalar.data(), hash.data());
    return secret;
}

std::string to_text(const PsiSecret& secret) {
    std::string text(2 * secret.scalar.size() + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), secret.scalar.data(), secret.scalar.size());
    text.pop_back();
    return text;
}

PsiSecret psi_secret_from_text(std::string_view text) {
    PsiSecret secret;
    std::size_t length = 0;
    const char* end = nullptr;
    if (sodium_hex2bin(secret.scalar.data(), secret.scalar.size(), text.data(), text.size(),
                       nullptr, &length, &end) != 0 ||
        length != secret.scalar.size() || end != text.data() + text.size() ||
        sodium_is_zero(secret.scalar.data(), secret.scalar.size()) != 0)
        throw Error(ErrorKind::InvalidInput,
                    "not a secret of a package intersection, which has 64 hex digits; start the "
                    "run anew");
    return secret;
}

std::string question_of(const PackageProblem& problem, const std::vector<std::string>& about) {
    Hasher hasher;
    for (const PackageMeasure& measure : problem.measures) {
        hasher.add_text(measure.name);
        hasher.add_text(std::to_string(measure.levels.size()));
        for (const std::string& level : measure.levels)
            hasher.add_text(level);
    }
    for (const std::string& part : about)
        hasher.add_text(part);
    return hasher.finish();
}

std::string psi_open(const std::vector<PackageId>& own,
                     const PsiSecret& secret,
                     const PsiTerms& terms) {
    return to_text(PsiMessage{.step = "open",
                              .question = terms.question,
                              .from = terms.self,
                              .own = blinded(in_sending_order(own, secret, terms), secret, terms),
                              .twice = {}});
}

std::string psi_answer(std::string_view opening,
                       const std::vector<PackageId>& own,
                       const PsiSecret& secret,
                       const PsiTerms& terms) {
    PsiMessage from = psi_message_from_text(opening, "open", terms.question, terms.self, terms.cap);
    return to_text(PsiMessage{.step = "answer",
                              .question = terms.question,
                              .from = terms.self,
                              .own = blinded(in_sending_order(own, secret, terms), secret, terms),
                              .twice = raised(std::move(from.own), secret)});
}

PsiClosing psi_close(std::string_view answer,
                     const std::vector<PackageId>& own,
                     const PsiSecret& secret,
                     const PsiTerms& terms) {
    PsiMessage from =
        psi_message_from_text(answer, "answer", terms.question, terms.self, terms.cap);
    PsiMessage closing{.step = "close",
                       .question = terms.question,
                       .from = terms.self,
                       .own = {},
                       .twice = raised(std::move(from.own), secret)};
    return {.result = compared(in_sending_order(own, secret, terms), from.twice, closing.twice),
            .message = to_text(closing)};
}

PsiResult psi_conclude(std::string_view answer,
                       std::string_view closing,
                       const std::vector<PackageId>& own,
                       const PsiSecret& secret,
                       const PsiTerms& terms) {
    // One's own, as it was kept.
    PsiMessage mine = psi_message_from_text(answer, "answer", terms.question, "", terms.cap);
    const PsiMessage last =
        psi_message_from_text(closing, "close", terms.question, terms.self, terms.cap);
    return compared(in_sending_order(own, secret, terms), last.twice, std::move(mine.twice));
}

}  // namespace entente::bargaining
