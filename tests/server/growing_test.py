#!/usr/bin/env python3
"""A server that saw a ledger grow, was told of merges and corrections, and of an erasure: does it say what one says that is started on it now?

usage: tests/server/growing_test.py PROGRAM
"""
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from workbench import SAMPLE, Server, make_ledger

PROGRAM = sys.argv.pop(1)


def run(*arguments):
    subprocess.run([PROGRAM, *arguments], check=True, capture_output=True)


class Growing(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        records = SAMPLE.read_bytes().splitlines(keepends=True)
        self.parts = [self.put('first.jsonl', records[::2]), self.put('second.jsonl', records[1::2])]
        # A copy in which a number is another, as a file of its own.
        self.text = json.loads(records[0])['text']
        self.number = next(word for word in self.text.split() if word.isdigit())
        self.ledger = make_ledger(PROGRAM, self.folder.name, self.parts[0])
        self.server = Server(PROGRAM, self.ledger)
        self.addCleanup(self.server.stop)
        self.session = self.server.session('Huda')

    def put(self, name, lines):
        path = Path(self.folder.name) / name
        path.write_bytes(b''.join(lines))
        return path

    @staticmethod
    def said(session):
        incidents = session.get('/api/incidents?limit=1000').json()['incidents']
        return {'incidents': [session.get('/api/incidents/' + one['id']).json() for one in incidents],
                'documents': session.get('/api/documents?limit=1000').json(),
                'queue': session.get('/api/queue?limit=1000').json(),
                'csv': session.get('/api/export?format=csv').body}

    def says_what_a_new_one_says(self):
        fresh = Server(PROGRAM, self.ledger)
        try:
            now, wanted = self.said(self.session), self.said(fresh.session('Huda'))
        finally:
            fresh.stop()
        for part in wanted:
            self.assertEqual(now[part], wanted[part], part)
        return now

    def test_follows(self):
        before = self.says_what_a_new_one_says()
        run('add', self.ledger, self.parts[1])
        grown = self.says_what_a_new_one_says()
        self.assertGreater(len(grown['incidents']), len(before['incidents']))
        ids = [one['incident']['id'] for one in grown['incidents']]
        claims = [one['incident']['claims'][0] for one in grown['incidents']]
        self.assertEqual(self.session.decide(ids[0], 'merge', {'claims': [claims[0], claims[-1]]}).status, 201)
        merged = self.says_what_a_new_one_says()
        self.assertIn(claims[-1], next(one['incident']['claims'] for one in merged['incidents']
                                       if claims[0] in one['incident']['claims']))
        self.assertEqual(self.session.decide(claims[1], 'reject', {'reason': 'no event'}).status, 201)
        rejected = self.says_what_a_new_one_says()
        self.assertNotIn(claims[1], [id for one in rejected['incidents'] for id in one['incident']['claims']])

    def test_copies_and_what_they_changed(self):
        other = self.text.replace(self.number, '97', 1)
        self.assertNotEqual(other, self.text)
        for name, text in [('a.txt', self.text), ('b.txt', other)]:
            run('add', self.ledger, self.put(name, [text.encode()]))
        now = self.says_what_a_new_one_says()
        named = {one['name']: one['number'] for one in now['documents']['documents']}
        page = self.session.get(f'/api/documents/{named["b.txt"]}').json()
        changes = [change for copy in page['copies'] if copy['number'] == named['a.txt'] for change in copy['changes']]
        self.assertEqual([(c['kind'], c['from'], c['to']) for c in changes], [('number', '97', self.number)])
        self.assertEqual(page['document']['text'].encode()[changes[0]['begin']:changes[0]['end']], b'97')
        told = [t for one in now['incidents'] for t in one['incident']['told_in'] if t['changes']]
        self.assertTrue(told)

    def test_an_erased_name_is_in_no_answer(self):
        run('add', self.ledger, self.put('letter-of-salma.txt', [self.text.encode()]))
        self.assertIn(b'letter-of-salma', self.session.get('/api/export?format=csv').body)
        run('erase', self.ledger, '--name', str(Path(self.folder.name) / 'letter-of-salma.txt'), '--reason', 'asked for')
        now = self.says_what_a_new_one_says()
        self.assertNotIn('letter-of-salma', json.dumps({part: said for part, said in now.items() if part != 'csv'}))
        self.assertNotIn(b'letter-of-salma', now['csv'])


if __name__ == '__main__':
    unittest.main()
