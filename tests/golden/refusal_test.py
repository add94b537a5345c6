#!/usr/bin/env python3
"""Does updating golden files refuse when it must? Programs that fail stand in for isnad."""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parent / 'golden_test.py'
PLAIN = {k: v for k, v in os.environ.items() if k not in ('CI', 'ISNAD_UPDATE_GOLDEN')}


class Refusals(unittest.TestCase):
    def setUp(self):
        self.before = {p: p.read_bytes() for p in SCRIPT.parent.glob('*.jsonl')}

    def tearDown(self):
        self.assertEqual(self.before, {p: p.read_bytes() for p in SCRIPT.parent.glob('*.jsonl')})

    def run_with(self, body, **environment):
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder, 'program')
            program.write_text('#!/bin/sh\n' + body)
            program.chmod(0o755)
            done = subprocess.run([sys.executable, SCRIPT, program, '--update'], capture_output=True, text=True,
                                  env=PLAIN | environment)
            return done.returncode, done.stdout + done.stderr

    def test_refuses_after_a_crash(self):
        for body in ('echo "{}"; kill -SEGV $$\n', 'echo "{}"; exit 1\n', 'exit 0\n', 'echo "{half"\n'):
            code, output = self.run_with(body)
            self.assertEqual(code, 1, body)
            self.assertIn('nothing is compared or written', output)

    def test_refuses_in_ci(self):
        code, output = self.run_with('echo "{}"\n', CI='1')
        self.assertEqual(code, 1)
        self.assertIn('CI is set', output)

    def test_says_what_differs(self):
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder, 'program')
            program.write_text('#!/bin/sh\necho "{}"\n')
            program.chmod(0o755)
            done = subprocess.run([sys.executable, SCRIPT, program], capture_output=True, text=True, env=PLAIN)
            self.assertEqual(done.returncode, 1)
            self.assertIn('5 golden files differ', done.stdout)


if __name__ == '__main__':
    unittest.main()
