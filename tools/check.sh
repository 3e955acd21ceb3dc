#!/bin/sh
# Format, layers, header self-containment, duplicates, generated pages. Prints what is wrong; repairs
# of layout: make format; of the reference: make docs.
set -u
cd "$(dirname "$0")/.."
status=0
complain() { echo "check: $1" >&2; status=1; }

git ls-files '*.cpp' '*.hpp' | xargs clang-format --dry-run --Werror 2>/tmp/entente-format.$$ || {
    head -20 /tmp/entente-format.$$ >&2
    complain "layout; run make format"
}
rm -f /tmp/entente-format.$$
python3 tools/check_layers.py || complain "layers"
python3 tools/check_duplicates.py entente cli || complain "repeated passages"
cmake --build build/dev --target check_headers >/tmp/entente-headers.$$ 2>&1 || {
    tail -20 /tmp/entente-headers.$$ >&2
    complain "a header does not include what it needs"
}
rm -f /tmp/entente-headers.$$
build/dev/cli/entente reference | cmp -s - docs/reference/commands.md ||
    complain "docs/reference/commands.md is not what the program says; run make docs"
exit $status
