"""What is measured inside a process, by Benchmarks/Engine: `swift package benchmark`, read back."""
import os
import pathlib
import sys
import tempfile

from .programs import BENCHMARKS, run
from .ratios import Row

ANYWHERE = ["append", "append_together", "append_threads", "append_batch", "count", "calendar"]
OF_A_LEDGER = ["scan", "fold", "catch_up_1", "catch_up_1000"]
UNITS = {"append": ("ms", 1e6), "catch_up_1": ("ms", 1e6), "catch_up_1000": ("ms", 1e6),
         "count": ("ns", 1), "calendar": ("ms", 1e6)}
# Of these the figure is for each fact or count, of the others for all of them.
EACH = {"append", "count"}


def measure(programs, directory, turns, names, ledger, facts):
    """Yields a row for each benchmark; those of a ledger are named after its facts."""
    environment = dict(
        os.environ, TMPDIR=str(directory), BENCHMARK_TURNS=str(turns),
        BENCHMARK_REFERENCE=str(programs.reference), BENCHMARK_LEDGER=str(ledger))
    with tempfile.TemporaryDirectory(dir=directory) as samples:
        said = run("swift", "package", "--package-path", BENCHMARKS, "benchmark", "--no-progress", "--filter",
                   "|".join(names), "--format", "histogramSamples", "--path", samples, env=environment)
        found = {name: {metric: read(samples, name, metric) for metric in ("wallClock", "work", "reference")}
                 for name in names}
    for name in names:
        if not found[name]["work"]:
            sys.exit(f"{name} was not measured:\n{said}")
        yield row(name, found, facts)


def row(name, found, facts):
    metrics = found[name]
    # The harness keeps three digits of what it is told.
    work = float(f"{metrics['work'][0]:.3g}")
    # The first calendar of a process is the one that every command builds; later ones find the days worked out.
    ours = max(metrics["wallClock"]) if name == "calendar" else min(metrics["wallClock"])
    reference = min(metrics["reference"]) if metrics["reference"] else None
    if name in ("append_together", "append_threads"):
        # Beside one fact after the other, as many of them.
        reference = min(found["append"]["wallClock"]) / found["append"]["work"][0] * work
    unit, factor = UNITS.get(name, ("s", 1e9))
    factor *= work if name in EACH else 1
    facts = facts if name in OF_A_LEDGER else int(work)
    return Row(name, facts, ours / factor, reference / factor if reference else None, unit)


def read(folder, name, metric):
    """The samples of one metric, ascending; none where the benchmark does not have it."""
    path = pathlib.Path(folder) / f"Current_run.Engine.{name}.{metric}.histogram.samples.tsv"
    return [float(line) for line in path.read_text().splitlines()[1:]] if path.exists() else []
