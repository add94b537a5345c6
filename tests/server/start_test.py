#!/usr/bin/env python3
"""How does `isnad serve` begin? Ports, the loopback interface, the browser's way in, and the page's files.

usage: tests/server/start_test.py PROGRAM
"""
import gzip
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from workbench import Server, make_ledger

PROGRAM = sys.argv.pop(1)
# What stands in for the desktop: it writes down its words, and what lies in the file it is to open.
XDG_OPEN = '''#!/bin/sh
for word; do printf '%s\\n' "$word"; done >"$SEEN.part"
stat -c %a "$1" >>"$SEEN.part"
cat "$1" >>"$SEEN.part"
mv "$SEEN.part" "$SEEN"
'''


def alone(*words):
    """The words of a program in a network of its own, whose loopback interface is down; None where that is not allowed."""
    for form in (['unshare', '-n'], ['unshare', '-rn']):
        if shutil.which('unshare') and subprocess.run([*form, 'true'], capture_output=True).returncode == 0:
            return [*form, *words]
    return None


class Start(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.ledger = make_ledger(PROGRAM, self.folder)

    def ends(self, words, code, error):
        done = subprocess.run(words, capture_output=True, text=True, timeout=60)
        self.assertEqual((done.returncode, done.stdout), (code, ''), done.stderr)
        told = json.loads(done.stderr.splitlines()[-1])
        self.assertEqual((told['code'], told['id']), (code, error))
        self.assertTrue(told['hint'])
        return told['message']

    def serve(self, *options):
        return [PROGRAM, '--json', 'serve', self.ledger, '--api-only', '--no-browser', *options]

    def test_a_port_that_is_taken(self):
        server = Server(PROGRAM, self.ledger)
        self.assertIn(str(server.port), self.ends(self.serve('--port', str(server.port)), 7, 'BUSY'))
        self.assertEqual(server.stop(), 0)

    def test_no_loopback_interface(self):
        words = alone(*self.serve())
        if words is None:
            self.skipTest('unshare is not allowed here')
        self.assertIn('127.0.0.1', self.ends(words, 14, 'PART-MISSING'))

    def test_no_ledger(self):
        self.ends([PROGRAM, '--json', 'serve', self.folder / 'none.isnad', '--api-only', '--no-browser'], 6, 'NO-LEDGER')

    def test_the_browser_gets_the_link_in_a_private_file(self):
        tools, seen = self.folder / 'tools', self.folder / 'seen'
        tools.mkdir()
        (tools / 'xdg-open').write_text(XDG_OPEN)
        (tools / 'xdg-open').chmod(0o755)
        environment = {**os.environ, 'PATH': f'{tools}:{os.environ["PATH"]}', 'SEEN': str(seen)}
        server = Server(PROGRAM, self.ledger, browser=True, environment=environment)
        while not seen.exists():
            time.sleep(0.01)
        file, mode, *page = seen.read_text().split('\n')
        self.assertEqual((file, mode), (f'{self.ledger}.open.html', '600'))
        self.assertIn(f'url={server.links[0]}"', ''.join(page))
        self.assertTrue(stat.S_ISREG(os.lstat(file).st_mode))
        server.session('Huda')
        self.assertFalse(Path(file).exists())  # the link was used
        self.assertEqual(server.stop(), 0)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir() if 'open' in p.name), [])

    def test_the_file_goes_with_the_program(self):
        (self.folder / 'xdg-open').write_text('#!/bin/sh\n')
        (self.folder / 'xdg-open').chmod(0o755)
        environment = {**os.environ, 'PATH': f'{self.folder}:{os.environ["PATH"]}'}
        server = Server(PROGRAM, self.ledger, browser=True, environment=environment)
        # The link is printed before the file is laid; an answer comes after both.
        self.assertEqual(server.request('GET', '/open').status, 403)
        self.assertTrue(Path(f'{self.ledger}.open.html').exists())
        self.assertEqual(server.stop(), 0)
        self.assertFalse(Path(f'{self.ledger}.open.html').exists())

    def test_the_page_is_packed_for_those_who_take_it_so(self):
        try:
            server = Server(PROGRAM, self.ledger, page=True)
        except RuntimeError as ended:
            self.assertIn('page', str(ended))
            self.skipTest('the page was not built into this program')
        plain = server.request('GET', '/')
        self.assertNotIn('Content-Encoding', plain.headers)
        targets = ['/', *re.findall(r'(?:src|href)="\.?(/assets/[^"]+)"', plain.body.decode())]
        self.assertGreater(len(targets), 1)
        for target in targets:
            for accepts in ([], [('Accept-Encoding', 'identity')], [('Accept-Encoding', 'gzip;q=0, br')]):
                plain = server.request('GET', target, accepts)
                self.assertEqual((plain.status, plain.headers['Content-Encoding'], plain.headers['Vary']), (200, None, 'Accept-Encoding'))
            packed = server.request('GET', target, [('Accept-Encoding', 'gzip, deflate, br')])
            self.assertEqual((packed.status, packed.headers['Content-Encoding'], packed.headers['Vary']), (200, 'gzip', 'Accept-Encoding'))
            self.assertEqual(gzip.decompress(packed.body), plain.body, target)
        self.assertEqual(server.stop(), 0)


if __name__ == '__main__':
    unittest.main()
