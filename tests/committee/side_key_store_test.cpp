#include "entente/committee/side_key_store.hpp"

#include <cstdlib>
#include <filesystem>

#include <doctest/doctest.h>

#include "entente/base/random.hpp"
#include "entente/store/signing_key.hpp"

namespace entente::committee {
namespace {

namespace fs = std::filesystem;

/// A folder with the keys of two sides, and the state that knows both.
struct TwoKeys {
    TwoKeys() {
        std::string name = (fs::temp_directory_path() / "entente-keys-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        folder = name;
        for (const std::string side : {"USA", "JPN"}) {
            store::SigningKey::generate(system_randomness()).save(folder / (side + ".key"));
            state.keys[side] = public_key_of(folder, side);
        }
    }

    ~TwoKeys() { fs::remove_all(folder); }

    TwoKeys(const TwoKeys&) = delete;
    TwoKeys& operator=(const TwoKeys&) = delete;

    fs::path folder;
    CommitteeState state;
};

Item item_with(const std::string& text) {
    Item item{.id = "J-1"};
    item.revisions.push_back({.number = 3, .text = text, .hash = text_hash(text)});
    return item;
}

TEST_CASE("a signature holds for its side, item, revision and text, and for no others") {
    const TwoKeys keys;
    const Item item = item_with("Text.\n");
    Signature signature{.side = "USA",
                        .text_hash = item.current().hash,
                        .revision = 3,
                        .signature = sign_text(keys.folder, "USA", item)};
    CHECK(fault_of(item, signature, keys.state).empty());

    Signature other = signature;
    other.side = "JPN";
    CHECK(fault_of(item, other, keys.state) ==
          "the signature of JPN on text 3 of J-1 does not hold");
    other = signature;
    other.revision = 1;
    CHECK(fault_of(item, other, keys.state).ends_with("does not hold"));
    Item renamed = item;
    renamed.id = "J-2";
    CHECK(fault_of(renamed, signature, keys.state).ends_with("does not hold"));
    CHECK(fault_of(item_with("Other.\n"), signature, keys.state).ends_with("is of another text"));
    other = signature;
    other.signature[0] = other.signature[0] == '0' ? '1' : '0';
    CHECK(fault_of(item, other, keys.state).ends_with("does not hold"));
    other.signature = "no hex";
    CHECK(fault_of(item, other, keys.state).ends_with("does not hold"));
    other.side = "KOR";
    CHECK(fault_of(item, other, keys.state).ends_with("the joint record has no key of KOR"));
    other.signature.clear();  // on paper
    CHECK(fault_of(item, other, keys.state).empty());
}

TEST_CASE("an entry in another side's name is told by its seal") {
    const TwoKeys keys;
    const auto usa = store::SigningKey::open(keys.folder / "USA.key");
    const std::map<std::string, std::string> side_of_agency{{"STATE", "USA"}, {"MOFA", "JPN"}};
    RecordedEvent event{.scope = "",
                        .seq = 7,
                        .time = Instant(std::chrono::seconds(1'780'000'000)),
                        .actor = {"STATE", "das-trade"},
                        .kind = "comment_made",
                        .body = EventBody().set("item", "J-1")};
    event.body = sealed(event, "USA", usa);
    CHECK(seal_fault(event, keys.state, side_of_agency).empty());
    CHECK(sealed(event, "USA", usa).text() == event.body.text());  // sealing again changes nothing

    RecordedEvent other = event;
    other.body.set("item", "J-2");
    CHECK(seal_fault(other, keys.state, side_of_agency)
              .ends_with("bears no seal of a side that holds"));
    other = event;
    other.seq = 8;
    CHECK_FALSE(seal_fault(other, keys.state, side_of_agency).empty());
    other = event;
    other.body.erase("seal");
    CHECK_FALSE(seal_fault(other, keys.state, side_of_agency).empty());
    // The United States' own key under an entry that names an office of Japan.
    other = event;
    other.actor = {"MOFA", "minister"};
    other.body = sealed(other, "USA", usa);
    CHECK(seal_fault(other, keys.state, side_of_agency) ==
          "comment_made by MOFA/minister was written by USA, whose office that is not");
    other.actor = the_clock();
    other.body = sealed(other, "USA", usa);
    CHECK(seal_fault(other, keys.state, side_of_agency).empty());
}

TEST_CASE("fingerprints are short enough to be read out") {
    CHECK(fingerprint("0123456789abcdef0123") == "0123 4567 89ab cdef");
    const TwoKeys keys;
    CHECK(side_keys(keys.state).size() == 2);
    CHECK(side_keys(keys.state)[0].signer == "JPN");
}

}  // namespace
}  // namespace entente::committee
