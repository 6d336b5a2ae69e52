"""The report of a period: docs/figures.md."""
import base64
import datetime
import json
import re
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from .facts import (
    APPEALED, ASSUMED_IN_LINES, BASES, CHANNELS, EXTENDED, OUTCOMES, RESPONDED, STATUSES, TYPES, named,
    register_number)
from .faults import BadInput, Damaged
from .reading import Rules, read_cases
from .working_days import EPOCH, civil, written


RULES = 1  # the version of docs/figures.md that this module follows


class Period(NamedTuple):
    first: int
    last: int

    def __contains__(self, day):
        return day is not None and self.first <= day <= self.last

    @property
    def written(self):
        return {"from": written(self.first), "to": written(self.last)}


def months(year, month, count):
    """The period of so many months from a month on, which may be 0 or less: months of the year before."""
    begin, end = ((year * 12 + month - 1 + offset) for offset in (0, count))
    return Period(*(civil(at // 12, at % 12 + 1, 1) - less for at, less in ((begin, 0), (end, 1))))


def preceding(period):
    """The period before, of the same kind; None where the period is no month, quarter, half-year or year."""
    try:
        first = datetime.date.fromordinal(period.first + EPOCH)
        for count in (1, 3, 6, 12):
            if (first.month - 1) % count == 0 and period == months(first.year, first.month, count):
                return months(first.year, first.month - count, count)
    except (ValueError, OverflowError):
        raise Damaged("a report is of a period outside the years 1 to 9999")
    return None


def parse_period(text):
    """2024, 2024-H1, 2024-Q2, 2024-05 or 2024-01-15..2024-06-30."""
    try:
        if ".." in text:
            period = Period(*(civil(*map(int, day.split("-"))) for day in text.split("..")))
        else:
            year, kind, part = re.fullmatch(r"(\d{4})(?:-([HQ]?)(\d{1,2}))?", text).groups()
            count = {"H": 6, "Q": 3, "": 1, None: 12}[kind]
            part = int(part or 1)
            if not 1 <= part <= 12 // count:
                raise ValueError
            period = months(int(year), (part - 1) * count + 1, count)
    except (ValueError, TypeError, AttributeError):
        forms = "2024, 2024-H1, 2024-Q2, 2024-05 or 2024-01-15..2024-06-30"
        raise BadInput(64, f"{text} is no period, such as {forms}")
    if period.first > period.last:
        raise BadInput(64, f"{text} ends before it begins")
    return period


def tally(names, values):
    """How often each name occurs; what is not known comes last."""
    values = list(values)
    return {name: values.count(name) for name in names}


def half_up(value, places):
    """A fraction as an integer, or with at most so many decimals, half of the last one upwards."""
    scaled = floor(value * 10**places + Fraction(1, 2))
    whole, rest = divmod(scaled, 10**places)
    return whole if rest == 0 else float(f"{whole}.{rest:0{places}}")


def distribution(counts):
    """The median of an even count is the mean of the middle two; p90 is the nearest rank."""
    counts = sorted(counts)
    n = len(counts)
    if n == 0:
        return {"count": 0, "total": 0, "mean": None, "median": None, "p90": None, "max": None}
    median = Fraction(counts[(n - 1) // 2] + counts[n // 2], 2)
    return {"count": n, "total": sum(counts), "mean": half_up(Fraction(sum(counts), n), 4),
            "median": half_up(median, 4), "p90": counts[ceil(Fraction(9 * n, 10)) - 1], "max": counts[-1]}


def within_limit(cases, period, rules):
    """Of the related grievances that were open at any time in the period, by what became of them."""
    found, limits = {"yes": 0, "late": 0, "open_in_time": 0, "open_overdue": 0}, set()
    for case in cases:
        is_open = case.status(period.last) == "resolving"
        if not is_open and case.resolved_on not in period:
            continue
        limit = rules.limit(case.received)
        is_kept = keeps(case, period.last if is_open else case.resolved_on, limit, rules.calendar)
        found[("open_in_time" if is_kept else "open_overdue") if is_open else "yes" if is_kept else "late"] += 1
        limits.add(limit)
    return found | {"of": sum(found.values())} | written_limits(limits)


def keeps(case, day, limit, calendar):
    """Whether a day is not too late for a grievance."""
    days = limit.days + case.extension
    if limit.basis == "working":
        return calendar.count(case.received, day) <= days
    return day <= calendar.next_worked(case.received + days)


def written_limits(limits):
    in_order = sorted(limits, key=lambda limit: (limit.days, BASES.index(limit.basis)))
    listed = [{"limit": limit.days, "basis": limit.basis} for limit in in_order]
    if len(listed) == 1:
        return listed[0]
    return {"limit": None, "basis": None} | ({"limits": listed} if listed else {})


def figures(cases, period, rules):
    """What this period, the one before and the total have in common."""
    received = [case for case in cases if case.received in period]
    addressed = [case for case in cases if case.resolved_on in period]
    statuses = tally(STATUSES, (case.status(period.last) for case in received))
    channels, types = CHANNELS[1:] + CHANNELS[:1], TYPES[1:] + TYPES[:1]
    return {
        "received": len(received),
        "related": len(received) - statuses["unrelated"] - statuses["duplicate"],
        "by_status": statuses,
        "by_channel": tally(channels, (case.channel for case in received)),
        "by_type": tally(types, (case.type for case in received)),
        "addressed": {
            "count": len(addressed),
            "by_channel": tally(channels, (case.channel for case in addressed)),
            "by_type": tally(types, (case.type for case in addressed)),
            "by_outcome": tally(OUTCOMES, (
                named(OUTCOMES, case.resolution.payload[1], case.resolution) for case in addressed)),
        },
        "working_days": distribution(
            rules.calendar.count(case.received, case.resolved_on) for case in addressed),
        "within_limit": within_limit(cases, period, rules),
    }


def balance(cases, period):
    """What happened in the period, and what was open on either side of it."""
    counts = dict.fromkeys(["open_start", "received", "reopened", "unrelated", "duplicate", "withdrawn",
                            "resolved", "open_end"], 0)
    for case in cases:
        if case.received in period:
            counts["received"] += 1
            counts["duplicate"] += case.is_duplicate
        if case.is_duplicate:
            continue
        counts["open_start"] += case.received < period.first and case.status(period.first - 1) == "resolving"
        counts["open_end"] += case.status(period.last) == "resolving"
        for day, status in case.moves:
            if day in period:
                counts["reopened" if status == "resolving" else status] += 1
    return counts


# The kind of each step; of appeals and responses, with what they say.
STEPS = {"acknowledged": 33, "world_bank_notified": 38, "contractor_instructed": 37, "meetings": 39,
         "mediated": 40, "agreements_signed": 41, "agreements_fulfilled": 42, "documents": 43,
         "appeals_grs": (APPEALED, 1), "appeals_inspection_panel": (APPEALED, 2),
         "appeals_court": (APPEALED, 3),
         "extensions": EXTENDED, "accepted": (RESPONDED, 1), "rejected": (RESPONDED, 2)}


def steps(cases, period):
    """The steps taken in the period, those of duplicates too; of one grievance at most 255 of a kind."""
    counts = dict.fromkeys(STEPS, 0)
    for case in cases:
        taken = [fact for fact in case.steps if fact.occurred_on in period]
        kinds = [fact.kind for fact in taken] + [(fact.kind, fact.payload[0]) for fact in taken]
        for name, kind in STEPS.items():
            counts[name] += min(kinds.count(kind), 255)
    return counts


def line(case, calendar):
    return {
        "number": register_number(case.subject), "received_on": written(case.received),
        "resolved_on": written(case.resolved_on), "type": case.type, "channel": case.channel,
        "working_days": calendar.count(case.received, case.resolved_on),
        "assumed": [name for bit, name in ASSUMED_IN_LINES.items() if case.assumed >> bit & 1],
    }


def recount(export, period, known, previous):
    """The report of a period as the first so many facts give it: what `grm report --format json` prints."""
    facts = export.facts[:known]
    rules, cases = Rules(facts), read_cases(facts, period.last)
    covers_from = facts[0].day(0)
    if covers_from is None:
        covers_from = min((case.received for case in cases), default=None)
    total = Period(covers_from, period.last) if covers_from is not None and covers_from <= period.last else None
    if previous and (covers_from is None or previous.last < covers_from):
        previous = None
    return {
        "period": period.written, "rules": RULES,
        "cut": {"sequence": known - 1, "through": written(period.last),
                "root": base64.b64encode(export.root(known)).decode()},
        **figures(cases, period, rules),
        "balance": balance(cases, period),
        "steps": steps(cases, period),
        "open_promises": [
            {"number": register_number(case.subject), "due_on": due and written(due)}
            for case in cases if not case.is_duplicate for due in case.promises.values()],
        "previous": previous and {
            "period": previous.written, **figures(read_cases(facts, previous.last), previous, rules)},
        "total": total and {"period": total.written, **figures(cases, total, rules)},
        "date_uncertain": [
            register_number(case.subject) for case in cases if is_uncertain(case, period)],
        "grievances": [line(case, rules.calendar) for case in cases if case.resolved_on in period],
        "notices": [],
    }


def is_uncertain(case, period):
    """Whether a part of the interval of receipt lies in the period, and a part outside."""
    ends = (case.received in period) + (case.received_until in period)
    return ends == 1 or ends == 0 and case.received < period.first and case.received_until > period.last


def canonical(report):
    """RFC 8785, for the figures that there are: names in ASCII, whole numbers and short decimals."""
    return json.dumps(report, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def differences(claimed, counted, path=""):
    """A sentence for each figure in which a report is not what the facts give."""
    if isinstance(claimed, dict) and isinstance(counted, dict):
        for key in sorted(claimed.keys() | counted.keys()):
            yield from differences(claimed.get(key), counted.get(key), f"{path}.{key}" if path else key)
    elif claimed != counted or type(claimed) is not type(counted):
        yield f"{path} is {json.dumps(claimed)}, and the facts give {json.dumps(counted)}"
