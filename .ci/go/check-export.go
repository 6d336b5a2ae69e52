// Checks an export with Go's own packages for transparency logs, which know nothing of grievances: note
// (the signature of the checkpoint) and tlog (hashes, tiles and proofs). Nothing of this program's own code
// takes part.
//
//	check-export [-seed N] EXPORT VKEY [PROOF...]
//
// Every leaf is taken from the entry bundles, hashed, and held against the tiles and the root; a hundred
// random inclusion proofs and a hundred random consistency proofs are made from the tiles and checked; so
// is each PROOF, a file of `grm audit prove fact`.
package main

import (
	"encoding/base64"
	"flag"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	seed := flag.Int64("seed", time.Now().UnixNano(), "what the proofs are drawn from")
	flag.Parse()
	if flag.NArg() < 2 {
		fmt.Fprintln(os.Stderr, "usage: check-export [-seed N] EXPORT VKEY [PROOF...]")
		os.Exit(64)
	}
	if err := check(flag.Arg(0), flag.Arg(1), flag.Args()[2:], *seed); err != nil {
		fmt.Fprintf(os.Stderr, "%s, with -seed %d: %v\n", flag.Arg(0), *seed, err)
		os.Exit(1)
	}
}

func check(export, vkey string, proofs []string, seed int64) error {
	data, err := os.ReadFile(filepath.Join(export, "checkpoint"))
	if err != nil {
		return err
	}
	tree, err := open(data, vkey)
	if err != nil {
		return err
	}
	reader := tlog.TileHashReader(tree, tiles{export})
	leaves, err := checkLeaves(export, tree, reader)
	if err != nil {
		return err
	}
	if err := checkRandomProofs(tree, reader, leaves, rand.New(rand.NewSource(seed))); err != nil {
		return err
	}
	for _, file := range proofs {
		if err := checkProofFile(file, vkey); err != nil {
			return fmt.Errorf("%s: %v", file, err)
		}
	}
	fmt.Printf("%s: %d leaves, 100 inclusion and 100 consistency proofs (-seed %d), %d proof files\n",
		export, tree.N, seed, len(proofs))
	return nil
}

// open checks the signature of a note and reads the three lines of its checkpoint.
func open(data []byte, vkey string) (tlog.Tree, error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return tlog.Tree{}, err
	}
	signed, err := note.Open(data, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(signed.Text, "\n")
	if len(lines) != 4 || lines[3] != "" || lines[0] != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("no checkpoint of %s: %q", verifier.Name(), signed.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

// tiles reads those of an export: at tile/<level>/<number>, where Go has the height between, tile/8/.
type tiles struct{ export string }

func (tiles) Height() int { return 8 }

func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range wanted {
		data, err := os.ReadFile(filepath.Join(t.export, strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

// checkLeaves hashes every entry and holds it against the tiles, which the reader holds against the root.
func checkLeaves(export string, tree tlog.Tree, reader tlog.HashReader) ([]tlog.Hash, error) {
	var leaves []tlog.Hash
	for start := int64(0); start < tree.N; start += 256 {
		width := tree.N - start
		if width > 256 {
			width = 256
		}
		bundle := tlog.Tile{H: 8, L: -1, N: start / 256, W: int(width)}
		name := strings.Replace(bundle.Path(), "tile/8/data/", "tile/entries/", 1)
		data, err := os.ReadFile(filepath.Join(export, name))
		if err != nil {
			return nil, err
		}
		indexes := make([]int64, 0, width)
		for index := start; index < start+width; index++ {
			if len(data) < 2 || len(data) < 2+int(data[0])<<8+int(data[1]) {
				return nil, fmt.Errorf("%s ends within entry %d", name, index)
			}
			length := int(data[0])<<8 + int(data[1])
			leaves = append(leaves, tlog.RecordHash(data[2:2+length]))
			data = data[2+length:]
			indexes = append(indexes, tlog.StoredHashIndex(0, index))
		}
		if len(data) != 0 {
			return nil, fmt.Errorf("%s goes on after its last entry", name)
		}
		stored, err := reader.ReadHashes(indexes)
		if err != nil {
			return nil, err
		}
		for offset, hash := range stored {
			if hash != leaves[start+int64(offset)] {
				return nil, fmt.Errorf("fact %d is not the one of the tiles", start+int64(offset))
			}
		}
	}
	return leaves, nil
}

func checkRandomProofs(tree tlog.Tree, reader tlog.HashReader, leaves []tlog.Hash, random *rand.Rand) error {
	for i := 0; i < 100; i++ {
		index := random.Int63n(tree.N)
		path, err := tlog.ProveRecord(tree.N, index, reader)
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(path, tree.N, tree.Hash, index, leaves[index]); err != nil {
			return fmt.Errorf("inclusion of fact %d: %v", index, err)
		}
		old := 1 + random.Int63n(tree.N)
		root, err := tlog.TreeHash(old, reader)
		if err != nil {
			return err
		}
		proof, err := tlog.ProveTree(tree.N, old, reader)
		if err != nil {
			return err
		}
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, old, root); err != nil {
			return fmt.Errorf("consistency of %d facts: %v", old, err)
		}
	}
	return nil
}

// checkProofFile checks a C2SP tlog-proof whose extra line has the fact.
func checkProofFile(file, vkey string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	parts := strings.SplitN(string(data), "\n\n", 2)
	lines := strings.Split(parts[0], "\n")
	if len(parts) != 2 || len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" ||
		!strings.HasPrefix(lines[1], "extra ") || !strings.HasPrefix(lines[2], "index ") {
		return fmt.Errorf("no tlog-proof with a fact and its index")
	}
	tree, err := open([]byte(parts[1]), vkey)
	if err != nil {
		return err
	}
	fact, err := base64.StdEncoding.DecodeString(lines[1][len("extra "):])
	if err != nil {
		return err
	}
	index, err := strconv.ParseInt(lines[2][len("index "):], 10, 64)
	if err != nil {
		return err
	}
	var path tlog.RecordProof
	for _, line := range lines[3:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return err
		}
		path = append(path, hash)
	}
	return tlog.CheckRecord(path, tree.N, tree.Hash, index, tlog.RecordHash(fact))
}
