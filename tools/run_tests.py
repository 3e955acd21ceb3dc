#!/usr/bin/env python3
"""Runs all tests of a build folder and ends with the line "N passed, N failed": run_tests.py BUILD

A doctest executable counts by its test cases, any other CTest entry as one test.
"""
import json
import re
import subprocess
import sys

build = sys.argv[1]
entries = json.loads(subprocess.run(["ctest", "--test-dir", build, "--show-only=json-v1"], check=True,
                                    capture_output=True, text=True).stdout)["tests"]
passed = failed = 0
for entry in entries:
    properties = {p["name"]: p["value"] for p in entry.get("properties", [])}
    print(f"== {entry['name']}", flush=True)
    if "command" not in entry:
        print("not built")
        failed += 1
        continue
    try:
        done = subprocess.run(entry["command"], cwd=properties.get("WORKING_DIRECTORY"),
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              errors="replace", timeout=properties.get("TIMEOUT", 900))
        output, status = done.stdout, done.returncode
    except subprocess.TimeoutExpired as expired:
        output, status = str(expired), 1
    print(output, flush=True)
    counts = re.search(r"test cases:\s*(\d+)\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed", output)
    if counts:
        passed += int(counts[2])
        failed += int(counts[3])
        if status != 0 and int(counts[3]) == 0:
            failed += 1
    elif status == 0:
        passed += 1
    else:
        failed += 1
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
