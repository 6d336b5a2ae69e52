#!/usr/bin/env python3
"""Measures the ledger beside a C program on the same file and bytes, in turns and in one sitting.

    Benchmarks/measure.py                  1 M and 10 M facts: most of half an hour, 6 GB of disk
    Benchmarks/measure.py --quick          1 M facts, few turns
    Benchmarks/measure.py --check          ends with status 1 where a bound of ratios.json is not kept
    Benchmarks/measure.py --format json    for scripts

Needs what the project needs, and libssl-dev for the C program. Of several turns the best counts, on both sides.
Generated ledgers are kept in Benchmarks/.build/ledgers (--ledgers); all that is written goes to copies.
README.md beside this file says what each row is.
"""
import argparse
import os
import pathlib
import shutil
import sys
import tempfile

from measuring import harness
from measuring.commands import Commands
from measuring.programs import BENCHMARKS, Programs, run
from measuring.ratios import Bounds, as_json, growth, table


def generated(programs, folder, facts):
    """A ledger of so many facts; made where there is none."""
    ledger = folder / f"{facts}-facts"
    if not ledger.exists():
        making = folder / f"{facts}-facts.{os.getpid()}"
        run(programs.generate, "--facts", facts, "--seed", 7, "--ledger", making)
        making.rename(ledger)
    return ledger


def copy_of(ledger, directory):
    """The log and its keys without stored views, to be written to."""
    copy = directory / "ledger"
    copy.mkdir()
    for name in ("log.mdb", "keys.mdb"):
        shutil.copy(ledger / name, copy / name)
    return copy


def measure(options, directory):
    """Yields the rows."""
    programs = Programs.build(directory)
    turns = 3 if options.quick else 5
    commands = Commands(programs, directory, turns)
    yield from commands.anywhere(20_000 if options.quick else 1_000_000)
    smallest = min(options.facts)
    for facts in sorted(options.facts):
        ledger = copy_of(generated(programs, options.ledgers, facts), directory)
        yield from commands.of_a_ledger(ledger, facts)
        if facts == smallest:
            yield from commands.report(ledger, facts)
        names = harness.OF_A_LEDGER + (harness.ANYWHERE if facts == smallest else [])
        yield from harness.measure(programs, directory, turns, names, ledger, facts)
        shutil.rmtree(ledger)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--facts", type=int, nargs="+", help="sizes of ledgers, instead of 1 M and 10 M")
    parser.add_argument("--ledgers", type=pathlib.Path, default=BENCHMARKS / ".build" / "ledgers")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--format", choices=["table", "json"], default="table")
    options = parser.parse_args()
    options.facts = options.facts or ([1_000_000] if options.quick else [1_000_000, 10_000_000])
    options.ledgers.mkdir(parents=True, exist_ok=True)
    return options


def main():
    options, bounds, rows = arguments(), Bounds(), []
    margin = bounds.margins["quick" if options.quick else "full"]
    # Not in memory: a commit is to be as durable as on the disk where a ledger lies.
    with tempfile.TemporaryDirectory(dir=BENCHMARKS / ".build") as directory:
        for row in measure(options, pathlib.Path(directory)):
            rows.append(row)
            print(f"measured: {row.title}", file=sys.stderr, flush=True)
    rows += growth(rows)
    print(as_json(rows, bounds, margin) if options.format == "json" else "\n".join(table(rows, bounds, margin)))
    failed = [row.title for row in rows if bounds[row.name].verdict(row, margin) == "FAILED"]
    if options.check and failed:
        sys.exit(f"worse than ratios.json has it, even with {margin} times for noise: {', '.join(failed)}")


if __name__ == "__main__":
    main()
