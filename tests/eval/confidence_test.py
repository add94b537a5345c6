#!/usr/bin/python3
"""Do the program and eval/fit_confidence.py see the same in a claim, and does the fit find what it was made from?

usage: confidence_test.py ISNAD
"""
import json
import os
import subprocess
import sys
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, 'eval'))
import fit_confidence  # noqa: E402

PACKS = os.path.join(ROOT, 'packs')
ISNAD = None


def weights():
    with open(os.path.join(PACKS, 'conflict-core', 'claims', 'confidence.tsv'), encoding='utf-8') as f:
        rows = [line.split('\t') for line in f if not line.startswith('#')]
    return {row[0]: float(row[1]) for row in rows[1:]}


class Confidence(unittest.TestCase):
    def test_the_program_says_what_the_model_says(self):
        sample = os.path.join(PACKS, 'region-sample', 'documents.jsonl')
        out = subprocess.run([ISNAD, 'analyze', sample], stdout=subprocess.PIPE, check=True).stdout
        claims = [json.loads(line) for line in out.splitlines()]
        self.assertGreater(len(claims), 50)
        sizes = {}
        with open(sample, encoding='utf-8') as f:
            for record in map(json.loads, f):
                sizes[record['id']] = len(record['text'].encode('utf-8'))
        documents = {}
        for claim in claims:
            documents[claim['document']['name']] = documents.get(claim['document']['name'], 0) + 1
        table = weights()
        unsaid = 0
        for claim in claims:
            name = claim['document']['name']
            said = fit_confidence.features(claim, documents[name], sizes[name])
            self.assertLessEqual(set(said), set(table), 'a feature without a weight')
            share = min(0.98, max(0.05, fit_confidence.share(table, said)))
            self.assertGreaterEqual(claim['confidence'], table['least'])
            # A claim that was not said counts in the density, and is not seen here.
            unsaid += abs(claim['confidence'] - share) > 0.00501
        self.assertLess(unsaid, len(claims) / 5)

    def test_the_fit_finds_the_share(self):
        rows = [{'any': 1.0, 'quantity': 1.0}] * 400 + [{'any': 1.0}] * 400
        rights = [i % 10 != 0 for i in range(400)] + [i % 2 == 0 for i in range(400)]
        fitted = fit_confidence.fit(rows, rights)
        self.assertAlmostEqual(fit_confidence.share(fitted, rows[0]), 0.9, delta=0.02)
        self.assertAlmostEqual(fit_confidence.share(fitted, rows[-1]), 0.5, delta=0.02)


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    ISNAD = sys.argv.pop()
    unittest.main()
