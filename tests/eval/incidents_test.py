#!/usr/bin/env python3
"""Does the score of incidents measure what it says, and does the bundled sample reach its threshold?

usage: incidents_test.py ISNAD
"""
import os
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, 'eval'))
import incidents  # noqa: E402

ISNAD = None


def sets(text):
    return [set(word) for word in text.split()]


class Scores(unittest.TestCase):
    def test_the_same_grouping_is_perfect_in_any_order(self):
        for figure, value in incidents.conll(sets('abc de f'), sets('f ed cab')).items():
            self.assertAlmostEqual(value, 1, msg=figure)

    def test_muc_counts_links(self):
        # Vilain et al. 1995: the key abcd cut in two needs three links and finds two.
        self.assertAlmostEqual(incidents.muc(sets('abcd'), sets('ab cd')), 2 / 3)
        self.assertAlmostEqual(incidents.muc(sets('ab cd'), sets('abcd')), 1)
        self.assertEqual(incidents.muc(sets('a b'), sets('ab')), 0)

    def test_b_cubed_counts_members(self):
        # Bagga & Baldwin 1998, figure 1: twelve members, the two larger of three sets joined.
        key, answer = sets('12345 67 89ABC'), sets('12345 6789ABC')
        self.assertAlmostEqual(incidents.b_cubed(answer, key), (5 * 1 + 2 * 2 / 7 + 5 * 5 / 7) / 12)
        self.assertAlmostEqual(incidents.b_cubed(key, answer), 1)

    def test_ceaf_assigns_sets_one_to_one(self):
        # Luo 2005: the answer of one set is given to the larger key set alone.
        precision, recall = incidents.ceaf_e(sets('abc de'), sets('abcde'))
        self.assertAlmostEqual(precision, 2 * 3 / 8)
        self.assertAlmostEqual(recall, 2 * 3 / 8 / 2)

    def test_the_best_assignment_is_not_the_greedy_one(self):
        self.assertAlmostEqual(incidents.best_assignment([[5, 4], [4, 0]]), 8)
        self.assertAlmostEqual(incidents.best_assignment([[1, 2, 3]]), 3)
        self.assertAlmostEqual(incidents.best_assignment([[1], [2], [3]]), 3)

    def test_alone_is_worth_less_than_together(self):
        key = sets('abcdef gh')
        alone = incidents.conll(key, [{m} for s in key for m in s])['conll_f1']
        near = incidents.conll(key, sets('abcde f gh'))['conll_f1']
        self.assertLess(alone, near)
        self.assertLess(near, 1)


class Sample(unittest.TestCase):
    def test_the_sample_reaches_its_threshold(self):
        with tempfile.TemporaryDirectory() as nothing:
            environment = {**os.environ, 'ISNAD_EVAL_DATA': nothing}
            done = subprocess.run([sys.executable, os.path.join(ROOT, 'eval', 'incidents.py'), ISNAD, '--check'],
                                  capture_output=True, env=environment)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn(b'region-sample', done.stdout)
        self.assertNotIn(b'documents ', done.stdout.split(b'CoNLL')[0])

    def test_claims_that_stand_alone_miss_it(self):
        figures = {'region-sample': {'conll_f1': 0.5}}
        self.assertTrue(incidents.under_thresholds(figures))


if __name__ == '__main__':
    ISNAD = sys.argv.pop(1)
    unittest.main()
