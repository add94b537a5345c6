#!/usr/bin/env python3
"""Does a ledger keep what it was given, and say so as the contract asks?

usage: tests/cli/ledger_test.py PROGRAM
"""
import fcntl
import hashlib
import json
import os
import signal
import sqlite3
import stat
import subprocess
import tarfile
import tempfile
import time
import unittest
from pathlib import Path

from program import PLAIN, PROGRAM, RECORDS, ROOT, SAMPLE, run

try:
    import jsonschema
except ImportError:
    jsonschema = None


class InFolder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.ledger = self.folder / 'reports.isnad'
        self.assertEqual(run('init', self.ledger).code, 0)

    def stats(self, ledger=None):
        done = run('stats', ledger or self.ledger, '--json')
        self.assertEqual(done.code, 0, done.err)
        return json.loads(done.out)

    def claims(self, *filters, ledger=None):
        done = run('claims', ledger or self.ledger, *filters)
        self.assertEqual(done.code, 0, done.err)
        return done.out.splitlines()


class Adding(InFolder):
    def test_claims_are_those_that_analyze_writes(self):
        done = run('add', self.ledger, SAMPLE)
        self.assertEqual(done.code, 0, done.err)
        self.assertEqual(self.claims(), run('analyze', SAMPLE).out.splitlines())

    def test_what_is_accepted_is_told_and_kept(self):
        done = run('add', self.ledger, SAMPLE)
        told = [line.split(' ', 2) for line in done.out.splitlines()]
        self.assertEqual(len(told), len(list(SAMPLE.iterdir())))
        for word, name, path in told:
            self.assertEqual(word, 'accepted')
            received = Path(path).read_bytes()
            digest = hashlib.sha256(received).hexdigest()
            self.assertEqual(name, 'sha256:' + digest)
            blob = self.folder / 'reports.isnad.blobs' / digest[:2] / digest[2:]
            self.assertEqual(blob.read_bytes(), received)
            self.assertEqual(stat.S_IMODE(blob.stat().st_mode), 0o600)

    def test_all_files_are_the_owners_alone(self):
        run('add', self.ledger, SAMPLE)
        for path in self.folder.iterdir():
            self.assertEqual(stat.S_IMODE(path.stat().st_mode) & 0o077, 0, path)

    def test_a_second_time_nothing_is_new(self):
        run('add', self.ledger, RECORDS)
        before = self.stats()
        done = run('add', self.ledger, RECORDS)
        self.assertEqual(done.code, 0, done.err)
        self.assertEqual(self.stats(), before)

    def test_the_same_bytes_under_two_names(self):
        copy = self.folder / 'copy.jsonl'
        copy.write_bytes(RECORDS.read_bytes())
        run('add', self.ledger, RECORDS, copy)
        stats = self.stats()
        self.assertEqual((stats['inputs'], stats['names']), (1, 2))

    def test_threads_change_nothing(self):
        claims = []
        for jobs in (1, 4):
            ledger = self.folder / f'{jobs}.isnad'
            run('init', ledger)
            run('add', ledger, SAMPLE, RECORDS, '--jobs', jobs)
            claims.append(self.claims(ledger=ledger))
        self.assertEqual(*claims)
        self.assertGreater(len(claims[0]), 100)

    def test_standard_input(self):
        done = run('add', self.ledger, '-', stdin=RECORDS.read_bytes())
        self.assertEqual(done.code, 0, done.err)
        self.assertEqual(len(self.claims()), len(run('analyze', RECORDS).out.splitlines()))

    def test_other_packs_supersede(self):
        run('add', self.ledger, SAMPLE)
        before = self.stats()
        done = run('add', self.ledger, SAMPLE, '--pack', SAMPLE.parents[1] / 'ar-core', '--pack',
                   SAMPLE.parents[1] / 'conflict-core')
        self.assertEqual(done.code, 0, done.err)
        after = self.stats()
        self.assertEqual(after['documents'], before['documents'])
        self.assertEqual(after['superseded'], before['documents'])
        with sqlite3.connect(self.ledger) as ledger:
            kept = ledger.execute('SELECT count(*) FROM claim').fetchone()[0]
        self.assertEqual(kept, before['claims'] + after['claims'])


class Refusals(InFolder):
    def test_codes(self):
        text = self.folder / 'text.txt'
        text.write_text('no ledger')
        empty = self.folder / 'empty.txt'
        empty.write_bytes(b'')
        self.assertEqual(run('init', self.ledger).code, 2)
        self.assertEqual(run('add', self.folder / 'none', SAMPLE).code, 6)
        self.assertEqual(run('stats', text).code, 6)
        self.assertEqual(text.read_text(), 'no ledger')
        self.assertEqual(run('add', self.ledger, self.folder / 'nothing').code, 4)
        self.assertEqual(run('add', self.ledger, self.folder / 'nothing', SAMPLE).code, 3)
        self.assertEqual(run('add', 'postgresql://host/x', SAMPLE).code, 14)
        self.assertEqual(run('claims', self.ledger, '--near', '91,0,5').code, 2)
        self.assertEqual(run('claims', self.ledger, '--quantity', 'many').code, 2)
        self.assertEqual(run('add', self.ledger, empty).code, 4)
        self.assertEqual(self.stats()['quarantined'], 1)
        self.assertEqual(run('add', self.ledger, empty).code, 4)

    def test_bad_records_are_counted(self):
        lines = RECORDS.read_bytes().splitlines(keepends=True)
        news = self.folder / 'news.jsonl'
        news.write_bytes(lines[0] + b'{"id": \n' + lines[1])
        done = run('add', self.ledger, news)
        self.assertEqual(done.code, 3, done.err)
        self.assertIn('news.jsonl:2', done.err)
        stats = self.stats()
        self.assertEqual((stats['documents'], stats['refused'], stats['quarantined']), (2, 1, 0))
        self.assertEqual(stats['reasons'], {'JSON-SYNTAX': 1})

    def test_a_newer_ledger_is_left_alone(self):
        with sqlite3.connect(self.ledger) as ledger:
            ledger.execute('PRAGMA user_version=99')
        for command in (['add', self.ledger, SAMPLE], ['stats', self.ledger]):
            self.assertEqual(run(*command).code, 6)


class Sharing(InFolder):
    def test_the_second_writer_waits_or_ends_and_readers_do_neither(self):
        run('add', self.ledger, RECORDS)
        with open(self.folder / 'reports.isnad.lock', 'w') as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.assertEqual(run('add', self.ledger, SAMPLE, '--wait', 0).code, 7)
            self.assertGreater(self.stats()['claims'], 0)
            waiting = subprocess.Popen([PROGRAM, 'add', self.ledger, SAMPLE], env=PLAIN,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            fcntl.flock(lock, fcntl.LOCK_UN)
            waiting.communicate(timeout=100)
        self.assertEqual(waiting.returncode, 0)


class Resuming(InFolder):
    def many(self):
        """A file of records that takes a while to read."""
        records = [json.loads(line) for line in RECORDS.read_text().splitlines()]
        news = self.folder / 'news.jsonl'
        with open(news, 'w') as out:
            for copy in range(100):
                for record in records:
                    text = f'{copy}\n{record["text"]}'
                    out.write(json.dumps(record | {'id': f'{record["id"]}-{copy}', 'text': text}) + '\n')
        return news, 100 * len(records)

    def end_midway(self, news, number):
        """Sends the signal once some documents are kept; the exit code."""
        program = subprocess.Popen([PROGRAM, 'add', self.ledger, news, '--jobs', '1'], env=PLAIN,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        while program.poll() is None and self.stats()['documents'] == 0:
            time.sleep(0.01)
        program.send_signal(number)
        program.communicate(timeout=100)
        return program.returncode

    def test_goes_on_where_it_stopped(self):
        news, documents = self.many()
        whole = self.folder / 'whole.isnad'
        run('init', whole)
        self.assertEqual(run('add', whole, news).code, 0)
        expected = self.claims(ledger=whole)
        self.assertEqual(self.stats(whole)['documents'], documents)
        self.assertEqual(self.end_midway(news, signal.SIGINT), 130)
        stopped = self.stats()
        self.assertGreater(stopped['documents'], 0)
        self.assertLess(stopped['documents'], documents)
        # Killed twice: both got further, which is no quarantine.
        self.end_midway(news, signal.SIGKILL)
        self.end_midway(news, signal.SIGKILL)
        done = run('add', self.ledger)
        self.assertEqual(done.code, 0, done.err)
        self.assertEqual(self.claims(), expected)
        after = self.stats()
        self.assertEqual((after['documents'], after['analyses'], after['pending']),
                         (documents, documents, 0))


class Filters(InFolder):
    def setUp(self):
        super().setUp()
        run('add', self.ledger, RECORDS)
        self.all = [json.loads(line) for line in self.claims()]

    def expect(self, keep, *filters):
        found = [json.loads(line)['id'] for line in self.claims(*filters)]
        expected = [claim['id'] for claim in self.all if keep(claim)]
        self.assertEqual(found, expected)
        self.assertTrue(0 < len(found) < len(self.all), filters)

    def test_each(self):
        place = next(link for claim in self.all for link in claim['place'] if link['id'] and link['lat'])
        speaker = next(s for claim in self.all for s in claim['attribution'] if s['id'])
        self.expect(lambda c: c['type'].startswith('casualty.'), '--type', 'casualty')
        self.expect(lambda c: c['type'] == 'casualty.killed', '--type', 'casualty.killed')
        self.expect(lambda c: c['modality'] == 'denied', '--modality', 'denied')
        self.expect(lambda c: any(p['id'] == place['id'] or p['name'] == place['name'] for p in c['place']),
                    '--place', place['id'].rsplit('.', 1)[1])
        self.expect(lambda c: any((p['lat'], p['lon']) == (place['lat'], place['lon']) for p in c['place']),
                    '--near', f'{place["lat"]},{place["lon"]},0.001')
        self.expect(lambda c: any(s['id'] == speaker['id'] for s in c['attribution']), '--speaker', speaker['id'])
        self.expect(lambda c: c['confidence'] >= 0.9, '--confidence', '0.9')
        self.expect(lambda c: c['quantity'] and (c['quantity']['value'] or 0) >= 20
                    or c['quantity'] and c['quantity']['value'] is None
                    and (c['quantity']['low'] or c['quantity']['high'])
                    and (c['quantity']['high'] or 1e9) >= 20, '--quantity', '20..')
        self.expect(lambda c: c['time'] and c['time']['value'].startswith('2021-03-11'),
                    '--from', '2021-03-11', '--to', '2021-03-11')


class Log(InFolder):
    def test_entries_follow_their_schema(self):
        bad = self.folder / 'bad.jsonl'
        bad.write_bytes(b'{"id": \n')
        run('add', self.ledger, SAMPLE, bad)
        with sqlite3.connect(self.ledger) as ledger:
            lines = [line for line, in ledger.execute('SELECT leaf FROM log ORDER BY seq')]
        leaves = [json.loads(line) for line in lines]
        self.assertEqual([leaf['seq'] for leaf in leaves], list(range(len(leaves))))
        self.assertEqual({leaf['kind'] for leaf in leaves}, {'acceptance', 'analysis', 'quarantine'})
        schema = json.loads((ROOT / 'schema/leaf.schema.json').read_text())
        shapes = {shape['properties']['kind']['const']: shape for shape in schema['oneOf']}
        for leaf in leaves:
            self.assertEqual(list(leaf), list(shapes[leaf['kind']]['properties']))
            if jsonschema:
                jsonschema.validate(leaf, shapes[leaf['kind']])
            self.assertNotIn('.txt', json.dumps(leaf))


class Copies(InFolder):
    def test_a_backup_comes_back_as_it_was(self):
        run('add', self.ledger, SAMPLE)
        backup, again = self.folder / 'backup', self.folder / 'again.isnad'
        self.assertEqual(run('backup', self.ledger, backup).code, 0)
        self.assertEqual(run('restore', backup, again).code, 0)
        self.assertEqual(self.stats(again), self.stats())
        self.assertEqual(self.claims(ledger=again), self.claims())
        self.assertEqual((self.folder / 'again.isnad.checkpoint').read_bytes(),
                         (self.folder / 'reports.isnad.checkpoint').read_bytes())
        blobs = [sorted(p.relative_to(f'{ledger}.blobs') for p in Path(f'{ledger}.blobs').rglob('*'))
                 for ledger in (self.ledger, again)]
        self.assertEqual(*blobs)
        with tarfile.open(backup) as archive:
            self.assertEqual(archive.getnames()[:2], ['ledger', 'checkpoint'])
            self.assertNotIn(b'PRIVATE', backup.read_bytes())
        # Nothing is signed without the key.
        before = self.stats(again)
        self.assertEqual(run('add', again, RECORDS).code, 8)
        self.assertEqual(self.stats(again), before)
        self.assertEqual(run('restore', backup, again).code, 2)

    def test_a_spoiled_backup_makes_no_ledger(self):
        run('add', self.ledger, SAMPLE)
        backup, again = self.folder / 'backup', self.folder / 'again.isnad'
        run('backup', self.ledger, backup)
        whole = bytearray(backup.read_bytes())
        flipped = bytearray(whole)
        flipped[-3000] ^= 1
        for spoiled in (whole[:-9000], flipped, b'', b'x' * 2000):
            backup.write_bytes(spoiled)
            done = run('restore', backup, again)
            self.assertEqual(done.code, 5, done.err)
            self.assertFalse(again.exists())
            self.assertFalse(Path(f'{again}.blobs').exists())
            self.assertFalse(Path(f'{again}.part').exists())

    def test_backups_while_others_write_are_whole(self):
        records = RECORDS.read_text().splitlines()
        news = self.folder / 'news.jsonl'
        news.write_text('\n'.join(line.replace('"text": "', f'"text": "{n} ') for n in range(30)
                                  for line in records))
        writer = subprocess.Popen([PROGRAM, 'add', self.ledger, news], env=PLAIN,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        sizes = set()
        for n in range(4):
            backup, again = self.folder / f'backup-{n}', self.folder / f'again-{n}'
            self.assertEqual(run('backup', self.ledger, backup).code, 0)
            self.assertEqual(run('restore', backup, again).code, 0)
            with sqlite3.connect(again) as ledger:
                self.assertEqual(ledger.execute('PRAGMA integrity_check').fetchone()[0], 'ok')
            stats = self.stats(again)
            self.assertEqual(stats['entries'], stats['names'] + stats['analyses'])
            sizes.add(stats['entries'])
        self.assertEqual(writer.wait(timeout=100), 0)
        self.assertLessEqual(max(sizes), self.stats()['entries'])


class Searching(InFolder):
    def hits(self, *query):
        done = run('search', self.ledger, *query, '--format', 'jsonl')
        self.assertEqual(done.code, 0, done.err)
        return [json.loads(line) for line in done.out.splitlines()]

    def test_words_are_found_in_any_form_and_marked_where_they_stand(self):
        run('add', self.ledger, SAMPLE)
        claims = {claim['id']: claim for claim in map(json.loads, self.claims())}
        claim = next(c for c in claims.values() if c['type'] == 'casualty.killed' and c['quantity'])
        word = claim['evidence']['trigger']['text']
        texts = {p.name: p.read_bytes() for p in SAMPLE.iterdir()}
        found = self.hits(word)
        self.assertEqual({hit['kind'] for hit in found}, {'claim', 'document'})
        self.assertIn(claim['id'], [hit['claim']['id'] for hit in found if hit['kind'] == 'claim'])
        forms = set()
        for hit in found:
            name = hit['claim']['document']['name'] if hit['kind'] == 'claim' else hit['document']['name']
            self.assertTrue(hit['hits'])
            for span in hit['hits']:
                self.assertEqual(texts[name][span['begin']:span['end']].decode(), span['text'])
                forms.add(span['text'])
        self.assertIn(word, forms)
        self.assertGreater(len(forms), 1)

    def test_phrases_stand_as_they_are(self):
        run('add', self.ledger, SAMPLE)
        words = next(words for words in (json.loads(claim)['evidence']['text'].split() for claim in self.claims())
                     if len(words) > 2 and all(word.isalpha() for word in words[:2]))
        phrase = ' '.join(words[:2])
        marked = [span['text'] for hit in self.hits(f'"{phrase}"') for span in hit['hits']]
        self.assertTrue(marked)
        self.assertEqual({len(text.split()) for text in marked}, {2})
        self.assertEqual(self.hits(f'"{words[1]} {words[0]}"'), [])

    def test_filters_and_nothing(self):
        run('add', self.ledger, SAMPLE)
        word = json.loads(self.claims('--type', 'casualty')[0])['evidence']['trigger']['text']
        for hit in self.hits(word, '--type', 'casualty'):
            self.assertEqual(hit['kind'], 'claim')
            self.assertTrue(hit['claim']['type'].startswith('casualty.'))
        self.assertEqual(self.hits('zzzz'), [])
        self.assertEqual(run('search', self.ledger, '...').code, 2)
        self.assertIn('[', run('search', self.ledger, word).out)


if __name__ == '__main__':
    unittest.main()
