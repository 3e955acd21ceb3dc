#!/bin/sh
# docs/reference/commands.md is what the program prints: check_reference.sh ENTENTE. make docs repairs it.
set -eu
cd "$(dirname "$0")/.."
"$1" reference | cmp - docs/reference/commands.md
