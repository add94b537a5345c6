#!/usr/bin/env python3
"""Does the server answer only the person with the link? Every vector is refused, and changes nothing.

usage: tests/server/guard_test.py PROGRAM
"""
import http.client
import socket
import sys
import tempfile
import unittest

from workbench import Server, make_ledger

PROGRAM = sys.argv.pop(1)
DECISION = b'{"subject": "c_0123456789abcdef", "kind": "accept", "content": {}}'


class Guard(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.server = Server(PROGRAM, make_ledger(PROGRAM, cls.folder.name))
        cls.session = cls.server.session('Huda')

    @classmethod
    def tearDownClass(cls):
        assert cls.server.stop() == 0
        cls.folder.cleanup()

    def head(self, lines, body=b''):
        return self.server.raw('\r\n'.join(lines).encode() + b'\r\n\r\n' + body)

    def cookie(self):
        return f'Cookie: {self.session.cookie}'

    def refused(self, status, error, lines, body=b''):
        answer = self.head(lines, body)
        self.assertEqual((answer.status, answer.error), (status, error), lines)

    def test_foreign_hosts(self):
        port = self.server.port
        for host in ['evil.test', f'evil.test:{port}', '127.0.0.1', 'localhost', f'127.0.0.1:{port + 1}', f'0.0.0.0:{port}',
                     f'[::1]:{port}', f'localhost.:{port}', f'127.0.0.1.:{port}', f'127.1:{port}', f'2130706433:{port}',
                     f'LOCALHOST:{port}', f'127.0.0.1:{port}.evil.test', f'user@127.0.0.1:{port}', f'127.0.0.1:{port},evil.test',
                     f'127.0.0.1:0{port}', f'127.0.0.1:{port} evil', '']:
            with self.subTest(host=host):
                self.refused(403, 'HOST', ['GET /api/ledger HTTP/1.1', f'Host: {host}', self.cookie()])
        self.refused(403, 'HOST', ['GET /api/ledger HTTP/1.1', self.cookie()])
        self.refused(403, 'HOST', ['GET /api/ledger HTTP/1.0', self.cookie()])
        self.refused(403, 'HOST', ['GET /api/ledger HTTP/1.1', f'Host: {self.server.host}', 'Host: evil.test', self.cookie()])
        self.refused(403, 'HOST', ['GET /api/ledger HTTP/1.1', f'Host: {self.server.host}', f'Host: {self.server.host}', self.cookie()])
        self.refused(403, 'HOST', [f'GET {self.link()} HTTP/1.1', 'Host: evil.test'])
        self.refused(403, 'HOST', ['GET / HTTP/1.1', 'Host: evil.test'])

    def link(self):
        return self.server.links[-1].split(self.server.host, 1)[1]

    def test_both_own_hosts(self):
        for host in [self.server.host, f'localhost:{self.server.port}']:
            self.assertEqual(self.head(['GET /api/ledger HTTP/1.1', f'Host: {host}', self.cookie()]).status, 200)

    def test_forms_of_target(self):
        own = f'Host: {self.server.host}'
        for target in [f'http://{self.server.host}/api/ledger', 'http://evil.test/api/ledger', '//evil.test/api/ledger', '*',
                       '/api/%zz', '/api/%2', '/api/ledger%00', '/api/%ff', '/api/claims?offset=1&offset=2', '/a#b']:
            with self.subTest(target=target):
                self.refused(400, 'BAD-REQUEST', [f'GET {target} HTTP/1.1', own, self.cookie()])
        for target in ['/api/../api/nothing', '/api/claims/../../etc/passwd', '/api//ledger', '/api/ledger/', '/API/LEDGER']:
            with self.subTest(target=target):
                self.assertIn(self.head([f'GET {target} HTTP/1.1', own, self.cookie()]).status, (401, 404))

    def test_no_or_false_cookie(self):
        own, name = f'Host: {self.server.host}', self.session.cookie.split('=')[0]
        good = self.session.cookie.split('=')[1]
        for cookie in ['', f'{name}=', f'{name}={"0" * 64}', f'{name}={good[:-1]}', f'{name}={good}0', f'isnad={good}',
                       f'{name}x={good}', f'{name}={good}; {name}={good}', f'{name} ={good}', f'{name}={good.upper()}x']:
            with self.subTest(cookie=cookie):
                self.refused(401, 'TOKEN', ['GET /api/ledger HTTP/1.1', own] + ([f'Cookie: {cookie}'] if cookie else []))
        self.refused(401, 'TOKEN', ['GET /api/ledger HTTP/1.1', own, self.cookie(), self.cookie()])
        self.refused(401, 'TOKEN', ['GET /api/ledger HTTP/1.1', own, f'Authorization: Bearer {good}'])
        self.refused(401, 'TOKEN', [f'GET /api/ledger?token={good} HTTP/1.1', own])

    def test_a_link_opens_once(self):
        link = self.link()
        opened = self.server.request('GET', link)
        self.assertEqual((opened.status, opened.headers['Location']), (303, '/'))
        for part in ('HttpOnly', 'SameSite=Strict', 'Path=/'):
            self.assertIn(part, opened.headers['Set-Cookie'])
        self.server.link()
        for target in [link, '/open', '/open?token=', '/open?token=' + '0' * 64]:
            self.assertEqual(self.server.request('GET', target).status, 403)

    def test_other_pages(self):
        own = self.server.host
        for origin in ['http://evil.test', 'null', f'https://{own}', f'http://localhost:{self.server.port}', 'http://127.0.0.1',
                       f'http://127.0.0.1:{self.server.port + 1}', f'http://{own}.evil.test', f'HTTP://{own}', '']:
            for method, target in [('POST', '/api/decisions'), ('PUT', '/api/reviewer'), ('GET', '/api/claims')]:
                with self.subTest(origin=origin, method=method):
                    answer = self.server.request(method, target, [('Cookie', self.session.cookie), ('Origin', origin),
                                                                  ('Content-Type', 'application/json')], DECISION if method != 'GET' else b'')
                    self.assertEqual((answer.status, answer.error), (403, 'ORIGIN'))
        for site in ['cross-site', 'same-site', 'none', 'anything', '']:
            answer = self.server.request('POST', '/api/decisions', [('Cookie', self.session.cookie), ('Sec-Fetch-Site', site),
                                                                    ('Content-Type', 'application/json')], DECISION)
            self.assertEqual((answer.status, answer.error), (403, 'ORIGIN'), site)
        for site in ['cross-site', 'same-site']:
            self.assertEqual(self.session.get('/api/claims', [('Sec-Fetch-Site', site)]).error, 'ORIGIN')
            self.assertEqual(self.session.get('/', [('Sec-Fetch-Site', site), ('Sec-Fetch-Mode', 'no-cors')]).error, 'ORIGIN')

    def test_own_page(self):
        headers = [('Origin', f'http://{self.server.host}'), ('Sec-Fetch-Site', 'same-origin')]
        self.assertEqual(self.session.send('PUT', '/api/reviewer', {'name': 'Huda'}, headers).status, 200)

    def test_forms_of_another_page(self):
        for kind in ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonx', '']:
            answer = self.server.request('POST', '/api/decisions', [('Cookie', self.session.cookie), ('Content-Type', kind)], DECISION)
            self.assertEqual((answer.status, answer.error), (415, 'MEDIA-TYPE'), kind)
        answer = self.server.request('POST', '/api/import?name=a.txt', [('Cookie', self.session.cookie), ('Content-Type', 'text/plain')], b'x')
        self.assertEqual(answer.status, 415)

    def test_methods(self):
        for method, target in [('POST', '/api/ledger'), ('DELETE', '/api/claims'), ('OPTIONS', '/api/decisions'), ('GET', '/api/decisions'),
                               ('PUT', '/api/verify'), ('PATCH', '/api/reviewer'), ('TRACE', '/api/ledger')]:
            answer = self.server.request(method, target, [('Cookie', self.session.cookie)])
            self.assertEqual((answer.status, answer.error), (405, 'METHOD'), method)
            self.assertTrue(answer.headers['Allow'])
        self.assertNotIn('Access-Control-Allow-Origin', answer.headers)

    def test_sizes(self):
        own = [f'Host: {self.server.host}', self.cookie(), 'Content-Type: application/json']
        self.refused(413, 'TOO-LARGE', ['POST /api/decisions HTTP/1.1', *own, f'Content-Length: {2 << 20}'])
        self.refused(413, 'TOO-LARGE', ['GET /api/ledger HTTP/1.1', *own, 'Content-Length: 5'], b'xxxxx')
        self.refused(413, 'TOO-LARGE', ['POST /api/import?name=a.txt HTTP/1.1', own[0], own[1], 'Content-Type: application/octet-stream',
                                        f'Content-Length: {(64 << 20) + 1}'])
        self.refused(411, 'LENGTH', ['POST /api/decisions HTTP/1.1', *own, 'Transfer-Encoding: chunked'], b'0\r\n\r\n')
        self.refused(411, 'LENGTH', ['POST /api/decisions HTTP/1.1', *own])
        self.refused(431, 'HEADERS', ['GET /api/ledger HTTP/1.1', *own, 'X: ' + 'x' * 20000])
        self.refused(431, 'HEADERS', ['GET /api/claims?text=' + 'x' * 20000 + ' HTTP/1.1', *own])
        both = ['POST /api/decisions HTTP/1.1', *own, 'Content-Length: 5', 'Transfer-Encoding: chunked']
        self.assertIn(self.head(both, b'0\r\n\r\n').status, (400, 411))
        self.assertIn(self.head(['POST /api/decisions HTTP/1.1', *own, 'Content-Length: 5', 'Content-Length: 6'], b'xxxxxx').status, (400, 411))

    def test_no_http(self):
        for noise in [b'\x16\x03\x01\x02\x00\x01\x00', b'GET\r\n\r\n', b'GET / HTTP/9.9\r\n\r\n', b'HELO evil\r\n\r\n']:
            try:
                self.assertEqual(self.server.raw(noise + b'\r\n\r\n').status, 400)
            except (http.client.HTTPException, ConnectionError):
                pass  # closed without a word
        self.assertEqual(self.session.get('/api/ledger').status, 200)

    def test_many_idle_connections_do_not_stop_others(self):
        idle = [socket.create_connection(('127.0.0.1', self.server.port)) for _ in range(100)]
        for one in idle:
            one.sendall(b'GET /api/ledger HTT')
        self.assertEqual(self.session.get('/api/ledger').status, 200)
        for one in idle:
            one.close()

    def test_slow_request_is_ended(self):
        with socket.create_connection(('127.0.0.1', self.server.port), timeout=60) as slow:
            slow.sendall(f'GET /api/ledger HTTP/1.1\r\nHost: {self.server.host}\r\n'.encode())
            reply = http.client.HTTPResponse(slow)
            reply.begin()
            self.assertEqual(reply.status, 408)

    def test_headers_of_answers(self):
        for target in ['/api/ledger', '/api/nothing', '/nothing']:
            headers = self.session.get(target).headers
            self.assertEqual(headers['X-Content-Type-Options'], 'nosniff')
            self.assertEqual(headers['Cross-Origin-Resource-Policy'], 'same-origin')
            self.assertEqual(headers['Cache-Control'], 'no-store')
            self.assertIn("frame-ancestors 'none'", headers['Content-Security-Policy'])
            self.assertNotIn('Access-Control-Allow-Origin', headers)

    def test_nothing_was_changed(self):
        self.assertEqual(self.session.get('/api/ledger').json()['stats']['decisions'], 0)


if __name__ == '__main__':
    unittest.main()
