#!/usr/bin/env python3
"""Finds passages of code that stand in two places: runs of at least WINDOW equal lines, blank lines,
comments, includes and lone braces aside. Arguments: folders. Prints the places, exits 1 on any."""
import collections
import pathlib
import re
import sys

WINDOW = 10
SKIP = ("#include", "namespace", "using", "}")


def code_lines(path):
    """(line number, text) of the lines that count, white space folded."""
    lines = []
    for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
        text = re.sub(r"\s+", " ", line.split("//")[0]).strip()
        if len(text) > 1 and not text.startswith(SKIP):
            lines.append((number, text))
    return lines


files = {path: code_lines(path)
         for folder in sys.argv[1:]
         for path in sorted(pathlib.Path(folder).rglob("*"))
         if path.suffix in (".cpp", ".hpp")}
places = collections.defaultdict(list)
for path, lines in files.items():
    for start in range(len(lines) - WINDOW + 1):
        places[tuple(text for _, text in lines[start:start + WINDOW])].append((path, start))
reported = set()
found = 0
for where in places.values():
    if len(where) < 2:
        continue
    if not any((path, start - 1) in reported for path, start in where):
        print(" == ".join(f"{path}:{files[path][start][0]}" for path, start in where))
        found += 1
    reported.update(where)
sys.exit(1 if found else 0)
