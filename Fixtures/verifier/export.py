"""The folder of an export: docs/format.md, "Exports" and "Words"."""
import base64
import json
import pathlib
from functools import cached_property
from typing import NamedTuple

from .facts import RECORD, Fact
from .faults import BadInput, Damaged
from .seal import parse_note, root_of_first, sha256, strict_base64, subtree_roots


def tile_path(level, index, width):
    """Where a tile or an entry bundle lies: 1234067 is x001/x234/067; behind a part stands its width."""
    groups = [f"{index % 1000:03}"]
    while index := index // 1000:
        groups.insert(0, f"x{index % 1000:03}")
    return f"tile/{level}/{'/'.join(groups)}" + (f".p/{width}" if width < 256 else "")


def tile_paths(level, count):
    """(path, first entry, entries) of every tile that holds so many entries."""
    for start in range(0, count, 256):
        width = min(256, count - start)
        yield tile_path(level, start // 256, width), start, width


OPEN_WORDS = ("words/open.jsonl", {"project", "origin", "time_zone", "name", "source", "figures"})
PUBLIC_WORDS = (
    "public-words/words.jsonl", {"summary", "actions", "referred_to", "reason", "commitment"})
CONFIDENTIAL_WORDS = {"statement", "person", "contact", "assignee", "traits"}


class Export:
    """An export folder: its checkpoint and its facts, read once."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        if not (self.folder / "checkpoint").is_file():
            raise BadInput(66, f"{folder} is no export: it has no file named checkpoint")
        self.seen = set()
        self.note = parse_note(self.read("checkpoint"), "checkpoint")
        if self.note.size == 0:
            raise Damaged("checkpoint speaks of no facts at all, and every ledger has a first one")
        self.entries = list(self.read_entries())
        self.facts = [Fact(*RECORD.unpack(entry)) for entry in self.entries]
        self.levels = subtree_roots([sha256(b"\x00" + entry) for entry in self.entries])

    def read(self, name):
        self.seen.add(name)
        try:
            return (self.folder / name).read_bytes()
        except OSError as error:
            raise Damaged(f"{name} cannot be read: {error.strerror}")

    def read_entries(self):
        """Each entry is a fact behind its length, two bytes, highest first."""
        for path, _, width in tile_paths("entries", self.note.size):
            bundle = self.read(path)
            if len(bundle) != width * 130:
                raise Damaged(f"{path} has {len(bundle)} bytes; {width} facts make {width * 130}")
            for offset in range(0, len(bundle), 130):
                if bundle[offset:offset + 2] != b"\x00\x80":
                    raise Damaged(f"{path} has an entry at byte {offset} that is not 128 bytes long")
                yield bundle[offset + 2:offset + 130]

    def root(self, size):
        return root_of_first(size, self.levels)

    @cached_property
    def kept_notes(self):
        """The names of the files in checkpoints/, which are the sizes of the trees."""
        folder = self.folder / "checkpoints"
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []

    def strays(self):
        """Files that no check has looked at."""
        paths = (path for path in self.folder.rglob("*") if not path.is_dir())
        return sorted({path.relative_to(self.folder).as_posix() for path in paths} - self.seen)


def parse_disclosure(text, where):
    """(name, value) of a disclosure: base64url, without padding, of the JSON array [salt, name, value]."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        salt, name, value = json.loads(data.decode("utf-8"))
    except (ValueError, TypeError, RecursionError):
        raise Damaged(f"{where} has a disclosure that cannot be read")
    if not all(isinstance(part, str) for part in (salt, name, value)):
        raise Damaged(f"{where} has a disclosure that is not of three strings")
    return name, value


class WordsLine(NamedTuple):
    """The words of one fact, as far as they are carried."""
    sequence: int
    fields: dict
    digest: bytes


def parse_words_line(line, where):
    try:
        row = json.loads(line.decode("utf-8"))
        sequence, disclosures, digests = row["sequence"], row["disclosures"], row["digests"]
        others = [strict_base64(digest) for digest in digests]
        field_digests = [sha256(text.encode("ascii")) for text in disclosures]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Damaged(f"{where} is not a line of words")
    if json.dumps(row, separators=(",", ":")).encode() != line:
        raise Damaged(f"{where} is not written as a line of words is, without spaces and escapes")
    if type(sequence) is not int or len(row) != 3 or None in others or not disclosures:
        raise Damaged(f"{where} is not a line of words")
    fields = dict(parse_disclosure(text, where) for text in disclosures)
    return WordsLine(sequence, fields, sha256(b"".join(sorted(field_digests + others))))


def read_words(export, name):
    data = export.read(name)
    if data and not data.endswith(b"\n"):
        raise Damaged(f"{name} does not end with a line feed")
    return [parse_words_line(line, f"{name}, line {place}")
            for place, line in enumerate(data.split(b"\n")[:-1], 1)]
