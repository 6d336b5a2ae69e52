"""From facts to grievances: docs/format.md, "How facts are read"."""
from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from .facts import (
    ASSESSED, BASES, CALENDAR, CHANNELS, CORRECTION, DUPLICATE_LINKED, EXTENDED, GRIEVANCE, KEPT, MASKS, POLICY,
    POLICY_ADOPTED, PROMISED, REGISTERED, REOPENED, RESOLVED, RETRACTED, TYPES, UNRELATED_CODE, VOIDED,
    WITHDRAWN, Fact, named)
from .working_days import Calendar


def by_subject(facts, kind):
    """The facts about each subject of a kind, in the order of the log."""
    found = defaultdict(list)
    for fact in facts:
        if fact.subject >> 56 == kind:
            found[fact.subject].append(fact)
    return found


def standing(facts):
    """Steps 1 to 3: (fact, place) of what stands of the known facts about one subject, by place."""
    retracted = {fact.about for fact in facts if fact.kind == RETRACTED}
    left = [fact for fact in facts if fact.kind != RETRACTED and fact.sequence not in retracted]
    corrections = {fact.about: fact for fact in left if fact.flags & CORRECTION}
    return [(corrections.get(fact.sequence, fact), fact.sequence)
            for fact in left if not fact.flags & CORRECTION]


class Limit(NamedTuple):
    days: int
    basis: str


class Rules:
    """What says how to read the facts: the calendar and the policies, cut by what is known alone."""

    def __init__(self, facts):
        self.calendar = Calendar(
            fact for about in by_subject(facts, CALENDAR).values() for fact, _ in standing(about))
        self.policies = sorted(
            ((fact.number(0, "i"), place, fact)
             for about in by_subject(facts, POLICY).values() for fact, place in standing(about)
             if fact.kind == POLICY_ADOPTED))

    def limit(self, received):
        """The limit from receipt to resolution, by the policy in force on the received day."""
        held = [fact for start, _, fact in self.policies if start <= received]
        if not held:
            return Limit(30, "working")
        return Limit(held[-1].number(4, "H"), named(BASES, held[-1].payload[6], held[-1]))


@dataclass
class Case:
    """One grievance, as its facts through some day tell it."""
    subject: int
    received: int
    received_until: int
    channel: str
    type: str
    is_duplicate: bool
    assumed: int = 0
    moves: list = field(default_factory=list)
    steps: list = field(default_factory=list)
    promises: dict = field(default_factory=dict)
    resolution: Fact = None
    extension: int = 0

    def status(self, day):
        """Its status at the end of a day on or after the day of receipt."""
        if self.is_duplicate:
            return "duplicate"
        return next((status for moved, status in reversed(self.moves) if moved <= day), "resolving")

    @property
    def resolved_on(self):
        """The day of the resolution that stands; None where there is none."""
        stands = not self.is_duplicate and self.moves and self.moves[-1][1] == "resolved"
        return self.moves[-1][0] if stands else None


def read_case(subject, facts, through):
    """Steps 4 and 5, and "A grievance": None where there is no grievance by the end of that day."""
    stands = standing(facts)
    told = sorted((entry for entry in stands if entry[0].occurred_on <= through),
                  key=lambda entry: (entry[0].occurred_on, entry[1]))
    registration = next((fact for fact, _ in told if fact.kind == REGISTERED), None)
    if registration is None or any(fact.kind == VOIDED for fact, _ in stands):
        return None
    case = Case(
        subject, registration.occurred_on, registration.number(0, "i"),
        named(CHANNELS, registration.payload[8], registration),
        named(TYPES, registration.payload[9], registration),
        any(fact.kind == DUPLICATE_LINKED for fact, _ in stands))
    answered = {fact.sequence: fact.about for fact in facts}
    for fact, place in told:
        tell(case, fact, place, answered)
    return case


def tell(case, fact, place, answered):
    """What one fact changes. The place of a fact is the sequence of its original."""
    case.steps.append(fact)
    case.assumed |= fact.number(MASKS[fact.kind], "H") if fact.kind in MASKS else 0
    if fact.kind == ASSESSED and fact.payload[0] == UNRELATED_CODE:
        case.moves.append((fact.occurred_on, "unrelated"))
    elif fact.kind == RESOLVED:
        case.moves.append((fact.occurred_on, "resolved"))
        case.resolution = fact
    elif fact.kind == REOPENED:
        case.moves.append((fact.occurred_on, "resolving"))
    elif fact.kind == WITHDRAWN:
        case.moves.append((fact.occurred_on, "withdrawn"))
    elif fact.kind == EXTENDED:
        case.extension += fact.number(0, "H")
    elif fact.kind == PROMISED:
        case.promises[place] = fact.day(0)
    elif fact.kind == KEPT:
        case.promises.pop(answered[place], None)


def read_cases(facts, through):
    about = sorted(by_subject(facts, GRIEVANCE).items())
    return [case for subject, history in about if (case := read_case(subject, history, through))]
