#!/usr/bin/env python3
"""Is every row of tests/events/wishes.tsv still unread?

usage: wishes.py PROGRAM             fails when a row is read now: it then belongs among the examples
       wishes.py PROGRAM --promote   moves such rows to packs/conflict-core/events/examples.tsv
"""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WISHES = ROOT / 'tests/events/wishes.tsv'
EXAMPLES = ROOT / 'packs/conflict-core/events/examples.tsv'
PACKS = ('ar-core', 'conflict-core', 'region-sample')


def unread(program):
    """Row id -> what is wrong with it."""
    with tempfile.TemporaryDirectory() as folder:
        for pack in PACKS:
            shutil.copytree(ROOT / 'packs' / pack, Path(folder, pack), ignore=shutil.ignore_patterns('examples.tsv'))
        shutil.copy(WISHES, Path(folder, 'conflict-core/events/examples.tsv'))
        done = subprocess.run([program, 'packs', 'test', '--pack', folder], capture_output=True, text=True)
    if done.returncode not in (0, 15):
        sys.exit(f'isnad packs test: exit code {done.returncode}\n{done.stderr[-500:]}')
    mark = 'conflict-core/events.examples.'
    found = [line.split(mark, 1)[1] for line in done.stderr.splitlines() if mark in line]
    return dict(line.split(': ', 1) for line in found)


def promote(ids):
    """Moves rows from the wishes to the examples."""
    lines = WISHES.read_text(encoding='utf-8').splitlines(keepends=True)
    moved = [line for line in lines if line.split('\t')[0] in ids]
    WISHES.write_text(''.join(line for line in lines if line not in moved), encoding='utf-8')
    with EXAMPLES.open('a', encoding='utf-8') as examples:
        examples.writelines(moved)


def main(program, wants_promotion):
    ids = [line.split('\t')[0] for line in WISHES.read_text(encoding='utf-8').splitlines()
           if line and not line.startswith(('#', 'id\t'))]
    faults = unread(program)
    read = [name for name in ids if name not in faults]
    print(f'{len(faults)} of {len(ids)} wishes are not read yet')
    for name, fault in faults.items():
        print(f'  {name}: {fault}')
    if wants_promotion:
        promote(read)
    elif read:
        print('read now, to be moved to the examples (--promote): ' + ' '.join(read))
    return 1 if read and not wants_promotion else 0


if __name__ == '__main__':
    arguments = [a for a in sys.argv[1:] if a != '--promote']
    if len(arguments) != 1:
        sys.exit(__doc__)
    sys.exit(main(arguments[0], '--promote' in sys.argv))
