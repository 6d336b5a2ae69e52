"""What has to hold in an export. Each check gives a sentence for every fault that it finds."""
from collections import defaultdict
from typing import NamedTuple

from .export import CONFIDENTIAL_WORDS, OPEN_WORDS, PUBLIC_WORDS, read_words, tile_paths
from .facts import GRIEVANCE, LEDGER_OPENED, REGISTERED, VOIDED
from .faults import Damaged
from .reading import by_subject, standing
from .seal import Ed25519PublicKey, VerifierKey, parse_note, verdicts


def check_root(export):
    """docs/format.md, "The tree": the root over the facts is the one that was signed."""
    if export.root(export.note.size) != export.note.root:
        yield f"the root over the {export.note.size} facts is not the one of the checkpoint: a fact was changed"


def check_tiles(export):
    """docs/format.md, "Exports": tile L holds the roots of the subtrees of 256^L facts."""
    level, count = 0, export.note.size
    while count:
        for path, start, width in tile_paths(level, count):
            try:
                if export.read(path) != b"".join(export.levels[8 * level][start:start + width]):
                    yield f"{path} does not have the hashes of its facts"
            except Damaged as damage:
                yield str(damage)
        level, count = level + 1, count // 256


def check_order(export):
    """docs/format.md, "What has to hold": sequence, revisions, recorded-at; and that `about` looks back."""
    revisions, recorded_at = defaultdict(int), export.facts[0].recorded_at
    for position, fact in enumerate(export.facts):
        if fact.sequence != position:
            yield f"fact {position} says that it is fact {fact.sequence}"
        if fact.revision != revisions[fact.subject]:
            yield f"fact {position} has revision {fact.revision} in the place of {revisions[fact.subject]}"
        if fact.recorded_at < recorded_at:
            yield f"fact {position} was recorded before the fact ahead of it"
        if fact.about >= max(position, 1):
            yield f"fact {position} is about fact {fact.about}, which is not there before it"
        if (fact.kind == LEDGER_OPENED) != (position == 0):
            yield f"fact {position} has kind {fact.kind}, and fact 0 and no other opens the ledger"
        revisions[fact.subject] += 1
        recorded_at = max(recorded_at, fact.recorded_at)


def check_register_numbers(export):
    """docs/format.md, "What has to hold": no number of a year, up to the last one used, is unaccounted for."""
    accounted, ends = defaultdict(set), defaultdict(int)
    for subject, facts in by_subject(export.facts, GRIEVANCE).items():
        year, number = subject >> 32 & 0xFFFF, subject & 0xFFFFFFFF
        ends[year] = max(ends[year], number + 1)
        if any(fact.kind in (REGISTERED, VOIDED) for fact, _ in standing(facts)):
            accounted[year].add(number)
    for year, end in sorted(ends.items()):
        numbers = sorted(accounted[year] | {end})
        for before, after in zip([0, *numbers], numbers):
            if after > before + 1:
                yield f"{before + 1}/{year} is neither registered nor void, nor is any before {after}/{year}"


class Keys(NamedTuple):
    """Whose signatures are looked at; those of others are ignored."""
    log: VerifierKey | None
    witnesses: list
    required: int


def check_kept_notes(export, keys):
    """docs/format.md, "Checkpoints": each kept one seals the beginning of this log."""
    if str(export.note.size) not in export.kept_notes:
        yield f"checkpoints/{export.note.size} is missing, the note of the exported size"
    for name in export.kept_notes:
        where = f"checkpoints/{name}"
        try:
            note = parse_note(export.read(where), where)
        except Damaged as damage:
            yield str(damage)
            continue
        if name != str(note.size):
            yield f"{where} speaks of {note.size} facts"
        yield from check_note(note, where, export, keys)
    yield from check_note(export.note, "checkpoint", export, keys)


def check_note(note, where, export, keys):
    """What a checkpoint says of this log, and that no line by a known key is forged."""
    if note.origin != export.note.origin:
        yield f"{where} is of another log, {note.origin}"
    elif note.size > export.note.size:
        yield f"{where} seals {note.size} facts, and there are only {export.note.size}: the end was cut off"
    elif export.root(note.size) != note.root:
        yield f"{where} seals {note.size} facts under another root: they were changed since"
    if keys.log and Ed25519PublicKey and not any(verdicts(keys.log, note)):
        yield f"{where} has no signature by the given key of {keys.log.name}"
    for witness in keys.witnesses:
        if not all(verdicts(witness, note)):
            yield f"{where} has a line of {witness.name} that is not its cosignature"


def check_witnesses(note, where, keys):
    count = sum(any(verdicts(witness, note)) for witness in keys.witnesses)
    if count < keys.required:
        yield f"{where} was cosigned by {count} of the given witnesses, and {keys.required} are required"


def check_words(export, name, names, foreign):
    """docs/format.md, "Words" and "Exports": the words fit the digests in the facts, and are of their class."""
    try:
        lines = read_words(export, name)
    except Damaged as damage:
        yield str(damage)
        return
    last = -1
    for line in lines:
        if not last < line.sequence < len(export.facts):
            yield f"{name} has the words of a fact {line.sequence} out of place"
            continue
        last = line.sequence
        if export.facts[last].words_digest != line.digest:
            yield f"the words of fact {last} in {name} are not those that the fact commits to"
        for word in sorted(line.fields.keys() & foreign):
            yield f"{name} has a field {word!r} of fact {last}, which must not be there"


def check_all_words(export):
    yield from check_words(export, *OPEN_WORDS, PUBLIC_WORDS[1] | CONFIDENTIAL_WORDS)
    if (export.folder / PUBLIC_WORDS[0]).exists():
        yield from check_words(export, *PUBLIC_WORDS, OPEN_WORDS[1] | CONFIDENTIAL_WORDS)


def check_genesis(export, opened):
    """docs/format.md, "Words": fact 0 says who the ledger is, and its origin is that of the checkpoint."""
    for word in {"project", "origin", "time_zone"} - opened.get(0, {}).keys():
        yield f"{OPEN_WORDS[0]} does not have the {word} of fact 0"
    origin = opened.get(0, {}).get("origin", export.note.origin)
    if origin != export.note.origin:
        yield f"the checkpoint is of {export.note.origin}, and fact 0 says {origin}"
