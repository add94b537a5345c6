"""How do tests talk to `isnad serve`? A server on a ledger of the sample, and requests byte by byte."""
import http.client
import json
import re
import socket
import subprocess
import tempfile
import time
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / 'packs/region-sample/documents.jsonl'


def make_ledger(program, folder, *inputs):
    """A ledger of the sample, or of these inputs; its path."""
    ledger = Path(folder) / 'cases.isnad'
    subprocess.run([program, 'init', ledger], check=True, capture_output=True)
    subprocess.run([program, 'add', ledger, *(inputs or [SAMPLE])], check=True, capture_output=True)
    return ledger


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        return json.loads(self.body)

    @property
    def error(self):
        return self.json()['error']['id']


class Server:
    """A program that serves; `session()` opens as many as are asked for."""

    def __init__(self, program, ledger, *options, page=False, browser=False, environment=None):
        self.said = tempfile.TemporaryFile('w+b')
        self.process = subprocess.Popen(
            [program, 'serve', ledger, *([] if page else ['--api-only']), *([] if browser else ['--no-browser']), *options],
            stdout=subprocess.PIPE, stderr=self.said, text=True, env=environment)
        self.links = []
        self.link()
        self.port = int(re.match(r'http://127\.0\.0\.1:(\d+)/', self.links[0])[1])
        self.host = f'127.0.0.1:{self.port}'

    def link(self):
        line = self.process.stdout.readline().strip()
        if not line:
            self.process.wait(30)
            self.process.stdout.close()
            self.said.seek(0)
            raise RuntimeError('the server ended: ' + self.said.read().decode())
        self.links.append(line)
        return line

    def raw(self, request, timeout=30):
        """Sends bytes, returns all that comes until the connection ends or an answer is whole."""
        with socket.create_connection(('127.0.0.1', self.port), timeout=timeout) as s:
            s.sendall(request)
            reply = http.client.HTTPResponse(s)
            reply.begin()
            return Answer(reply.status, reply.headers, reply.read())

    def request(self, method, target, headers=(), body=b'', host=None):
        lines = [f'{method} {target} HTTP/1.1', f'Host: {host or self.host}', 'Connection: close']
        lines += [f'{name}: {value}' for name, value in headers]
        if body or method in ('POST', 'PUT'):
            lines.append(f'Content-Length: {len(body)}')
        return self.raw('\r\n'.join(lines).encode() + b'\r\n\r\n' + body)

    def session(self, reviewer=None):
        target = self.links[-1].split(self.host, 1)[1]
        opened = self.request('GET', target)
        assert opened.status == 303, opened.body
        self.link()
        cookie = opened.headers['Set-Cookie'].split(';')[0]
        session = Session(self, cookie)
        if reviewer:
            assert session.put('/api/reviewer', {'name': reviewer}).status == 200
        return session

    def stop(self):
        self.process.terminate()
        code = self.process.wait(30)
        self.process.stdout.close()
        self.said.close()
        return code

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.said.close()


class Session:
    def __init__(self, server, cookie):
        self.server, self.cookie = server, cookie

    def get(self, target, headers=()):
        """The answer; what is being prepared is asked for until it is there."""
        while True:
            answer = self.server.request('GET', target, [('Cookie', self.cookie), *headers])
            if answer.status != 202:
                return answer
            time.sleep(0.05)

    def send(self, method, target, value, headers=()):
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        kind = 'application/octet-stream' if isinstance(value, bytes) else 'application/json'
        return self.server.request(method, target, [('Cookie', self.cookie), ('Content-Type', kind), *headers], body)

    def put(self, target, value):
        return self.send('PUT', target, value)

    def post(self, target, value, headers=()):
        return self.send('POST', target, value, headers)

    def decide(self, subject, kind, content, revision='none', key=None):
        return self.post('/api/decisions', {'subject': subject, 'kind': kind, 'content': content},
                         [('If-Match', f'"{revision}"'), ('Idempotency-Key', key or str(uuid.uuid4()))])
