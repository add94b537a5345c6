#!/usr/bin/env python3
"""Does `isnad packs lint` refuse what loading cannot see, and name file and line?"""
import sys
import tempfile
import unittest
from pathlib import Path

import program

MANIFEST = ('name = "mine"\nversion = "1"\nlicence = "CC0-1.0"\norigin = "a test"\n'
            'requires = ["conflict-core"]\n')
TRIGGERS = 'id\tlexeme\ttype\tparts\twhen\tneeds\n'


class Lint(unittest.TestCase):
    def lint(self, table, text):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / table).parent.mkdir(exist_ok=True)
            (folder / 'manifest.toml').write_text(MANIFEST, encoding='utf-8')
            (folder / table).write_text(text, encoding='utf-8')
            done = program.run('packs', 'lint', '--pack', program.ROOT / 'packs', '--pack', folder)
            return done.code, done.err

    def test_each_fault_is_named_with_its_line(self):
        row = 'mine\tqasafa\tattack.shelling\t{}\t{}\t{}\n'
        for table, text, said in [
            ('entities/place.tsv', 'id\tname_ar\na\tx\n', 'entities.place'),
            ('event/triggers.tsv', 'id\tlexeme\na\tx\n', 'event.triggers'),
            ('events/triggers.tsv', TRIGGERS + row.format('verbs', '', ''), 'triggers.tsv:2'),
            ('events/triggers.tsv', TRIGGERS + row.format('verb', 'object:people', ''), 'triggers.tsv:2'),
            ('events/triggers.tsv', TRIGGERS + row.format('verb', '', 'peoples'), 'triggers.tsv:2'),
        ]:
            code, err = self.lint(table, text)
            self.assertEqual(code, 15, f'{table}: {err}')
            self.assertIn(said, err)

    def test_a_sound_pack_passes(self):
        row = TRIGGERS + 'mine\tqasafa\tattack.shelling\tverb|masdar\tobject:person+force\tpeople\n'
        code, err = self.lint('events/triggers.tsv', row)
        self.assertEqual(code, 0, err)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
