#!/bin/sh
# Makes the built-in worlds anew from the WIOD 2013 release as wide CSV: make.sh ENTENTE FOLDER, where
# FOLDER holds WIOD2013_1995.csv.gz, WIOD2013_2008.csv.gz and WIOD2013_2011.csv.gz.
set -eu
here=$(dirname "$0")
store=$(mktemp -d)
for year in 1995 2008 2011; do
    "$1" world import "$2/WIOD2013_$year.csv.gz" --name full --store "$store" >/dev/null
    "$1" world aggregate full --by "$here/concordance.csv" --name small --store "$store" >/dev/null
    "$1" world export small --to "$here/builtin-$year.csv" --store "$store" >/dev/null
done
rm -rf "$store"
