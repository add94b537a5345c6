#!/usr/bin/python3
"""Does `isnad eval` score as the reference does?

usage: twin_test.py ISNAD [--update]

Gold: tests/eval/gold.jsonl, eval/own, and $ISNAD_EVAL_DATA/gold where it is there. Systems: made of the gold,
as it is and with faults (systems.py). Where $ISNAD_EVAL_DATA/score/score_claims.py is there, its output and
that of `isnad eval` are equal to the byte, for every gold, system and option. Where it is not, the outputs over
tests/eval/gold.jsonl that it once wrote (tests/eval/twin.txt; --update writes them anew) stand for it.
"""
import contextlib
import functools
import glob
import importlib.util
import io
import json
import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, HERE)
import systems  # noqa: E402

EVALUATION = os.environ.get('ISNAD_EVAL_DATA') or os.path.join(ROOT, '..', 'shared')
REFERENCE = os.path.join(EVALUATION, 'score', 'score_claims.py')
FIXTURE = os.path.join(HERE, 'gold.jsonl')
RECORDED = os.path.join(HERE, 'twin.txt')
OPTIONS = ([], ['--errors'], ['--json'], ['--core', '--errors'], ['--part', 'dev', '--errors'],
           ['--part', 'check', '--json', '--core'])
FAULTS = (0, 0.1, 0.4, 0.6)
ISNAD = None


def read(paths):
    out = []
    for path in paths:
        with open(path, encoding='utf-8') as f:
            out += [json.loads(line) for line in f]
    return out


def write_system(path, gold, seed, faults):
    with open(path, 'w', encoding='utf-8') as f:
        for c in systems.claims(gold, seed, faults):
            f.write(json.dumps(c, ensure_ascii=bool(seed % 2)) + '\n')


def output(command):
    done = subprocess.run(command, capture_output=True, timeout=600)
    if done.returncode != 0:
        raise AssertionError(f'{command}: {done.returncode}: {done.stderr.decode()[-1000:]}')
    return done.stdout.decode('utf-8')


def isnad(gold, system, options):
    return output([ISNAD, 'eval', *gold, '--system', system, *options])


@functools.cache
def scorer():
    spec = importlib.util.spec_from_file_location('score_claims', REFERENCE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def reference(gold, system, options):
    written, arguments = io.StringIO(), sys.argv
    sys.argv = ['score_claims.py', *gold, '--system', system, *options]
    try:
        with contextlib.redirect_stdout(written):
            scorer().main()
    finally:
        sys.argv = arguments
    return written.getvalue()


def cases(gold, folder, seeds):
    """(name, system file, options) over faults, seeds and options; --part where there is a split."""
    split = os.path.exists(os.path.join(os.path.dirname(gold[0]), 'split.tsv'))
    lines = read(gold)
    for faults in FAULTS:
        for seed in range(seeds if faults else 1):
            system = os.path.join(folder, 'system.jsonl')
            write_system(system, lines, seed, faults)
            for options in OPTIONS:
                if split or '--part' not in options:
                    yield f"faults {faults} seed {seed} {' '.join(options)}".rstrip(), system, options


def record(folder, score):
    return ''.join(f'== {name}\n{score([FIXTURE], system, options)}' for name, system, options in cases([FIXTURE], folder, 2))


class Twin(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def hold_equal(self, gold, seeds):
        if not os.path.exists(REFERENCE):
            self.skipTest(f'no evaluation data at {EVALUATION}')
        for name, system, options in cases(gold, self.folder, seeds):
            want = reference(gold, system, options)
            self.assertEqual(want, isnad(gold, system, options), name)

    def test_recorded(self):
        with open(RECORDED, encoding='utf-8') as f:
            recorded = f.read()
        self.assertEqual(recorded, record(self.folder, isnad))

    def test_recorded_is_the_reference(self):
        if not os.path.exists(REFERENCE):
            self.skipTest(f'no evaluation data at {EVALUATION}')
        with open(RECORDED, encoding='utf-8') as f:
            self.assertEqual(f.read(), record(self.folder, reference), 'twin_test.py ISNAD --update')

    def test_fixture(self):
        self.hold_equal([FIXTURE], 6)

    def test_own(self):
        self.hold_equal(sorted(glob.glob(os.path.join(ROOT, 'eval', 'own', '*.jsonl'))), 2)

    def test_shared(self):
        self.hold_equal(sorted(glob.glob(os.path.join(EVALUATION, 'gold', '*.jsonl'))), 1)

    def test_perfect_system_is_perfect(self):
        for gold in ([FIXTURE], sorted(glob.glob(os.path.join(ROOT, 'eval', 'own', '*.jsonl')))):
            system = os.path.join(self.folder, 'system.jsonl')
            write_system(system, read(gold), 0, 0)
            result = json.loads(isnad(gold, system, ['--json']))
            self.assertEqual((result['precision'], result['recall']), (1.0, 1.0))
            self.assertEqual(result['slots'], {k: 1.0 for k in result['slots']})
            self.assertEqual(set(result['invented'].values()) - {0.0}, set())

    def test_pairs(self):
        system, pairs = (os.path.join(self.folder, n) for n in ('system.jsonl', 'pairs.jsonl'))
        write_system(system, read([FIXTURE]), 1, 0.4)
        result = json.loads(isnad([FIXTURE], system, ['--json', '--pairs', pairs]))
        lines = read([pairs])
        right = {p['gold'] for p in lines} - {None}
        self.assertAlmostEqual(len(right) / result['gold'], result['recall'])
        found = round(result['recall'] * result['gold'])
        spurious = sum(p['gold'] is None for p in lines)
        self.assertAlmostEqual(found / (found + spurious), result['precision'])


class Refusals(unittest.TestCase):
    """Each wrong input has its exit code and a message with its place."""

    def refuse(self, code, message, *arguments):
        done = subprocess.run([ISNAD, 'eval', *arguments], capture_output=True)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertIn(message, done.stderr.decode('utf-8'))
        self.assertEqual(done.stdout, b'')

    def write(self, text):
        file = tempfile.NamedTemporaryFile('wb', suffix='.jsonl')
        self.addCleanup(file.close)
        file.write(text)
        file.flush()
        return file.name

    def test_refusals(self):
        self.refuse(4, '/none.jsonl', '/none.jsonl', '--system', FIXTURE)
        self.refuse(4, ':1', FIXTURE, '--system', FIXTURE)
        for line in (b'{"doc": 1}', b'{', b'[' * 100000, b'{"doc": "a", "id": "x"}', b'{"a": "\xff"}', b'"\\u12"',
                     b'{"doc": "a", "ignore": [[1]]}', b'01', b'1e', b'nul', b'{"a" 1}', b'"\x01"'):
            self.refuse(4, ':2', self.write(b'\n' + line), '--system', FIXTURE)
        self.refuse(4, 'split.tsv', self.write(b''), '--system', self.write(b''), '--part', 'dev')
        self.refuse(9, '/none/pairs', FIXTURE, '--system', self.write(b''), '--pairs', '/none/pairs')

    def test_nothing(self):
        empty = self.write(b'')
        self.assertIn('F1 0.000', isnad([empty], empty, []))


if __name__ == '__main__':
    ISNAD = os.path.abspath(sys.argv.pop(1))
    if '--update' in sys.argv:
        with tempfile.TemporaryDirectory() as scratch, open(RECORDED, 'w', encoding='utf-8') as f:
            f.write(record(scratch, reference))
    else:
        unittest.main(warnings='ignore')               # the reference leaves its files open
