"""The programs that are measured, and how one is run and watched."""
import dataclasses
import os
import pathlib
import subprocess
import sys
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BENCHMARKS = ROOT / "Benchmarks"


@dataclasses.dataclass(frozen=True)
class Programs:
    grm: pathlib.Path
    generate: pathlib.Path
    reference: pathlib.Path

    @classmethod
    def build(cls, directory):
        """Builds all of them; what is built already is left as it is."""
        run("swift", "build", "-c", "release", "--product", "grm", "--package-path", ROOT)
        run("swift", "build", "-c", "release", "--package-path", BENCHMARKS)
        reference = directory / "reference"
        sources = sorted((BENCHMARKS / "Reference").glob("*.c"))
        run(os.environ.get("CC", "cc"), "-O2", "-o", reference, *sources, "-llmdb", "-lcrypto")
        return cls(ROOT / ".build/release/grm", BENCHMARKS / ".build/release/generate", reference)


def run(*command, **options):
    """What a command prints; ends the program where the command fails."""
    words = [str(word) for word in command]
    done = subprocess.run(words, capture_output=True, text=True, stdin=subprocess.DEVNULL, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout[-4000:]}{done.stderr[-4000:]}")
    return done.stdout


@dataclasses.dataclass(frozen=True)
class Watched:
    """One run of a command: seconds of wall clock and of processor time, MB of anonymous memory at the most
    (RssAnon: the pages of the map do not count), MB at the most with those pages, and what it printed."""
    wall: float
    busy: float
    anonymous: float
    resident: float
    output: str


def watch(*command):
    words = [str(word) for word in command]
    start = time.monotonic()
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    memory = AnonymousMemory(process.pid)
    errors = []
    reader = threading.Thread(target=lambda: errors.append(process.stderr.read()))
    reader.start()
    output = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    reader.join()
    if process.returncode != 0:
        sys.exit(f"{' '.join(words)} ended with {process.returncode}: {errors[0].decode()[-4000:]}")
    return Watched(wall, usage.ru_utime + usage.ru_stime, memory.end(), usage.ru_maxrss / 1000, output)


class AnonymousMemory(threading.Thread):
    """Looks every 10 ms how much anonymous memory a process has."""

    def __init__(self, process):
        super().__init__(daemon=True)
        self.process, self.most, self.is_over = process, 0, threading.Event()
        self.start()

    def run(self):
        while not self.is_over.wait(0.01):
            try:
                with open(f"/proc/{self.process}/status") as status:
                    self.most = max(self.most, next(
                        (int(line.split()[1]) for line in status if line.startswith("RssAnon")), 0))
            except OSError:
                return

    def end(self):
        """MB at the most."""
        self.is_over.set()
        self.join()
        return self.most / 1000


def shell_time(*command):
    """Seconds from starting a short command to its end, as a shell has it."""
    words = [str(word) for word in command]
    start = time.monotonic()
    status = subprocess.call(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    seconds = time.monotonic() - start
    if status != 0:
        sys.exit(f"{' '.join(words)} ended with {status}")
    return seconds


def in_turns(turns, *measurements):
    """What each gave, measured one after the other so many times: what else the machine does falls on all alike."""
    rounds = [[measure() for measure in measurements] for _ in range(turns)]
    return list(zip(*rounds))
