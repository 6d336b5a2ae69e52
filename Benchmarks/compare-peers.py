#!/usr/bin/env python3
"""Compares the ledger with two event stores of others, in one sitting: Python's `eventsourcing` (on SQLite and in
memory) and UmaDB (a server on a copy-on-write B+tree, on loopback). It installs nothing; it needs

    pip install eventsourcing==9.5.6 umadb==0.7.8

    Benchmarks/compare-peers.py [--events 100000]

Each store appends events of 128 bytes about grievances with eight events each: one a call, then 5,000 a call; then
all are read back, and from a ledger as many facts. All but the one in memory are durable when a call returns.
"""
import argparse
import importlib.metadata
import importlib.util
import pathlib
import sys
import tempfile
import time

from measuring import harness
from measuring.programs import BENCHMARKS, Programs, run


def rate(count, work):
    start = time.monotonic()
    work()
    return count / (time.monotonic() - start)


def peer(name, store, events, singles):
    try:
        yield name, "append, one a call", rate(singles, lambda: store.append_single(singles))
        yield name, "append, 5,000 a call", rate(events, lambda: store.append_batch(events))
        yield name, "read all", rate(store.saved, store.read_all)
    finally:
        store.close()


def ours(directory, events):
    programs = Programs.build(directory)
    ledger = directory / "ledger"
    run(programs.generate, "--facts", events, "--seed", 7, "--ledger", ledger)
    names = {"append": "append, one a call", "append_together": "append, one a call, 64 tasks",
             "append_threads": "append, one a call, 64 threads",
             "append_batch": "append, 20,000 a call", "scan": "read all",
             "fold": "read all and fold it into seven views"}
    for row in harness.measure(programs, directory, 3, list(names), ledger, events):
        seconds = row.ours / 1000 * row.facts if row.name == "append" else row.ours
        yield "this ledger", names[row.name], row.facts / seconds


def measure(directory, events, singles):
    # Only here: who lacks one of them is told what to install.
    from measuring.peers import EventSourcing, UmaDB
    (directory / "sqlite").mkdir()
    sqlite = {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(directory / "sqlite" / "db")}
    version = {name: importlib.metadata.version(name) for name in ("eventsourcing", "umadb")}
    yield from ours(directory, events)
    yield from peer(f"eventsourcing {version['eventsourcing']}, SQLite", EventSourcing(sqlite), events, singles)
    yield from peer(f"eventsourcing {version['eventsourcing']}, in memory", EventSourcing(
        {"PERSISTENCE_MODULE": "eventsourcing.popo"}), events, singles)
    yield from peer(f"UmaDB {version['umadb']}", UmaDB(directory), events, singles)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=100_000)
    options = parser.parse_args()
    missing = [name for name in ("eventsourcing", "umadb") if importlib.util.find_spec(name) is None]
    if missing:
        sys.exit("not installed: " + ", ".join(missing) + "; pip install eventsourcing==9.5.6 umadb==0.7.8")
    print(f"| {'store':32} | {'what':38} | {'events/s':>12} |\n| {'-' * 32} | {'-' * 38} | {'-' * 12} |")
    with tempfile.TemporaryDirectory(dir=BENCHMARKS / ".build") as directory:
        for name, what, events in measure(pathlib.Path(directory), options.events, min(2_000, options.events)):
            print(f"| {name:32} | {what:38} | {events:12,.0f} |", flush=True)


if __name__ == "__main__":
    main()
