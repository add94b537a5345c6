#!/usr/bin/env python3
"""Runs tools/verify_bundle, as it is, on many bundles in one process: a line of arguments a bundle on
standard input, its exit code on standard output."""
import contextlib
import io
import shlex
import sys
from pathlib import Path

VERIFIER = Path(__file__).resolve().parents[2] / 'tools/verify_bundle'
code = compile(VERIFIER.read_text(), str(VERIFIER), 'exec')
for line in sys.stdin:
    sys.argv = [str(VERIFIER), *shlex.split(line)]
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            exec(code, {'__name__': '__main__'})
        except SystemExit as end:
            result = end.code
    print(result)
