"""Is what isnad found in a number or date case what the other project expects there?

A case is right when exactly the expected items of its kind are found with the right values; of a range, both
ends. Direction is policy, not reading (assistants look forward, news looks back): where the text names no year
a date may be a year off, where it is a bare weekday without digits a week.
"""
import datetime
import re

DIGITS = '0-9\u0660-\u0669\u06f0-\u06f9'
ARABIC = '0-9\u0660-\u0669'
# What fixes the year: four digits, a numeric date, or a word that names an era, a year or a direction.
YEAR = re.compile(rf'[{DIGITS}]{{4}}|[{ARABIC}]+\s*[/.-]\s*[{ARABIC}]+\s*[/.-]\s*[{ARABIC}]+|'
                  'هـ|ألف|الف|عام|سنة|العام|السنة|قبل|منذ|بعد|أمس|غد|اليوم|الماضي|القادم|المقبل|الآن')
WEEKDAY = re.compile(r'السبت|ال[أا]حد|ال[إا]ثنين|الثلاثاء|ال[أا]ربعاء|الخميس|الجمعة')
ISO_DURATION = re.compile(r'P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?'
                          r'(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?')
SECONDS = (31536000, 2592000, 604800, 86400, 3600, 60, 1)
COUNTED = ('number', 'fraction', 'percentage', 'money', 'quantity')
CLOCK = r'T?\d\d:\d\d'


def close(a, b):
    try:
        return abs(float(a) - float(b)) <= 1e-6 * max(1.0, abs(float(b)))
    except (TypeError, ValueError):
        return False


def seconds(iso):
    found = ISO_DURATION.fullmatch(iso or '')
    return sum(float(n or 0) * s for n, s in zip(found.groups(), SECONDS)) if found else None


def starts(expect):
    """The start of each reading that is right."""
    out = []
    for reading in [expect, *expect.get('any_of', [])]:
        named = [v for v in (reading.get('start'), reading.get('timex'))
                 if v and (re.match(r'\d{4}', v) or re.match(CLOCK, v))]
        out += named[:1]
    return out


def day(iso):
    try:
        return datetime.date.fromisoformat(iso[:10])
    except ValueError:
        return None


def year_free(text):
    return not YEAR.search(text)


def week_free(text):
    return bool(WEEKDAY.search(text)) and not re.search(f'[{ARABIC}]', text)


def last_day(expect):
    """The last day or moment that a range names, or None."""
    if expect.get('end'):
        return expect['end']
    after = expect.get('end_excl')
    if after and re.fullmatch(r'\d{4}-\d\d-\d\d(T00:00:00)?', after):
        return (datetime.date.fromisoformat(after[:10]) - datetime.timedelta(days=1)).isoformat()
    return None


def to_minutes(clock):
    return clock + ':00' if re.fullmatch(r'\d\d', clock) else clock


def same_clock(want, got):
    clock = got.split('T')[1] if 'T' in got else got if re.match(r'\d\d:', got) else ''
    return bool(clock) and to_minutes(clock)[:5] == to_minutes(want.lstrip('T'))[:5]


def compared_length(expect, want, got):
    """How many characters of the ISO values are compared: the grain of the case."""
    grain, timed = expect.get('grain'), 'T' in want and 'T' in got
    n = {'year': 4, 'month': 7}.get(grain) or (
        16 if timed and grain in ('minute', 'second') else 13 if timed and grain == 'hour' else 10)
    timex = expect.get('timex')
    return len(timex) if timex and len(timex) < n and re.match(r'\d{4}', timex) else n


def same_day_elsewhere(want, got, n, text):
    """The day, or month, a year off or a week off where the text leaves that open."""
    a, b = day(got), day(want)
    if a and b and got[10:n] == want[10:n]:
        if year_free(text) and (a.month, a.day) == (b.month, b.day) and abs(a.year - b.year) == 1:
            return True
        if week_free(text) and abs((a - b).days) == 7:
            return True
    return (n == 7 and year_free(text) and got[5:7] == want[5:7] and got[:4].isdigit()
            and abs(int(got[:4]) - int(want[:4])) == 1)


def date_ok(expect, value, text):
    if not value:
        return False
    if expect.get('timex') and value == expect['timex']:
        return True
    got = value.split('/')[0]
    for want in starts(expect):
        if re.match(CLOCK, want):
            if same_clock(want, got):
                return True
            continue
        n = compared_length(expect, want, got)
        if len(got) >= min(n, len(want)) and got[:n] == want[:n] or same_day_elsewhere(want, got, n, text):
            return True
    return False


def range_ok(expect, value, text):
    if not date_ok(expect, value, text):
        return False
    want = last_day(expect)
    if '/' not in value:                                       # a coarser date says the range
        return value == expect.get('timex') or len(value) < 10 or not want
    got = value.split('/')[1].rstrip('.')
    return not want or not got or got[:10] == want[:10] or year_free(text) and got[4:10] == want[4:10]


def judge_counts(kind, expect, found):
    if expect.get('none'):
        return not found
    if kind == 'range' or 'lo' in expect or 'hi' in expect:
        return len(found) == 1 and all(close(found[0].get(name), expect[key])
                                       for key, name in (('lo', 'low'), ('hi', 'high')) if key in expect)
    want = [i.get('value', i.get('percent')) for i in expect.get('items', [expect])]
    kinds = {'percentage': ('percent',), 'fraction': ('fraction', 'cardinal'),
             'ordinal': ('ordinal',)}.get(kind, ('cardinal', 'fraction'))
    return len(found) == len(want) and all(x['kind'] in kinds and close(x['value'], w) for x, w in zip(found, want))


def judge_duration(expect, found):
    if expect.get('none'):
        return not found
    got = seconds(found[0]['value']) if len(found) == 1 else None
    want = expect['seconds'] if 'seconds' in expect else seconds(expect.get('timex'))
    return got is not None and want is not None and close(got, want)


def judge_dates(kind, expect, found, text):
    if expect.get('none'):
        return not found
    if 'items' in expect:
        if not all(starts(i) for i in expect['items']):
            return None
        return len(found) == len(expect['items']) and all(
            date_ok(i, x['value'], text) for i, x in zip(expect['items'], found))
    if not starts(expect):
        return None
    return len(found) == 1 and (range_ok if kind == 'range' else date_ok)(expect, found[0]['value'], text)


def judge(case, quantities, dates):
    """True, False, or None where the case cannot be judged."""
    kind, expect = case['kind'], case['expect']
    if expect.get('extract_only') or kind in ('extent', 'phone', 'ordinal_relative'):
        return None
    if kind in COUNTED or kind == 'range' and ('lo' in expect or 'hi' in expect):
        return judge_counts(kind, expect, [x for x in quantities if x['kind'] != 'ordinal'])
    if kind == 'ordinal':
        ordinals = [x for x in quantities if x['kind'] == 'ordinal']
        return judge_counts(kind, {k: v for k, v in expect.items() if k in ('none', 'items', 'value')}, ordinals)
    if kind == 'duration':
        return judge_duration(expect, [x for x in dates if x['type'] == 'duration'])
    if kind == 'set':
        sets = [x for x in dates if x['type'] == 'set']
        return len(sets) == 1 and sets[0]['value'] == expect.get('timex')
    return judge_dates(kind, expect, [x for x in dates if x['type'] in ('date', 'time')], case['text'])
