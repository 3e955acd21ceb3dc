# Daily verbs. ./demo and ./test do the set-up on a bare machine first.
.PHONY: all test check format tidy validate bench docs clean

all:
	@test -f build/dev/build.ninja || cmake --preset dev
	cmake --build --preset dev

test: all
	python3 tools/run_tests.py build/dev

check: all
	sh tools/check.sh

format:
	git ls-files '*.cpp' '*.hpp' | xargs clang-format -i

tidy: all
	sh tools/tidy.sh

validate: all
	python3 tools/validate.py build/dev/cli/entente
	python3 tools/validate_trade.py build/dev/cli/entente
	sh tools/validate_names.sh build/dev/bench/entente_screening_quality

bench:
	@test -f build/release/build.ninja || cmake --preset release
	cmake --build --preset release --target entente entente_bench entente_trade_bench \
		entente_bargaining_bench entente_event_log_bench entente_screening_bench
	build/release/bench/entente_bench build/release/cli/entente $(TABLE)
	build/release/bench/entente_trade_bench build/release/cli/entente $(TABLE) $(ELASTICITIES)
	build/release/bench/entente_bargaining_bench
	build/release/bench/entente_event_log_bench
	build/release/bench/entente_screening_bench build/release/cli/entente $(LISTS)

docs: all
	build/dev/cli/entente reference > docs/reference/commands.md

clean:
	rm -rf build out
