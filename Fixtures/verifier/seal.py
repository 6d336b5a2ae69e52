"""The tree, checkpoints and signed notes: docs/format.md, "The tree" and "Checkpoints"."""
import base64
import binascii
import hashlib
import re
from typing import NamedTuple

from .faults import BadInput, Damaged

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    Ed25519PublicKey = None


def sha256(data):
    return hashlib.sha256(data).digest()


def subtree_roots(leaves):
    """All perfect subtrees: [k][i] is the root over the 2^k leaves from i 2^k on."""
    levels = [leaves]
    while len(levels[-1]) > 1:
        below = levels[-1]
        levels.append([sha256(b"\x01" + below[i] + below[i + 1]) for i in range(0, len(below) - 1, 2)])
    return levels


def root_of_first(size, levels):
    """The root over the first so many leaves: its perfect subtrees, joined from the smallest up."""
    root, start = None, size
    for k in range(size.bit_length()):
        if size >> k & 1:
            start -= 1 << k
            subtree = levels[k][start >> k]
            root = subtree if root is None else sha256(b"\x01" + subtree + root)
    return sha256(b"") if root is None else root


class Signature(NamedTuple):
    name: str
    key_id: bytes
    blob: bytes


class Note(NamedTuple):
    """A signed note over the three lines of a checkpoint."""
    text: bytes
    origin: str
    size: int
    root: bytes
    signatures: list


def strict_base64(text):
    """Bytes of standard base64; None where the text is not exactly what those bytes are written as."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if base64.b64encode(data).decode() == text else None


def parse_note(data, where):
    try:
        text, lines = data.decode("utf-8").split("\n\n")
    except ValueError:
        raise Damaged(f"{where} is no signed note: it lacks one empty line between text and signatures")
    head = re.fullmatch(r"([^\s+]+)\n(0|[1-9][0-9]{0,18})\n([A-Za-z0-9+/]{43}=)", text)
    root = strict_base64(head[3]) if head else None
    if root is None:
        raise Damaged(f"{where} is no checkpoint: its text is not origin, size and root, a line each")
    if not lines.endswith("\n"):
        raise Damaged(f"{where} does not end with a line feed")
    signatures = [parse_signature(line, where) for line in lines[:-1].split("\n")]
    return Note((text + "\n").encode(), head[1], int(head[2]), root, signatures)


def parse_signature(line, where):
    match = re.fullmatch(r"\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)", line)
    blob = strict_base64(match[2]) if match else None
    if blob is None or len(blob) < 5:
        raise Damaged(f"{where} has a line among its signatures that is none")
    return Signature(match[1], blob[:4], blob[4:])


class VerifierKey(NamedTuple):
    name: str
    key_id: bytes
    algorithm: int
    public: bytes


def parse_verifier_key(text):
    match = re.fullmatch(r"([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)", text.strip())
    data = strict_base64(match[3]) if match else None
    if data is None or len(data) != 33:
        raise BadInput(65, f"{text!r} is no verifier key: it has to be <name>+<8 hexadecimal digits>+<base64>")
    key_id = sha256(match[1].encode() + b"\n" + data)[:4]
    if key_id.hex() != match[2]:
        raise BadInput(65, f"the verifier key of {match[1]} was mistyped: its id would be {key_id.hex()}")
    return VerifierKey(match[1], key_id, data[0], data[1:])


def verdicts(key, note):
    """Of each line by the key, a signature (algorithm 1) or a cosignature (4): whether it holds."""
    if not Ed25519PublicKey:
        return []
    return [is_valid(key, signature.blob, note.text) for signature in note.signatures
            if (signature.name, signature.key_id) == (key.name, key.key_id)]


def is_valid(key, blob, message):
    if key.algorithm == 4:
        seconds = int.from_bytes(blob[:8], "big")
        blob, message = blob[8:], f"cosignature/v1\ntime {seconds}\n".encode() + message
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(blob, message)
        return True
    except (InvalidSignature, ValueError):
        return False
