"""How is the program run in tests? program.run('analyze', ...) -> Done(code, out, err)."""
import collections
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / 'packs/region-sample/documents'
RECORDS = ROOT / 'packs/region-sample/documents.jsonl'
PROGRAM = Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else ROOT / 'build/release/bin/isnad'

Done = collections.namedtuple('Done', 'code out err')
PLAIN = {k: v for k, v in os.environ.items() if not k.startswith(('LC_', 'LANG', 'ISNAD_'))}
PLAIN['ISNAD_CACHE'] = os.environ.get('ISNAD_CACHE', 'off')


def run(*arguments, stdin=b'', cwd=None, **environment):
    """Runs the program without the locale of the machine; output as text, its bytes kept."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], input=stdin, capture_output=True, cwd=cwd,
                          env=PLAIN | environment, timeout=300)
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())
