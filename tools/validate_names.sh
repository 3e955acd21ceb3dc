#!/bin/sh
# Names found and told apart on published lists and labelled pairs, each figure beside its goal:
# validate_names.sh PROGRAM [EVERY]. EVERY takes each EVERY-th name of the long sets. Says so and passes where
# the lists are not there.
set -eu
program=$1
shared=$(dirname "$0")/../../shared/data
if [ ! -d "$shared/lists" ] || [ ! -d "$shared/name_pairs" ]; then
    echo "skipped: ../shared/data/lists and name_pairs are not here; the made-up names of the other tests remain"
    exit 0
fi
exec "$program" "$shared/lists" "$shared/name_pairs" "${2:-1}"
