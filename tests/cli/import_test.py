#!/usr/bin/env python3
"""Does `isnad packs import` write a pack that loads, keeps what is a place, and says what it left out?

All places are invented; they lie in the ocean."""
import json
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

import program

GEONAMES = '\n'.join('\t'.join(row) for row in [
    ['101', 'Sahra', 'Sahra', '', '-48.5', '-123.5', 'A', 'ADM1', 'XS', '', '04', '', '', '', '0', '', '', '', ''],
    ['102', 'Nahrayn', 'Nahrayn', 'Nahrayn,النهرين,نهرین', '-48.6', '-123.6', 'P', 'PPL', 'XS', '', '04', '', '', '', '60000', '', '', '', ''],
    ['103', 'Nahrayn 2', 'x', 'النهرين', '-48.61', '-123.6', 'P', 'PPL', 'XS', '', '04', '', '', '', '0', '', '', '', ''],
    ['104', 'Latin only', 'x', 'Foo,Bar', '-48.6', '-123.7', 'P', 'PPL', 'XS', '', '04', '', '', '', '0', '', '', '', ''],
    ['105', 'Persian', 'x', 'چشمه', '-48.6', '-123.8', 'P', 'PPL', 'XS', '', '04', '', '', '', '0', '', '', '', ''],
    ['106', 'School', 'x', 'مدرسة', '-48.6', '-123.9', 'S', 'SCH', 'XS', '', '04', '', '', '', '0', '', '', '', ''],
    ['107', 'Gone', 'x', 'الخراب', '-48.6', '-123.9', 'P', 'PPLH', 'XS', '', '04', '', '', '', '0', '', '', '', ''],
]) + '\n'
NAMES = ('1\t101\tar\tمحافظة الصحراء الغربى\t\t\t\t\n2\t101\tar\tالصَّحراء\t1\t\t\t\n'
         '3\t102\tar\tاسم قديم\t\t\t\t1\n4\t102\ten\tNahrayn\t\t\t\t\n')
COD = ('ADM0_EN,ADM0_PCODE,admin1Name_ar,admin1Pcode,ADM2_AR,ADM2_EN,ADM2_PCODE,LAT,LON\n'
       '#country,#country+code,#adm1,#adm1+code,#adm2,#adm2,#adm2+code,,\n'
       'Taysara,XS,الصحراء,XS01,الواحة العليا,"Upper, east",XS0101,-48.5,-123.4\n'
       'Taysara,XS,الصحراء,XS01,الواحة السفلى,Lower,XS0102,-48.7,-123.4\n'
       'Taysara,XS,الصحراء,XS01,Only Latin,Latin,XS0103,-48.7,-123.4\n')


def cells(folder):
    lines = (folder / 'entities/places.tsv').read_text(encoding='utf-8').splitlines()
    head = lines[0].split('\t')
    return {row['id']: row for row in (dict(zip(head, line.split('\t'))) for line in lines[1:])}


class Import(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.at = Path(self.folder.name)

    def write(self, name, text):
        (self.at / name).write_text(text, encoding='utf-8')
        return self.at / name

    def imported(self, *arguments):
        out = self.at / 'pack'
        done = program.run('packs', 'import', *arguments, '--out', out)
        self.assertEqual(done.code, 0, done.err)
        report = json.loads((out / 'import_report.json').read_text(encoding='utf-8'))
        lint = program.run('packs', 'lint', '--pack', program.ROOT / 'packs', '--pack', out)
        self.assertEqual(lint.code, 0, lint.err)
        return cells(out), report, (out / 'manifest.toml').read_text(encoding='utf-8')

    def test_geonames_from_a_zip_with_alternate_names(self):
        with zipfile.ZipFile(self.at / 'XS.zip', 'w') as archive:
            archive.writestr('readme.txt', 'no places here')
            archive.writestr('XS.txt', GEONAMES)
        rows, report, manifest = self.imported('geonames', self.at / 'XS.zip', self.write('names.txt', NAMES))
        self.assertEqual(list(rows), ['gn101', 'gn102'])
        self.assertEqual(rows['gn101']['name_ar'], 'الصحراء')          # preferred, without harakat
        self.assertEqual(rows['gn102']['name_ar'], 'النهرين')          # neither historic nor Persian
        self.assertEqual((rows['gn102']['kind'], rows['gn102']['within']), ('city', 'gn101'))
        self.assertEqual(rows['gn102']['reference'], 'GeoNames 102')
        self.assertEqual(report['dropped'], {'no_arabic': 1, 'script': 1, 'kind': 2})
        self.assertEqual((report['read'], report['kept'], report['merged']), (7, 2, 1))
        self.assertIn('CC-BY-4.0', manifest)

    def test_cod_ab_by_the_pattern_of_its_columns(self):
        rows, report, manifest = self.imported('cod-ab', self.write('xs.csv', COD))
        self.assertEqual(list(rows), ['xs01', 'xs0101', 'xs0102'])
        self.assertEqual(rows['xs01']['kind'], 'adm1')
        self.assertEqual((rows['xs0102']['kind'], rows['xs0102']['within'], rows['xs0102']['pcode']),
                         ('adm2', 'xs01', 'XS0102'))
        self.assertEqual(rows['xs0102']['lat'], '-48.7000')
        self.assertEqual(report['dropped'], {'no_arabic': 1})
        self.assertIn('IGO', manifest)

    def test_cod_ab_geojson_gives_the_centroid(self):
        square = [[[-123, -48], [-122, -48], [-122, -47], [-123, -47], [-123, -48]]]
        feature = {'type': 'Feature', 'geometry': {'type': 'Polygon', 'coordinates': square},
                   'properties': {'adm1_ar': 'الصحراء', 'adm1_pcode': 'XS01', 'adm1_en': 'Sahra'}}
        text = json.dumps({'type': 'FeatureCollection', 'features': [feature]})
        rows, _, _ = self.imported('cod-ab', self.write('xs.geojson', text))
        self.assertEqual((rows['xs01']['lat'], rows['xs01']['lon']), ('-47.5000', '-122.5000'))

    def test_whosonfirst_folder(self):
        def record(number, placetype, name, **more):
            properties = {'wof:id': number, 'wof:name': f'n{number}', 'wof:placetype': placetype, 'iso:country': 'XS',
                          'name:ara_x_preferred': [name], 'geom:latitude': -48.5, 'geom:longitude': -123.0} | more
            folder = self.at / 'data' / str(number)
            folder.mkdir(parents=True)
            (folder / f'{number}.geojson').write_text(json.dumps({'properties': properties}), encoding='utf-8')
        record(1, 'region', 'الصحراء')
        record(2, 'locality', 'عين الصحراء', **{'wof:parent_id': 1, 'name:ara_x_variant': ['عين صحراء']})
        record(3, 'locality', 'المهجورة', **{'edtf:deprecated': '2019-01-01'})
        rows, report, _ = self.imported('whosonfirst', self.at / 'data')
        self.assertEqual(list(rows), ['wof1', 'wof2'])
        self.assertEqual((rows['wof2']['within'], rows['wof2']['forms']), ('wof1', 'عين صحراء'))
        self.assertEqual(report['dropped'], {'not_current': 1})

    def test_csv_with_chosen_columns(self):
        text = 'nr\tarabic\tx\ty\twhat\tadm1\n7\tالصحراء\t\t\tadm1\tالصحراء\n8\tعين الرمل\t-123.1\t-48.1\tlocality\tالصحراء\n'
        rows, _, manifest = self.imported('csv', self.write('t.tsv', text), '--columns',
                                          'id=nr,name_ar=arabic,lat=y,lon=x,kind=what', '--country', 'XS',
                                          '--licence', 'CC0-1.0', '--name', 'my-places')
        self.assertEqual((rows['8']['within'], rows['8']['lat'], rows['8']['country']), ('7', '-48.1000', 'XS'))
        self.assertIn('name = "my-places"', manifest)
        self.assertIn('CC0-1.0', manifest)

    def test_what_cannot_be_read_is_said(self):
        table = self.write('t.csv', 'id,name\n1,x\n')
        for arguments, code in [(['csv', table], 2), (['csv', self.at / 'none.csv'], 4),
                                (['geonames', table], 4), (['cod-ab', self.write('t.xlsx', 'x')], 4),
                                (['geonames', self.write('t.zip', 'x')], 4), (['shapes', table], 2)]:
            done = program.run('packs', 'import', *arguments, '--out', self.at / 'out')
            self.assertEqual(done.code, code, f'{arguments}: {done.err}')
            self.assertFalse((self.at / 'out').exists())
        self.write('precious.txt', 'x')
        done = program.run('packs', 'import', 'cod-ab', self.write('xs.csv', COD), '--out', self.at)
        self.assertEqual(done.code, 2, done.err)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
