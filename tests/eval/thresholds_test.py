#!/usr/bin/python3
"""Do the thresholds of the evaluation only rise?

The working copy of eval/thresholds.toml is held against every committed version; and what counts as weaker,
and as missed, against examples.
"""
import os
import sys
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, 'eval'))
import calibration  # noqa: E402
import peers  # noqa: E402
import thresholds  # noqa: E402

BEFORE = thresholds.parse('[gold.at_least]\nclaims_f1 = 0.55\nspeaker = 0.75\n[gold.at_most]\ninvented_time = 0.15\n')


class History(unittest.TestCase):
    def test_nothing_was_weakened(self):
        now = thresholds.load()
        self.assertGreaterEqual(len(now), 5)
        for text in thresholds.committed_versions():
            self.assertEqual(thresholds.weakened(thresholds.parse(text), now), [])


class Rules(unittest.TestCase):
    def weakened(self, text):
        return thresholds.weakened(BEFORE, thresholds.parse(text))

    def test_stricter_and_more_pass(self):
        self.assertEqual(self.weakened('[gold.at_least]\nclaims_f1 = 0.6\nspeaker = 0.75\nplace = 0.1\n'
                                       '[gold.at_most]\ninvented_time = 0.1\n[peers.at_least]\nnemo = 0.9\n'), [])

    def test_lower_higher_and_removed_fail(self):
        self.assertEqual(len(self.weakened('[gold.at_least]\nclaims_f1 = 0.54\n[gold.at_most]\ninvented_time = 0.16\n')), 3)

    def test_missed(self):
        figures = {'gold': {'claims_f1': 0.55, 'speaker': 0.7499, 'invented_time': 0.15}}
        self.assertEqual(len(thresholds.missed(BEFORE, figures)), 1)
        self.assertEqual(len(thresholds.missed(BEFORE, {'gold': {'claims_f1': 0.5, 'invented_time': 0.2}})), 3)
        self.assertEqual(thresholds.missed(BEFORE, {'own': {}}), [])

    def test_measured_comments(self):
        text = '[gold.at_least]\nclaims_f1 = 0.55  # measured 0.1\n[peers.at_least]\n"nemo/number" = 0.9\nother = 1\n'
        self.assertEqual(thresholds.with_measured(text, {'gold': {'claims_f1': 0.61234}, 'peers': {'nemo/number': 1.0}}),
                         '[gold.at_least]\nclaims_f1 = 0.55  # measured 0.6123\n[peers.at_least]\n'
                         '"nemo/number" = 0.9  # measured 1.0000\nother = 1\n')


class Calibration(unittest.TestCase):
    def test_bins(self):
        bins = calibration.reliability([(0.95, True), (0.95, False), (1.0, True), (0.0, False), (0.15, True)])
        self.assertEqual([(b['low'], b['claims']) for b in bins], [(0.0, 1), (0.1, 1), (0.9, 3)])
        self.assertAlmostEqual(calibration.expected_error(bins), (0 + 0.85 + 3 * (2.9 / 3 - 2 / 3)) / 5)
        self.assertEqual(calibration.expected_error([]), 0.0)


class Skipped(unittest.TestCase):
    def test_every_case_has_a_reason(self):
        self.assertTrue(all(len(reason) > 10 for reason in peers.read_skipped().values()))


if __name__ == '__main__':
    unittest.main()
