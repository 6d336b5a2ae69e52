#!/usr/bin/env python3
"""Measures `grm import` of a generated register, beside what merely reading the file takes.

    swift build -c release --product grm && Benchmarks/measure-import.py --rows 1000000 --seed 7

Prints for each step the seconds of wall clock and of processor time (others share the machine), and for
the import the most anonymous memory that a sample every 50 ms saw (RssAnon: the map's pages do not count).
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

root = pathlib.Path(__file__).resolve().parents[1]
PASS = "import csv,sys\nfor row in csv.reader(open(sys.argv[1], encoding='utf-8', newline='')): pass"


def anonymous(process):
    """Kilobytes of anonymous memory that a process has now."""
    try:
        with open(f"/proc/{process}/status") as status:
            return next((int(line.split()[1]) for line in status if line.startswith("RssAnon")), 0)
    except OSError:
        return 0


def measure(name, command):
    start, most = time.monotonic(), 0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while True:
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        most = max(most, anonymous(process.pid))
        time.sleep(0.05)
    if status != 0:
        sys.exit(f"{name} failed")
    seconds, busy = time.monotonic() - start, usage.ru_utime + usage.ru_stime
    print(f"{name:22} {seconds:6.1f} s  {busy:6.1f} s busy  {most // 1000:5} MB", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--grm", default=root / ".build" / "release" / "grm")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=root / ".build") as directory:
        ledger, register = f"{directory}/ledger", f"{directory}/register.csv"
        with open(register, "wb") as file:
            subprocess.run(
                [sys.executable, root / "Benchmarks" / "make-register.py", "--rows", str(options.rows),
                 "--seed", str(options.seed)], stdout=file, check=True)
        print(f"seed {options.seed}, {options.rows} rows, {os.path.getsize(register) // 1_000_000} MB")
        subprocess.run(
            [options.grm, "init", "--ledger", ledger, "--project", "Measured", "--origin",
             "example.org/measured"], check=True, stdout=subprocess.DEVNULL)
        measure("wc -l", ["wc", "-l", register])
        measure("Python's csv, a pass", [sys.executable, "-c", PASS, register])
        measure("grm import", [options.grm, "import", register, "--ledger", ledger])
        measure("grm import, again", [options.grm, "import", register, "--ledger", ledger])


if __name__ == "__main__":
    main()
