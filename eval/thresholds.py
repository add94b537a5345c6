"""Which figures must the evaluation reach, and has anyone lowered one?

eval/thresholds.toml holds, for each set (gold, own, peers), figures that must be at least and at most some
value. They only ever rise: a value may become stricter and a figure may be added; `weakened` names every
one that was lowered or removed, and a test runs it against every committed version of the file.
The comment `# measured ...` behind a value is what the last `evaluate.py --write-readme` measured.
"""
import os
import re
import subprocess
import tomllib

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'thresholds.toml')
VALUE = re.compile(r'^(\s*(?:"[^"]+"|[\w-]+)\s*=\s*[\d.]+)[ \t]*(?:#.*)?$')


def parse(text):
    """{(set, 'at_least' | 'at_most', figure): value}"""
    return {(name, side, figure): float(value) for name, sides in tomllib.loads(text).items()
            for side, figures in sides.items() for figure, value in figures.items()}


def load(path=PATH):
    with open(path, encoding='utf-8') as f:
        limits = parse(f.read())
    for name, side, figure in limits:
        if side not in ('at_least', 'at_most'):
            raise ValueError(f'{path}: [{name}.{side}]: write at_least or at_most')
    return limits


def missed(limits, figures):
    """What is under (or over) its threshold. figures: {set: {figure: value}}; absent sets are not judged."""
    out = []
    for (name, side, figure), limit in limits.items():
        if name not in figures:
            continue
        value = figures[name].get(figure)
        if value is None:
            out.append(f'{name}: no figure "{figure}" was measured (threshold {side} {limit:g})')
        elif value < limit - 1e-9 if side == 'at_least' else value > limit + 1e-9:
            out.append(f'{name}: {figure} is {value:.4f}, must be {side.replace("_", " ")} {limit:g}')
    return out


def weakened(before, after):
    """What became easier to pass between two versions."""
    out = []
    for (name, side, figure), old in before.items():
        new = after.get((name, side, figure))
        if new is None:
            out.append(f'{name}.{side}.{figure} = {old:g} was removed')
        elif new < old if side == 'at_least' else new > old:
            out.append(f'{name}.{side}.{figure} went from {old:g} to {new:g}')
    return out


def committed_versions(path=PATH):
    """The texts of every version of the file that git knows, newest first; [] outside a repository."""
    folder, name = os.path.split(path)

    def git(*args):
        done = subprocess.run(['git', '-C', folder, *args], capture_output=True)
        return done.stdout.decode('utf-8') if done.returncode == 0 else ''

    commits = git('log', '--format=%H', '--', name).split()
    texts = (git('show', f'{commit}:./{name}') for commit in commits)
    return [text for text in texts if text]


def with_measured(text, figures):
    """The file's text with the measured values behind the thresholds."""
    out, name, side = [], '', ''
    for line in text.splitlines():
        section = re.match(r'\[(\w+)\.(\w+)\]', line)
        if section:
            name, side = section.groups()
        found = VALUE.match(line)
        figure = line.split('=')[0].strip().strip('"')
        value = figures.get(name, {}).get(figure)
        out.append(f'{found[1]}  # measured {value:.4f}' if found and value is not None else line)
    return '\n'.join(out) + '\n'
