#!/usr/bin/env python3
"""Does a ledger survive being killed, or failed by the disk, at any call that writes?

usage: kill_test.py ISNAD FAULT_SHIM

`isnad init`, `add`, `decide` and `erase` run with fault_shim.cpp, which kills them at the k-th call that
changes a file of the ledger, or lets that call fail. Afterwards the ledger verifies, holds all that was
said to be accepted or decided, and the same command done again ends as a run that nothing disturbed: with
its claims, byte for byte, with its decisions, each once, with nothing left in any file of what was to be
erased. A run that the disk failed ends with a documented exit code, and with 0 only when nothing is
missing. ISNAD_KILLS=all: an add of 50 documents, killed and failed once at every call; else some calls of
an add of 8.
"""
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ISNAD, SHIM = sys.argv[1:3]
ALL = os.environ.get('ISNAD_KILLS') == 'all'
DOCUMENTS, STEP = (50, 29) if ALL else (8, 19)
EVERY_CALL = ('kill', 'EIO', 'ENOSPC') if ALL else ()  # once; of the other faults one call in STEP
STORAGE = {9}  # the exit code of the contract for a disk that fails
FAULTS = [('kill', False), ('tear', False), ('EIO', False), ('EIO', True), ('ENOSPC', False), ('ENOSPC', True),
          ('short', False), ('EINTR', False)]
REVIEWER, WITNESS = 'Amal-of-the-north', 'witness-from-the-south.txt'  # what is to be erased
faults_found = []


def run(folder, *words, fault='', at=0, stays=False, count=''):
    """(exit code, standard output); killed is -9."""
    env = dict(os.environ, ISNAD_CACHE=str(folder.parent / 'cache'), LC_ALL='C')
    if fault or count:
        env |= {'LD_PRELOAD': SHIM, 'ISNAD_FAULT_BELOW': str(folder / 'l.'), 'ISNAD_FAULT': fault,
                'ISNAD_FAULT_AT': str(at), 'ISNAD_FAULT_STAYS': '1' if stays else '0'}
    if count:
        env['ISNAD_FAULT_COUNT'] = count
    done = subprocess.run([ISNAD, *map(str, words)], env=env, capture_output=True, cwd=folder, timeout=300)
    return done.returncode, done.stdout.decode()


def write_documents(folder):
    """Short reports, as text and as records, out of the bundled sample."""
    folder.mkdir()
    records = [json.loads(line) for line in (ROOT / 'packs/region-sample/documents.jsonl').read_text().splitlines()]
    for n in range(DOCUMENTS - 1):
        text = records[n % len(records)]['text'].split('\n')[0]
        (folder / f'{n:02}.txt').write_text(f'{text}\n{n}\n')
    (folder / '00.txt').rename(folder / WITNESS)
    (folder / 'records.jsonl').write_text('\n'.join(json.dumps(r) for r in records[:3]) + '\nno record\n')


def fail(what):
    faults_found.append(what)
    print('FAULT:', what, flush=True)


def check(folder, said, where):
    """The ledger verifies and holds what was said to be accepted."""
    code, out = run(folder, 'verify', 'l.isnad')
    if code != 0:
        fail(f'{where}: verify ends with {code}: {out}')
    try:
        with sqlite3.connect(f'file:{folder}/l.isnad?mode=ro', uri=True) as ledger:
            held = {row[0] for row in ledger.execute('SELECT id FROM input')}
    except sqlite3.Error as error:
        return fail(f'{where}: {error}')
    for line in said.splitlines():
        if line.startswith('accepted ') and line.split()[1] not in held:
            fail(f'{where}: not there: {line}')


def add_with(base, fault, at, stays, whole):
    """One add that is disturbed at call `at`, and the same again. Returns the first exit code."""
    where = f'add, {fault}{" from" if stays else " at"} call {at}'
    with tempfile.TemporaryDirectory(dir=base) as name:
        folder = Path(name)
        shutil.copytree(base / 'empty', folder, dirs_exist_ok=True)
        code, said = run(folder, 'add', 'l.isnad', base / 'in', '--jobs', 1, fault=fault, at=at, stays=stays)
        if fault in ('kill', 'tear'):
            if code not in (-9, 3):
                fail(f'{where}: exit code {code}')
        elif code not in STORAGE | {0, 3}:
            fail(f'{where}: exit code {code} is none for this')
        check(folder, said, where)
        # 3: the record that is none was refused, as in an undisturbed run.
        if code in (0, 3) and run(folder, 'claims', 'l.isnad')[1] != whole:
            fail(f'{where}: exit code {code}, and claims are missing')
        again, _ = run(folder, 'add', 'l.isnad', base / 'in', '--jobs', 1)
        if again not in (0, 3):
            fail(f'{where}: done again, exit code {again}')
        ended = run(folder, 'claims', 'l.isnad')[1]
        if ended != whole:
            same = sorted(ended.splitlines()) == sorted(whole.splitlines())
            fail(f'{where}: done again, the claims are ' + ('in another order' if same else 'others'))
        check(folder, said, where + ', done again')
        return code


def init_with(base, fault, at):
    """One init that is disturbed leaves no ledger, or a whole one, and can be done again."""
    where = f'init, {fault} at call {at}'
    with tempfile.TemporaryDirectory(dir=base) as name:
        folder = Path(name)
        code, _ = run(folder, 'init', 'l.isnad', fault=fault, at=at)
        if code not in STORAGE | {0, 8, -9}:
            fail(f'{where}: exit code {code} is none for this')
        if not (folder / 'l.isnad').exists():
            again, out = run(folder, 'init', 'l.isnad')
            if again != 0:
                fail(f'{where}: done again, exit code {again}')
        check(folder, '', where)


def decisions(folder):
    """Subject and kind of what is decided, in order."""
    _, out = run(folder, 'decisions', 'l.isnad', '--json')
    return [(d['subject'], d['kind']) for d in map(json.loads, out.splitlines())]


def write_decisions(folder, drafts):
    (folder / 'drafts.jsonl').write_text(''.join(json.dumps(draft) + '\n' for draft in drafts))


def decide_with(base, fault, at, stays, drafts):
    """Decisions that are disturbed: some first ones are kept, each whole, among them all that were told."""
    where = f'decide, {fault}{" from" if stays else " at"} call {at}'
    with tempfile.TemporaryDirectory(dir=base) as name:
        folder = Path(name)
        shutil.copytree(base / 'added', folder, dirs_exist_ok=True)
        write_decisions(folder, drafts)
        words = ('decide', 'l.isnad', 'drafts.jsonl', '--reviewer', REVIEWER)
        code, said = run(folder, *words, fault=fault, at=at, stays=stays)
        if code not in ({-9, 0} if fault in ('kill', 'tear') else STORAGE | {0}):
            fail(f'{where}: exit code {code} is none for this')
        check(folder, '', where)
        wanted, held = [(d['subject'], d['kind']) for d in drafts], decisions(folder)
        # A line is told whole once it is kept; of a killed program the last may be cut off.
        told = [json.loads(line)['subject'] for line in said.splitlines() if line.endswith('}')]
        if held != wanted[:len(held)] or [subject for subject, _ in held][:len(told)] != told:
            fail(f'{where}: {len(told)} were told, {len(held)} are held')
        if code == 0 and held != wanted:
            fail(f'{where}: exit code 0, and decisions are missing')
        if held != wanted:
            write_decisions(folder, drafts[len(held):])
            again, _ = run(folder, *words)
            if again != 0 or decisions(folder) != wanted:
                fail(f'{where}: the rest done, exit code {again}')
        check(folder, '', where + ', done again')
        return code


def erase_with(base, fault, at, stays, option, secret):
    """An erasure that is disturbed can be done again, and then nothing is left in any file."""
    where = f'erase {option}, {fault}{" from" if stays else " at"} call {at}'
    with tempfile.TemporaryDirectory(dir=base) as name:
        folder = Path(name)
        shutil.copytree(base / 'decided', folder, dirs_exist_ok=True)
        words = ('erase', 'l.isnad', option, secret, '--reason', 'asked for')
        code, _ = run(folder, *words, fault=fault, at=at, stays=stays)
        if code not in ({-9, 0} if fault in ('kill', 'tear') else STORAGE | {0}):
            fail(f'{where}: exit code {code} is none for this')
        check(folder, '', where)
        again, _ = run(folder, *words)
        if again not in (0, 12):  # 12: nothing is left to be erased
            fail(f'{where}: done again, exit code {again}')
        check(folder, '', where + ', done again')
        left = [path.name for path in folder.rglob('*')
                if path.is_file() and secret.encode() in path.read_bytes()]
        if left:
            fail(f'{where}: exit code {code}, then {again}, and {secret} is still in {left}')
        return code


def calls_of(folder, *words):
    """How many calls write, of a run that nothing disturbs."""
    count = folder.parent / 'count'
    run(folder, *words, count=str(count))
    return int(count.read_text().split()[0])


def disturb_all(name, calls, disturb, workers):
    """Every fault of FAULTS: at every call where all are asked for, else at one call in STEP."""
    if calls < 10:
        fail(f'{name}: too little happens: {calls} calls')
    for number, (fault, stays) in enumerate(FAULTS):
        every = fault in EVERY_CALL and not stays
        at = range(1, calls + 1) if every else range(1 + number, calls + 1, STEP)
        codes = list(workers.map(lambda call: disturb(fault, call, stays), at))
        ends = ', '.join(f'{codes.count(c)} x {c}' for c in sorted(set(codes)))
        print(f'{name}, {fault}{" and all after" if stays else ""}: {len(codes)} of {calls} calls; exit codes {ends}',
              flush=True)


def main():
    memory = Path('/dev/shm')
    place = memory if os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=place) as name, ThreadPoolExecutor(2) as workers:
        base = Path(name)
        write_documents(base / 'in')
        (base / 'first').mkdir()
        inits = calls_of(base / 'first', 'init', 'l.isnad')
        shutil.copytree(base / 'first', base / 'empty')
        adds = calls_of(base / 'first', 'add', 'l.isnad', base / 'in', '--jobs', 1)
        whole = run(base / 'first', 'claims', 'l.isnad')[1]
        check(base / 'first', '', 'undisturbed')
        if inits < 10 or adds < 10 * DOCUMENTS // 2 or whole.count('\n') < DOCUMENTS // 2:
            fail(f'too little happens: {inits} and {adds} calls, {whole.count(chr(10))} claims')
        print(f'{DOCUMENTS} documents: {inits} calls of init and {adds} of add write; {whole.count(chr(10))} claims')
        jobs = [workers.submit(init_with, base, fault, at)
                for fault in ('kill', 'EIO', 'ENOSPC') for at in range(1, inits + 1, 1 if ALL else 3)]
        for job in jobs:
            job.result()
        print(f'init: disturbed {len(jobs)} times')
        disturb_all('add', adds, lambda *fault: add_with(base, *fault, whole), workers)
        drafts = [{'subject': claim['id'], 'kind': kind, 'parent': None, 'content': {'note': 'n'} if kind == 'note' else {}}
                  for claim, kind in zip(map(json.loads, whole.splitlines()), ('accept', 'reject', 'note', 'accept'))]
        shutil.copytree(base / 'first', base / 'added')
        write_decisions(base / 'first', drafts)
        decides = calls_of(base / 'first', 'decide', 'l.isnad', 'drafts.jsonl', '--reviewer', REVIEWER)
        (base / 'first/drafts.jsonl').unlink()
        shutil.copytree(base / 'first', base / 'decided')
        disturb_all('decide', decides, lambda *fault: decide_with(base, *fault, drafts), workers)
        for option, secret in (('--reviewer', REVIEWER), ('--name', WITNESS)):
            shutil.copytree(base / 'decided', base / ('counted' + option))
            erases = calls_of(base / ('counted' + option), 'erase', 'l.isnad', option, secret, '--reason', 'asked for')
            disturb_all(f'erase {option}', erases,
                        lambda *fault: erase_with(base, *fault, option, secret), workers)
    print(f'faults found: {len(faults_found)}')
    sys.exit(1 if faults_found else 0)


main()
