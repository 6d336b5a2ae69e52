#!/usr/bin/env python3
"""Measures `grm report` of many grievances in each format, beside what reading the ledger's file takes.

    swift run -c release --package-path Benchmarks generate --facts 800000 --seed 7 --ledger big
    swift build -c release --traits XLSX --product grm && Benchmarks/measure-report.py --ledger big

Prints for each format the seconds of wall clock and of processor time (others share the machine), that as a
multiple of the reference, and the most memory that the process had (with the pages of the map).
"""
import argparse
import os
import pathlib
import subprocess
import sys
import time

root = pathlib.Path(__file__).resolve().parents[1]
FORMATS = ["text", "markdown", "html", "csv", "json", "xlsx"]


def measure(command):
    """Seconds of wall clock, seconds busy, kilobytes."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(map(str, command))} failed")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ledger", required=True)
    parser.add_argument("--period", default="2021-01-01..2025-12-31")
    parser.add_argument("--grm", default=root / ".build" / "release" / "grm")
    options = parser.parse_args()
    _, reference, _ = measure(["sha256sum", f"{options.ledger}/log.mdb"])
    print(f"{'sha256sum log.mdb':20} {reference:13.2f} s busy")
    for form in FORMATS:
        seconds, busy, memory = measure(
            [options.grm, "report", "--ledger", options.ledger, "--period", options.period,
             "--format", form])
        print(f"grm report {form:9} {seconds:6.2f} s {busy:6.2f} s busy {busy / reference:6.1f} times "
              f"{memory // 1024:5} MB", flush=True)


if __name__ == "__main__":
    main()
