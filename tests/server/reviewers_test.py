#!/usr/bin/env python3
"""Is every acknowledged decision kept exactly once, whatever happens to the server?

usage: tests/server/reviewers_test.py PROGRAM [DECISIONS [KILLS]]

Eight reviewers decide on the same few claims and send again, with the same key, what got no answer; the server is
killed again and again meanwhile. Then the log is held against what they were told.
"""
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
import uuid

from workbench import Server, make_ledger

PROGRAM = sys.argv[1]
DECISIONS = int(sys.argv[2]) if len(sys.argv) > 2 else 160
KILLS = int(sys.argv[3]) if len(sys.argv) > 3 else 5
REVIEWERS = 8


class Shop:
    """The server of the moment, and who may open sessions with it."""

    def __init__(self, ledger):
        self.ledger, self.lock = ledger, threading.Lock()
        self.server, self.sessions = Server(PROGRAM, ledger), {}

    def session(self, name):
        with self.lock:
            if name not in self.sessions:
                self.sessions[name] = self.server.session(name)
            return self.sessions[name]

    def restart(self):
        server = self.server
        server.kill()  # with requests under way
        with self.lock:
            self.server, self.sessions = Server(PROGRAM, self.ledger), {}


class Reviewer(threading.Thread):
    def __init__(self, shop, name, claims, share):
        super().__init__()
        self.shop, self.reviewer, self.claims, self.share = shop, name, claims, share
        self.told, self.conflicts, self.again, self.wrong = [], 0, 0, []
        self.random = random.Random(name)

    def ask(self, send):
        while True:
            try:
                return send(self.shop.session(self.reviewer))
            except (OSError, ValueError, RuntimeError, AssertionError, EOFError, Exception) as gone:
                if isinstance(gone, (NameError, TypeError)):
                    raise
                self.again += 1
                time.sleep(0.02)

    def run(self):
        while len(self.told) < self.share:
            claim = self.random.choice(self.claims)
            kind = self.random.choice(['accept', 'reject', 'note'])
            content = {'note': f'{self.reviewer} {len(self.told)}'} if kind == 'note' else {}
            revision = self.ask(lambda s: s.get(f'/api/claims/{claim}').json())['review']['revision']
            key = str(uuid.uuid4())
            answer = self.ask(lambda s: s.decide(claim, kind, content, revision, key))
            if answer.status == 412:
                self.conflicts += 1
                if answer.json()['review']['revision'] == revision:
                    self.wrong.append('a conflict with what was seen')
            elif answer.status == 201:
                decision = answer.json()['decision']
                self.told.append((decision['id'], claim, kind, revision))
                if decision['parent'] != (None if revision == 'none' else revision):
                    self.wrong.append('another parent than was seen')
            elif answer.status != 503:
                self.wrong.append(f'{answer.status} {answer.body[:200]}')
                return


def check(ledger, reviewers):
    server = Server(PROGRAM, ledger)
    session, kept = server.session(), []
    for offset in range(0, session.get('/api/log?limit=1').json()['size'], 1000):
        kept += session.get(f'/api/log?offset={offset}&limit=1000').json()['entries']
    kept = [entry['decision'] for entry in kept if entry['decision']]
    assert server.stop() == 0
    by_id = {one['id']: one for one in kept}
    faults = [fault for reviewer in reviewers for fault in reviewer.wrong]
    if len(by_id) != len(kept):
        faults.append('an id stands twice in the log')
    told = [one + (reviewer.reviewer,) for reviewer in reviewers for one in reviewer.told]
    for decision, claim, kind, revision, name in told:
        one = by_id.get(decision)
        if one is None or (one['subject'], one['kind'], one['reviewer']) != (claim, kind, name):
            faults.append(f'{decision} was told and is not in the log')
    # Each decision follows the one before it on its subject: no word was overwritten unseen.
    last = {}
    for one in sorted(kept, key=lambda decision: decision['seq']):
        if one['parent'] != last.get(one['subject']):
            faults.append(f'{one["id"]} does not follow what stood')
        last[one['subject']] = one['id']
    untold = len(kept) - len(told)
    if untold != 0:
        faults.append(f'{untold} decisions are in the log that nobody was told of: every request was asked until answered')
    verified = subprocess.run([PROGRAM, 'verify', ledger], capture_output=True, text=True)
    if verified.returncode != 0:
        faults.append(verified.stdout)
    print(json.dumps({'told': len(told), 'kept': len(kept), 'conflicts': sum(r.conflicts for r in reviewers),
                      'sent_again': sum(r.again for r in reviewers), 'kills': KILLS}))
    return faults


def main():
    with tempfile.TemporaryDirectory() as folder:
        ledger = make_ledger(PROGRAM, folder)
        shop = Shop(ledger)
        rows = shop.session('Reviewer 0').get('/api/claims?limit=6').json()['rows']
        reviewers = [Reviewer(shop, f'Reviewer {i}', [row['id'] for row in rows], DECISIONS // REVIEWERS)
                     for i in range(REVIEWERS)]
        for reviewer in reviewers:
            reviewer.start()
        chance = random.Random(7)
        for kill in range(1, KILLS + 1):
            # After so many decisions, at any moment of the next ones.
            while sum(len(r.told) for r in reviewers) < DECISIONS * kill // (KILLS + 1) and any(r.is_alive() for r in reviewers):
                time.sleep(0.005)
            time.sleep(chance.random() * 0.05)
            shop.restart()
        for reviewer in reviewers:
            reviewer.join()
        assert shop.server.stop() == 0
        faults = check(ledger, reviewers)
        print(*faults, sep='\n')
        sys.exit(1 if faults else 0)


if __name__ == '__main__':
    main()
