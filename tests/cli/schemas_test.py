#!/usr/bin/env python3
"""Do incidents, decisions and entries of the log follow their schemas, and do the schemas refuse what they should?

usage: tests/cli/schemas_test.py PROGRAM
"""
import json
import re
import sqlite3
import tempfile
import unittest
from pathlib import Path

from program import RECORDS, ROOT, run

try:
    import jsonschema
except ImportError:
    jsonschema = None

CLAIMS = ROOT / 'tests/golden/claims.jsonl'
PACKS = [f'--pack={ROOT}/packs/{name}' for name in ('ar-core', 'conflict-core', 'region-sample')]


def schema(name):
    return json.loads((ROOT / f'schema/{name}.schema.json').read_text())


def faults(name, value):
    return [e.message for e in jsonschema.Draft202012Validator(schema(name)).iter_errors(value)]


@unittest.skipIf(jsonschema is None, 'python3-jsonschema is not installed: schemas are not checked')
class Schemas(unittest.TestCase):
    def test_examples_for_and_against(self):
        lines = (ROOT / 'tests/cli/schema_examples.jsonl').read_text().splitlines()
        for example in map(json.loads, lines):
            found = faults(example['schema'], example['value'])
            self.assertEqual(not found, example['valid'], (example, found))
        self.assertGreater(sum(not json.loads(line)['valid'] for line in lines), 5)

    def test_incidents(self):
        done = run('incidents', CLAIMS, '--format', 'jsonl', *PACKS)
        self.assertEqual(done.code, 0, done.err)
        incidents = [json.loads(line) for line in done.out.splitlines()]
        self.assertGreater(len(incidents), 10)
        keys = list(schema('incident')['properties'])
        for incident in incidents:
            self.assertEqual(faults('incident', incident), [])
            self.assertEqual(list(incident), keys)


    def test_what_a_ledger_holds(self):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            ledger, drafts, text = folder / 'l.isnad', folder / 'drafts.jsonl', folder / 'witness.txt'
            text.write_text(json.loads(RECORDS.read_text().splitlines()[0])['text'])
            (folder / 'empty.txt').write_text('')
            self.assertEqual(run('init', ledger).code, 0)
            self.assertEqual(run('add', ledger, RECORDS, text, folder / 'empty.txt', *PACKS).code, 3)
            claims = [json.loads(line) for line in run('claims', ledger).out.splitlines()]
            incident = json.loads(run('incidents', ledger, '--format', 'jsonl', *PACKS).out.splitlines()[0])
            corrected = claims[1] | {'status': 'civilian' if claims[1]['status'] else None, 'modality': 'possible'}
            said = [(claims[0]['id'], 'accept', {}), (claims[1]['id'], 'correct', {'claim': corrected}),
                    (claims[2]['id'], 'reject', {'reason': 'r'}), (claims[3]['id'], 'note', {'note': 'n'}),
                    (claims[4]['id'], 'dispute', {'note': 'n'}), (claims[5]['id'], 'second_opinion', {}),
                    (incident['id'], 'merge', {'claims': [claims[0]['id'], claims[6]['id']]}),
                    (incident['id'], 'split', {'claims': [claims[0]['id']], 'from': [claims[7]['id']]})]
            drafts.write_text(''.join(json.dumps({'subject': s, 'kind': k, 'content': c}) + '\n' for s, k, c in said))
            done = run('decide', ledger, drafts, '--reviewer', 'Amal', *PACKS)
            self.assertEqual(done.code, 0, done.err)
            for option in (('--name', 'witness.txt'), ('--reviewer', 'Amal')):
                told = run('decisions', ledger, '--json').out
                self.assertEqual([d['kind'] for d in map(json.loads, told.splitlines())], [k for _, k, _ in said])
                for line in (told + done.out).splitlines():
                    self.assertEqual(faults('decision', json.loads(line)), [], line)
                self.assertEqual(run('erase', ledger, *option, '--reason', 'asked for').code, 0)
            with sqlite3.connect(f'file:{ledger}?mode=ro', uri=True) as rows:
                leaves = [json.loads(row[0]) for row in rows.execute('SELECT leaf FROM log ORDER BY seq')]
            for leaf in leaves:
                self.assertEqual(faults('leaf', leaf), [], leaf)
            self.assertEqual({leaf['kind'] for leaf in leaves},
                             {'acceptance', 'analysis', 'quarantine', 'decision', 'erasure'})
            self.assertTrue(any(leaf.get('renamed') for leaf in leaves))
            for line in run('incidents', ledger, '--format', 'jsonl', *PACKS).out.splitlines():
                self.assertEqual(faults('incident', json.loads(line)), [])


class Ledger(unittest.TestCase):
    def test_a_ledger_gives_the_claims_that_went_in(self):
        with tempfile.TemporaryDirectory() as folder:
            ledger = Path(folder) / 'l.isnad'
            for words in (('init', ledger), ('add', ledger, RECORDS, *PACKS)):
                done = run(*words)
                self.assertEqual(done.code, 0, done.err)
            exported = run('export', ledger, '--format', 'jsonl', *PACKS)
            self.assertEqual(exported.code, 0, exported.err)
            self.assertEqual(exported.out, CLAIMS.read_text())
            table = run('export', ledger, '--format', 'acled', *PACKS)
            self.assertEqual(table.code, 0, table.err)
            ids = re.findall(r'incident=(i_[0-9a-f]{16})', table.out)
            shown = run('incidents', ledger, '--format', 'jsonl', *PACKS)
            self.assertLessEqual(set(ids), {json.loads(line)['id'] for line in shown.out.splitlines()})
            self.assertGreater(len(ids), 10)


if __name__ == '__main__':
    unittest.main()
