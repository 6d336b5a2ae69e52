#!/usr/bin/env python3
"""Checks an export of a grievance ledger, and recounts its reports, from the bytes alone.

    verify.py FOLDER                               is the export whole and unchanged?
    verify.py FOLDER --vkey KEY                    and signed by that key? (needs the package cryptography)
    verify.py FOLDER --checkpoint FILE             and does it hold what a checkpoint from elsewhere seals?
    verify.py FOLDER --period 2024-H1              the report of a period, recounted, as JSON
    verify.py FOLDER --report FILE                 are the figures of this report what the bytes give?

FOLDER is what `grm audit export` makes. Nothing here comes from the program that wrote it: this was written
from docs/format.md, docs/calendar.md and docs/figures.md, with Python's standard library. Each function
names the section that it follows. To check this checker, read those pages beside it.

Exit status: 0 all is well; 1 something is wrong; 64 usage; 65 bad input; 66 missing input; 69 cryptography is
needed and not there.
"""
import argparse
import base64
import json
import pathlib
import sys

from verifier.checks import (
    Keys, check_all_words, check_genesis, check_kept_notes, check_note, check_order,
    check_register_numbers, check_root, check_tiles, check_witnesses)
from verifier.export import OPEN_WORDS, Export, read_words
from verifier.facts import KNOWN_KINDS, PUBLISHED, RESTATED
from verifier.faults import BadInput, Damaged
from verifier.figures import RULES, Period, canonical, differences, parse_period, preceding, recount
from verifier.seal import Ed25519PublicKey, parse_note, parse_verifier_key
from verifier.working_days import civil


def check_report(export, report, where, period, known, previous=None):
    """Recounts a report; what its `notices` say in words is taken as it is."""
    counted = recount(export, period, known, previous or preceding(period))
    counted["notices"] = report.get("notices") if isinstance(report, dict) else []
    return (f"{where}: {difference}" for difference in differences(report, counted))


def check_published(export, opened):
    """docs/format.md, 112 and 113: the figures of a published report are those of its cut."""
    for fact in export.facts:
        if fact.kind not in (PUBLISHED, RESTATED):
            continue
        where = f"the report published as fact {fact.sequence}"
        text, known = opened.get(fact.sequence, {}).get("figures"), fact.number(8, "Q")
        try:
            report = json.loads(text)
        except (ValueError, TypeError, RecursionError):
            yield f"{where} has no figures in {OPEN_WORDS[0]} that can be read"
            continue
        if not 1 <= known <= fact.sequence or fact.number(16, "H") != RULES:
            yield f"{where} has a cut or a version of the rules that cannot be recounted"
            continue
        if text != canonical(report):
            yield f"{where} is not in the canonical form of RFC 8785"
        yield from check_report(export, report, where, Period(fact.number(0, "i"), fact.number(4, "i")), known)


def read_report(path):
    """(report, period, known) of a file that `grm report --format json` or `--publish` wrote."""
    try:
        report = json.loads(read_given(path))
        first, last = (civil(*map(int, report["period"][end].split("-"))) for end in ("from", "to"))
        return report, Period(first, last), int(report["cut"]["sequence"]) + 1
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise BadInput(65, f"{path} is no report in JSON with a period and a cut")


def read_checkpoint(path):
    try:
        return parse_note(read_given(path), path)
    except Damaged as damage:
        raise BadInput(65, damage)


def read_given(path):
    try:
        return pathlib.Path(path).read_bytes()
    except OSError as error:
        raise BadInput(66, f"{path} cannot be read: {error.strerror}")


# --- The program ---

def sound(export, keys):
    """Every fault of the export itself."""
    yield from check_root(export)
    yield from check_tiles(export)
    yield from check_order(export)
    yield from check_register_numbers(export)
    yield from check_kept_notes(export, keys)
    yield from check_all_words(export)


def opened_words(export):
    return {line.sequence: line.fields for line in read_words(export, OPEN_WORDS[0])}


def faults(export, options):
    """Every fault, those of reports last: they are recounted only where the export itself is sound."""
    keys = Keys(options.vkey, options.witness, options.require_witness)
    found = list(sound(export, keys))
    if options.checkpoint:
        given = read_checkpoint(options.checkpoint)
        found += check_note(given, options.checkpoint, export, keys)
        found += check_witnesses(given, options.checkpoint, keys)
    else:
        found += check_witnesses(export.note, "checkpoint", keys)
    if not found:
        opened = opened_words(export)
        found += check_genesis(export, opened)
        found += check_published(export, opened)
    if not found and options.report:
        report, period, known = read_report(options.report)
        if not 1 <= known <= len(export.facts):
            raise BadInput(65, f"{options.report} sees {known} facts, and the export has {len(export.facts)}")
        found += check_report(export, report, options.report, period, known, options.previous)
    return found


def notes(export, options):
    """What was not checked, and what is unknown."""
    if not options.vkey:
        yield "no signature was checked, for no verifier key was given (--vkey)"
    elif not Ed25519PublicKey:
        yield "no signature was checked, for the Python package cryptography is not there"
    if not options.checkpoint:
        yield "nothing shows that this is all there was: only a checkpoint from elsewhere does (--checkpoint)"
    for fact in export.facts:
        if fact.kind not in KNOWN_KINDS or fact.version != 1:
            yield f"fact {fact.sequence} has a kind and version, {fact.kind} and {fact.version}, unknown here"
    for name in export.strays():
        yield f"{name} is no part of an export and was not looked at"


class Arguments(argparse.ArgumentParser):
    def error(self, message):
        raise BadInput(64, message)


def arguments():
    parser = Arguments(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--vkey", type=parse_verifier_key, help="the log's verifier key")
    parser.add_argument("--witness", type=parse_verifier_key, action="append", default=[],
                        help="the verifier key of a witness; may be given again")
    parser.add_argument("--require-witness", type=int, default=0, metavar="N",
                        help="how many of the given witnesses have to have cosigned the checkpoint")
    parser.add_argument("--checkpoint", metavar="FILE", help="a checkpoint that was kept elsewhere")
    parser.add_argument("--period", type=parse_period, help="recount the report of this period")
    parser.add_argument("--previous", type=parse_period, help="beside this one, in place of the one before")
    parser.add_argument("--as-of", type=int, metavar="N", help="as known when fact N was the last")
    parser.add_argument("--report", metavar="FILE", help="a report in JSON, to be held against the facts")
    return parser


def run(options):
    if options.require_witness and not Ed25519PublicKey:
        raise BadInput(69, "cosignatures can be checked only with the Python package cryptography")
    export = Export(options.folder)
    found = faults(export, options)
    out = sys.stderr if options.period else sys.stdout
    for sentence in found:
        print(f"FAULT: {sentence}", file=out)
    for sentence in notes(export, options):
        print(f"note: {sentence}", file=out)
    if found:
        print(f"The export has {len(found)} {'fault' if len(found) == 1 else 'faults'}.", file=out)
        return 1
    root = base64.b64encode(export.note.root).decode()
    print(f"{export.note.origin}: {len(export.facts)} facts, root {root}, "
          f"{len(export.kept_notes)} checkpoints; no fault was found.", file=out)
    if options.period:
        print(canonical(asked_report(export, options)))
    return 0


def asked_report(export, options):
    known = len(export.facts) if options.as_of is None else options.as_of + 1
    if not 1 <= known <= len(export.facts):
        raise BadInput(65, f"--as-of {options.as_of} is no fact of this export, which has {len(export.facts)}")
    return recount(export, options.period, known, options.previous or preceding(options.period))


def main():
    try:
        return run(arguments().parse_args())
    except Damaged as damage:
        print(f"FAULT: {damage}.")
        return 1
    except BadInput as refusal:
        print(f"verify.py: {refusal}", file=sys.stderr)
        return refusal.status


if __name__ == "__main__":
    sys.exit(main())
