#!/usr/bin/env python3
"""Can a researcher correct the packs: an unknown village by `packs suggest`, a wrong link by its id?"""
import json
import sys
import tempfile
import unittest
from pathlib import Path

import program

UNKNOWN = 'قصفت الطائرات قرية المرجومة في ريف حماة الشرقي وقتلت ثلاثة مدنيين. ونزح سكان قرية المرجومة أمس.\n'
KNOWN = 'قصفت الطائرات حي جوبر شرقي دمشق وقتلت ثلاثة مدنيين.\n'
AMBIGUOUS = 'وصل الوفد إلى طرابلس مساء.\n'
MANIFEST = ('name = "{}"\nversion = "1"\nlicence = "CC0-1.0"\norigin = "a researcher"\n'
            'requires = ["conflict-core", "region-syria"]\n')


class Correction(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.at = Path(self.folder.name)
        self.packs = ['--pack', program.ROOT / 'packs']

    def write(self, name, text):
        (self.at / name).parent.mkdir(parents=True, exist_ok=True)
        (self.at / name).write_text(text, encoding='utf-8')
        return self.at / name

    def pack(self, table):
        self.write('mine/manifest.toml', MANIFEST.format('mine'))
        self.write('mine/entities/places.tsv', table)
        lint = program.run('packs', 'lint', *self.packs, '--pack', self.at / 'mine')
        self.assertEqual(lint.code, 0, lint.err)
        return [*self.packs, '--pack', self.at / 'mine']

    def entities(self, text, packs):
        done = program.run('analyze', '--show', 'entities', text, *packs)
        self.assertEqual(done.code, 0, done.err)
        return {e['name_text']: e['id'] for e in json.loads(done.out)['entities'] if e['kind'] == 'place'}

    def test_an_unknown_village_becomes_a_row(self):
        text = self.write('report.txt', UNKNOWN)
        self.assertIsNone(self.entities(text, self.packs)['المرجومة'])
        done = program.run('packs', 'suggest', text, *self.packs)
        self.assertEqual(done.code, 0, done.err)
        self.assertIn('# 2x المرجومة', done.out)
        row = next(line for line in done.out.splitlines() if 'المرجومة\t' in line)
        self.assertEqual(row.split('\t')[9:11], ['region-syria/entities.places.hama_east', 'SY'])
        linked = self.entities(text, self.pack(done.out))
        self.assertEqual(linked['المرجومة'], 'mine/entities.places.' + row.split('\t')[0])
        again = program.run('packs', 'suggest', text, *self.packs, '--pack', self.at / 'mine')
        self.assertNotIn('المرجومة', again.out)

    def test_a_row_is_overridden_by_its_id(self):
        text = self.write('report.txt', KNOWN)
        identity = 'region-syria/entities.places.jobar'
        head = 'id\tname_ar\tkind\tlat\tlon\twithin\tcountry\treference\n'
        place = 'region-syria/entities.places.old_damascus'
        packs = self.pack(head + f'{identity}\tجوبر\tquarter\t33.5200\t36.3500\t{place}\tSY\tmy own visit\n')
        self.assertIn(identity, program.run('packs', 'list', *packs).out)
        done = program.run('analyze', text, *packs)
        claims = [json.loads(line) for line in done.out.splitlines()]
        links = [p for c in claims for p in c['place'] if p['id'] == identity]
        self.assertTrue(links)
        self.assertEqual((links[0]['lat'], links[0]['within'][0]), (33.52, 'دمشق القديمة'))
        shown = program.run('explain', text, '--claim', claims[0]['id'], *packs)
        self.assertIn('mine/entities/places.tsv:2', shown.out)

    def test_what_is_ambiguous_is_shown_with_its_candidates(self):
        done = program.run('packs', 'suggest', self.write('report.txt', AMBIGUOUS), *self.packs)
        self.assertIn('conflict-core/entities.places.tripoli_lb', done.out)
        self.assertIn('conflict-core/entities.places.tripoli_ly', done.out)
        rows = [line for line in done.out.splitlines()[1:] if not line.startswith('#')]
        self.assertEqual(rows, [])

    def test_every_line_is_a_comment_or_a_row(self):
        done = program.run('packs', 'suggest', program.RECORDS, '--pack', program.ROOT / 'packs/ar-core',
                           '--pack', program.ROOT / 'packs/conflict-core')
        self.assertEqual(done.code, 0, done.err)
        lines = done.out.splitlines()
        self.assertGreater(len(lines), 10)
        for line in lines:
            self.assertTrue(line.startswith('#') or line.count('\t') == lines[0].count('\t'), line)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
