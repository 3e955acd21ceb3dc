#!/usr/bin/env python3
"""Checks that every #include points down the layers. No arguments; prints offenders, exits 1 on any."""
import pathlib
import re
import sys

# A file may include its own folder and folders of a lower rank, nothing else of ours.
RANK = {
    "entente/base": 0,
    "entente/data": 1,
    "entente/store": 2,
    "entente/ingest": 3,
    "entente/exposure": 3, "entente/controls": 3, "entente/scenarios": 3, "entente/committee": 3,
    "entente/brief": 4,
    "entente/workspace": 5,
    "entente/server": 6,
    "cli": 7, "python": 7,
}
# Slow to compile: stays out of headers.
HEAVY = re.compile(
    r"<(Eigen|nlohmann/json\.hpp|httplib|sqlite3|libpq-fe|sodium|openssl|CLI|toml\+\+|pugixml|yaml-cpp|kainjow|date/tz\.h)\b")
# Holds the workaround that everyone who includes toml++ needs; included by sources only itself.
HEAVY_HEADERS = {"entente/base/toml_library.hpp"}


def part_of(name):
    """entente/controls/screening/match.hpp -> entente/controls"""
    return next((part for part in RANK if name.startswith(part + "/")), None)


root = pathlib.Path(__file__).resolve().parent.parent
complaints = []
for folder, rank in RANK.items():
    for path in sorted((root / folder).rglob("*.[ch]pp")):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if not (found := re.match(r'#include ([<"](.+)[>"])', line)):
                continue
            where = f"{path.relative_to(root)}:{number}"
            target = part_of(found[2])
            if found[1][0] == '"' and target != folder and RANK.get(target, 99) >= rank:
                complaints.append(f"{where}: {folder} may not include {found[2]}")
            header = path.suffix == ".hpp" and str(path.relative_to(root)) not in HEAVY_HEADERS
            if header and (HEAVY.match(found[1]) or found[2] in HEAVY_HEADERS):
                complaints.append(f"{where}: {found[2]} belongs in a .cpp")
            if target == "entente/store" and rank == 3 and not path.stem.endswith("_store"):
                complaints.append(f"{where}: only *_store files of a part touch the store")
print("\n".join(complaints), end="\n" if complaints else "")
sys.exit(bool(complaints))
