"""What is measured from outside: whole commands, as people start them."""
import json
import pathlib
import sys

from .programs import BENCHMARKS, ROOT, in_turns, run, shell_time, watch
from .ratios import Row


class Commands:
    def __init__(self, programs, directory, turns):
        self.grm, self.programs = programs.grm, programs
        self.directory, self.turns = pathlib.Path(directory), turns

    def reference(self, *words):
        """(seconds of wall clock, seconds of processor time) that the C program took."""
        wall, busy = run(self.programs.reference, *words).split()
        return float(wall), float(busy)

    def of_a_ledger(self, ledger, facts):
        """Yields the rows of a ledger that has no stored views yet; leaves it with them."""
        yield self.verify(ledger, facts)
        yield from self.rebuild(ledger, facts)
        yield self.timeline(ledger, facts)

    def anywhere(self, rows):
        """Yields the rows that need no large ledger; `rows` is the length of the imported register."""
        yield self.start_up()
        yield self.import_register(rows)
        yield self.fixture_report()

    def verify(self, ledger, facts):
        """By processor time: a rate a core. Stored views would be replayed as well, so there are none."""
        ours, theirs = in_turns(
            self.turns,
            lambda: watch(self.grm, "audit", "verify", "--unguarded", "--ledger", ledger, "--format", "json"),
            lambda: self.reference("verify", f"{ledger}/log.mdb"))
        if not all(json.loads(one.output)["ok"] for one in ours):
            sys.exit("the ledger is not sound")
        return Row("verify", facts, min(one.busy for one in ours), min(busy for _, busy in theirs), "s CPU")

    def rebuild(self, ledger, facts):
        command = [self.grm, "rebuild", "--ledger", ledger, "--format", "json"]
        views = json.loads(run(*command))["views"]
        grievances = max(view["rows"] for view in views)
        size = sum(view["rows"] * view["row_bytes"] for view in views)
        ours, theirs = in_turns(
            self.turns, lambda: watch(*command),
            lambda: self.reference("rebuild", f"{ledger}/log.mdb", self.directory, size))
        yield Row("rebuild", facts, min(one.wall for one in ours), min(wall for wall, _ in theirs))
        limit = 32 + 400 * grievances / 1e6
        yield Row("memory", facts, max(one.anonymous for one in ours), limit, "MB")

    def timeline(self, ledger, facts):
        ours, theirs = in_turns(
            4 * self.turns,
            lambda: shell_time(self.grm, "timeline", "7/2024", "--ledger", ledger),
            lambda: shell_time(self.programs.reference, "subject", f"{ledger}/log.mdb", 2024, 7))
        return Row("timeline", facts, 1000 * min(ours), 1000 * min(theirs), "ms")

    def report(self, ledger, facts):
        """The report of all grievances of five years, as one page."""
        ours, theirs = in_turns(
            2, lambda: watch(self.grm, "report", "--ledger", ledger, "--period", "2021-01-01..2025-12-31",
                             "--format", "html"),
            lambda: self.reference("fold", f"{ledger}/log.mdb"))
        yield Row("report", facts, min(one.wall for one in ours), min(wall for wall, _ in theirs))
        yield Row("report_memory", facts, max(one.resident for one in ours), unit="MB")

    def start_up(self):
        ours, theirs = in_turns(
            4 * self.turns, lambda: shell_time(self.grm, "calendar", "lunar", "2026-02-18"),
            lambda: shell_time(self.programs.reference, "start"))
        return Row("start_up", 0, 1000 * min(ours), 1000 * min(theirs), "ms")

    def import_register(self, rows):
        register = self.directory / "register.csv"
        with open(register, "w", encoding="utf-8", newline="") as file:
            file.write(run(sys.executable, BENCHMARKS / "make-register.py", "--rows", rows, "--seed", 7))
        ledgers = iter(range(1_000_000))

        def import_once():
            ledger = self.new_ledger(f"import-{next(ledgers)}")
            return watch(self.grm, "import", register, "--ledger", ledger, "--format", "json")

        facts = json.loads(import_once().output)["facts"]
        ours, theirs = in_turns(
            self.turns, import_once, lambda: self.reference("import", register, self.directory, rows, facts))
        return Row("import", facts, min(one.wall for one in ours), min(wall for wall, _ in theirs))

    def fixture_report(self):
        """The report of the first half of 2024 in both languages, as two commands."""
        folder = ROOT / "Fixtures/smart-government-ii"
        ledger = self.new_ledger("fixture")
        run(self.grm, "import", folder / "register-2024-h1.csv", "--ledger", ledger)
        both = in_turns(self.turns, *(
            lambda language=language: shell_time(
                self.grm, "report", "--period", "2024-H1", "--lang", language, "--format", "html", "--ledger", ledger)
            for language in ("en", "mn")))
        return Row("report_fixture", 0, sum(min(times) for times in both))

    def new_ledger(self, name):
        ledger = self.directory / name
        run(self.grm, "init", "--ledger", ledger, "--project", "Measured", "--origin", "example.org/measured")
        return ledger
