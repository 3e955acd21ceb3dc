#!/bin/sh
# Installs the Debian packages that a task needs, if any is missing: setup.sh run | test.
# Needs apt-get and, where the user is not root, sudo.
set -eu

RUN="build-essential cmake ninja-build ccache pkg-config libopenblas-pthread-dev zlib1g-dev libzip-dev
nlohmann-json3-dev libpugixml-dev libfast-float-dev libcli11-dev libtomlplusplus-dev libsodium-dev
libhowardhinnant-date-dev tzdata libsqlite3-dev libssl-dev libpq-dev libicu-dev libcurl4-openssl-dev libzstd-dev libyaml-cpp-dev"
TEST="openmpi-bin libopenmpi-dev doctest-dev clang-format chromium fonts-noto-cjk poppler-utils postgresql python3
git"

case "${1:-}" in
    run) wanted="$RUN" ;;
    test) wanted="$RUN $TEST" ;;
    *) echo "usage: tools/setup.sh run | test" >&2; exit 2 ;;
esac

missing=""
for package in $wanted; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' ||
        missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    as_root=sudo
    command -v sudo >/dev/null || {
        echo "These packages are missing:$missing" >&2
        echo "Install them as root: apt-get install$missing" >&2
        exit 1
    }
fi
echo "Installing:$missing"
$as_root apt-get update -qq
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
