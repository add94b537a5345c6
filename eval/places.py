"""Are places linked to where they are, with a gazetteer of fifty thousand names added?

evaluation data: gold/places.tsv (doc, text, lat, lon: where researchers put places that the documents name) and
kb/places_*.tsv (a gazetteer, which `isnad packs import` makes a pack of in a temporary folder).

linked     of the places that the import holds (a row of the name within 10 km): linked at all
right      of the links made: within 10 km of where the researchers put the place
"""
import csv
import glob
import json
import math
import os
import unicodedata

REACH_KM = 10
KM_PER_DEGREE = 111.2
TABLES = {'places_sy.tsv': ('--country', 'SY'), 'places_mena.tsv': ('--columns', 'country=source')}


def gazetteers(evaluation):
    paths = [os.path.join(evaluation, 'kb', name) for name in TABLES]
    return [path for path in paths if os.path.exists(path)]


def import_packs(isnad, run, evaluation, folder):
    """The gazetteers as packs; returns the options that name them."""
    out = []
    for path in gazetteers(evaluation):
        name = os.path.basename(path)
        pack = os.path.join(folder, name.split('.')[0].replace('_', '-'))
        run([isnad, 'packs', 'import', 'csv', path, '--columns', 'forms=variants_ar', *TABLES[name],
             '--licence', 'CC-BY-4.0', '--out', pack])
        out.append(pack)
    return out


def rows(path):
    with open(path, encoding='utf-8') as file:
        yield from csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE)


def fold(name):
    """A name as it is compared: no marks, one letter for those written for one another, no article."""
    name = ''.join(c for c in unicodedata.normalize('NFKD', name) if not unicodedata.combining(c))
    name = name.translate(str.maketrans('\u0623\u0625\u0622\u0649\u0629', '\u0627\u0627\u0627\u064a\u0647', '\u0640'))
    words = [word[2:] if word.startswith('\u0627\u0644') and len(word) > 4 else word for word in name.split()]
    return ' '.join(words)


def km(a, b):
    """Between (lat, lon) and (lat, lon), good to some percent."""
    east = (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return math.hypot(a[0] - b[0], east) * KM_PER_DEGREE


def at(row):
    return float(row['lat']), float(row['lon'])


def held(packs, places):
    """The names and positions of the imported rows that one of these places may be."""
    wanted = {fold(place['text']) for place in places}
    out = {}
    for pack in packs:
        for path in glob.glob(os.path.join(pack, 'entities', 'places.tsv')):
            for row in rows(path):
                for name in [row['name_ar'], *row['forms'].split('|')] if row['lat'] else []:
                    if fold(name) in wanted:
                        out.setdefault(fold(name), []).append(at(row))
    return out


def mentions(lines):
    """{(document, folded name): positions of the rows it is linked to; None for a link without a position}"""
    out = {}
    for line in lines:
        record = json.loads(line)
        for mention in record['entities']:
            if mention['kind'] != 'place':
                continue
            links = out.setdefault((record['document'], fold(mention['name_text'])), [])
            if mention['id'] is not None:
                links.append((mention['lat'], mention['lon']) if 'lat' in mention else None)
    return out


def document_of(name):
    return os.path.splitext(os.path.basename(name))[0]


def score(run, isnad, options, evaluation, documents, packs, part=None):
    """(figures, lines that say what is wrong)"""
    halves = dict(line.split('\t')[:2] for line in open(os.path.join(evaluation, 'gold', 'split.tsv'), encoding='utf-8')
                  if '\t' in line)
    halves = {name: half.strip() for name, half in halves.items()}
    places = [row for row in rows(os.path.join(evaluation, 'gold', 'places.tsv'))
              if part is None or halves.get(row['doc']) == part]
    shown = run([isnad, 'analyze', '--show', 'entities', *options, *documents], accepted=(0, 3))
    found = {(document_of(doc), name): links for (doc, name), links in mentions(shown.decode('utf-8').splitlines()).items()}
    known = held(packs, places)
    made = right = held_count = linked = 0
    wrong = []
    for place in places:
        there, name = at(place), fold(place['text'])
        links = [position for position in found.get((place['doc'], name), []) if position]
        is_right = bool(links) and all(km(position, there) <= REACH_KM for position in links)
        made += bool(links)
        right += is_right
        is_held = any(km(position, there) <= REACH_KM for position in known.get(name, []))
        held_count += is_held
        linked += is_held and bool(links)
        if (is_held and not links or links and not is_right) and halves.get(place['doc']) == 'dev':
            wrong.append(f"{place['doc']}\t{place['text']}\t" + ('linked elsewhere' if links else 'not linked'))
    return {'places': len(places), 'made': made, 'right': right / made if made else 0.0, 'held': held_count,
            'linked': linked / held_count if held_count else 0.0}, wrong
