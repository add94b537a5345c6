#!/usr/bin/python3
"""How well does isnad read? Scores its claims, numbers and dates, and holds them to eval/thresholds.toml.

usage: eval/evaluate.py --isnad PATH [--evaluation FOLDER] [--only gold|own|peers|places]
                        [--errors] [--part dev|check] [--unseal] [--write-readme] [--thresholds FILE] [--json]

gold   $ISNAD_EVAL_DATA (else ../shared): documents/*.txt and documents/news.jsonl against gold/*.jsonl, for the
       halves `dev` and `check` of gold/split.tsv and for both
own    the project's own reports: packs/region-sample/documents.jsonl against eval/own/*.jsonl, and the invented
       reports of eval/own/regions: `open`, and `sealed`, of which only figures are shown
places $ISNAD_EVAL_DATA/gold/places.tsv: are places linked to where they are, and does the reading of gold stay as
       good, with the gazetteer of $ISNAD_EVAL_DATA/kb imported?
peers  $ISNAD_EVAL_DATA/peers/*.jsonl: number and date cases of other projects, without eval/peers_skipped.tsv

Scoring is `isnad eval`'s. --errors lists what is missed, wrong or spurious: of `dev`, of own and of peers. Of
`check` only figures are shown; --part check --errors needs --unseal, which belongs to the last look alone.

Exit codes: 0 all thresholds are reached (absent evaluation data are said and skipped, unless CI is set) ·
1 a threshold is missed, isnad failed, or data are absent in CI · 2 usage.
"""
import argparse
import glob
import json
import os
import subprocess
import sys
import tempfile

import calibration
import peers
import places
import tables
import thresholds

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
SETS = ('gold', 'own', 'peers', 'places')
SEALED = 'sealed'
REGIONS = ('open', SEALED)


class Failed(Exception):
    pass


def run(command, accepted=(0,)):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=1800)
    if done.returncode not in accepted:
        raise Failed(f"{' '.join(command[:2])} ended with exit code {done.returncode}:\n"
                     + done.stderr.decode('utf-8', 'replace')[-2000:])
    return done.stdout


class Claims:
    """The claims of one set of documents, and its gold."""

    def __init__(self, isnad, gold, folder, name):
        self.isnad, self.gold, self.folder, self.name = isnad, gold, folder, name
        self.system = os.path.join(folder, name + '.jsonl')

    def analyze(self, documents, options=()):
        jobs = ('--jobs', str(os.cpu_count() or 1))
        claims = run([self.isnad, 'analyze', *jobs, *options, *documents], accepted=(0, 3))
        with open(self.system, 'wb') as f:
            f.write(claims)

    def command(self, part, *options):
        return [self.isnad, 'eval', *self.gold, '--system', self.system, *(['--part', part] if part else []), *options]

    def score(self, part=None):
        """(figures, bins of confidence)"""
        pairs = os.path.join(self.folder, 'pairs.jsonl')
        result = json.loads(run(self.command(part, '--json', '--pairs', pairs)))
        with open(pairs, encoding='utf-8') as f:
            scored = [json.loads(line) for line in f]
        return result, calibration.reliability((p['confidence'] or 0, p['gold'] is not None) for p in scored)

    def errors(self, part=None):
        return run(self.command(part, '--errors')).decode('utf-8')


def arguments():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--isnad', required=True, help='the program')
    ap.add_argument('--evaluation', metavar='FOLDER', help='evaluation data (default $ISNAD_EVAL_DATA, else ../shared)')
    ap.add_argument('--only', action='append', choices=SETS, help='one set; can be repeated')
    ap.add_argument('--errors', action='store_true', help='list what was missed, wrong or spurious')
    ap.add_argument('--part', choices=('dev', 'check'), help='one half of the gold, no thresholds')
    ap.add_argument('--unseal', action='store_true', help='allow --errors of the sealed half')
    ap.add_argument('--write-readme', action='store_true', help='write the figures into eval/README.md and thresholds.toml')
    ap.add_argument('--thresholds', metavar='FILE', default=thresholds.PATH, help='default eval/thresholds.toml')
    ap.add_argument('--json', action='store_true', help='figures as one JSON object')
    a = ap.parse_args()
    if a.errors and a.part == 'check' and not a.unseal:
        ap.error('of the half `check` only figures are shown: its errors stay sealed until the last look (--unseal)')
    a.isnad = os.path.abspath(a.isnad)
    a.only = a.only or SETS
    a.evaluation = a.evaluation or os.environ.get('ISNAD_EVAL_DATA') or os.path.join(ROOT, '..', 'shared')
    return a


def texts_and_gold(folder):
    documents = sorted(glob.glob(os.path.join(folder, 'documents', '*.txt')))
    documents += sorted(glob.glob(os.path.join(folder, 'documents', 'news.jsonl')))
    gold = sorted(glob.glob(os.path.join(folder, 'gold', '*.jsonl')))
    return (documents, gold) if documents and gold else (None, None)


def show(title, columns, bins):
    print(f'\n{title}\n')
    print('\n'.join(tables.plain(columns)))
    print('\n' + '\n'.join(calibration.table(bins)))
    for name, (s, _) in columns.items():
        print(f"claims {name}: F1 {s['f1']:.3f}  precision {s['precision']:.3f}  recall {s['recall']:.3f}"
              f"  slot F1 {s['slot_f1']:.3f}  exact {s['exact']:.3f}")


def score_set(claims, parts, args, title):
    """{column: (score, ece)}; prints the tables and, where they may be seen, the errors."""
    columns, bins = {}, []
    for column, part in parts.items():
        score, bins = claims.score(part)
        columns[column] = (score, calibration.expected_error(bins))
    if not args.json:
        show(title, columns, bins)
    if args.errors and claims.name != SEALED:
        part = (args.part or 'dev') if claims.name == 'gold' else None
        print(f'\nErrors of {part or claims.name}\n\n' + claims.errors(part))
    return columns


def evaluate_claims(args, folder):
    """{set: columns} of gold and own."""
    out = {}
    if 'gold' in args.only:
        documents, gold = texts_and_gold(args.evaluation)
        if documents:
            parts = {args.part: args.part} if args.part else {'dev': 'dev', 'check': 'check', 'all': None}
            claims = Claims(args.isnad, gold, folder, 'gold')
            claims.analyze(documents)
            out['gold'] = score_set(claims, parts, args, 'Annotated reports: accuracy of each slot over matched claims')
    if 'own' in args.only and not args.part:
        gold = sorted(glob.glob(os.path.join(HERE, 'own', '*.jsonl')))
        if gold:
            claims = Claims(args.isnad, gold, folder, 'own')
            claims.analyze([os.path.join(ROOT, 'packs', 'region-sample', 'documents.jsonl')])
            out['own'] = score_set(claims, {'own': None}, args, 'Own reports of an invented country')
        for name in REGIONS:
            columns = score_region(args, folder, name)
            if columns:
                out[name] = columns
    return out


def score_region(args, folder, name):
    """{column: (score, ece)} of the invented reports eval/own/regions/NAME, or nothing where they are not there."""
    path = os.path.join(HERE, 'own', 'regions', name)
    if not os.path.exists(path + '.gold.jsonl'):
        return {}
    claims = Claims(args.isnad, [path + '.gold.jsonl'], folder, name)
    claims.analyze([path + '.documents.jsonl'])
    return score_set(claims, {name: None}, args, f'Invented reports from several countries: {name}')


def evaluate_places(args, folder):
    """Figures of places.py, and what the imported gazetteer changes in the claims of gold; nothing without the data."""
    documents, gold = texts_and_gold(args.evaluation)
    if 'places' not in args.only or args.part or not documents or not places.gazetteers(args.evaluation):
        return None
    packs = places.import_packs(args.isnad, run, args.evaluation, folder)
    options = [word for pack in [os.environ.get('ISNAD_PACKS') or os.path.join(ROOT, 'packs'), *packs]
               for word in ('--pack', pack)]
    figures, wrong = places.score(run, args.isnad, options, args.evaluation, documents, packs)
    scores = []
    for name, with_packs in (('without', options[:2]), ('with', options)):
        claims = Claims(args.isnad, gold, folder, name)
        claims.analyze(documents, with_packs)
        scores.append(tables.figures(claims.score()[0], 0.0))
    for key in ('claims_f1', 'place', 'invented_place'):
        figures[key + '_without'], figures[key + '_with'] = scores[0][key], scores[1][key]
        figures[key + '_kept'] = 1.0 + scores[1][key] - scores[0][key]
    if not args.json:
        print('\nPlaces, with an imported gazetteer\n')
        print('\n'.join(tables.places_plain(figures)))
    if args.errors and wrong:
        print('\nErrors of places (dev)\n\n' + '\n'.join(wrong))
    return figures


def evaluate_peers(args):
    cases = sorted(glob.glob(os.path.join(args.evaluation, 'peers', '*.jsonl')))
    if 'peers' not in args.only or args.part or not cases:
        return None
    results, wrong = peers.score(args.isnad, cases, peers.read_skipped())
    if not args.json:
        print('\nNumber and date cases of other projects\n')
        print('\n'.join(tables.peers_plain(results)))
    if args.errors:
        print('\nErrors of peers\n\n' + '\n'.join(wrong))
    return results


def absent(args):
    """Says which evaluation data are not there; True if that is a failure."""
    missing = [name for name, there in (('gold', texts_and_gold(args.evaluation)[0]),
                                        ('peers', glob.glob(os.path.join(args.evaluation, 'peers', '*.jsonl'))))
               if name in args.only and not there]
    if not missing:
        return False
    print(f"SKIPPED {', '.join(missing)}: no evaluation data at {args.evaluation} "
          '(set ISNAD_EVAL_DATA to their folder)', file=sys.stderr)
    return bool(os.environ.get('CI'))


def write_figures(sets, results, figures):
    path = os.path.join(HERE, 'README.md')
    with open(path, encoding='utf-8') as f:
        text = f.read()
    columns = {name: column for part in sets.values() for name, column in part.items()}
    if columns:
        text = tables.refresh(text, 'claims', tables.markdown(columns))
    if results:
        text = tables.refresh(text, 'peers', tables.peers_markdown(results))
    if 'places' in figures:
        text = tables.refresh(text, 'places', tables.places_markdown(figures['places']))
    with open(thresholds.PATH, encoding='utf-8') as f:
        limits = thresholds.with_measured(f.read(), figures)
    for target, content in ((path, text), (thresholds.PATH, limits)):
        with open(target + '.part', 'w', encoding='utf-8') as f:
            f.write(content)
        os.replace(target + '.part', target)


def main():
    args = arguments()
    failed = absent(args)
    try:
        with tempfile.TemporaryDirectory() as folder:
            sets = evaluate_claims(args, folder)
            place_figures = evaluate_places(args, folder)
        results = evaluate_peers(args)
    except (Failed, OSError, subprocess.TimeoutExpired) as error:
        print(f'evaluate: {error}', file=sys.stderr)
        return 1
    figures = {name: tables.figures(*columns['all' if name == 'gold' else name])
               for name, columns in sets.items() if not args.part}
    if results:
        figures['peers'] = peers.figures(results)
    if place_figures:
        figures['places'] = place_figures
    if args.json:
        print(json.dumps({'claims': {k: s | {'ece': e} for part in sets.values() for k, (s, e) in part.items()},
                          'peers': results, 'figures': figures}, ensure_ascii=False))
    if args.write_readme and not args.part:
        write_figures(sets, results, figures)
    under = thresholds.missed(thresholds.load(args.thresholds), figures)
    for line in under:
        print(f'FAILED {line}', file=sys.stderr)
    return 1 if failed or under else 0


if __name__ == '__main__':
    sys.exit(main())
