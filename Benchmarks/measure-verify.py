#!/usr/bin/env python3
"""Measures `grm audit verify` beside a C program that only hashes the same facts, in turns.

    Benchmarks/measure-verify.py --ledger DIR [--runs 3]       a ledger made with `generate`

Prints facts a second and core for both, the ratio (to be at least 0.5), how many cores were used, and the most
anonymous memory. A ledger's views are left out: they are compared only where there are any.
"""
import argparse
import json
import os
import pathlib
import resource
import subprocess
import tempfile
import threading
import time

root = pathlib.Path(__file__).resolve().parents[1]
program = root / ".build" / "release" / "grm"


def build_reference(folder):
    source = root / "Benchmarks" / "Reference" / "verify-reference.c"
    target = pathlib.Path(folder) / "verify-reference"
    subprocess.run(["cc", "-O2", "-o", target, source, "-llmdb", "-lcrypto"], check=True)
    return target


def reference(target, ledger):
    facts, seconds, _ = subprocess.run(
        [target, f"{ledger}/log.mdb"], check=True, capture_output=True, text=True).stdout.split()
    return int(facts) / float(seconds)


def anonymous_memory(process):
    """The most anonymous memory of a process, in kB, as far as looking often can tell."""
    most = 0
    while process.poll() is None:
        try:
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
        except OSError:
            break
        for line in status.splitlines():
            if line.startswith("RssAnon"):
                most = max(most, int(line.split()[1]))
        time.sleep(0.005)
    return most


def verify(ledger):
    """(facts a second and core, cores used, seconds, kB)"""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    process = subprocess.Popen(
        [program, "audit", "verify", "--unguarded", "--ledger", ledger, "--format", "json"],
        stdout=subprocess.PIPE, text=True)
    memory = []
    watcher = threading.Thread(target=lambda: memory.append(anonymous_memory(process)))
    watcher.start()
    answer = json.loads(process.stdout.read())
    watcher.join()
    process.wait()
    seconds = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert answer["ok"], answer
    return answer["facts"] / cpu, cpu / seconds, seconds, memory[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ledger", required=True)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        target = build_reference(folder)
        pairs = [(reference(target, options.ledger), verify(options.ledger)) for _ in range(options.runs)]
    c = max(rate for rate, _ in pairs)
    ours, cores, seconds, _ = max((found for _, found in pairs), key=lambda found: found[0])
    memory = max(found[3] for _, found in pairs)
    print(f"C, hashing alone       {c / 1e6:.2f} M facts/s and core")
    print(f"grm audit verify       {ours / 1e6:.2f} M facts/s and core, {cores:.2f} of {os.cpu_count()} cores, {seconds:.2f} s")
    print(f"ratio                  {ours / c:.2f} (at least 0.5)")
    print(f"anonymous memory       {memory / 1024:.1f} MB")


if __name__ == "__main__":
    main()
