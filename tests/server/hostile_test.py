#!/usr/bin/env python3
"""Does anything in a document get further than its own text? Payloads in text, title, outlet and name, through every view.

usage: tests/server/hostile_test.py PROGRAM
"""
import csv
import io
import json
import sys
import tempfile
import unittest
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

from payloads import PAYLOADS, SPOOFS
from workbench import ROOT, Server, make_ledger

PROGRAM = sys.argv.pop(1)
FORMATS = next(p for p in json.loads((ROOT / 'apps/server/openapi.json').read_text())['paths']['/export']['get']['parameters']
               if p['name'] == 'format')['schema']['enum']
# Sentences that are read as claims; the payload stands for the name of a town.
SENTENCE = ('\u0642\u064f\u062a\u0644 \u0633\u0628\u0639\u0629 \u0623\u0634\u062e\u0627\u0635 \u0641\u064a \u0642\u0635\u0641 \u0639\u0644\u0649 \u0627\u0644\u0628\u0644\u062f\u0629.\n'
            '\u0642\u062a\u0644 \u0633\u0628\u0639\u0629 \u0623\u0634\u062e\u0627\u0635 \u0641\u064a \u0628\u0644\u062f\u0629 "{}" \u0623\u0645\u0633.\n')


class Elements(HTMLParser):
    """The elements of a page, and whatever in them could run or call."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.names, self.active = set(), []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.names.add(tag)
        for name, value in attributes:
            link = name in ('src', 'href', 'action', 'formaction', 'srcset', 'data', 'poster') and not (value or '').startswith('#')
            if name.startswith('on') or name == 'srcdoc' or link:
                self.active.append((tag, name, value))


class Hostile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        file = Path(cls.folder.name) / 'hostile.jsonl'
        cls.sent = [{'id': f'{i} {payload}'[:200], 'title': payload, 'outlet': payload, 'url': 'http://example.org/' + payload,
                     'text': SENTENCE.format(payload) + payload, 'published': '2021-03-11'} for i, payload in enumerate(PAYLOADS)]
        file.write_text('\n'.join(map(json.dumps, cls.sent)) + '\n')
        cls.server = Server(PROGRAM, make_ledger(PROGRAM, cls.folder.name, file))
        cls.session = cls.server.session('Huda')
        cls.documents = cls.get('/api/documents?limit=1000')['documents']

    @classmethod
    def tearDownClass(cls):
        assert cls.server.stop() == 0
        cls.folder.cleanup()

    @classmethod
    def get(cls, target):
        answer = cls.session.get(target)
        assert answer.status == 200, (target, answer.status, answer.body[:300])
        # No browser takes it for a page, and as a page it could do nothing.
        assert answer.headers['Content-Type'] == 'application/json', target
        assert answer.headers['X-Content-Type-Options'] == 'nosniff', target
        assert "default-src 'none'; sandbox" in answer.headers['Content-Security-Policy'], target
        return json.loads(answer.body.decode())

    def test_documents_come_back_as_they_were_sent(self):
        sent = {one['id']: one for one in self.sent}
        self.assertEqual(len(self.documents), len(sent))
        for short in self.documents:
            one = sent[short['name']]
            self.assertEqual((short['title'], short['outlet']), (one['title'], one['outlet']))
            whole = self.get(f'/api/documents/{short["number"]}')['document']
            self.assertEqual({k: whole[k] for k in ('title', 'outlet', 'url', 'text')}, {k: one[k] for k in ('title', 'outlet', 'url', 'text')})

    def test_spoofs_are_told_in_every_field(self):
        number = {one['title']: one['number'] for one in self.documents}
        for reason, payload in SPOOFS:
            warnings = self.get(f'/api/documents/{number[payload]}')['warnings']
            for field in ('text', 'title', 'outlet', 'name', 'url'):
                self.assertIn(reason, [one['reason'] for one in warnings if one['field'] == field], (payload.encode(), field))
        spoofs = {payload for _, payload in SPOOFS}
        for one in self.documents:
            if one['title'] not in spoofs:
                self.assertEqual(self.get(f'/api/documents/{one["number"]}')['warnings'], [], one['title'])

    def test_lists(self):
        rows = self.get('/api/claims?limit=10000')['rows']
        shown = [row['evidence'] for row in rows]
        self.assertGreater(sum(any(payload in evidence for evidence in shown) for payload in PAYLOADS), 30)
        for row in rows[::7]:
            claim = self.get(f'/api/claims/{row["id"]}')['claim']
            self.assertEqual(claim['id'], row['id'])
            self.get(f'/api/claims/{row["id"]}/explain')
        self.assertGreater(self.get('/api/queue?limit=1000')['total'], 0)
        incidents = self.get('/api/incidents?limit=1000')['incidents']
        self.assertTrue(incidents)
        for incident in incidents[:20]:
            self.get(f'/api/incidents/{incident["id"]}')
        self.get('/api/names?limit=1000')
        self.get('/api/log?limit=1000')
        self.get('/api/ledger')
        self.assertTrue(self.session.post('/api/verify', {}).json()['sound'])

    def test_what_is_asked_may_be_anything(self):
        for payload in PAYLOADS:
            for target in ('search?q=', 'claims?text=', 'claims?place=', 'claims?near=', 'documents?q=', 'entities?q=', 'queue?speaker=', 'incidents?place=',
                           'claims/', 'incidents/', 'export?format='):
                answer = self.session.get('/api/' + target + quote(payload, safe=''))
                self.assertIn(answer.status, (200, 400, 404), (target, payload))
                self.assertEqual(answer.headers['Content-Type'], 'application/json')
                json.loads(answer.body.decode())
            self.assertIn(self.session.post('/api/names/preview', {'row': payload}).status, (400,), payload)

    def test_names_of_files(self):
        kept = set()
        for payload in PAYLOADS[::4] + ['a"b.txt', "a'b.txt", '<b>.txt', '-rf', '\u202etxt.exe']:
            name = payload[:200]
            answer = self.session.post('/api/import?name=' + quote(name, safe=''), ('\u0628\u064a\u0627\u0646 ' + name).encode())
            allowed = '/' not in name and not any(ord(c) < 32 or ord(c) == 127 for c in name) and len(name.encode()) <= 255
            self.assertEqual(answer.status, 202 if allowed else 400, name)
            if allowed:
                kept.add(name)
        for name in ('a\r\nX-Evil: 1', 'a\0b', '../a', 'a/b', '..'):
            answer = self.session.post('/api/import?name=' + quote(name, safe=''), b'x')
            self.assertEqual(answer.status, 400, name)
            self.assertNotIn('X-Evil', answer.headers)
        self.assertGreater(len(kept), 10)
        self.assertEqual(sorted(p.name for p in Path(self.folder.name).iterdir() if not p.name.startswith(('cases.isnad', 'hostile.jsonl'))), [])

    def test_notes_and_reviewers(self):
        claim = self.get('/api/claims?limit=1')['rows'][0]['id']
        revision, session = 'none', self.server.session()
        for payload in PAYLOADS[::9]:
            named = session.put('/api/reviewer', {'name': payload})
            if any(ord(c) < 32 or ord(c) == 127 for c in payload) or len(payload.encode()) > 200:
                self.assertEqual(named.status, 400)
                continue
            self.assertEqual(named.json(), {'name': payload})
            answer = session.decide(claim, 'note', {'note': payload}, revision)
            self.assertEqual(answer.status, 201, answer.body[:300])
            decision = answer.json()['decision']
            revision = decision['id']
            self.assertEqual((decision['reviewer'], decision['content']['note']), (payload, payload))
            self.assertEqual(self.get('/api/log?limit=1')['entries'][0]['decision'], decision)

    def test_exports(self):
        for form in FORMATS:
            answer = self.session.get(f'/api/export?format={form}')
            self.assertEqual(answer.status, 200, form)
            self.assertRegex(answer.headers['Content-Disposition'], r'^attachment; filename="isnad-[a-z]+\.[a-z]+"$')
            self.assertIn('sandbox', answer.headers['Content-Security-Policy'])
            text = answer.body.decode()
            if 'csv' in answer.headers['Content-Type']:
                for record in csv.reader(io.StringIO(text, newline='')):
                    for cell in record:
                        runs = cell[:1] in ('=', '+', '-', '@', '\t', '\r', '\uff1d', '\uff0b', '\uff0d', '\uff20')
                        self.assertFalse(runs and not cell.lstrip('-').replace('.', '', 1).isdigit(), (form, cell))
            elif 'html' in answer.headers['Content-Type']:
                page = Elements(text)
                self.assertEqual(page.active, [('link', 'href', 'data:,')])  # the report's own: no icon is asked for
                self.assertFalse(page.names & {'img', 'iframe', 'object', 'embed', 'video', 'audio', 'base', 'form', 'input', 'math', 'template',
                                               'marquee', 'textarea', 'noscript', 'plaintext', 'xmp'}, page.names)
            elif answer.headers['Content-Type'] == 'application/jsonl':
                for line in text.rstrip('\n').split('\n'):
                    json.loads(line)
            else:
                json.loads(text)


if __name__ == '__main__':
    unittest.main()
