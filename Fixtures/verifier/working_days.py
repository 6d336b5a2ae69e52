"""The calendar: docs/calendar.md."""
import bisect
import datetime
from fractions import Fraction
from functools import cache
from math import floor

from .facts import CALENDAR_ADOPTED, HOLIDAY_DECLARED, HOLIDAY_REVOKED, WORKING_DAY_MOVED
from .faults import Damaged
from .seal import sha256


# --- "The lunar calendar" ---

def wave(quarter, argument):
    """A correction: linear between the whole arguments of a wave that the table has a quarter of."""
    half = quarter + quarter[-2:0:-1]
    period = half + [-value for value in half]
    low = floor(argument)
    here, there = period[low % len(period)], period[(low + 1) % len(period)]
    return here + (there - here) * (argument - low)


@cache
def lunar_day_end(n, d):
    """J(n, d) of "Which day", as days since 1970-01-01."""
    mean = 2359237 + Fraction(2603, 2828) + n * Fraction(167025, 5656) + d * Fraction(11135, 11312)
    sun = Fraction(397, 402) + n * Fraction(65, 804) + d * Fraction(13, 4824)
    anomaly = Fraction(1523, 1764) + n * Fraction(253, 3528) + Fraction(d, 28)
    moon_part = wave([0, 5, 10, 15, 19, 22, 24, 25], 28 * anomaly) / 60
    sun_part = wave([0, 6, 10, 11], 12 * (sun - Fraction(1, 4))) / 60
    return floor(mean + moon_part - sun_part) - 2440588


def month_places(year, month):
    """The places n of the leap and of the regular month of that number; the same where it is not doubled."""
    n, r = divmod(67 * (12 * (year - 1747) + month - 3) + 10, 65)
    return (n, n + 1) if r in (46, 47) else (n, n) if r < 46 else (n + 1, n + 1)


def first_civil_day(place):
    return lunar_day_end(place - 1, 30) + 1


# --- "The statute, version 1", "Decisions" and "Counting" ---

EPOCH = datetime.date(1970, 1, 1).toordinal()
YEARS = range(1990, 2101)


def civil(year, month, day):
    return datetime.date(year, month, day).toordinal() - EPOCH


def written(day):
    try:
        return datetime.date.fromordinal(day + EPOCH).isoformat()
    except (ValueError, OverflowError):
        raise Damaged(f"the day {day} lies outside the years 1 to 9999")


def statutory_holidays(year):
    """(day, name) of each holiday of a year."""
    tsagaan_sar = first_civil_day(month_places(year, 1)[0])
    yield civil(year, 1, 1), "New Year"
    for offset in range(3 if year >= 2014 else 2):
        yield tsagaan_sar + offset, "Tsagaan Sar"
    yield civil(year, 3, 8), "International Women's Day"
    if year >= 2020:
        yield lunar_day_end(month_places(year, 4)[1], 15), "Buddha Day"
    yield civil(year, 6, 1), "Children's Day"
    for day in range(11 if year < 2022 else 10, 14 if year < 2014 else 16):
        yield civil(year, 7, day), "Naadam"
    if year >= 2012:
        yield first_civil_day(month_places(year, 10)[1]), "Chinggis Khaan's birthday"
    if year <= 2011 or year >= 2016:
        yield civil(year, 11, 26), "Republic Day"
    if year >= 2011:
        yield civil(year, 12, 29), "Independence Day"


@cache
def statute():
    return sorted(holiday for year in YEARS for holiday in statutory_holidays(year))


def statute_digest():
    """docs/format.md, "The calendar's days"."""
    return sha256("".join(f"{written(day)} {name}\n" for day, name in statute()).encode("ascii"))


class Calendar:
    """The working days as some facts make them: weekends, the statute, and the last decision on a day."""
    first, last = civil(1990, 1, 1), civil(2100, 12, 31)

    def __init__(self, facts):
        facts = list(facts)
        self.check_statute([fact for fact in facts if fact.kind == CALENDAR_ADOPTED])
        off = {day for day, _ in statute()}
        worked = {day: self.is_weekday(day) and day not in off for day in range(self.first, self.last + 1)}
        for fact in facts:
            worked.update((day, verdict) for day, verdict in self.decided(fact) if day in worked)
        self.days = [day for day in sorted(worked) if worked[day]]

    @staticmethod
    def is_weekday(day):
        return (day + 3) % 7 < 5

    @staticmethod
    def check_statute(adoptions):
        """docs/format.md, "The calendar's days": the version adopted last is the one that this module knows."""
        if adoptions and (adoptions[-1].number(0, "H"), adoptions[-1].payload[8:40]) != (1, statute_digest()):
            raise Damaged(f"fact {adoptions[-1].sequence} adopts other holidays than those of docs/calendar.md")

    @staticmethod
    def decided(fact):
        """(day, whether it is worked) for each day that a fact about the calendar speaks of."""
        if fact.kind in (HOLIDAY_DECLARED, WORKING_DAY_MOVED):
            yield fact.day(0), False
        if fact.kind == WORKING_DAY_MOVED and fact.day(4) is not None:
            yield fact.day(4), True
        if fact.kind == HOLIDAY_REVOKED:
            yield fact.day(0), Calendar.is_weekday(fact.day(0) or 0)

    def count(self, received, resolved):
        """The working days in (received, resolved]."""
        if not self.first <= received <= resolved <= self.last:
            raise Damaged("days outside 1990 to 2100, or in the wrong order, cannot be counted")
        return bisect.bisect_right(self.days, resolved) - bisect.bisect_right(self.days, received)

    def next_worked(self, day):
        place = bisect.bisect_left(self.days, day)
        return self.days[place] if place < len(self.days) else day
