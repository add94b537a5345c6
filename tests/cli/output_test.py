#!/usr/bin/env python3
"""Is what is written what the contract says? Schema, key order, spans, formats, layers, the same bytes always.

usage: tests/cli/output_test.py PROGRAM
"""
import csv
import hashlib
import io
import json
import re
import tempfile
import unittest
from pathlib import Path

from program import RECORDS, ROOT, SAMPLE, run

try:
    import jsonschema
except ImportError:
    jsonschema = None

LINKS = ('initiator', 'target', 'place', 'facility', 'instrument')
LAYERS = ('text', 'normalize', 'tokens', 'morphology', 'quantities', 'dates', 'entities', 'events', 'attribution')


def schema(name):
    return json.loads((ROOT / f'schema/{name}.schema.json').read_text())


def spans_of(claim):
    """Every (begin, end, text) of a claim, and of its parts."""
    yield claim['evidence'], 'evidence'
    yield claim['evidence']['trigger'], 'trigger'
    for slot in LINKS:
        for link in claim[slot]:
            yield link, slot
    for slot in ('quantity', 'time'):
        if claim[slot]:
            yield claim[slot], slot
    for part in claim['breakdown']:
        yield part['quantity'], 'breakdown'
    for speaker in claim['attribution']:
        yield speaker, 'attribution'
    for person in claim['persons']:
        yield person | {'text': person['name']}, 'persons'


class Claims(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.done = run('analyze', SAMPLE)
        cls.claims = [json.loads(line) for line in cls.done.out.splitlines()]
        cls.texts = {p.name: p.read_bytes() for p in SAMPLE.iterdir()}

    def test_there_are_claims(self):
        self.assertEqual(self.done.code, 0, self.done.err)
        self.assertGreater(len(self.claims), 50)
        self.assertEqual(len({(c['document']['id'], c['id']) for c in self.claims}), len(self.claims))

    def in_order(self, value, definition, root, where):
        """Keys stand in the order of the schema, none is left out."""
        if '$ref' in definition:
            definition = root['$defs'][definition['$ref'].split('/')[-1]]
        for option in definition.get('anyOf', []):
            if value is not None and option.get('type') != 'null':
                self.in_order(value, option, root, where)
        if isinstance(value, dict) and 'properties' in definition:
            self.assertEqual(list(value), list(definition['properties']), where)
            for key, inner in definition['properties'].items():
                self.in_order(value[key], inner, root, f'{where}.{key}')
        if isinstance(value, list):
            for item in value:
                self.in_order(item, definition.get('items', {}), root, where)

    def test_key_order(self):
        root = schema('claim')
        for claim in self.claims:
            self.in_order(claim, root, root, claim['id'])

    @unittest.skipIf(jsonschema is None, 'python3-jsonschema is not installed')
    def test_schema(self):
        validator = jsonschema.Draft202012Validator(schema('claim'))
        for claim in self.claims:
            for error in validator.iter_errors(claim):
                self.fail(f"{claim['id']} {claim['document']['name']} {list(error.path)}: {error.message}")

    @unittest.skipIf(jsonschema is None, 'python3-jsonschema is not installed')
    def test_the_schema_is_closed(self):
        validator = jsonschema.Draft202012Validator(schema('claim'))
        claim = self.claims[0]
        for wrong in ({'type': 'attack.unheard'}, {'modality': 'maybe'}, {'extra': 1}, {'status': ''}, {'id': 'c_1'},
                      {'document': claim['document'] | {'more': None}}, {'rules': []}):
            self.assertFalse(validator.is_valid(claim | wrong), wrong)
        for key in claim:
            self.assertFalse(validator.is_valid({k: v for k, v in claim.items() if k != key}), key)

    def test_the_labels_know_every_type(self):
        labels = {line.split('\t')[0] for line in (ROOT / 'isnad/exports/labels.tsv').read_text().splitlines()}
        root = schema('claim')
        named = list(root['properties']['type']['enum'])
        named += ['modality.' + m for m in root['properties']['modality']['enum']]
        named += ['interest.' + i for i in root['properties']['interest']['enum']]
        named += ['status.' + s for s in root['properties']['status']['enum'] if s]
        named += ['stance.' + s for s in root['properties']['attribution']['items']['properties']['stance']['enum']]
        quantity = root['$defs']['quantity']['properties']
        named += ['modifier.' + m for m in quantity['modifier']['enum']]
        named += ['unit.' + u for u in quantity['unit']['enum'] if u]
        self.assertEqual([n for n in named if n not in labels], [])

    def test_spans_are_their_text(self):
        for claim in self.claims:
            text = self.texts[claim['document']['name']]
            self.assertEqual(claim['document']['id'], 'sha256:' + hashlib.sha256(text).hexdigest())
            for span, slot in spans_of(claim):
                self.assertEqual(text[span['begin']:span['end']].decode(), span['text'], (claim['id'], slot))

    def test_documents_do_not_change_each_other(self):
        alone = ''.join(run('analyze', p).out for p in sorted(SAMPLE.iterdir(), key=lambda p: bytes(p)))
        self.assertEqual(alone, self.done.out)


class Formats(unittest.TestCase):
    def test_the_same_bytes_always(self):
        for options in ((), ('--format', 'csv'), ('--format', 'html'), ('--format', 'text'), ('--show', 'entities')):
            with self.subTest(options):
                first = run('analyze', RECORDS, '--jobs', 1, *options).out
                self.assertTrue(first)
                for again in (run('analyze', RECORDS, '--jobs', 2, *options),
                              run('analyze', RECORDS, '--jobs', 7, *options, TZ='Pacific/Kiritimati'),
                              run('analyze', RECORDS, *options, LC_ALL='de_DE.UTF-8', cwd='/')):
                    self.assertTrue(again.out == first)

    def test_csv(self):
        rows = list(csv.reader(io.StringIO(run('analyze', RECORDS, '--format', 'csv').out.removeprefix('\ufeff'), newline='')))
        claims = run('analyze', RECORDS).out.splitlines()
        self.assertEqual(len(rows), len(claims) + 1)
        self.assertEqual({len(row) for row in rows}, {len(rows[0])})
        self.assertEqual([row[0] for row in rows[1:]], [json.loads(claim)['id'] for claim in claims])

    def test_csv_runs_no_formula(self):
        text = '=HYPERLINK("x")\nأعلن مصدر طبي مقتل ثلاثة مدنيين في قصف على المدينة.'
        record = json.dumps({'id': '=1+1', 'outlet': '@sum', 'text': text}).encode()
        out = run('analyze', '-', '--format', 'csv', stdin=record).out
        self.assertTrue(out.startswith('\ufeffid,'))
        for row in list(csv.reader(io.StringIO(out, newline='')))[1:]:
            for cell in row:
                self.assertNotIn(cell[:1], set('=+-@'), cell)

    def test_text_steers_no_terminal(self):
        text = 'أعلن مصدر طبي مقتل ثلاثة مدنيين \x1b[31m\u202eفي قصف على المدينة.'
        record = json.dumps({'id': 'a\x1b]0;x\x07', 'outlet': 'b\u202e', 'text': text}).encode()
        out = run('analyze', '-', '--format', 'text', stdin=record, TERM='xterm').out
        self.assertNotIn('\x1b', out)
        self.assertNotIn('\u202e', out)
        self.assertEqual(out.count('\u2068'), out.count('\u2069'))

    def test_html_is_one_page(self):
        page = run('analyze', RECORDS, '--format', 'html').out
        self.assertTrue(page.startswith('<!doctype html>\n<html lang="en" dir="ltr">'))
        self.assertEqual(re.findall(r'(?:src|href)="(?!#|data:,)[^"]*"|url\(|@import|fetch\(|XMLHttpRequest', page), [])
        self.assertIn("default-src 'none'", page)
        self.assertNotIn('{{', page)
        self.assertIn('<html lang="ar"', run('analyze', RECORDS, '--format', 'html', '--lang', 'ar').out)

    def test_html_escapes_documents(self):
        text = 'أعلن مصدر طبي مقتل ثلاثة مدنيين في قصف على المدينة. </script><script>alert(1)</script><img src=x>'
        record = json.dumps({'id': '<b>"', 'title': '<i>', 'outlet': "'<u>", 'text': text}).encode()
        page = run('analyze', '-', '--format', 'html', stdin=record).out
        for tag in ('<script>alert', '<img src=x', '<b>"', '<i><', "'<u>"):
            self.assertNotIn(tag, page)
        self.assertEqual(page.count('<script'), 2)

    def test_marked_text_is_the_text(self):
        page = run('analyze', RECORDS, '--format', 'html').out
        shown = re.findall(r'<div class="text"[^>]*>(.*?)</div>', page, re.S)
        records = [json.loads(line) for line in RECORDS.read_text().splitlines()]
        self.assertEqual(len(shown), len(records))
        for html, record in zip(shown, records):
            plain = re.sub(r'<[^>]*>', '', html)
            for entity, char in (('&lt;', '<'), ('&gt;', '>'), ('&quot;', '"'), ('&#39;', "'"), ('&amp;', '&')):
                plain = plain.replace(entity, char)
            self.assertEqual(plain, record['text'])

    def test_layers(self):
        names = [json.loads(line)['id'] for line in RECORDS.read_text().splitlines()]
        for layer in LAYERS:
            with self.subTest(layer):
                done = run('analyze', RECORDS, '--show', layer)
                self.assertEqual(done.code, 0, done.err)
                shown = [json.loads(line) for line in done.out.splitlines()]
                self.assertEqual([s['document'] for s in shown], names)
                self.assertTrue(all(layer in s for s in shown))

    def test_layer_keys(self):
        line = 'قتل 12 مدنيا مساء الجمعة 31 آذار 2018.'.encode()
        shown = json.loads(run('analyze', '-', '--input', 'lines', '--show', 'quantities', stdin=line).out)
        self.assertEqual(shown['document'], '1')
        self.assertEqual(list(shown['quantities'][0]),
                         ['begin', 'end', 'text', 'kind', 'value', 'low', 'high', 'modifier', 'unit'])
        shown = json.loads(run('analyze', '-', '--input', 'lines', '--show', 'dates', stdin=line).out)
        self.assertEqual(list(shown['dates'][0])[:8],
                         ['begin', 'end', 'text', 'type', 'value', 'precision', 'basis', 'anchor'])


class Inputs(unittest.TestCase):
    TEXT = 'أعلن مصدر طبي مقتل ثلاثة مدنيين في قصف على المدينة.'

    def shown(self, *arguments, stdin=b''):
        done = run('analyze', *arguments, '--show', 'text', stdin=stdin)
        return [json.loads(line) for line in done.out.splitlines()]

    def test_lines(self):
        shown = self.shown('-', '--input', 'lines', '--published', '2018-03-31', stdin=f'\ufeff{self.TEXT}\r\n\n{self.TEXT}'.encode())
        self.assertEqual([(s['document'], s['text'], s['published']) for s in shown],
                         [('1', self.TEXT, '2018-03-31'), ('2', '', '2018-03-31'), ('3', self.TEXT, '2018-03-31')])

    def test_records(self):
        record = {'id': 'r', 'text': self.TEXT, 'title': 't', 'published': '2018-03-31T10:00:00Z', 'outlet': 'o', 'url': 'u'}
        for stdin in (json.dumps(record).encode(), b'\xef\xbb\xbf' + json.dumps(record).encode() + b'\r\n'):
            shown = self.shown('-', '--published', '1999-01-01', '--outlet', 'other', stdin=stdin)
            self.assertEqual([{k: s[k] for k in ('document', 'text', 'title', 'published', 'outlet', 'url')} for s in shown],
                             [{'document': 'r'} | {k: record[k] for k in ('text', 'title', 'published', 'outlet', 'url')}])
            self.assertEqual(shown[0]['id'], 'sha256:' + hashlib.sha256(self.TEXT.encode()).hexdigest())

    def test_a_byte_order_mark_stays_where_it_is(self):
        shown = self.shown('-', '--input', 'text', stdin=b'\xef\xbb\xbf' + self.TEXT.encode())
        self.assertEqual(shown[0]['text'], '\ufeff' + self.TEXT)

    def test_folders_in_byte_order(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ('b.txt', 'a/z.txt', 'a.txt', 'B.txt', 'a/deep/c.jsonl', '.hidden.txt', 'notes.md'):
                path = Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(json.dumps({'id': 'c', 'text': self.TEXT}) if name.endswith('l') else self.TEXT)
            self.assertEqual([s['document'] for s in self.shown(folder)], ['B.txt', 'a.txt', 'c', 'z.txt', 'b.txt'])
            out = Path(folder, 'diagnostics')
            self.assertEqual(run('analyze', folder, '--diagnostics', out).code, 0)
            said = json.loads(out.read_text())
            self.assertEqual((said['document'], said['reason']), ('notes.md', 'FMT-UNSUPPORTED'))

    @unittest.skipIf(jsonschema is None, 'python3-jsonschema is not installed')
    def test_diagnostics_schema(self):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder, 'diagnostics')
            run('analyze', '-', '--input', 'jsonl', '--diagnostics', out, stdin=b'{\n{"id": "x", "text": "hello"}\n\xff\n')
            lines = out.read_text().splitlines()
            self.assertEqual(len(lines), 3)
            for line in lines:
                jsonschema.validate(json.loads(line), schema('diagnostic'))


class Commands(unittest.TestCase):
    def test_explain(self):
        claim = json.loads(run('analyze', RECORDS).out.splitlines()[3])
        done = run('explain', RECORDS, '--claim', claim['id'])
        self.assertEqual(done.code, 0, done.err)
        self.assertIn(claim['id'], done.out)
        for rule in claim['rules']:
            self.assertRegex(done.out, re.escape(rule) + r'  \S+:\d+')
        self.assertEqual(run('explain', RECORDS, '--claim', 'c_0000000000000000').code, 4)

    def test_explain_says_what_was_passed_over(self):
        claims = [json.loads(line) for line in run('analyze', RECORDS).out.splitlines()]
        shown = 0
        for claim in claims[:12]:
            out = run('explain', RECORDS, '--claim', claim['id']).out
            lost = out.partition('passed over, in the same sentence\n')[2].partition('rules\n')[0]
            for begin, end in re.findall(r'^  \w+ \[(\d+)-(\d+)\]', lost, re.M):
                shown += 1
                for slot in ('initiator', 'target', 'place', 'facility', 'instrument'):
                    for link in claim[slot]:
                        self.assertTrue(link['end'] <= int(begin) or int(end) <= link['begin'], (claim['id'], slot))
            for other in re.findall(r'c_[0-9a-f]{16}', lost):
                self.assertNotEqual(other, claim['id'])
                self.assertIn(other, [c['id'] for c in claims])
        self.assertGreater(shown, 8)

    def test_packs(self):
        self.assertIn('region-sample 0.', run('packs', 'list').out)
        for name in ('lint', 'test'):
            self.assertEqual(run('packs', name).code, 0)

    def test_help_has_examples(self):
        for command in ((), ('analyze',), ('explain',), ('packs',), ('packs', 'lint'), ('eval',)):
            done = run(*command, '--help')
            self.assertEqual(done.code, 0)
            self.assertIn('Examples:\n  isnad ', done.out)
        self.assertRegex(run('--version').out, r'^isnad \d+\.\d+\.\d+\n$')


if __name__ == '__main__':
    unittest.main()
