#pragma once

#include <string>

#include "entente/committee/registry_file.hpp"

namespace entente::committee {

/// Three sides, of which one has no agencies. Topics: goods with chips under it, sea, air, stars.
///
///            goods              chips           sea        air                     stars
/// AAA  TRADE statutory          -               -          statutory, chair        -
///      ARMS  statutory          -               -          statutory               -
///      COAST -                  claimed         interest   -                       -
/// BBB  WORKS delegated          statutory       -          claimed until 2020-12-31 -
///      STATE interest           -               -          statutory from 2021     -
inline const std::string toy_toml = R"(name = "Toys"
[[side]]
code = "AAA"
name = "Aland"
zone = "Etc/GMT+5"
[[side]]
code = "BBB"
name = "Bland"
name_ja = "ブランド"
zone = "Asia/Tokyo"
calendar = "bland"
[[side]]
code = "CCC"
name = "Cland"
zone = "UTC"
[[forum]]
code = "council"
name = "the council"
sides = ["AAA", "BBB", "CCC"]
since = 2000-01-01
[[forum]]
code = "chips-group"
name = "the chips group"
parent = "council"
sides = ["BBB", "AAA"]
[[agency]]
code = "TRADE"
name = "Trade Office"
side = "AAA"
[[agency]]
code = "ARMS"
name = "Arms Office"
side = "AAA"
[[agency]]
code = "COAST"
name = "Coast Guard"
side = "AAA"
[[agency]]
code = "WORKS"
name = "Ministry of Works"
side = "BBB"
[[agency]]
code = "STATE"
name = "Ministry of State"
side = "BBB"
[[lead]]
forum = "council"
agency = "TRADE"
basis = "its charter"
[[lead]]
forum = "council"
agency = "STATE"
[[lead]]
forum = "chips-group"
agency = "WORKS"
[[office]]
id = "TRADE/chief"
title = "Chief"
rank = "minister"
[[office.holder]]
name = "A"
until = 2019-12-31
[[office.holder]]
name = "B"
from = 2020-01-01
[[office]]
id = "TRADE/desk"
title = "Desk"
rank = "working"
[[office]]
id = "TRADE/deputy"
title = "Deputy"
rank = "vice_minister"
[[office]]
id = "TRADE/other-deputy"
title = "Other deputy"
rank = "vice_minister"
[[topic]]
code = "goods"
name = "goods"
[[topic]]
code = "chips"
name = "chips"
parent = "goods"
[[topic]]
code = "sea"
name = "the sea"
[[topic]]
code = "air"
name = "the air"
[[topic]]
code = "stars"
name = "the stars"
[[mandate]]
agency = "TRADE"
topic = "goods"
strength = "statutory"
basis = "Goods Act, section 1"
source = "the act"
status = "seen"
[[mandate]]
agency = "ARMS"
topic = "goods"
strength = "statutory"
basis = "Arms Act, section 2"
status = "memory"
[[mandate]]
agency = "COAST"
topic = "chips"
strength = "claimed"
status = "memory"
[[mandate]]
agency = "COAST"
topic = "sea"
strength = "interest"
status = "memory"
[[mandate]]
agency = "TRADE"
topic = "air"
strength = "statutory"
basis = "Air Act"
chair = true
status = "memory"
[[mandate]]
agency = "ARMS"
topic = "air"
strength = "statutory"
basis = "Air Act"
status = "memory"
[[mandate]]
agency = "WORKS"
topic = "goods"
strength = "delegated"
basis = "Order 7"
status = "memory"
[[mandate]]
agency = "WORKS"
topic = "chips"
strength = "statutory"
basis = "Chips Act"
status = "memory"
[[mandate]]
agency = "WORKS"
topic = "air"
strength = "claimed"
status = "memory"
until = 2020-12-31
[[mandate]]
agency = "STATE"
topic = "goods"
strength = "interest"
status = "memory"
[[mandate]]
agency = "STATE"
topic = "air"
strength = "statutory"
basis = "Skies Act"
status = "memory"
from = 2021-01-01
[[stakeholder]]
code = "makers"
name = "Makers"
side = "BBB"
kind = "business"
topics = ["goods", "chips"]
[[instrument]]
code = "treaty"
name = "treaty"
step = 2
binding = true
needs_legislature = ["AAA", "BBB"]
[[instrument]]
code = "statement"
name = "statement"
step = 1
binding = false
)";

inline Registry toy_registry() {
    return read_registry(toy_toml, "toys.toml");
}

}  // namespace entente::committee
