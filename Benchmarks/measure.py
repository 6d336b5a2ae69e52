#!/usr/bin/env python3
"""Measures the engine beside a C program on the same file and bytes, in turns, and prints the ratios.

    swift build -c release --product grm
    swift build -c release --package-path Benchmarks
    Benchmarks/measure.py --facts 1000000 10000000

Each figure is the best of several turns (--turns), so that what else the machine does falls on both
alike. --check ends with status 1 where a bound of ratios.json is passed by more than the margin for noise;
--only takes the names of some rows.
"""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

root = pathlib.Path(__file__).resolve().parents[1]
bounds = json.loads((root / "Benchmarks" / "ratios.json").read_text())


def run(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def seconds(*command):
    return float(run(*command).split()[0])


def timed(*command):
    start = time.monotonic()
    run(*command)
    return time.monotonic() - start


def anonymous(*command):
    """The most kilobytes of anonymous memory that a sample every 10 ms saw."""
    process, most = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL), 0
    while process.poll() is None:
        try:
            with open(f"/proc/{process.pid}/status") as status:
                most = max(most, next((int(line.split()[1]) for line in status
                                       if line.startswith("RssAnon")), 0))
        except OSError:
            break
        time.sleep(0.01)
    return most


class Bench:
    def __init__(self, options, directory):
        self.turns, self.directory = options.turns, pathlib.Path(directory)
        self.grm = options.grm or root / ".build" / "release" / "grm"
        built = run("swift", "build", "-c", "release", "--package-path", root / "Benchmarks",
                    "--show-bin-path").strip()
        self.generate, self.engine = f"{built}/generate", f"{built}/measure-engine"
        self.reference = self.directory / "reference"
        run(os.environ.get("CC", "cc"), "-O2", "-o", self.reference,
            root / "Benchmarks" / "Reference" / "lmdb-reference.c", "-llmdb")
        self.rows = []

    def turn(self, *measurements):
        """The best of each, taken in turns."""
        return [min(times) for times in zip(*[[each() for each in measurements]
                                              for _ in range(self.turns)])]

    def add(self, name, facts, ours, reference, unit="s"):
        bound = bounds[name]["at_most"]
        ratio = ours / reference
        self.rows.append((name, facts, ours, reference, ratio, bound))
        print(f"{name:16} {facts:>9}  {ours:10.4f} {unit:3} {reference:10.4f} {unit:3}"
              f" {ratio:8.3f}  at most {bound}", flush=True)

    def large(self, facts, ledger):
        log = f"{ledger}/log.mdb"
        ours, reference = self.turn(
            lambda: seconds(self.engine, "fold", ledger), lambda: seconds(self.reference, "fold", log))
        self.add("fold", facts, ours, reference)
        figures = json.loads(run(self.grm, "rebuild", "--ledger", ledger, "--format", "json"))
        grievances = max(view["rows"] for view in figures["views"])
        size = sum(view["rows"] * view.get("row_bytes", 0) for view in figures["views"])
        rebuild = [self.grm, "rebuild", "--ledger", ledger, "--format", "json"]
        ours, reference = self.turn(
            lambda: json.loads(run(*rebuild))["seconds"],
            lambda: seconds(self.reference, "write", log, self.directory / "rows", size))
        self.add("rebuild", facts, ours, reference)
        self.add("memory", facts, anonymous(*rebuild) / 1000,
                 32 + 400 * grievances / 1e6, "MB")
        ours = self.turn(lambda: 1000 * timed(
            self.grm, "timeline", "7/2024", "--ledger", ledger, "--format", "json"))[0]
        self.add("timeline_ms", facts, ours, 1, "ms")
        copy = self.directory / "copy"
        shutil.copytree(ledger, copy)
        self.add("catch_up_1_ms", facts, 1000 * seconds(self.engine, "catch-up", copy, 1), 1, "ms")
        thousand = 1000 * seconds(self.engine, "catch-up", copy, 1000)
        print(f"{'catch_up_1000':16} {facts:>9}  {thousand:10.4f} ms", flush=True)
        shutil.rmtree(copy)

    def appends(self):
        folder, single, many = self.directory / "append", 1_000, 200_000
        ours, reference = self.turn(
            lambda: seconds(self.engine, "append", folder, single),
            lambda: seconds(self.reference, "append", self.directory, single))
        self.add("append", single, ours, reference)
        together = self.turn(
            lambda: seconds(self.engine, "append-together", folder, 32 * single))[0] / 32
        self.add("append_together", 32 * single, together, ours)
        ours, reference = self.turn(
            lambda: seconds(self.engine, "append-batch", folder, many),
            lambda: seconds(self.reference, "batch", self.directory, many))
        self.add("append_batch", many, ours, reference)

    def growth(self):
        """How the cost grows with the number of facts."""
        for name in ("fold", "rebuild"):
            sizes = [row for row in self.rows if row[0] == name]
            if len(sizes) > 1:
                (_, small, before, *_), (_, large, after, *_) = sizes[0], sizes[-1]
                print(f"{name}: {large / small:.1f} times the facts cost {after / before:.1f} times")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--facts", type=int, nargs="*", default=[1_000_000])
    parser.add_argument("--ledgers", help="a folder to keep generated ledgers in")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--grm")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--only", nargs="*", help="rows whose bounds are checked")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=root / "Benchmarks" / ".build") as directory:
        bench = Bench(options, directory)
        print(f"{'':16} {'facts':>9}  {'ours':>14} {'reference':>14} {'ratio':>8}")
        bench.appends()
        for facts in options.facts:
            ledger = pathlib.Path(options.ledgers or directory) / f"generated-{facts}"
            if not ledger.exists():
                run(bench.generate, "--facts", facts, "--seed", 7, "--ledger", ledger)
            bench.large(facts, ledger)
        bench.growth()
    passed = [row for row in bench.rows if row[4] > row[5] * bounds["margin"]
              and (not options.only or row[0] in options.only)]
    if options.check and passed:
        sys.exit("bounds of ratios.json are passed: " + ", ".join(row[0] for row in passed))


if __name__ == "__main__":
    main()
