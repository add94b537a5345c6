#!/usr/bin/env python3
"""Does a ledger survive a restore or a migration that is cut off, and a machine without memory, files or room?

usage: limits_test.py ISNAD FAULT_SHIM MIGRATION_PROBE

- restore and migration, killed or failed by the disk at calls that write: what is left is nothing, the old
  or the new, and doing it again ends as a run that nothing disturbed;
- an add that is refused memory (one allocation, or all after one; and an address space that is too small),
  files (RLIMIT_NOFILE) or room (a full tmpfs of its own): a documented exit code, a ledger that verifies and
  holds what was said to be accepted, 0 or 3 only with nothing missing; done again, the claims of an
  undisturbed run.
ISNAD_KILLS=all: every call, and finer steps.
"""
import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ISNAD, SHIM, PROBE = sys.argv[1:4]
ALL = os.environ.get('ISNAD_KILLS') == 'all'
DOCUMENTED = {0, 3, 4, 6, 7, 8, 9, 10}  # 4: no input could be read; 6: no ledger could be; 8: no key
found = []


def fail(what):
    found.append(what)
    print('FAULT:', what, flush=True)


def run(folder, *words, before=None, program=ISNAD, **shim):
    """(exit code, standard output, standard error); killed is -9."""
    env = dict(os.environ, ISNAD_CACHE=str(folder.parent / 'cache'), LC_ALL='C')
    if shim:
        env |= {'LD_PRELOAD': SHIM, **{'ISNAD_FAULT' + ('_' + k.upper() if k != 'fault' else ''): str(v)
                                       for k, v in shim.items()}}
    done = subprocess.run([program, *map(str, words)], env=env, capture_output=True, cwd=folder, timeout=300,
                          preexec_fn=before)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def counts(folder, *words, below, program=ISNAD):
    """How many calls write, and how many allocations there are, of a run that nothing disturbs."""
    code, _, err = run(folder, *words, program=program, below=folder / below, count=folder.parent / 'count')
    if code not in (0, 3):
        fail(f'{words[0]}, undisturbed: exit code {code}: {err}')
    return [int(n) for n in (folder.parent / 'count').read_text().split()]


def shown(codes):
    return ', '.join(f'{n} x {code}' for code, n in sorted(Counter(codes).items()))


class Ground:
    """An empty ledger, inputs, and what an undisturbed add of them ends with."""
    def __init__(self, base):
        self.base = base
        (base / 'in').mkdir()
        lines = (ROOT / 'packs/region-sample/documents.jsonl').read_text().splitlines()
        for n, record in enumerate(map(json.loads, lines[:8])):
            (base / 'in' / f'{n}.txt').write_text(f'{record["text"]}\n{n}\n')
        for name in ('empty', 'full'):
            (base / name).mkdir()
        run(base / 'empty', 'init', 'l.isnad')
        shutil.copytree(base / 'empty', base / 'full', dirs_exist_ok=True)
        self.add(base / 'full')
        self.whole = run(base / 'full', 'claims', 'l.isnad')[1]
        if self.whole.count('\n') < 8:
            fail('too few claims to lose')
        run(base / 'full', 'backup', 'l.isnad', base / 'backup')

    def add(self, folder, **how):
        return run(folder, 'add', 'l.isnad', self.base / 'in', '--jobs', '1', **how)

    def holds(self, folder, said, where):
        code, out, _ = run(folder, 'verify', 'l.isnad')
        if code != 0:
            fail(f'{where}: verify ends with {code}: {out}')
        with sqlite3.connect(f'file:{folder}/l.isnad?mode=ro', uri=True) as ledger:
            held = {row[0] for row in ledger.execute('SELECT id FROM input')}
        for line in said.splitlines():
            if line.startswith('accepted ') and line.split()[1] not in held:
                fail(f'{where}: not there: {line}')

    def disturbed_add(self, where, **how):
        """One add under `how`, and the same again without. Returns the first exit code."""
        with tempfile.TemporaryDirectory(dir=self.base) as name:
            folder = Path(name) / 'x'
            shutil.copytree(self.base / 'empty', folder)
            shutil.copytree(self.base / 'cache', Path(name) / 'cache')
            code, said, err = self.add(folder, **how)
            if code not in DOCUMENTED:
                fail(f'{where}: exit code {code} is none for this: {err[-300:]}')
            self.holds(folder, said, where)
            if code == 0 and run(folder, 'claims', 'l.isnad')[1] != self.whole:
                fail(f'{where}: exit code {code}, and claims are missing')
            again = self.add(folder)[0]
            if again != 0 or run(folder, 'claims', 'l.isnad')[1] != self.whole:
                fail(f'{where}: done again, exit code {again}, or other claims')
            self.holds(folder, '', where + ', done again')
            return code


def restores(ground, workers):
    with tempfile.TemporaryDirectory(dir=ground.base) as name:
        calls = counts(Path(name), 'restore', ground.base / 'backup', 'l.isnad', below='l.')[0]

    def one(fault, at):
        where = f'restore, {fault} at call {at}'
        with tempfile.TemporaryDirectory(dir=ground.base) as name:
            folder = Path(name)
            code = run(folder, 'restore', ground.base / 'backup', 'l.isnad', below=folder / 'l.', fault=fault, at=at)[0]
            if code not in (-9, 9) and not (code == 0 and fault != 'kill'):
                fail(f'{where}: exit code {code} is none for this')
            if code == 0 and not (folder / 'l.isnad').exists():
                fail(f'{where}: exit code 0, and there is no ledger')
            if not (folder / 'l.isnad').exists() and run(folder, 'restore', ground.base / 'backup', 'l.isnad')[0] != 0:
                fail(f'{where}: it cannot be done again')
            ground.holds(folder, '', where)
            if run(folder, 'claims', 'l.isnad')[1] != ground.whole:
                fail(f'{where}: what is restored is not what was backed up')
            return code
    if calls < 20:
        fail(f'a restore writes {calls} times: too little happens')
    for fault in ('kill', 'EIO', 'ENOSPC'):
        at = range(1, calls + 1, 1 if ALL else 3)
        print(f'restore, {fault}: {len(at)} of {calls} calls; exit codes',
              shown(workers.map(lambda k: one(fault, k), at)), flush=True)


def migrations(ground, workers):
    def dump(folder):
        with sqlite3.connect(f'file:{folder}/l.isnad?mode=ro', uri=True) as ledger:
            sound = ledger.execute('PRAGMA integrity_check').fetchone()[0]
            version = ledger.execute('PRAGMA user_version').fetchone()[0]
            tables = sorted(r[0] for r in ledger.execute("SELECT name FROM sqlite_schema WHERE name IN ('log', 'later')"))
            return sound, version, [ledger.execute(f'SELECT * FROM {t} ORDER BY 1').fetchall() for t in tables]

    def copy(name):
        shutil.copytree(ground.base / 'full', Path(name), dirs_exist_ok=True)
        return Path(name)
    with tempfile.TemporaryDirectory(dir=ground.base) as name:
        folder = copy(name)
        before = dump(folder)
        calls = counts(folder, 'l.isnad', below='l.', program=PROBE)[0]
        after = dump(folder)
    if calls < 10 or after[1] != before[1] + 2 or len(after[2][0]) < 5:
        fail(f'a migration writes {calls} times: too little happens')

    def one(fault, at):
        where = f'migration, {fault} at call {at}'
        with tempfile.TemporaryDirectory(dir=ground.base) as name:
            folder = copy(name)
            code = run(folder, 'l.isnad', program=PROBE, below=folder / 'l.', fault=fault, at=at)[0]
            if code not in (-9, 9) and not (code == 0 and fault != 'kill'):
                fail(f'{where}: exit code {code} is none for this')
            sound, version, _ = left = dump(folder)
            if sound != 'ok' or (version == before[1] and left != before) or (version == after[1] and left != after):
                fail(f'{where}: neither the old nor the new is left, but version {version}: {sound}')
            if run(folder, 'l.isnad', program=PROBE)[0] != 0 or dump(folder) != after:
                fail(f'{where}: done again, it ends otherwise')
            return code
    for fault in ('kill', 'tear', 'EIO', 'ENOSPC'):
        at = range(1, calls + 1, 1 if ALL else 2)
        print(f'migration, {fault}: {len(at)} of {calls} calls; exit codes',
              shown(workers.map(lambda k: one(fault, k), at)), flush=True)


def memory(ground, workers):
    with tempfile.TemporaryDirectory(dir=ground.base) as name:
        folder = Path(name) / 'x'
        shutil.copytree(ground.base / 'empty', folder)
        shutil.copytree(ground.base / 'cache', Path(name) / 'cache')
        allocations = counts(folder, 'add', 'l.isnad', ground.base / 'in', '--jobs', '1', below='l.')[1]
    if allocations < 10000:
        fail(f'{allocations} allocations: too few to mean anything')
    # All along the run, and closely at its beginning, where options and packs are read.
    steps = 400 if ALL else 24
    at = sorted({*range(1, 40 if ALL else 8), *(allocations * n // steps + 1 for n in range(steps))})
    for stays in (0, 1):
        codes = workers.map(lambda k: ground.disturbed_add(
            f'allocation {k}{" and all after" if stays else ""} fails', allocation=k, stays=stays), at)
        print(f'memory, {"one and all after" if stays else "one allocation"}: {len(at)} of {allocations}; exit codes',
              shown(codes), flush=True)
    sizes = range(24, 400, 8 if ALL else 47)

    def limited(mib):
        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (mib << 20, mib << 20))
        return ground.disturbed_add(f'{mib} MiB of address space', before=limit)
    print(f'memory, {len(sizes)} sizes of address space: exit codes', shown(workers.map(limited, sizes)), flush=True)


def files(ground, workers):
    def limited(most):
        def limit():
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
        return ground.disturbed_add(f'at most {most} files', before=limit)
    most = range(5, 20)  # with fewer the loader of programs finds no library
    print(f'files, limits of {most[0]} to {most[-1]}: exit codes', shown(workers.map(limited, most)), flush=True)


ROOM = r"""
set -e
mount -t tmpfs -o size={size}k tmpfs "$1"
cp -a "$2"/. "$1"/
cd "$1"
set +e
"$3" add l.isnad "$4" --jobs 1 > "$5/said" 2> "$5/err"; echo $? > "$5/code"
mount -o remount,size=64m "$1"
"$3" verify l.isnad > "$5/verify" 2>&1; echo $? > "$5/verified"
"$3" claims l.isnad > "$5/claims"
"$3" add l.isnad "$4" --jobs 1 > "$5/again" 2>&1; echo $? > "$5/code_again"
"$3" claims l.isnad > "$5/claims_again"
"""


def room(ground):
    spaces = ['unshare', '-rm'] if os.geteuid() else ['unshare', '-m']
    with tempfile.TemporaryDirectory() as name:
        tried = subprocess.run([*spaces, 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', name], capture_output=True)
    if tried.returncode != 0:
        print('a full tmpfs: SKIPPED, this machine lets nobody mount one:', tried.stderr.decode().strip())
        return
    start = sum(f.stat().st_size for f in (ground.base / 'empty').iterdir() if f.is_file()) // 1024
    end = sum(f.stat().st_size for f in (ground.base / 'full').rglob('*') if f.is_file()) // 1024
    codes = []
    for size in range(start + 8, start + 4 * (end - start) + 1000, 24 if ALL else 240):
        with tempfile.TemporaryDirectory() as place, tempfile.TemporaryDirectory() as out:
            env = dict(os.environ, ISNAD_CACHE=str(ground.base / 'cache'), LC_ALL='C')
            done = subprocess.run([*spaces, 'sh', '-c', ROOM.replace('{size}', str(size)), 'sh', place,
                                   ground.base / 'empty', ISNAD, ground.base / 'in', out],
                                  env=env, capture_output=True, timeout=300)
            where, out = f'a file system of {size} KiB', Path(out)
            if not (out / 'code').exists():
                fail(f'{where}: {done.stderr.decode()}')
                continue
            read = {f.name: f.read_text() for f in out.iterdir()}
            codes.append(int(read['code']))
            if codes[-1] not in (0, 9):
                fail(f'{where}: exit code {codes[-1]} is none for this: {read["err"]}')
            if read['verified'] != '0\n':
                fail(f'{where}: {read["verify"]}')
            if codes[-1] == 0 and read['claims'] != ground.whole:
                fail(f'{where}: exit code 0, and claims are missing')
            if read['code_again'] != '0\n' or read['claims_again'] != ground.whole:
                fail(f'{where}: done again, exit code {read["code_again"]}: {read["again"]}')
    if not {0, 9} <= set(codes):
        fail(f'the file system was never full, or always: {shown(codes)}')
    print(f'a full tmpfs, {len(codes)} sizes: exit codes', shown(codes), flush=True)


def main():
    place = Path('/dev/shm')
    with tempfile.TemporaryDirectory(dir=place if os.access(place, os.W_OK) else None) as name:
        ground = Ground(Path(name))
        with ThreadPoolExecutor(2) as workers:
            restores(ground, workers)
            migrations(ground, workers)
            memory(ground, workers)
            files(ground, workers)
        room(ground)
    print(f'faults found: {len(found)}')
    sys.exit(1 if found else 0)


main()
