#!/bin/sh
# Format, layers, header self-containment, repeated passages, generated pages: prints what is wrong.
set -u
cd "$(dirname "$0")/.."
status=0
for check in "sh tools/check_format.sh" "python3 tools/check_layers.py" \
             "python3 tools/check_duplicates.py entente cli" \
             "cmake --build build/dev --target check_headers" \
             "sh tools/check_reference.sh build/dev/cli/entente"; do
    $check >build/check.log 2>&1 || { echo "== $check"; tail -20 build/check.log; status=1; } >&2
done
exit $status
