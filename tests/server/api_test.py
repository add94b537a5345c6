#!/usr/bin/env python3
"""Does every route answer as apps/server/openapi.json says, and does it name every route?

usage: tests/server/api_test.py PROGRAM
"""
import json
import re
import socket
import sys
import tempfile
import unittest
from urllib.parse import quote

from workbench import ROOT, SAMPLE, Server, make_ledger

PROGRAM = sys.argv.pop(1)
OPENAPI = json.loads((ROOT / 'apps/server/openapi.json').read_text())
try:
    from jsonschema import Draft202012Validator, RefResolver
except ImportError:
    Draft202012Validator = None


def schema_of(path, method, status):
    answer = OPENAPI['paths'][path][method]['responses'][str(status)]
    if '$ref' in answer:
        answer = OPENAPI['components']['responses'][answer['$ref'].rsplit('/', 1)[1]]
    return answer.get('content', {}).get('application/json', {}).get('schema')


def resolver():
    store = {f'http://isnad/schema/{p.name}': json.loads(p.read_text()) for p in (ROOT / 'schema').glob('*.json')}
    return RefResolver('http://isnad/apps/server/openapi.json', OPENAPI, store)


class Api(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.ledger = make_ledger(PROGRAM, cls.folder.name)
        cls.server = Server(PROGRAM, cls.ledger)
        cls.session, cls.other = cls.server.session('Huda'), cls.server.session('Omar')
        cls.rows = cls.get('/api/claims?limit=200')['rows']

    @classmethod
    def tearDownClass(cls):
        assert cls.server.stop() == 0
        cls.folder.cleanup()

    @classmethod
    def get(cls, target, status=200):
        answer = cls.session.get(target)
        assert answer.status == status, (target, answer.status, answer.body[:300])
        return answer.json()

    def holds(self, path, method, answer):
        """The answer is as the description says."""
        schema = schema_of(path, method, answer.status)
        self.assertIsNotNone(schema, (path, answer.status))
        if Draft202012Validator is None:
            return
        errors = [f'{e.json_path}: {e.message[:300]}' for e in Draft202012Validator(schema, resolver=resolver()).iter_errors(answer.json())]
        self.assertEqual(errors, [], path)

    def test_described_routes_are_there_and_no_others(self):
        source = (ROOT / 'apps/server/routes.cpp').read_text()
        served = {(m.lower(), p) for m, p in re.findall(r'\{"(GET|PUT|POST)", "/api(/[^"]*)"', source)}
        described = {(m, p) for p, methods in OPENAPI['paths'].items() for m in methods}
        self.assertEqual(served, described)

    def test_every_answer_is_as_described(self):
        claim, incident = self.rows[0]['id'], self.get('/api/incidents')['incidents'][0]['id']
        for path, target in [('/ledger', ''), ('/documents', '?limit=5'), ('/documents/{number}', '/documents/1'), ('/claims', '?limit=20'),
                             ('/claims/{id}', f'/claims/{claim}'), ('/claims/{id}/explain', f'/claims/{claim}/explain'), ('/queue', ''),
                             ('/incidents', ''), ('/incidents/{id}', f'/incidents/{incident}'), ('/search', '?q=' + quote('مدينة')),
                             ('/entities', '?q=' + quote('م')), ('/names', ''), ('/log', ''), ('/quarantine', ''), ('/agreement', '')]:
            with self.subTest(path=path):
                target = '/api' + (target if target.startswith('/') else path + target)
                answer = self.session.get(target)
                self.assertEqual(answer.status, 200, answer.body[:200])
                self.holds(path, 'get', answer)
        self.holds('/verify', 'post', self.session.post('/api/verify', {}))

    def test_unknown_items(self):
        for target in ['/api/documents/0', '/api/documents/999', '/api/documents/x', '/api/claims/c_0000000000000000',
                       '/api/claims/x/explain', '/api/incidents/i_0000000000000000', '/api/nothing']:
            self.assertEqual(self.session.get(target).status, 404, target)

    def test_wrong_parameters(self):
        for target in ['claims?limit=0', 'claims?limit=x', 'claims?limit=99999', 'claims?offset=-1', 'claims?near=1,2', 'claims?from=yesterday',
                       'claims?min=many', 'claims?confidence=2', 'claims?state=good', 'claims?sort=colour', 'search', 'search?q=.', 'entities?q=',
                       'entities?q=a&kind=b', 'export?format=xls', 'export?format=acled&rule=best', 'export?format=csv&rule=majority',
                       'export?format=acled&profile=friends']:
            with self.subTest(target=target):
                answer = self.session.get('/api/' + target)
                self.assertEqual((answer.status, answer.error), (400, 'BAD-REQUEST'))

    def test_filters_join(self):
        rows = self.get('/api/claims?limit=1000')['rows']
        every = self.get('/api/claims?limit=1')['total']
        self.assertEqual(every, len(rows))
        killed = self.get('/api/claims?type=casualty.killed&limit=1000')
        self.assertEqual(killed['total'], sum(row['type'] == 'casualty.killed' for row in rows))
        self.assertEqual(self.get('/api/claims?type=casualty.killed&modality=actual')['total'],
                         sum(row['type'] == 'casualty.killed' and row['modality'] == 'actual' for row in rows))
        read = {row['id'] for row in self.rows}  # those that reviewers add come behind the others
        by = [row['confidence'] for row in self.get('/api/claims?sort=-confidence&limit=1000')['rows'] if row['id'] in read]
        self.assertEqual(by, sorted(by, reverse=True))
        part = [row['id'] for offset in range(0, every, 50) for row in self.get(f'/api/claims?offset={offset}&limit=50')['rows']]
        self.assertEqual(part, [row['id'] for row in rows])

    def test_orders(self):
        read = {row['id'] for row in self.rows}  # those that reviewers add come behind the others
        day = lambda row: row['time'] if row['time'] and len(row['time']) == 10 else None
        number = lambda row: row['quantity'] and (row['quantity']['value'] if row['quantity']['value'] is not None else row['quantity']['low'])
        for by, value in [('confidence', lambda row: row['confidence']), ('quantity', number), ('time', day)]:
            for sign in ('', '-'):
                rows = [row for row in self.get(f'/api/claims?sort={sign}{by}&limit=1000')['rows'] if row['id'] in read]
                self.assertEqual({row['id'] for row in rows}, read)
                values = [value(row) for row in rows if value(row) is not None]
                self.assertGreater(len(set(values)), 2, by)
                self.assertEqual(values, sorted(values, reverse=sign == '-'), sign + by)
                if by == 'quantity':  # claims without come last
                    self.assertEqual([value(row) for row in rows][:len(values)], values)

    def test_queue_asks_for_words_too(self):
        every = self.get('/api/queue?limit=1000')
        word = every['rows'][0]['evidence'].split()[0]
        rows = self.get('/api/queue?limit=1000&text=' + quote(word))['rows']
        self.assertIn(every['rows'][0]['id'], [row['id'] for row in rows])
        with_word = {row['id'] for row in self.get('/api/claims?limit=1000&text=' + quote(word))['rows']}
        self.assertEqual([row['id'] for row in rows], [row['id'] for row in every['rows'] if row['id'] in with_word])
        self.assertLess(len(rows), every['total'])

    def test_decisions(self):
        claim = self.rows[3]['id']
        first = self.session.decide(claim, 'accept', {}, key='accept-once')
        self.assertEqual(first.status, 201)
        self.holds('/decisions', 'post', first)
        self.assertEqual(first.headers['ETag'], f'"{first.json()["decision"]["id"]}"')
        self.assertEqual(self.session.decide(claim, 'accept', {}, key='accept-once').body, first.body)
        self.assertEqual(self.session.decide(claim, 'reject', {}, key='accept-once').error, 'KEY-REUSED')
        self.assertEqual(self.other.decide(claim, 'accept', {}, key='accept-once').error, 'KEY-REUSED')
        stale = self.other.decide(claim, 'reject', {'reason': 'another day'})
        self.assertEqual((stale.status, stale.error), (412, 'ITEM-CHANGED'))
        self.assertEqual(stale.json()['review']['decisions'][-1]['reviewer'], 'Huda')
        second = self.other.decide(claim, 'reject', {'reason': 'another day'}, stale.json()['review']['revision'])
        self.assertEqual(second.json()['review']['state'], 'disputed')
        self.assertEqual(self.session.decide(claim, 'accept', {}, key='accept-once').json()['decision'], first.json()['decision'])
        self.assertEqual([row['id'] for row in self.get('/api/claims?state=disputed')['rows']], [claim])
        self.assertIn('disputed', self.get('/api/queue')['rows'][0]['reasons'])
        self.assertEqual(self.get('/api/agreement')['reviewers'], ['Huda', 'Omar'])

    def test_decisions_that_are_refused(self):
        claim, body = self.rows[5]['id'], {'subject': self.rows[5]['id'], 'kind': 'accept', 'content': {}}
        key = [('Idempotency-Key', 'one-of-many')]
        self.assertEqual(self.session.post('/api/decisions', body, key).status, 428)
        for tag in ['none', '"d_1"', '*', '""', '"none", "none"', 'W/"none"']:
            self.assertEqual(self.session.post('/api/decisions', body, [*key, ('If-Match', tag)]).status, 400, tag)
        self.assertEqual(self.session.post('/api/decisions', body, [('If-Match', '"none"')]).status, 400)
        for kind, content in [('praise', {}), ('dispute', {}), ('accept', {'note': 'x'}), ('correct', {}), ('correct', {'claim': {}}), ('merge', {'claims': []})]:
            self.assertEqual(self.session.decide(claim, kind, content).status, 400, kind)
        self.assertEqual(self.session.decide('c_0000000000000000', 'accept', {}).status, 400)
        for broken in [b'', b'[]', b'{', b'{"subject": 1}', b'\xff']:
            answer = self.server.request('POST', '/api/decisions', [('Cookie', self.session.cookie), ('Content-Type', 'application/json'),
                                                                    ('If-Match', '"none"'), *key], broken)
            self.assertEqual(answer.status, 400, broken)
        self.assertEqual(self.get(f'/api/claims/{claim}')['review']['state'], 'new')

    def test_correct_and_add(self):
        claim = self.get(f'/api/claims/{self.rows[7]["id"]}')['claim']
        corrected = {**claim, 'modality': 'denied'}
        kept = self.session.decide(claim['id'], 'correct', {'claim': corrected}, key='correct-it')
        self.assertEqual((kept.status, kept.json()['review']['state']), (201, 'corrected'))
        self.assertEqual(self.session.decide(claim['id'], 'correct', {'claim': corrected}, key='correct-it').body, kept.body)
        self.assertEqual(self.get(f'/api/claims?state=corrected')['rows'][0]['modality'], 'denied')
        missed = {**claim, 'type': 'politics.declared', 'id': 'c_0000000000000000'}
        added = self.session.decide('', 'add', {'claim': missed}, key='add-it-now')
        self.assertEqual(added.status, 201, added.body[:300])
        self.assertEqual(self.session.decide('', 'add', {'claim': missed}, key='add-it-now').body, added.body)
        subject = added.json()['decision']['subject']
        document = next(d['number'] for d in self.get('/api/documents')['documents'] if d['id'] == claim['document']['id'])
        self.assertEqual([one['claim']['id'] for one in self.get(f'/api/documents/{document}')['added']], [subject])
        self.assertEqual(self.get(f'/api/claims/{subject}')['claim']['type'], 'politics.declared')
        self.assertIn(subject, [row['id'] for row in self.get('/api/claims?limit=1000')['rows']])

    def test_reviewer(self):
        session = self.server.session()
        self.assertEqual(session.put('/api/reviewer', {'name': 'Salma'}).json(), {'name': 'Salma'})
        self.assertEqual(session.get('/api/ledger').json()['reviewer'], 'Salma')
        for name in ['', 'a\nb', 'x' * 201, 5, None]:
            self.assertEqual(session.put('/api/reviewer', {'name': name}).status, 400)

    def test_import(self):
        sample = SAMPLE.read_bytes().splitlines(keepends=True)
        answer = self.session.post('/api/import?name=again.jsonl', b''.join(sample[:2]) + b'{"id": "broken\n')
        self.assertEqual(answer.status, 202, answer.body)
        with socket.create_connection(('127.0.0.1', self.server.port), timeout=60) as events:
            events.sendall(f'GET /api/progress HTTP/1.1\r\nHost: {self.server.host}\r\nCookie: {self.session.cookie}\r\n\r\n'.encode())
            got = b''
            while b'"state":"done"' not in got:
                self.assertNotIn(b'"failed"', got)
                got += events.recv(65536)
        last = json.loads(got.rsplit(b'data: ', 1)[1])
        self.assertEqual((last['documents'], [q['reason'] for q in last['quarantine']]), (2, ['JSON-SYNTAX']))
        self.assertEqual(self.get('/api/quarantine')['rows'][0]['name'], 'again.jsonl')
        self.assertTrue(self.session.post('/api/verify', {}).json()['sound'])
        for name in ['', '..', 'a/b', '%00', 'x' * 256]:
            self.assertEqual(self.session.post('/api/import?name=' + name, b'x').status, 400, name)

    def test_preview(self):
        row = '\t'.join(['somewhere', 'مكان بعيد', '', '', 'village', '', '', '2000', '', '', '', '', '', ''])
        answer = self.session.post('/api/names/preview', {'table': 'places', 'row': row})
        self.assertEqual(answer.status, 200, answer.body)
        self.holds('/names/preview', 'post', answer)
        for row in ['', 'a\tb', 'x' * 9 + '\t' * 20, row + '\n' + row]:
            self.assertEqual(self.session.post('/api/names/preview', {'row': row}).status, 400)

    def test_exports(self):
        formats = next(p for p in OPENAPI['paths']['/export']['get']['parameters'] if p['name'] == 'format')['schema']['enum']
        for form in formats:
            for profile in ['internal', 'public']:
                answer = self.session.get(f'/api/export?format={form}&profile={profile}')
                self.assertIn(answer.status, (200, 403), form)
                if answer.status == 200:
                    self.assertTrue(answer.headers['Content-Disposition'].startswith('attachment; filename="isnad-'))
                    self.assertTrue(answer.body)
        self.assertEqual(self.session.get('/api/gold').status, 200)


class Queue(unittest.TestCase):
    def test_a_queue_that_stands_still_skips_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            server = Server(PROGRAM, make_ledger(PROGRAM, folder))
            self.page_through(server.session('Huda'))
            self.assertEqual(server.stop(), 0)

    def page_through(self, session):
        get = lambda target: session.get(target).json()
        first = get('/api/queue?limit=10&list=new')
        seen, size = [], 10
        self.assertGreater(first['total'], 3 * size)
        for offset in range(0, first['total'], size):
            page = get(f'/api/queue?offset={offset}&limit={size}&list={first["list"]}')
            self.assertEqual((page['total'], page['list']), (first['total'], first['list']))
            for row in page['rows']:
                seen.append(row['id'])
                # What is decided leaves the queue of now, and stays in the list with its state.
                if offset < 2 * size and row['state'] == 'new':
                    self.assertEqual(session.decide(row['id'], 'accept', {}).status, 201)
        now = get('/api/queue?limit=1000')
        self.assertIsNone(now['list'])
        self.assertEqual(now['total'], first['total'] - 2 * size)
        self.assertEqual(len(set(seen)), first['total'])
        self.assertEqual(set(seen[2 * size:]), {row['id'] for row in now['rows']})
        again = get(f'/api/queue?limit={size}&list={first["list"]}')['rows']
        self.assertEqual([(row['id'], row['state'], row['reasons']) for row in again], [(claim, 'accepted', []) for claim in seen[:size]])
        self.assertEqual(session.get('/api/queue?list=999').status, 410)
        self.assertEqual(session.get('/api/queue?list=old').status, 400)


if __name__ == '__main__':
    unittest.main()
