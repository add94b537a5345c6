#!/usr/bin/env python3
"""Can each gate fail? A tiny sound tree passes all of them; one fault at a time is found."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOOLS = Path(__file__).resolve().parents[2] / 'tools'
GATES = ('ascii', 'format', 'layers', 'sizes', 'names', 'docs', 'readme')
PROGRAM = '#!/bin/sh\n[ "$1" = analyze ]\n'
LISTING = '#!/bin/sh\nfor a; do [ -e "$a" ] && find "$a" -type f | LC_ALL=C sort; done\n'
SOUND = {
    'isnad/CMakeLists.txt': 'isnad_stage(base\n  SOURCES span.cpp)\nisnad_stage(text USES base)\n',
    'isnad/base/span.hpp': '#pragma once\n\nint length(int begin, int end);\n',
    'isnad/base/span.cpp': '#include "isnad/base/span.hpp"\n\nint length(int begin, int end) { return end - begin; }\n',
    'isnad/text/utf8.hpp': '#pragma once\n\n#include "isnad/base/span.hpp"\n',
    'ARCHITECTURE.md': '# Map\n\nisnad/base/ and isnad/text/\n',
    'docs/base.md': '# base\n',
    'docs/text.md': '# text\n\n[base](base.md)\n',
    'README.md': '# r\n\n```sh\nmake demo\nisnad analyze README.md | cat > out.txt\n```\n',
    'Makefile': 'demo:\n',
    '.clang-format': 'BasedOnStyle: Google\nColumnLimit: 100\n',
}
LONG_FUNCTION = 'int f() {\n' + '  // {\n' * 90 + '  return 0;\n}\n'


class Gates(unittest.TestCase):
    def check(self, gate, files=()):
        """Runs the gate on the sound tree with these files put over it; returns (exit code, output)."""
        with tempfile.TemporaryDirectory() as folder:
            for name, text in (SOUND | {'program/isnad': PROGRAM} | dict(files)).items():
                path = Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            Path(folder, 'program/isnad').chmod(0o755)
            program = [folder + '/program/isnad'] if gate == 'check_readme' else []
            done = subprocess.run([TOOLS / gate, folder, *program], capture_output=True, text=True)
            return done.returncode, done.stdout + done.stderr

    def fails(self, gate, message, files):
        code, output = self.check(gate, files)
        self.assertEqual(code, 1, output)
        self.assertIn(message, output)

    def test_a_sound_tree_passes(self):
        for gate in GATES:
            with self.subTest(gate):
                code, output = self.check('check_' + gate)
                self.assertIn(code, (0, 77), output)
                if code == 0:
                    self.assertEqual(output, '')

    def test_ascii(self):
        self.fails('check_ascii', 'span.hpp:1: not ASCII', {'isnad/base/span.hpp': '// \u0642\u0635\u0641\n'})

    def test_format(self):
        if self.check('check_format')[0] == 77:
            self.skipTest('clang-format-14 is not installed')
        self.fails('check_format', 'span.hpp:1', {'isnad/base/span.hpp': 'int   x ;\n'})

    def test_layers(self):
        self.fails('check_layers', 'isnad/base may not use isnad/text/utf8.hpp',
                   {'isnad/base/span.hpp': '#include "isnad/text/utf8.hpp"\n'})
        self.fails('check_layers', 'dates is no stage', {'isnad/dates/date.hpp': '\n'})
        self.fails('check_layers', 'utf8.cpp: not listed', {'isnad/text/utf8.cpp': '\n'})
        self.fails('check_layers', 'give it one folder', {'isnad/text/a.hpp': '#include <simdjson.h>\n',
                   'isnad/base/b.hpp': '#include <simdjson.h>\n'})

    def test_sizes(self):
        self.fails('check_sizes', 'file has 601 lines (error', {'isnad/base/span.hpp': 'int x;\n' * 601})
        self.fails('check_sizes', 'span.hpp:1: f has 93 lines (error', {'isnad/base/span.hpp': LONG_FUNCTION})
        self.fails('check_sizes', 'A::f takes 6 parameters', {'isnad/base/span.hpp': 'namespace n {\n'
                   'A::f(int a, B<int, int> b, int c = g(1, 2), int d, int e, int f) : a_{a}, b_(b) {\n}\n}\n'})

    def test_names(self):
        self.fails('check_names', '"utils" says nothing', {'isnad/base/text_utils.hpp': '\n'})
        self.fails('check_names', 'in the name PackManager', {'isnad/base/span.hpp': 'class PackManager;\n'})
        code, output = self.check('check_names', {'isnad/base/span.hpp': 'auto p = text.data();  // some data\n'})
        self.assertEqual(code, 0, output)

    def test_docs(self):
        self.fails('check_docs', 'does not name isnad/text/', {'ARCHITECTURE.md': 'isnad/base/\n'})
        self.fails('check_docs', 'isnad/dates/, which does not exist',
                   {'ARCHITECTURE.md': 'isnad/\n  base/  b\n  text/  t\n  dates/  d\n'})
        self.fails('check_docs', 'docs/dates.md is missing', {'isnad/dates/date.hpp': '\n'})
        self.fails('check_docs', 'leads nowhere', {'docs/text.md': '[dates](dates.md)\n'})

    def test_readme(self):
        self.fails('check_readme', 'no target world', {'README.md': '```sh\nmake world\n```\n'})
        self.fails('check_readme', 'README.md:2: isnad foretell: exit code 1',
                   {'README.md': '```sh\nisnad foretell\n```\n'})

    def test_stage_order(self):
        for uses, expected in (('USES base', 0), ('USES dates', 1)):
            with self.subTest(uses), tempfile.TemporaryDirectory() as folder:
                Path(folder, 'CMakeLists.txt').write_text(
                    f'cmake_minimum_required(VERSION 3.25)\nproject(order NONE)\n'
                    f'include({TOOLS.parent}/cmake/stages.cmake)\n'
                    f'isnad_stage(base)\nisnad_stage(text {uses})\nisnad_stage(dates)\n')
                done = subprocess.run(['cmake', '-S', folder, '-B', folder + '/build'], capture_output=True, text=True)
                self.assertEqual(done.returncode, expected, done.stderr)
                self.assertEqual("'dates' is not declared before 'text'" in ' '.join(done.stderr.split()), expected == 1)

    def test_same_output(self):
        for last_line, expected in (('true', 0), ('echo $$', 1), ('echo $LC_ALL', 1), ('pwd', 1)):
            with self.subTest(last_line), tempfile.TemporaryDirectory() as folder:
                program = Path(folder, 'isnad')
                program.write_text(LISTING + last_line + '\n')
                program.chmod(0o755)
                done = subprocess.run([TOOLS / 'check_same_output', program], capture_output=True, text=True)
                self.assertEqual(done.returncode, expected, done.stdout + done.stderr)


if __name__ == '__main__':
    unittest.main(argv=sys.argv)
