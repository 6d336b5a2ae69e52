#!/usr/bin/env python3
"""Writes a register of made-up grievances in the columns of the import file, for measuring `grm import`.

    Benchmarks/make-register.py --rows 1000000 --seed 7 > register.csv

Number and seed bring back the same bytes. The days of registration ascend, and the numbers with them,
from 1 in each year; all statuses and stages occur, and a share of the rows has persons, contacts,
summaries (some with commas and quotes, some in Mongolian), unknown days and assumed values. Nothing is
about anyone.
"""
import argparse
import csv
import random
import sys
from datetime import date, timedelta

COLUMNS = (
    "registered_no,received_on,received_between,registered_on,channel,type,status,stage,resolved_on,"
    "referred_to,assigned_to,person,contact,summary,actions,assumed").split(",")
CHANNELS = ["email", "telephone", "facebook", "in-person", "website", "letter", ""]
TYPES = ["question", "complaint", "request", "suggestion", ""]
SUMMARIES = [
    "asks when the service centre opens", "the form on the website cannot be sent",
    "the queue is long, and there is no ticket machine", 'was told to "come back later"',
    "asks for the training to be held in the soum, not only in the aimag centre",
    "the contractor left the cable trench open in front of the gate",
    "цахим үйлчилгээний талаар тодруулга хүссэн", "гэрчилгээний мэдээлэл буруу гарсан, засуулах хүсэлт",
]
ACTIONS = [
    "told whom to contact", "answered by telephone", "the form was repaired and tried out together",
    "forwarded to the contractor, who closed the trench", "мэргэжилтэн утсаар хариу өгсөн",
]
BODIES = ["the ministry", "the city's land office", "the police", "the tax office"]
FIRST, LAST = date(2015, 1, 5), date(2024, 12, 20)


def days_of_registration(rows):
    """One day a row, ascending, spread evenly."""
    span = (LAST - FIRST).days
    for row in range(rows):
        yield FIRST + timedelta(row * span // max(rows, 1))


def outcome(draw, received):
    """(status, stage, resolved_on, referred_to, actions)"""
    share = draw.random()
    actions = draw.choice(ACTIONS) if draw.random() < 0.6 else ""
    if share < 0.14:
        return "unrelated", "", "", draw.choice(BODIES) if draw.random() < 0.5 else "", actions
    stage = draw.choices(["", "1", "2", "3", "4"], [30, 25, 35, 8, 2])[0]
    if share < 0.24:
        return "resolving", stage, "", "", ""
    took = min(int(draw.expovariate(1 / 9)), 300)
    return "resolved", stage, received + timedelta(took), "", actions


def row(draw, number, registered):
    received = registered - timedelta(draw.choice((0, 0, 0, 1, 2)))
    status, stage, resolved, referred, actions = outcome(draw, received)
    is_dated, assumed = draw.random() > 0.02, []
    if not is_dated:
        assumed.append("received_between")
    channel = draw.choice(CHANNELS)
    if channel and draw.random() < 0.05:
        assumed.append("channel")
    person = f"Person {draw.randrange(10**6)}" if draw.random() < 0.3 else ""
    contact = f"+976 {draw.randrange(10**8):08d}" if person and draw.random() < 0.7 else ""
    share = draw.random()
    assigned = draw.randrange(1, 40) if share < 0.5 else "B. Nameless" if share < 0.55 else ""
    return [
        f"{number}/{registered.year}", received if is_dated else "",
        "" if is_dated else f"{received - timedelta(9)}..{received}",
        registered if draw.random() < 0.8 else "", channel, draw.choice(TYPES), status, stage,
        resolved, referred, assigned, person, contact,
        draw.choice(SUMMARIES) if draw.random() < 0.4 else "", actions, " ".join(assumed)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    year, number = None, 0
    for registered in days_of_registration(options.rows):
        number = number + 1 if registered.year == year else 1
        year = registered.year
        writer.writerow(row(draw, number, registered))


if __name__ == "__main__":
    main()
