#!/usr/bin/env python3
"""Do incidents and decisions follow their schemas, and do the schemas refuse what they should?

usage: tests/cli/schemas_test.py PROGRAM
"""
import json
import re
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
