#!/usr/bin/env python3
"""Do reviewers' decisions get into a ledger and out of it, and can what the law asks be erased?

usage: tests/cli/review_test.py PROGRAM
"""
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from program import PROGRAM, RECORDS, ROOT, SAMPLE, run

TEXT = '\u0642\u062a\u0644 \u062e\u0645\u0633\u0629 \u0645\u062f\u0646\u064a\u064a\u0646 \u0641\u064a \u062d\u0644\u0628.\n'


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


class Reviews(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.ledger = self.folder / 'reports.isnad'
        self.assertEqual(run('init', self.ledger).code, 0)
        self.assertEqual(run('add', self.ledger, RECORDS).code, 0)
        self.claims = lines(run('claims', self.ledger).out)

    def decide(self, *decisions, reviewer='Amal', code=0):
        asked = self.folder / 'decisions.jsonl'
        asked.write_text(''.join(json.dumps(d) + '\n' for d in decisions))
        done = run('decide', self.ledger, asked, '--reviewer', reviewer)
        self.assertEqual(done.code, code, done.err)
        return lines(done.out)

    def say(self, subject, kind, code=0, reviewer='Amal', parent=None, **content):
        decision = {'subject': subject['id'], 'kind': kind, 'content': content}
        if parent:
            decision['parent'] = parent
        return self.decide(decision, code=code, reviewer=reviewer)

    def sound(self):
        done = run('verify', self.ledger)
        self.assertEqual(done.code, 0, done.out + done.err)

    def bundle_is_sound(self, name):
        folder = self.folder / name
        self.assertEqual(run('bundle', self.ledger, folder).code, 0)
        done = subprocess.run([sys.executable, ROOT / 'tools/verify_bundle', folder], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout)


class Deciding(Reviews):
    def test_a_stale_parent_shows_the_other_decision(self):
        first = self.say(self.claims[0], 'accept')[0]
        second = self.say(self.claims[0], 'reject', reviewer='Badr', parent=first['id'])[0]
        self.assertEqual(second['parent'], first['id'])
        shown = self.say(self.claims[0], 'accept', parent=first['id'], code=11)
        self.assertEqual(shown, [second])
        self.sound()

    def test_decisions_are_listed(self):
        self.say(self.claims[0], 'reject', reason='a headline')
        listed = lines(run('decisions', self.ledger, '--json').out)
        self.assertEqual([(d['kind'], d['reviewer'], d['content']) for d in listed],
                         [('reject', 'Amal', {'reason': 'a headline'})])
        shown = run('decisions', self.ledger)
        self.assertIn('rejected', shown.out)
        self.assertIn('a headline', shown.out)
        self.assertEqual(run('decisions', self.ledger, '--subject', self.claims[1]['id']).out, '')

    def test_lines_that_are_refused_end_nothing(self):
        bad = {'subject': self.claims[0]['id'], 'kind': 'agree', 'content': {}}
        good = {'subject': self.claims[0]['id'], 'kind': 'accept', 'content': {}}
        self.assertEqual(len(self.decide(bad, good, code=3)), 1)
        self.decide(bad, code=4)

    def test_claims_are_marked_and_not_hidden(self):
        killed = next(c for c in self.claims if c['type'] == 'casualty.killed')
        self.say(killed, 'correct', claim={**killed, 'type': 'casualty.wounded'})
        self.say(self.claims[0], 'reject')
        shown = lines(run('claims', self.ledger).out)
        self.assertEqual(len(shown), len(self.claims))
        self.assertEqual([c['id'] for c in lines(run('claims', self.ledger, '--state', 'rejected').out)],
                         [self.claims[0]['id']])
        wounded = [c['id'] for c in lines(run('claims', self.ledger, '--type', 'casualty.wounded').out)]
        self.assertIn(killed['id'], wounded)
        self.assertNotIn(killed['id'], [c['id'] for c in lines(run('claims', self.ledger, '--type', 'casualty.killed').out)])
        self.assertRegex(run('claims', self.ledger, '--format', 'text', '--state', 'rejected').out, r'review +rejected')

    def test_exports_leave_rejected_claims_out_unless_asked(self):
        self.say(self.claims[0], 'reject')
        ids = [c['id'] for c in lines(run('export', self.ledger, '--format', 'jsonl').out)]
        self.assertEqual(ids, [c['id'] for c in self.claims[1:]])
        every = run('export', self.ledger, '--format', 'jsonl', '--rejected')
        self.assertEqual(len(lines(every.out)), len(self.claims))

    def test_incidents_are_merged_and_split_through_the_ledger(self):
        def incidents():
            return [i for i in lines(run('incidents', self.ledger, '--format', 'jsonl').out)]
        whole = max(incidents(), key=lambda i: len(i['claims']))
        gone, rest = whole['claims'][-1], whole['claims'][:-1]
        self.decide({'subject': whole['id'], 'kind': 'split', 'content': {'claims': [gone], 'from': rest}})
        holding = [i for i in incidents() if gone in i['claims']]
        self.assertTrue(holding and not set(rest) & set(holding[0]['claims']))
        self.decide({'subject': whole['id'], 'kind': 'merge', 'content': {'claims': whole['claims']}})
        self.assertIn(set(whole['claims']), [set(i['claims']) for i in incidents()])
        self.sound()

    def test_gold_scores_the_claims_it_was_made_of(self):
        done = run('export', self.ledger, '--format', 'gold')
        self.assertEqual((done.code, done.out), (4, ''))
        self.decide(*({'subject': c['id'], 'kind': 'accept', 'content': {}} for c in self.claims))
        gold, system = self.folder / 'gold.jsonl', self.folder / 'claims.jsonl'
        gold.write_text(run('export', self.ledger, '--format', 'gold').out)
        system.write_text(run('claims', self.ledger).out)
        self.assertEqual(len(gold.read_text().splitlines()), len(self.claims))
        score = run('eval', gold, '--system', system)
        self.assertEqual(score.code, 0, score.err)
        self.assertRegex(score.out, r'(?i)claims.*1\.000')
        self.assertEqual(run('export', self.ledger, '--format', 'gold', '--profile', 'public').code, 12)


class Erasing(Reviews):
    def erase(self, *what, code=0):
        done = run('erase', self.ledger, *what)
        self.assertEqual(done.code, code, done.err)

    def held(self, word):
        return [p.name for p in self.folder.rglob('reports.isnad*') if p.is_file() and word in p.read_bytes()]

    def test_a_reviewer(self):
        self.say(self.claims[0], 'dispute', reviewer='Zubayda-Q', note='Umm-Kulthum-note')
        self.assertTrue(self.held(b'Zubayda-Q'))
        self.erase('--reviewer', 'Zubayda-Q', '--reason', 'left')
        self.assertEqual(self.held(b'Zubayda-Q') + self.held(b'Umm-Kulthum-note'), [])
        self.assertEqual(lines(run('decisions', self.ledger, '--json').out)[0]['reviewer'], None)
        self.sound()
        self.bundle_is_sound('bundle')

    def test_a_file_name_does_not_outlive_it(self):
        letter = self.folder / 'letter-of-Zubayda.txt'
        letter.write_text(TEXT)
        self.assertEqual(run('add', self.ledger, letter, '--published', '2021-03-11').code, 0)
        claim = next(c for c in lines(run('claims', self.ledger).out) if c['document']['name'] == letter.name)
        self.say(claim, 'correct', claim={**claim, 'status': 'unknown'})
        self.assertTrue(self.held(b'letter-of-Zubayda'))
        self.erase('--name', letter.name, '--reason', 'request of 3 May')
        self.assertEqual(self.held(b'letter-of-Zubayda'), [])
        self.sound()
        self.bundle_is_sound('bundle')
        names = {c['document']['name'] for c in lines(run('claims', self.ledger).out)}
        self.assertIn(claim['document']['id'], names)
        done = run('add', self.ledger, letter, '--published', '2021-03-12')  # it comes again
        self.assertEqual(done.code, 0, done.err)
        self.sound()
        self.erase('--name', letter, '--reason', 'request of 3 May')
        self.assertEqual(self.held(b'letter-of-Zubayda'), [])
        self.sound()

    def test_what_may_not_be_erased(self):
        self.erase('--reviewer', 'Nobody', '--reason', 'asked for', code=12)
        self.erase('--commitment', '0' * 64, '--reason', 'asked for', code=12)
        self.say(self.claims[0], 'accept')
        self.erase('--reviewer', 'Amal', '--reason', 'Amal asked', code=12)
        self.erase('--reviewer', 'Amal', '--reason', ' ', code=12)
        self.erase('--reviewer', 'Amal', code=2)
        self.erase('--reason', 'x', code=2)


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0]])
