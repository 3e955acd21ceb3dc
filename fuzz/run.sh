#!/bin/sh
# Builds the fuzz targets with clang and runs each for SECONDS (300), one at a time. The status is
# other than zero where there was a finding, whose input is then in FOLDER/findings.
# Usage: fuzz/run.sh [SECONDS [TARGET...]]    FOLDER: build/fuzz, or $ENTENTE_FUZZ_FOLDER
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-300}
[ $# -gt 0 ] && shift
folder=${ENTENTE_FUZZ_FOLDER:-build/fuzz}
targets=${*:-archive calendar_file caliendo_parro dossier eora exiobase figaro gloria icio manifest
    negotiation_json psi_message pymrio record registry scenario_file scenario_tables side_tables
    triplets wiod world_file ammitto_jsonl cn_csv eu_journal_csv export_ban_yaml ftm_jsonl meti_eul_html
    meti_eul_xlsx mof_xlsx own_csv registry_json senzing_jsonl un_xml}

cmake -S . -B "$folder" -G Ninja -DCMAKE_C_COMPILER=clang-19 -DCMAKE_CXX_COMPILER=clang++-19 \
    -DCMAKE_BUILD_TYPE= -DCMAKE_CXX_FLAGS="-O1 -g1" -DENTENTE_DEVELOP=OFF -DENTENTE_FUZZ=ON \
    -DENTENTE_SANITIZE=fuzzer-no-link,address,undefined >/dev/null
cmake --build "$folder" --target $(printf '%s_fuzz ' $targets) -j "${ENTENTE_FUZZ_JOBS:-2}" >/dev/null
python3 fuzz/make_seeds.py "$folder/seeds"
mkdir -p "$folder/findings"
status=0
printf '%-16s %10s %6s %8s\n' target runs cov seconds
for target in $targets; do
    mkdir -p "$folder/corpus/$target" "$folder/seeds/$target"
    log="$folder/$target.log"
    finding=
    UBSAN_OPTIONS=halt_on_error=1 "$folder/fuzz/${target}_fuzz" "$folder/corpus/$target" \
        "$folder/seeds/$target" -max_total_time="$seconds" -max_len=65536 -timeout=10 \
        -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="$folder/findings/$target-" \
        >"$log" 2>&1 || { finding="  finding: see $log"; status=1; }
    printf '%-16s %10s %6s %8s%s\n' "$target" \
        "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" \
        "$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -n 1)" \
        "$(sed -n 's/^Done .* in \([0-9]*\) second.*/\1/p' "$log")" "$finding"
done
exit $status
