#!/usr/bin/env python3
"""Do the tables of the field hold what they should, and do others read them?

usage: tests/exports/tables_test.py PROGRAM            compare with tests/golden/tables, read back, validate
       tests/exports/tables_test.py PROGRAM --update   write the golden files anew; tools/update_golden does it

GeoJSON, HXL and FollowTheMoney are checked by the libraries of that name where they are installed (geojson, libhxl,
followthemoney of PyPI), and a line says where they are not.
"""
import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / 'tests/golden/tables'
CLAIMS = ROOT / 'tests/golden/claims.jsonl'
PACKS = [f'--pack={ROOT}/packs/{name}' for name in ('ar-core', 'conflict-core', 'region-sample')]
INCIDENTS = ('acled', 'ucdp', 'polecat', 'airwars', 'hxl', 'geojson', 'ftm', 'html')
FORMATS = ('csv', 'webannotation') + INCIDENTS
COLUMNS = {'acled': 31, 'ucdp': 49, 'polecat': 40}
PROGRAM = [a for a in sys.argv[1:] if not a.startswith('-')][:1]


def run(*words):
    environment = {k: v for k, v in os.environ.items() if not k.startswith(('LC_', 'LANG', 'ISNAD_P'))}
    return subprocess.run([*PROGRAM, *map(str, words)], capture_output=True, env=environment, timeout=300)


def export(form, *options, claims=CLAIMS, code=0):
    done = run('export', claims, '--format', form, *PACKS, *options)
    if done.returncode != code:
        raise AssertionError(f'export {form}: {done.returncode}: {done.stderr.decode(errors="replace")}')
    return done.stdout.decode()


def plain(cell):
    """A guarded cell as it was: docs/tables.md."""
    return re.sub(r"(\A|(?<=[,;|\t\n\r]))'", "", cell)


def library(name):
    try:
        return __import__(name)
    except ImportError:
        print(f'{name} is not installed: what it would validate is not checked')
        return None


def golden_text(form, text):
    """What is compared: without style and version, one value a line."""
    text = re.sub(r'isnad \d+\.\d+\.\d+[\w.-]*', 'isnad VERSION', text)
    text = re.sub(r'<style>.*?</style>', '<style></style>', text, flags=re.S)
    return text


class Golden(unittest.TestCase):
    def test_as_before(self):
        for form in FORMATS:
            with self.subTest(form):
                path = GOLDEN / f'{form}.golden'
                self.assertEqual(golden_text(form, export(form)).splitlines(), path.read_text().splitlines(),
                                 'if that is meant: tools/update_golden')


class RoundTrips(unittest.TestCase):
    def test_jsonl_is_lossless(self):
        self.assertEqual(export('jsonl'), CLAIMS.read_text())

    def test_csv_reads_back(self):
        rows = list(csv.DictReader(io.StringIO(export('csv').removeprefix('\ufeff'), newline='')))
        claims = [json.loads(line) for line in CLAIMS.read_text().splitlines()]
        self.assertEqual(len(rows), len(claims))
        for row, claim in zip(rows, claims):
            self.assertEqual(plain(row['evidence']), claim['evidence']['text'])
            self.assertEqual(plain(row['document']), claim['document']['name'])
            self.assertEqual(plain(row['initiator']), ' | '.join(link['text'] for link in claim['initiator']))

    def test_csv_runs_no_formula(self):
        hostile = [line for line in (ROOT / 'tests/exports/hostile.tsv').read_text().splitlines() if line[:1] != '#']
        self.assertGreater(len(hostile), 150)
        claims = [json.loads(line) for line in CLAIMS.read_text().splitlines()]
        planted = []
        for i, payload in enumerate(hostile):
            payload = re.sub(r'\\u\{(\w+)\}', lambda m: chr(int(m[1], 16)), payload)
            payload = payload.replace('\\n', '\n').replace('\\t', '\t').replace('\\r', '\r')
            claim = json.loads(json.dumps(claims[i % len(claims)]))
            claim['id'] = f'c_{i:016x}'
            claim['document']['outlet'] = claim['evidence']['text'] = payload
            planted.append((payload, claim))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / 'hostile.jsonl'
            path.write_text(''.join(json.dumps(c, ensure_ascii=False) + '\n' for _, c in planted))
            text = export('csv', claims=path)
        rows = list(csv.DictReader(io.StringIO(text.removeprefix('\ufeff'), newline='')))
        self.assertEqual(len(rows), len(planted))
        formula = re.compile('[\\s"\u200b-\u200f\u202a-\u202e\ufeff\u3000]*[=+@%\uff1d\uff0b\uff0d\uff20\\-]')
        number = re.compile(r'-?\d+(\.\d+)?\Z')
        for row, (payload, _) in zip(rows, planted):
            self.assertEqual(plain(row['evidence']), payload)
            self.assertEqual(plain(row['outlet']), payload)
            for cell in row.values():
                self.assertFalse(formula.match(cell) and not number.match(cell), repr(cell))


class Forms(unittest.TestCase):
    def test_columns(self):
        for form, count in COLUMNS.items():
            header = export(form).splitlines()[0].split('\t' if form == 'polecat' else ',')
            self.assertEqual(len(header), count, form)
            self.assertEqual(len(set(header)), count, form)

    def test_ucdp_numbers_hold_together(self):
        for row in csv.DictReader(io.StringIO(export('ucdp'))):
            self.assertLessEqual(int(row['low']), int(row['best'] or row['low']))
            self.assertLessEqual(int(row['best'] or row['high']), int(row['high']))
            parts = sum(int(row[c] or 0) for c in ('deaths_a', 'deaths_b', 'deaths_civilians', 'deaths_unknown'))
            if row['best']:
                self.assertEqual(parts, int(row['best']))

    def test_the_rule_is_everywhere(self):
        with tempfile.TemporaryDirectory() as folder:
            for form in INCIDENTS:
                out = Path(folder) / form
                export(form, '--out', out, '--rule', 'by_camp')
                beside = Path(f'{out}.rule.json')
                written = out.read_text() + (beside.read_text() if beside.exists() else '')
                self.assertIn('A number for each side that speaks', written, form)
                if beside.exists():
                    sidecar = json.loads(beside.read_text())
                    self.assertEqual(sidecar['rule']['derive.per'], 'camp')
                    rows = out.read_bytes().count(b'\n' if form == 'polecat' else b'\r\n') - 1
                    self.assertEqual(len(sidecar['rows']), rows, form)

    def test_web_annotations(self):
        documents = ROOT / 'packs/region-sample/documents.jsonl'
        texts = {r['id']: r['text'] for r in map(json.loads, documents.read_text().splitlines())}
        page = json.loads(export('webannotation', '--texts', documents))
        self.assertEqual(page['total'], len(page['first']['items']))
        positions = 0
        for item in page['first']['items']:
            claim = json.loads(item['body'][1]['value'])
            text = texts[claim['document']['name']]
            for selector in item['target']['selector']:
                if selector['type'] == 'TextPositionSelector':
                    positions += 1
                    self.assertEqual(text[selector['start']:selector['end']], claim['evidence']['text'])
                if selector['type'] == 'DataPositionSelector':
                    data = text.encode()[selector['start']:selector['end']]
                    self.assertEqual(data.decode(), claim['evidence']['text'])
                if selector['type'] == 'TextQuoteSelector':
                    self.assertIn(selector['prefix'] + selector['exact'] + selector['suffix'], text)
        self.assertEqual(positions, page['total'])

    def test_geojson(self):
        text = export('geojson')
        features = json.loads(text)['features']
        self.assertTrue(any(f['geometry'] for f in features))
        for feature in features:
            if feature['geometry']:
                lon, lat = feature['geometry']['coordinates']
                self.assertTrue(-180 <= lon <= 180 and -90 <= lat <= 90)
        geojson = library('geojson')
        if geojson:
            read = geojson.loads(text)
            self.assertEqual(read.errors(), [])
            self.assertTrue(read.is_valid)

    def test_hxl(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / 'incidents.csv'
            export('hxl', '--out', path)
            tags = list(csv.reader(io.StringIO(path.read_text())))[1]
            self.assertTrue(all(re.match(r'#[a-z]\w*(\+[a-z]\w*)*\Z', tag) for tag in tags), tags)
            hxl = library('hxl')
            if not hxl:
                return
            options = hxl.input.InputOptions(allow_local=True)
            with hxl.data(str(path), options) as source:
                self.assertEqual([c.display_tag for c in source.columns], tags)
                self.assertGreater(len(list(source)), 5)
            with hxl.data(str(path), options) as source:
                self.assertTrue(source.validate())

    def test_ftm(self):
        entities = [json.loads(line) for line in export('ftm').splitlines()]
        known = {e['id'] for e in entities}
        for entity in entities:
            for reference in ('organizer', 'involved', 'proof'):
                self.assertLessEqual(set(entity['properties'].get(reference, [])), known)
        ftm = library('followthemoney')
        if not ftm:
            return
        from followthemoney import model
        for entity in entities:
            schema = model.get(entity['schema'])
            self.assertIsNotNone(schema, entity['schema'])
            proxy = model.get_proxy(entity, cleaned=False)
            schema.validate(entity)
            self.assertEqual({p: sorted(v) for p, v in proxy.to_dict()['properties'].items()},
                             {p: sorted(v) for p, v in entity['properties'].items()})

    def test_filters(self):
        every = json.loads(export('geojson'))['features']
        some = json.loads(export('geojson', '--type', 'attack'))['features']
        self.assertTrue(0 < len(some) < len(every))
        self.assertTrue(all(f['properties']['incident_type'].startswith('attack.') for f in some))
        day = next(f['properties']['first_day'] for f in every if f['properties']['first_day'])
        on_day = json.loads(export('geojson', '--from', day, '--to', day))['features']
        self.assertTrue(all(f['properties']['first_day'] <= day <= f['properties']['last_day'] for f in on_day))
        self.assertTrue(on_day)


class Policy(unittest.TestCase):
    def test_refusals(self):
        for form in ('jsonl', 'webannotation'):
            for profile in ('partner', 'public'):
                self.assertEqual(export(form, '--profile', profile, code=12), '')
        export('acled', '--profile', 'everybody', code=2)
        export('acled', '--rule', 'truth', code=2)
        export('csv', '--rule', 'majority', code=2)
        export('acled', claims=ROOT / 'no_such_file', code=4)

    def test_report_of_what_was_withheld(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / 'withheld.jsonl'
            export('acled', '--profile', 'public', '--withheld', path)
            fields = {r['field']: r for r in map(json.loads, path.read_text().splitlines())}
            self.assertGreater(fields['evidence.text']['withheld'], 0)
            self.assertGreater(fields['place.coordinates']['coarsened'], 0)
            export('acled', '--withheld', path)
            self.assertEqual(path.read_text(), '')

    def test_public_names_no_document_and_no_words(self):
        claims = [json.loads(line) for line in CLAIMS.read_text().splitlines()]
        for form in ('csv',) + INCIDENTS:
            out = export(form, '--profile', 'public')
            for claim in claims:
                self.assertNotIn(claim['document']['name'], out)
                self.assertNotIn(claim['document']['id'][7:], out)
                self.assertNotIn(claim['evidence']['text'], out)
                for person in claim['persons']:
                    self.assertNotIn(person['name'], out)


class Compare(unittest.TestCase):
    def compare(self, table, *options, code=0):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / 'coded.csv'
            path.write_text(table, newline='')
            done = run('compare', CLAIMS, path, *PACKS, *options)
            self.assertEqual(done.returncode, code, done.stderr.decode())
            return done.stdout.decode()

    def test_own_tables_are_found_again(self):
        for form, rule in (('acled', 'conservative'), ('ucdp', 'low_best_high'), ('airwars', 'min_max')):
            table = export(form)
            lines = self.compare(table, '--rule', rule, '--format', 'jsonl').splitlines()
            rows = [json.loads(line) for line in lines]
            dated = [r for r in rows if r['verdict'] != 'not_in_table']
            found = [r for r in dated if r['verdict'] == 'found']
            self.assertGreater(len(found), 3, form)
            self.assertFalse([r for r in found if r['numbers'] == 'differs'], form)

    def test_missing_on_either_side(self):
        table = 'event_id_cnty,event_date,latitude,longitude,location,fatalities\r\nX1,2021-03-11,80,10,Nowhere,3\r\n'
        rows = list(csv.DictReader(io.StringIO(self.compare(table, '--format', 'csv', '--days', '3'))))
        self.assertEqual(rows[0]['verdict'], 'not_among_incidents')
        self.assertIn('not_in_table', {r['verdict'] for r in rows[1:]})
        self.assertIn('not_among_incidents', self.compare(table))

    def test_unknown_columns(self):
        self.compare('when,where\r\n1,2\r\n', code=4)


def update():
    if os.environ.get('CI'):
        sys.exit('CI is set: golden files are updated by hand, looked at and committed')
    for form in FORMATS:
        path, text = GOLDEN / f'{form}.golden', golden_text(form, export(form))
        if not path.exists() or path.read_text() != text:
            path.write_text(text)
            print(f'written: tests/golden/tables/{form}.golden')


if __name__ == '__main__':
    if not PROGRAM:
        sys.exit(__doc__)
    if '--update' in sys.argv:
        update()
    else:
        unittest.main(argv=sys.argv[:1])
