#!/bin/sh
# A committee request without a declared policy must not compile: check_policy.sh CXX
set -eu
source=tests/compile_fail/request_without_policy.cpp
"$1" -std=c++23 -I. -fsyntax-only "$source"
if "$1" -std=c++23 -I. -fsyntax-only -DWITHOUT_POLICY "$source" 2>build/policy.log; then
    echo "a request without a policy compiles"
    exit 1
fi
grep -q DeclaresPolicy build/policy.log || { cat build/policy.log; exit 1; }
# And nothing of the committee comes into the catalogue by another door.
! grep -n '"committee ' entente/workspace/*.cpp | grep -v committee_catalogue.cpp | grep 'ask<'
