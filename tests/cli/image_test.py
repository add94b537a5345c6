#!/usr/bin/env python3
"""Are the claims the same with an image of the packs, without one, and whatever became of it?

usage: image_test.py PROGRAM
"""
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import program

FOLDERS = ['ar-core', 'conflict-core', 'region-sample']


class Images(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.cache = self.folder / 'cache'
        self.packs = self.folder / 'packs'
        self.packs.mkdir()
        for name in FOLDERS:
            shutil.copytree(program.ROOT / 'packs' / name, self.packs / name)

    def analyze(self, *options, cache=None, packs=None):
        named = [word for pack in packs or [self.packs] for word in ('--pack', pack)]
        done = program.run('analyze', program.SAMPLE, *named, *options,
                           ISNAD_CACHE=str(cache or self.cache))
        self.assertEqual(done.code, 0, done.err)
        return done.out

    def images(self):
        return sorted(self.cache.glob('packs-*.image'))

    def test_claims_are_the_same_with_and_without(self):
        for shown in ('claims', 'events', 'entities', 'attribution', 'dates', 'quantities', 'morphology'):
            without = self.analyze('--show', shown, cache='off')
            self.assertEqual(self.analyze('--show', shown), without)
            self.assertEqual(self.analyze('--show', shown), without)
        self.assertEqual(len(self.images()), 1)

    def test_explain_names_file_and_line(self):
        claim = self.analyze().splitlines()[0]
        claim = claim[claim.index('"c_') + 1:][:18]
        for document in sorted(program.SAMPLE.iterdir()):
            words = ('explain', document, '--claim', claim, '--pack', self.packs)
            without, made = (program.run(*words, ISNAD_CACHE=c) for c in ('off', str(self.cache)))
            self.assertEqual(made, without)

    def test_a_damaged_or_cut_image_is_made_again(self):
        without = self.analyze()
        image = self.images()[0]
        sound = image.read_bytes()
        for bad in (sound[:len(sound) // 2] + b'\xff' + sound[len(sound) // 2 + 1:], sound[:5000], b'',
                    sound[:8] + sound[8:12][::-1] + sound[12:],  # the other byte order
                    sound[:12] + b'\x63' + sound[13:]):  # another format
            image.write_bytes(bad)
            self.assertEqual(self.analyze(), without)
            self.assertEqual(len(image.read_bytes()), len(sound))
            self.assertNotEqual(image.read_bytes(), bad)

    def test_an_edited_pack_is_read(self):
        before = self.analyze()
        table = self.packs / 'region-sample/entities/places.tsv'
        status = table.stat()
        rows = table.read_bytes().split(b'\n')
        header = next(i for i, row in enumerate(rows) if row.startswith(b'id\t'))
        del rows[header + 1:]
        shorter = b'\n'.join(rows) + b'\n'
        table.write_bytes(shorter + b'#' * (status.st_size - len(shorter)))  # the same size
        os.utime(table, ns=(status.st_atime_ns, status.st_mtime_ns))  # and time
        for other in ('actors', 'people', 'outlets', 'nationalities'):
            (self.packs / f'region-sample/entities/{other}.tsv').unlink()
        after = self.analyze()
        self.assertNotEqual(after, before)
        self.assertEqual(after, self.analyze(cache='off'))
        self.assertEqual(len(self.images()), 1)

    def test_a_broken_pack_is_an_error_though_there_is_an_image(self):
        self.analyze()
        with open(self.packs / 'region-sample/entities/places.tsv', 'a') as table:
            table.write('half a row\n')
        done = program.run('analyze', program.SAMPLE, '--pack', self.packs, ISNAD_CACHE=str(self.cache))
        self.assertEqual(done.code, 15, done.err)

    def test_packs_in_another_order_have_another_image(self):
        folders = [self.packs / name for name in FOLDERS]
        self.analyze(packs=folders)
        self.analyze(packs=[folders[1], folders[0], folders[2]])
        self.assertEqual(len(self.images()), 2)

    def test_several_processes_at_once(self):
        without = self.analyze(cache='off').encode()
        words = [program.PROGRAM, 'analyze', program.SAMPLE, '--pack', self.packs]
        environment = program.PLAIN | {'ISNAD_CACHE': str(self.cache)}
        running = [subprocess.Popen(words, stdout=subprocess.PIPE, env=environment) for _ in range(4)]
        for process in running:
            self.assertEqual(process.communicate(timeout=300)[0], without)
        self.assertEqual([path.name for path in self.cache.iterdir()], [self.images()[0].name])

    def test_a_folder_that_cannot_be_written(self):
        without = self.analyze(cache='off')
        self.assertEqual(self.analyze(cache='/proc/nowhere'), without)
        file = self.folder / 'file'
        file.write_text('no folder')
        self.assertEqual(self.analyze(cache=file / 'cache'), without)

    def test_the_folder_of_images(self):
        self.assertEqual(program.run('packs', 'compile', '--pack', self.packs, ISNAD_CACHE='off').code, 9)
        for environment, place in (({'XDG_CACHE_HOME': str(self.folder / 'x')}, 'x/isnad'),
                                   ({'HOME': str(self.folder / 'h')}, 'h/.cache/isnad')):
            done = program.run('packs', 'compile', '--pack', self.packs, ISNAD_CACHE='',
                               **{'XDG_CACHE_HOME': ''} | environment)
            self.assertEqual(done.code, 0, done.err)
            self.assertEqual(Path(done.out.split()[0]).parent, self.folder / place)
            self.assertTrue(Path(done.out.split()[0]).exists())


if __name__ == '__main__':
    unittest.main()
