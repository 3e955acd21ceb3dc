#!/bin/sh
# Draws shared out over MPI ranks give the bytes that one process gives: check_ranks.sh ENTENTE
set -eu
entente=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
command -v mpirun >/dev/null || { echo "mpirun is missing; install openmpi-bin libopenmpi-dev"; exit 1; }
run() {
    "$@" "$entente" simulate samples/scenarios/us-tariff-china.toml --draws 200 --seed 3 --format csv
}
run env >"$folder/alone.csv"
for ranks in 1 2 3; do
    run mpirun --oversubscribe -n $ranks >"$folder/ranks.csv"
    cmp "$folder/alone.csv" "$folder/ranks.csv"
    echo "$ranks ranks: the same $(wc -c <"$folder/ranks.csv") bytes"
done
# What one rank cannot do ends all of them, with the same status.
status=0
mpirun --oversubscribe -n 2 "$entente" simulate no-such-file.toml >/dev/null 2>"$folder/err" || status=$?
[ "$status" -eq 3 ] || { cat "$folder/err"; echo "status $status instead of 3"; exit 1; }
