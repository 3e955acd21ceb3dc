#!/bin/sh
# Layout as .clang-format says; make format repairs it.
set -eu
cd "$(dirname "$0")/.."
git ls-files '*.cpp' '*.hpp' | xargs clang-format --dry-run --Werror
