#!/usr/bin/env python3
"""Does `isnad incidents` show claims of one event side by side, whatever the order of its input, and heed reviewers?"""
import json
import random
import tempfile
import unittest
from pathlib import Path

import program


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


class Incidents(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.claims = Path(cls.folder.name, 'claims.jsonl')
        cls.claims.write_text(program.run('analyze', program.RECORDS).out)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def incidents(self, *options, claims=None):
        done = program.run('incidents', claims or self.claims, '--format', 'jsonl', *options)
        self.assertEqual(done.code, 0, done.err)
        return lines(done.out)

    def test_the_strikes_are_told_by_several_with_numbers_that_contradict(self):
        strikes = [i for i in self.incidents('--place', 'Mashrafa', '--from', '2021-03-11', '--to', '2021-03-11')
                   if i['voices'] > 2]
        self.assertEqual(len(strikes), 1)
        one = strikes[0]
        self.assertEqual(one['type'], 'attack.airstrike')
        said = {n['value'] for n in one['numbers'] if n['type'] == 'casualty.killed' and not n['subset']}
        self.assertLessEqual({23, 28, 31}, said)
        agreement = {s['slot']: s['agreement'] for s in one['slots']}
        self.assertEqual(agreement['quantity'], 'contested')
        self.assertEqual(agreement['modality'], 'contested')  # one denies it
        self.assertEqual(one['documents'], len(one['told_in']))
        self.assertEqual(sum(len(t['claims']) for t in one['told_in']), len(one['claims']))

    def test_each_claim_is_in_one_incident_at_most(self):
        members = [c for i in self.incidents() for c in i['claims']]
        self.assertEqual(len(members), len(set(members)))
        self.assertLess(set(members), {c['id'] for c in lines(self.claims.read_text())})

    def test_any_order_of_the_claims_gives_the_same_bytes(self):
        shuffled = self.claims.read_text().splitlines()
        random.Random(1).shuffle(shuffled)
        other = Path(self.folder.name, 'shuffled.jsonl')
        other.write_text('\n'.join(shuffled) + '\n')
        for form in ('jsonl', 'text'):
            self.assertEqual(*(program.run('incidents', path, '--format', form, '--documents', program.RECORDS).out
                               for path in (self.claims, other)))

    def test_filters_choose_what_is_shown(self):
        everything = self.incidents()
        for option, holds in ((['--type', 'protest'], lambda i: i['type'].startswith('protest.')),
                              (['--min-voices', '3'], lambda i: i['voices'] >= 3),
                              (['--to', '2014-01-01'], lambda i: (i['first_day'] or '9') <= '2014-01-01'),
                              (['--contested'], lambda i: any(s['agreement'] == 'contested' for s in i['slots']))):
            chosen = self.incidents(*option)
            self.assertTrue(chosen, option)
            self.assertEqual(chosen, [i for i in everything if holds(i)], option)

    def test_reviewers_split_and_merge(self):
        one = max(self.incidents(), key=lambda i: len(i['claims']))
        other = next(i for i in self.incidents() if i['id'] != one['id'])
        leaves, stays = one['claims'][-1], one['claims'][:-1]
        reviews = Path(self.folder.name, 'reviews.jsonl')
        reviews.write_text(json.dumps({'kind': 'split', 'claims': [leaves], 'from': stays}) + '\n' +
                           json.dumps({'kind': 'merge', 'claims': [stays[0], other['claims'][0]]}) + '\n')
        groups = [set(i['claims']) for i in self.incidents('--reviews', reviews)]
        self.assertFalse(any(leaves in g and g & set(stays) for g in groups))
        self.assertTrue(any({stays[0], other['claims'][0]} <= g for g in groups))
        reviews.write_text('{"kind": "split", "claims": ["c_1"]}\n')
        self.assertEqual(program.run('incidents', self.claims, '--reviews', reviews).code, 4)

    def test_copies_are_one_voice(self):
        record = lines(Path(program.RECORDS).read_text())[1]
        copy = record | {'id': 'copy', 'outlet': 'X', 'published': '2021-03-13', 'text': record['text'] + ' .'}
        documents = Path(self.folder.name, 'documents.jsonl')
        documents.write_text(''.join(json.dumps(r, ensure_ascii=False) + '\n' for r in (record, copy)))
        claims = Path(self.folder.name, 'copied.jsonl')
        claims.write_text(program.run('analyze', documents).out)
        found = max(self.incidents('--documents', documents, claims=claims), key=lambda i: i['documents'])
        self.assertEqual((found['documents'], found['voices'], found['copies']), (2, 1, 1))
        self.assertEqual([t['copy_of'] is None for t in found['told_in']], [True, False])

    def test_what_a_copy_changed_is_shown(self):
        record = lines(Path(program.RECORDS).read_text())[1]
        number = next(c['quantity'] for c in lines(program.run('analyze', program.RECORDS).out)
                      if c['document']['name'] == record['id'] and c['quantity'] and c['quantity']['text'].isdigit())
        text = record['text'].encode()
        changed = (text[:number['begin']] + b'977' + text[number['end']:]).decode() + ' zz'
        copy = record | {'id': 'copy', 'outlet': 'X', 'published': '2021-03-13', 'text': changed}
        documents = Path(self.folder.name, 'changed.jsonl')
        documents.write_text(''.join(json.dumps(r, ensure_ascii=False) + '\n' for r in (record, copy)))
        claims = Path(self.folder.name, 'changed_claims.jsonl')
        claims.write_text(program.run('analyze', documents).out)
        told = [t for i in self.incidents('--documents', documents, claims=claims) for t in i['told_in']]
        copies = [t for t in told if t['copy_of']]
        self.assertTrue(copies)
        for one in copies:
            kinds = [(c['kind'], c['from'], c['to']) for c in one['changes']]
            self.assertEqual(kinds, [('number', number['text'], '977'), ('word', '', 'zz')])
            for change in one['changes']:
                self.assertEqual(changed.encode()[change['begin']:change['end']].decode(), change['to'])
        self.assertTrue(all(t['changes'] == [] for t in told if not t['copy_of']))
        shown = program.run('incidents', claims, '--documents', documents).out
        self.assertIn('number changed: ', shown)
        page = program.run('export', claims, '--texts', documents, '--format', 'html').out
        self.assertIn('<ins><bdi>977</bdi></ins>', page)
        for profile in ('partner', 'public'):
            kept = program.run('export', claims, '--texts', documents, '--format', 'html', '--profile', profile)
            self.assertNotIn('<ins>', kept.out)

    def test_a_ledger_gives_the_same(self):
        ledger = Path(self.folder.name, 'sample.ledger')
        self.assertEqual(program.run('init', ledger).code, 0)
        self.assertEqual(program.run('add', ledger, program.RECORDS).code, 0)
        self.assertEqual(self.incidents(claims=ledger), self.incidents('--documents', program.RECORDS))

    def test_text_names_speakers_and_camps(self):
        out = program.run('incidents', self.claims, '--min-voices', '3', '--lang', 'en').out
        self.assertIn('[sample_state]', out)
        self.assertIn('contested: number:', out)
        self.assertIn('independent voices', out)

    def test_what_is_no_claim_is_said(self):
        broken = Path(self.folder.name, 'broken.jsonl')
        broken.write_text('{"schema": "isnad.claim/1"}\n')
        self.assertEqual(program.run('incidents', broken).code, 4)
        broken.write_text(self.claims.read_text() + 'no claim\n')
        done = program.run('incidents', broken)
        self.assertEqual(done.code, 3)
        self.assertIn('JSON-SYNTAX', done.err)
        self.assertEqual(program.run('incidents', broken, '--from', '2021-02-30').code, 2)
        self.assertEqual(program.run('incidents', 'absent.jsonl').code, 4)


if __name__ == '__main__':
    unittest.main()
