#!/usr/bin/env python3
"""Runs the commands of a guide, as a reader would, and looks for every line that it says they print.

    tools/check_guide.py PROGRAM docs/guides/officers.md

Indented lines that begin with "entente" or ":" are commands, those below are the answer; "[...]" is what was cut. Works in
a folder of its own with a copy of samples/. The day of the run stands in answers; it is taken for the day of the guide.
Commands that need a network or files of the reader's own are left out.
"""
import datetime
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

GUIDE_DAY = "2026-11-25"
NOT_HERE = ("fetch lists", "sdn.csv", "folder/")


def is_command(line):
    return line.startswith(("    entente ", "    : "))


def steps(text):
    """Pairs of a command and the lines that it should print."""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        if not is_command(lines[at]):
            at += 1
            continue
        command = lines[at].strip()
        while command.endswith("\\"):
            at += 1
            command = command[:-1] + lines[at].strip()
        at += 1
        expected = []
        while at < len(lines) and (lines[at].startswith("    ") or not lines[at]) and not is_command(lines[at]):
            expected.append(lines[at][4:].rstrip())
            at += 1
        yield command, [line for line in expected if line and line != "[...]"]


def main():
    program, guide = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    root = pathlib.Path(__file__).resolve().parent.parent
    today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    missing = 0
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        shutil.copytree(root / "samples", place / "samples")
        (place / "bin").mkdir()
        (place / "bin" / "entente").symlink_to(program)
        environment = dict(os.environ, ENTENTE_STORE=str(place / "store"),
                           PATH=f"{place / 'bin'}:{os.environ['PATH']}")
        for command, expected in steps(guide.read_text(encoding="utf-8")):
            if any(part in command for part in NOT_HERE):
                continue
            answer = subprocess.run(command, shell=True, cwd=place, env=environment, capture_output=True,
                                    text=True, check=False)
            printed = (answer.stdout + answer.stderr).replace(today, GUIDE_DAY)
            for line in expected:
                if line not in printed:
                    missing += 1
                    print(f"{guide.name}: '{command}' does not print\n    {line}")
            if answer.returncode not in (0, 4):
                missing += 1
                print(f"{guide.name}: '{command}' ends with status {answer.returncode}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
