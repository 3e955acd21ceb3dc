#!/bin/sh
# clang-tidy on the sources that differ from the last commit, or on all of ours: tidy.sh [all]
set -eu
cd "$(dirname "$0")/.."
tidy=$(command -v clang-tidy-19 || command -v clang-tidy)
if [ "${1:-}" = all ]; then
    files=$(git ls-files 'entente/*.cpp' 'cli/*.cpp')
else
    files=$({ git diff --name-only HEAD; git ls-files --others --exclude-standard; } |
        grep -E '^(entente|cli)/.*\.cpp$' | sort -u || true)
fi
[ -n "$files" ] || { echo "nothing changed"; exit 0; }
echo "$files" | xargs -P 2 -n 4 "$tidy" -p build/dev --quiet
