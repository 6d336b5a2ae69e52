#!/usr/bin/env python3
"""Writes inclusion.jsonl and consistency.jsonl: Merkle proofs (RFC 6962 section 2.1) that a verifier has to
accept, and the same proofs spoilt, which it has to reject. Written from the RFC, with hashlib alone; the same
seed gives the same files.

    python3 make-vectors.py [--seed N] [--into DIRECTORY]
"""
import argparse
import base64
import hashlib
import json
import pathlib
import random


def sha256(data):
    return hashlib.sha256(data).digest()


def split(count):
    """The largest power of two smaller than count."""
    return 1 << ((count - 1).bit_length() - 1)


def tree_head(leaves):
    if not leaves:
        return sha256(b"")
    if len(leaves) == 1:
        return leaves[0]
    k = split(len(leaves))
    return sha256(b"\x01" + tree_head(leaves[:k]) + tree_head(leaves[k:]))


def path(m, leaves):
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    if m < k:
        return path(m, leaves[:k]) + [tree_head(leaves[k:])]
    return path(m - k, leaves[k:]) + [tree_head(leaves[:k])]


def subproof(m, leaves, known):
    if m == len(leaves):
        return [] if known else [tree_head(leaves)]
    k = split(len(leaves))
    if m <= k:
        return subproof(m, leaves[:k], known) + [tree_head(leaves[k:])]
    return subproof(m - k, leaves[k:], False) + [tree_head(leaves[:k])]


def text(digest):
    return base64.b64encode(digest).decode()


def spoilt_proofs(proof, rng):
    """(what was done, the proof) for proofs that show nothing any more."""
    for place in range(len(proof)):
        bit = rng.randrange(256)
        changed = bytearray(proof[place])
        changed[bit // 8] ^= 1 << bit % 8
        yield f"bit {bit} of step {place}", proof[:place] + [bytes(changed)] + proof[place + 1:]
        yield f"step {place} left out", proof[:place] + proof[place + 1:]
    yield "a step more at the end", proof + [rng.randbytes(32)]
    yield "a step more at the start", [rng.randbytes(32)] + proof
    if len(set(proof)) > 1:
        yield "steps the other way round", proof[::-1]


def inclusion(rng):
    for size in (1, 2, 3, 5, 8, 21, 64, 100):
        leaves = [sha256(b"\x00" + rng.randbytes(128)) for _ in range(size)]
        root = tree_head(leaves)
        for index in sorted({0, size // 2, size - 1}):
            proof = path(index, leaves)

            def row(desc, want_err, index=index, size=size, root=root, leaf=leaves[index], proof=proof):
                return {"name": f"{index} of {size}: {desc}", "leafIdx": index, "treeSize": size,
                        "root": text(root), "leafHash": text(leaf), "proof": [text(p) for p in proof],
                        "wantErr": want_err}

            yield row("as it is", False)
            yield row("another root", True, root=rng.randbytes(32))
            yield row("another leaf", True, leaf=rng.randbytes(32))
            yield row("an index beyond the tree", True, index=size)
            yield row("the highest index", True, index=2**64 - 1)
            yield row("an empty tree", True, size=0)
            for desc, spoilt in spoilt_proofs(proof, rng):
                yield row(desc, True, proof=spoilt)


def consistency(rng):
    for old, new in ((1, 1), (1, 2), (2, 3), (3, 7), (4, 7), (6, 8), (8, 8), (8, 21), (31, 64), (64, 100), (99, 100)):
        leaves = [sha256(b"\x00" + rng.randbytes(128)) for _ in range(new)]
        roots = tree_head(leaves[:old]), tree_head(leaves)
        proof = subproof(old, leaves, True)

        def row(desc, want_err, old=old, new=new, roots=roots, proof=proof):
            return {"name": f"{old} to {new}: {desc}", "size1": old, "size2": new, "root1": text(roots[0]),
                    "root2": text(roots[1]), "proof": [text(p) for p in proof], "wantErr": want_err}

        yield row("as it is", False)
        yield row("another older root", True, roots=(rng.randbytes(32), roots[1]))
        yield row("another newer root", True, roots=(roots[0], rng.randbytes(32)))
        yield row("nothing before", True, old=0)
        yield row("the older larger", True, old=new + 1)
        if old < new:
            yield row("sizes the other way round", True, old=new, new=old)
            yield row("roots the other way round", True, roots=roots[::-1])
        for desc, spoilt in spoilt_proofs(proof, rng):
            yield row(desc, True, proof=spoilt)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=6962)
    parser.add_argument("--into", type=pathlib.Path, default=pathlib.Path(__file__).parent)
    options = parser.parse_args()
    for name, rows in (("inclusion", inclusion), ("consistency", consistency)):
        rng = random.Random(options.seed)
        lines = [json.dumps(row, separators=(",", ":")) + "\n" for row in rows(rng)]
        (options.into / f"{name}.jsonl").write_text("".join(lines))


if __name__ == "__main__":
    main()
