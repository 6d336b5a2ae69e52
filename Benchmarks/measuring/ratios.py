"""What was measured, beside the bounds of ratios.json."""
import dataclasses
import json

from .programs import BENCHMARKS


@dataclasses.dataclass(frozen=True)
class Row:
    """One figure. `facts` is 0 where it is not about facts; `reference` is in the unit of `ours`, and None where
    nothing stands beside."""
    name: str
    facts: int
    ours: float
    reference: float | None = None
    unit: str = "s"

    @property
    def title(self):
        return f"{self.name}, {self.facts:,} facts" if self.facts else self.name

    @property
    def ratio(self):
        return None if self.reference is None else self.ours / self.reference


@dataclasses.dataclass(frozen=True)
class Bound:
    """What ratios.json says of a row.

    asked      what is to be reached; None where nothing was asked for
    guard      what today's code is held to: what was asked, where it is kept
    is_ratio   whether these bound the ratio, or else our own figure
    """
    asked: float | None
    guard: float
    is_ratio: bool

    def value(self, row):
        return row.ratio if self.is_ratio else row.ours

    def verdict(self, row, margin):
        """kept or MISSED, as it was asked; FAILED where it is worse than what today's code is held to by more than
        the margin for noise."""
        value = self.value(row)
        if value > self.guard * margin:
            return "FAILED"
        if self.asked is None:
            return ""
        return "kept" if value <= self.asked else "MISSED"


class Bounds:
    def __init__(self):
        stored = json.loads((BENCHMARKS / "ratios.json").read_text())
        self.margins, self.rows = stored["margin"], stored["rows"]

    def __getitem__(self, name):
        row = self.rows[name]
        asked = row.get("asked")
        return Bound(asked, row.get("guard", asked), row["bounds"] == "ratio")


def growth(rows):
    """How the cost grows from a number of facts to ten times as many, where both were measured."""
    for name in ("fold", "rebuild", "catch_up_1"):
        sizes = {row.facts: row for row in rows if row.name == name}
        for facts in sizes.keys() & {facts * 10 for facts in sizes}:
            small, large = sizes[facts // 10], sizes[facts]
            yield Row(f"{name}_growth", facts, large.ours, small.ours, large.unit)


def number(value):
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}" if value < 100 else f"{value:.0f}"


def table(rows, bounds, margin):
    """A Markdown table, which can be read on a terminal too."""
    lines = [["what", "facts", "ours", "reference", "", "ratio", "asked", "guard", ""]]
    for row in rows:
        bound = bounds[row.name]
        unit = "" if bound.is_ratio else f" {row.unit}"
        asked = "" if bound.asked is None else f"{number(bound.asked)}{unit}"
        guard = "" if bound.guard == bound.asked else f"{number(bound.guard)}{unit}"
        lines.append([
            row.name, f"{row.facts:,}" if row.facts else "", number(row.ours), number(row.reference), row.unit, number(row.ratio),
            asked, guard, bound.verdict(row, margin)])
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    lines.insert(1, ["-" * width for width in widths])
    for line in lines:
        cells = [text.ljust(width) if column in (0, 4, 8) else text.rjust(width)
                 for column, (text, width) in enumerate(zip(line, widths))]
        yield "| " + " | ".join(cells) + " |"


def as_json(rows, bounds, margin):
    return json.dumps([
        dict(dataclasses.asdict(row), ratio=row.ratio, asked=bounds[row.name].asked,
             guard=bounds[row.name].guard, bounds=bounds.rows[row.name]["bounds"],
             verdict=bounds[row.name].verdict(row, margin)) for row in rows], indent=1)
