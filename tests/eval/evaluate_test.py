#!/usr/bin/python3
"""Does eval/evaluate.py run, judge and keep the sealed half sealed?

usage: evaluate_test.py ISNAD

The program is a stand-in: `analyze` answers with claims made of gold (systems.py) and with canned numbers and
dates; `eval` is the real one. The evaluation data are made of the fixture.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
ISNAD = None

STAND_IN = '''#!/usr/bin/python3
import json, os, sys
sys.path.insert(0, {here!r})
import systems
arguments = sys.argv[1:]
if arguments[0] == 'eval':
    os.execv({isnad!r}, [{isnad!r}, *arguments])
if '--show' in arguments:
    layer = arguments[arguments.index('--show') + 1]
    for line in sys.stdin:
        record = json.loads(line)
        number = [w for w in record['text'].split() if w.isdigit()]
        value = {{'quantities': [{{'kind': 'cardinal', 'value': float(w)}} for w in number],
                 'dates': [{{'type': 'date', 'value': record['published']}}] if not number else []}}[layer]
        print(json.dumps({{'document': record['id'], layer: value}}))
    sys.exit(0)
own = any(a.endswith('documents.jsonl') for a in arguments)
with open({own!r} if own else {gold!r}) as f:
    gold = [json.loads(line) for line in f]
for claim in systems.claims(gold, 1, {faults}):
    print(json.dumps(claim))
sys.exit({code})
'''
CASES = [{'id': 'n1', 'kind': 'number', 'text': 'x 12', 'expect': {'value': 12}},
         {'id': 'n2', 'kind': 'number', 'text': 'x 12', 'expect': {'value': 13}},
         {'id': 'n3', 'kind': 'money', 'text': 'x 1', 'expect': {'value': 2}},
         {'id': 'd1', 'kind': 'date', 'text': 'today', 'ref': '2024-03-14', 'expect': {'start': '2024-03-14', 'grain': 'day'}},
         {'id': 'n4', 'kind': 'number', 'text': 'x', 'expect': {'value': 1}, 'skip': 'wrong'}]


class Evaluate(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.shared = os.path.join(self.folder, 'shared')
        for name in ('documents', 'gold', 'peers'):
            os.makedirs(os.path.join(self.shared, name))
        for name in ('gold.jsonl', 'split.tsv'):
            shutil.copy(os.path.join(HERE, name), os.path.join(self.shared, 'gold'))
        self.write('shared/documents/a.txt', 'text')
        self.limits = self.write('limits.toml', '[gold.at_least]\nclaims_f1 = 0.9\n[own.at_least]\nclaims_f1 = 0.9\n'
                                                '[gold.at_most]\ninvented_time = 0.15\n')
        self.write('shared/peers/suite.jsonl', ''.join(json.dumps(c) + '\n' for c in CASES))

    def write(self, name, text):
        with open(os.path.join(self.folder, name), 'w', encoding='utf-8') as f:
            f.write(text)
        return os.path.join(self.folder, name)

    def evaluate(self, *options, faults=0, code=0, evaluation=None, **environment):
        own = os.path.join(ROOT, 'eval', 'own', 'region-sample.jsonl')
        program = self.write('isnad', STAND_IN.format(here=HERE, isnad=ISNAD, own=own, faults=faults, code=code,
                                                      gold=os.path.join(HERE, 'gold.jsonl')))
        os.chmod(program, 0o755)
        clean = {k: v for k, v in os.environ.items() if k != 'CI'}
        done = subprocess.run([sys.executable, os.path.join(ROOT, 'eval', 'evaluate.py'), '--isnad', program,
                               '--thresholds', self.limits, *options],
                              capture_output=True, env={**clean, 'ISNAD_EVAL_DATA': evaluation or self.shared,
                                                        'PYTHONIOENCODING': 'utf-8', **environment})
        return done.returncode, done.stdout.decode('utf-8'), done.stderr.decode('utf-8')

    def test_perfect_claims_pass(self):
        code, out, err = self.evaluate('--only', 'gold', '--only', 'own', code=3)
        self.assertEqual((code, err), (0, ''))
        self.assertRegex(out, r'claims all: F1 1\.000')
        self.assertRegex(out, r'claims own: F1 1\.000')
        self.assertRegex(out, r'ECE 0\.\d{4}')

    def test_bad_claims_miss_the_thresholds(self):
        code, _, err = self.evaluate('--only', 'gold', faults=0.8)
        self.assertEqual(code, 1)
        self.assertIn('FAILED gold: claims_f1 is 0.', err)

    def test_a_failing_program_fails(self):
        self.assertEqual(self.evaluate('--only', 'gold', code=1)[0], 1)

    def test_the_sealed_half_stays_sealed(self):
        code, out, err = self.evaluate('--only', 'gold', '--errors', faults=0.4)
        named = set(re.findall(r'^(?:MISSED|WRONG [a-z_ ]+) ([a-z]\d?)-', out, re.M))
        named |= set(re.findall(r'^SPURIOUS (\S+)', out, re.M))
        self.assertIn('a', named)
        self.assertNotIn('b', named)                            # of `check`
        code, out, err = self.evaluate('--errors', '--part', 'check')
        self.assertEqual((code, out), (2, ''))
        self.assertIn('--unseal', err)
        code, out, err = self.evaluate('--only', 'gold', '--errors', '--part', 'check', '--unseal', faults=0.4)
        self.assertRegex(out, r'(?m)^MISSED b-\d')

    def test_peers(self):
        code, out, _ = self.evaluate('--only', 'peers', '--errors')
        self.assertRegex(out, r'suite +number +1 +2 +50\.00%')
        self.assertRegex(out, r'suite +date +1 +1 +100\.00%')
        self.assertIn('n2\tnumber', out)
        code, out, _ = self.evaluate('--only', 'peers', '--json')
        figures = json.loads(out)['figures']['peers']
        self.assertAlmostEqual(figures['suite'], 2 / 3)         # without money
        self.assertEqual(figures['suite/money'], 0)

    def test_absent_evaluation(self):
        code, out, err = self.evaluate('--only', 'gold', evaluation='/none')
        self.assertEqual((code, out), (0, ''))
        self.assertIn('SKIPPED gold', err)
        self.assertEqual(self.evaluate('--only', 'gold', evaluation='/none', CI='true')[0], 1)


if __name__ == '__main__':
    ISNAD = os.path.abspath(sys.argv.pop(1))
    unittest.main()
