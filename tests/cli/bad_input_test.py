#!/usr/bin/env python3
"""What happens with input that is no good? Exit code, place, reason and remedy; nothing half written.

usage: tests/cli/bad_input_test.py PROGRAM
"""
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from program import PLAIN, PROGRAM, RECORDS, ROOT, SAMPLE, run

TEXT = 'أعلن مصدر طبي مقتل ثلاثة مدنيين في قصف على المدينة.\n'
FILES = {
    'good.txt': TEXT.encode(),
    'empty.txt': b'',
    'blank.txt': b'\xef\xbb\xbf \r\n\t\n',
    'broken.txt': TEXT.encode()[:20] + b'\xff\xfe' + TEXT.encode()[20:],
    'utf16.txt': TEXT.encode('utf-16'),
    'utf16be.txt': b'\xfe\xff' + TEXT.encode('utf-16-be'),
    'program.bin': b'\x7fELF\x02\x01\x01\x00' + bytes(64),
    'page.pdf': b'%PDF-1.7\n1 0 obj',
    'page.html': b'<!DOCTYPE html><html><p>' + TEXT.encode(),
    'nul.txt': TEXT.encode() + b'\x00' + TEXT.encode(),
    'english.txt': b'The agency said that three civilians were killed.\n',
    'persian.txt': ('رئیس جمهور ایران گفت که نیروهای مسلح این کشور به پایگاه های گروه های مخالف حمله کردند. ' * 5).encode(),
    'records.jsonl': '\n'.join([
        json.dumps({'id': 'a', 'text': TEXT}), '{"id": "b", "text": ', '', '[1, 2]', '{"id": "c"}',
        '{"id": "d", "text": "x", "text": "y"}', json.dumps({'id': 'e', 'text': ''}),
        json.dumps({'id': 'f', 'text': TEXT, 'published': '2018-02-30'}), json.dumps({'id': 7, 'text': TEXT}),
        '{"id": "g", "text": "x", "more": ' + '[' * 2000 + ']' * 2000 + '}']).encode(),
}


class BadInput(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp())
        for name, content in FILES.items():
            (cls.folder / name).write_bytes(content)
        (cls.folder / 'no texts').mkdir()
        (cls.folder / 'no texts/readme.md').write_text('nothing here')
        with open(cls.folder / 'long.txt', 'wb') as out:
            for _ in range(200):
                out.write(b'x' * 1_000_000)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def refused(self, names, code, reason, at=0):
        """The inputs end with this code and the first is named on stderr with reason and byte."""
        paths = [self.folder / name for name in names]
        done = run('analyze', *paths, '--json')
        self.assertEqual(done.code, code, done.err)
        self.assertIn(f'{paths[0]}: {reason} at byte {at}: ', done.err)
        last = json.loads(done.err.splitlines()[-1])
        self.assertEqual([last['type'], last['code'], last['id']], ['exit_error', code, reason])
        self.assertTrue(last['message'] and last['hint'])
        self.assertNotIn('Traceback', done.err)
        return done

    def test_refused_alone_and_among_others(self):
        for name, reason, at in (
                ('empty.txt', 'TXT-EMPTY', 0), ('blank.txt', 'TXT-EMPTY', 0), ('program.bin', 'FMT-UNSUPPORTED', 0),
                ('page.pdf', 'FMT-UNSUPPORTED', 0), ('page.html', 'FMT-UNSUPPORTED', 0),
                ('nul.txt', 'FMT-UNSUPPORTED', len(TEXT.encode())), ('nothing here.txt', 'IO-READ', 0),
                ('long.txt', 'TXT-LINE', 0), ('no texts', 'TXT-EMPTY', 0)):
            with self.subTest(name):
                self.assertEqual(self.refused([name], 4, reason, at).out, '')
                among = self.refused([name, 'good.txt'], 3, reason, at)
                self.assertEqual(among.out, run('analyze', self.folder / 'good.txt').out)

    def test_a_long_line_takes_bounded_memory(self):
        limited = 'ulimit -v 1500000; exec "$@"'
        for kind in ('text', 'lines', 'jsonl'):
            done = subprocess.run(['bash', '-c', limited, '-', PROGRAM, 'analyze', '--input', kind, '--jobs', '1',
                                   self.folder / 'long.txt'], capture_output=True, text=True, env=PLAIN)
            if 'Sanitizer' in done.stderr or 'ReserveShadowMemoryRange' in done.stderr:
                self.skipTest('a sanitizer needs more address space than the limit leaves')
            self.assertEqual(done.returncode, 4, done.stderr)
            self.assertIn('TXT-LINE', done.stderr)

    def test_invalid_utf8_is_read_and_said(self):
        out = self.folder / 'diagnostics.jsonl'
        done = run('analyze', self.folder / 'broken.txt', '--show', 'text', '--diagnostics', out)
        self.assertEqual(done.code, 3, done.err)
        self.assertIn('broken.txt: ENC-UTF8 at byte 20: ', done.err)
        text = json.loads(done.out)['text'].encode()
        self.assertEqual(text, FILES['broken.txt'].replace(b'\xff\xfe', b'??'))
        said = json.loads(out.read_text())
        self.assertEqual([said['document'], said['reason'], said['begin']], ['broken.txt', 'ENC-UTF8', 20])

    def test_utf16_is_decoded(self):
        for name in ('utf16.txt', 'utf16be.txt'):
            out = self.folder / (name + '.diagnostics')
            done = run('analyze', self.folder / name, '--show', 'text', '--diagnostics', out)
            self.assertEqual(done.code, 0, done.err)
            self.assertEqual(json.loads(done.out)['text'], TEXT)
            said = json.loads(out.read_text())
            self.assertEqual(said['reason'], 'ENC-UTF16')
            sum256 = subprocess.run(['sha256sum'], input=TEXT.encode(), capture_output=True).stdout.decode().split()[0]
            self.assertIn(sum256, said['message'])

    def test_another_language(self):
        for name in ('english.txt', 'persian.txt'):
            out = self.folder / 'language.jsonl'
            done = run('analyze', self.folder / name, '--diagnostics', out)
            self.assertEqual([done.code, done.out], [0, ''], done.err)
            self.assertIn('LANG-OTHER', done.err)
            self.assertEqual(json.loads(out.read_text())['reason'], 'LANG-OTHER')

    def test_bad_records_leave_the_others(self):
        out = self.folder / 'records.diagnostics'
        done = run('analyze', self.folder / 'records.jsonl', '--show', 'text', '--diagnostics', out)
        self.assertEqual(done.code, 3, done.err)
        self.assertEqual([json.loads(line)['document'] for line in done.out.splitlines()], ['a', 'f', '7', 'g'])
        said = [json.loads(line) for line in out.read_text().splitlines()]
        self.assertEqual([(d['document'], d['reason']) for d in said if d['reason'] != 'LANG-OTHER'],
                         [('records.jsonl:2', 'JSON-SYNTAX'), ('records.jsonl:4', 'JSON-SYNTAX'),
                          ('records.jsonl:5', 'JSON-SYNTAX'), ('records.jsonl:6', 'JSON-DUPKEY'),
                          ('records.jsonl:7', 'TXT-EMPTY'), ('f', 'JSON-SYNTAX')])
        self.assertEqual(json.loads(done.out.splitlines()[1])['published'], None)

    def test_a_broken_pack(self):
        packs = self.folder / 'packs'
        shutil.copytree(ROOT / 'packs', packs)
        table = packs / 'region-sample/camps.tsv'
        lines = table.read_text().splitlines(keepends=True)
        first = [i for i, line in enumerate(lines) if line.strip() and not line.startswith('#')][1]  # after the header
        for row in (lines[first], 'قصف' + lines[first], 'new row\tx\n'):
            table.write_text(''.join(lines[:first + 1]) + row + ''.join(lines[first + 1:]))
            for command in (('analyze', self.folder / 'good.txt'), ('packs', 'lint')):
                done = run(*command, '--pack', packs, '--json')
                self.assertEqual([done.code, done.out], [15, ''], done.err)
                last = json.loads(done.err.splitlines()[-1])
                self.assertEqual(last['id'], 'PACK-BROKEN')
                self.assertIn(f'{table}:{first + 2}: ', last['message'])
                self.assertTrue(last['hint'])
        self.assertEqual(run('analyze', self.folder / 'good.txt', '--pack', self.folder / 'no texts').code, 15)

    def test_usage(self):
        for arguments in ((), ('foretell',), ('init',), ('add',), ('analyze', '--format', 'docx'), ('analyze', '--jobs', '0'),
                          ('analyze', '--published', '2018-02-30', RECORDS), ('analyze', '--unheard-of'),
                          ('analyze', '--show', 'dates', '--format', 'csv', RECORDS), ('explain', RECORDS)):
            with self.subTest(arguments):
                done = run(*arguments)
                self.assertEqual([done.code, done.out], [2, ''], done.err)
                self.assertIn('--help', done.err)

    def test_nothing_is_half_written(self):
        kept = self.folder / 'kept.jsonl'
        kept.write_text('from before\n')
        full = subprocess.run(f'"{PROGRAM}" analyze "{RECORDS}" --diagnostics "{kept}" > /dev/full', shell=True,
                              capture_output=True, text=True, env=PLAIN)
        self.assertEqual(full.returncode, 9, full.stderr)
        self.assertIn('standard output', full.stderr)
        self.assertEqual(kept.read_text(), 'from before\n')
        self.assertEqual(run('analyze', RECORDS, '--diagnostics', '/nowhere/at/all').code, 9)
        self.assertEqual([p.name for p in self.folder.iterdir() if '.part' in p.name], [])

    def test_a_reader_that_leaves_is_no_error(self):
        done = subprocess.run(f'set -o pipefail; "{PROGRAM}" analyze "{RECORDS}" --show tokens | head -c 100',
                              shell=True, executable='/bin/bash', capture_output=True, env=PLAIN)
        self.assertEqual([done.returncode, len(done.stdout)], [0, 100], done.stderr)

    def test_interrupted_at_a_document_boundary(self):
        for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
            run_ = subprocess.Popen([PROGRAM, 'analyze', '-', '--input', 'jsonl', '--show', 'text', '--json'],
                                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=PLAIN)
            record = json.dumps({'id': 'a', 'text': TEXT * 900}, ensure_ascii=False).encode() + b'\n'
            run_.stdin.write(record * 4)
            run_.stdin.flush()
            time.sleep(1.5)
            run_.send_signal(number)
            out, err = run_.communicate(timeout=60)
            self.assertEqual(run_.returncode, code, err)
            for line in out.decode().splitlines():
                self.assertEqual(json.loads(line)['document'], 'a')
            self.assertEqual(json.loads(err.decode().splitlines()[-1])['code'], code)

    def test_messages_in_arabic(self):
        english = run('analyze', self.folder / 'empty.txt')
        for done in (run('analyze', self.folder / 'empty.txt', '--lang', 'ar'),
                     run('analyze', self.folder / 'empty.txt', LANG='ar_SY.UTF-8')):
            self.assertEqual(done.code, english.code)
            self.assertIn('TXT-EMPTY', done.err)
            self.assertIn('لا نص فيه', done.err)
        for text in (english.err, run('analyze', '--help').out):
            self.assertTrue(text.isascii(), text)
        self.assertIn('أمثلة', run('analyze', '--help', '--lang', 'ar').out)

    def test_messages_hold_no_text_of_documents(self):
        done = run('analyze', self.folder / 'broken.txt', self.folder / 'records.jsonl', self.folder / 'english.txt')
        self.assertNotIn('مصدر', done.err)
        self.assertNotIn('civilians', done.err)


if __name__ == '__main__':
    unittest.main()
