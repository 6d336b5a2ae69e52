"""The record of 128 bytes: docs/format.md, "The fact"."""
import struct
from typing import NamedTuple

from .faults import Damaged


RECORD = struct.Struct("<HBBIQQIiqQ32s48s")
MISSING = -2**31
CORRECTION = 2
NO_WORDS = bytes(32)
LEDGER_OPENED, POLICY_ADOPTED, CALENDAR_ADOPTED = 1, 2, 3
HOLIDAY_DECLARED, HOLIDAY_REVOKED, WORKING_DAY_MOVED = 4, 5, 6
REGISTERED, ASSESSED, EXTENDED, RESOLVED, RESPONDED, REOPENED, WITHDRAWN = 32, 34, 45, 46, 48, 49, 50
APPEALED, PROMISED, KEPT, DUPLICATE_LINKED, VOIDED, RETRACTED = range(51, 57)
PUBLISHED, RESTATED = 112, 113
KNOWN_KINDS = {*range(1, 10), *range(32, 60), *range(96, 100), PUBLISHED, RESTATED}
GRIEVANCE, CALENDAR, POLICY = 1, 2, 3
UNRELATED_CODE = 2
CHANNELS = ["unknown", "email", "telephone", "facebook", "in-person", "website", "letter"]
TYPES = ["unknown", "question", "complaint", "request", "suggestion"]
OUTCOMES = ["unknown", "resolved", "agreed", "referred"]
STATUSES = ["unrelated", "resolving", "resolved", "withdrawn", "duplicate"]
BASES = [None, "working", "calendar"]
# Where the payload of a kind has its mask; and the bits that the line of a report shows.
MASKS = {REGISTERED: 12, ASSESSED: 2, 35: 4, 44: 2, RESOLVED: 2}
ASSUMED_IN_LINES = {0: "received_on", 2: "channel", 3: "type", 6: "resolved_on"}


class Fact(NamedTuple):
    kind: int
    version: int
    flags: int
    actor: int
    sequence: int
    subject: int
    revision: int
    occurred_on: int
    recorded_at: int
    about: int
    words_digest: bytes
    payload: bytes

    def number(self, offset, code):
        """One integer of the payload; the code is that of Python's struct."""
        return struct.unpack_from("<" + code, self.payload, offset)[0]

    def day(self, offset):
        """A day of the payload; None where it is missing."""
        day = self.number(offset, "i")
        return None if day == MISSING else day


def named(names, code, fact):
    """The name of a code, which docs/format.md lists under "Codes"."""
    if code >= len(names) or names[code] is None:
        raise Damaged(f"fact {fact.sequence} has a code {code} that docs/format.md does not know")
    return names[code]


def register_number(subject):
    return f"{subject & 0xFFFFFFFF}/{subject >> 32 & 0xFFFF}"
