// Can a reviewer work: by keyboard alone, putting slots right, adding what was missed, beside another reviewer?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './axe.mjs';
import { shots, stage } from './stand.mjs';

const { sit } = stage();

const decided = (page) => page.waitForResponse((r) => r.url().endsWith('/api/decisions'));

// Another reviewer takes the seat, as he would: by the name at the foot of the rail.
async function sitDown(page, name) {
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/api/reviewer'));
  await page.locator('button.sitter').click();
  await page.locator('.sitter input').fill(name);
  await page.keyboard.press('Enter');
  assert.equal((await kept).status(), 200);
}

for (const language of ['ar', 'en']) {
  test(`ten claims by keyboard (${language})`, async (t) => {
    const { page, api, faults } = await sit(t, { language });
    const before = (await api('ledger')).stats.decisions;
    await page.keyboard.press('g');
    await page.keyboard.press('q');
    await page.waitForSelector('.card');
    const start = Date.now();
    for (let i = 0; i < 10; i++) {
      const answer = decided(page);
      await page.waitForSelector('.card .buttons button:not(:disabled)');
      await page.keyboard.press(i % 4 === 3 ? 'r' : 'a');
      assert.equal((await answer).status(), 201);
      await page.waitForSelector(`.queue-rows li[aria-posinset="${i + 2}"][aria-current=true]`);
    }
    await page.screenshot({ path: `${shots}/queue-ten-${language}.png` });
    console.log(`ten claims: ${Date.now() - start} ms of a machine's time, 10 keys`);
    assert.equal((await api('ledger')).stats.decisions, before + 10);
    assert.deepEqual(faults, []);
  });
}

test('a new claim is read, put right and saved by keys alone', async (t) => {
  const { page, api, settled } = await sit(t, { language: 'en' });
  let keys = 0;
  const press = async (key) => {
    keys++;
    await page.keyboard.press(key);
  };
  await press('g');
  await press('q');
  await page.waitForSelector('.card');
  await settled();
  const { rows } = await api('queue?limit=1');
  const line = (await api(`claims/${rows[0].id}`)).claim.evidence.text.split(' ');
  await press('e');
  await page.waitForSelector('.editor:focus');
  const words = '.editor fieldset:has(.swatch.facility) .words-box';
  const chips = page.locator('.editor fieldset:has(.swatch.facility) .chip');
  const before = await chips.count();
  for (let tabs = 0; tabs < 30 && (await page.locator(`${words} button:focus`).count()) === 0; tabs++)
    await press('Tab');
  await press('Enter');
  await page.locator(`${words} input:focus`).waitFor();
  await page.keyboard.type(line[0]);
  keys += line[0].length;
  await press('Enter');
  await chips.nth(before).waitFor();
  const answer = decided(page);
  await press('Control+Enter');
  assert.equal((await answer).status(), 201);
  assert.equal((await api(`claims/${rows[0].id}`)).review.state, 'corrected');
  assert.ok(keys < 45, `${keys} keys`);
  console.log(`a slot put right by keys alone: ${keys} keys`);
});

test('keys under an Arabic layout', async (t) => {
  const { page, go } = await sit(t, {});
  await go('#/documents/2');
  await page.waitForSelector('.card');
  const first = page.url();
  await page.evaluate(() =>
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ت', code: 'KeyJ', bubbles: true })),
  );
  await page.waitForFunction((old) => location.href !== old, first);
});

test('words other than yes and no', async (t) => {
  const { page, go, api } = await sit(t, { language: 'en' });
  await go('#/documents/5');
  await page.waitForSelector('.card');
  for (const [key, state] of [
    ['d', 'disputed'],
    ['o', 'second_opinion'],
    ['n', 'second_opinion'],
  ]) {
    const id = (await api('documents/5')).claims.sort(
      (a, b) => a.claim.evidence.begin - b.claim.evidence.begin,
    )[3].claim.id;
    await go(`#/documents/5?claim=${id}`);
    const answer = decided(page);
    await page.keyboard.press(key);
    if (key !== 'o') {
      await page.fill('dialog textarea', 'من قال هذا؟');
      await page.keyboard.press('Control+Enter');
    }
    assert.equal((await answer).status(), 201);
    assert.equal((await api(`claims/${id}`)).review.state, state);
  }
});

test('a slot put right by typing, by selecting, and by a name of the packs', async (t) => {
  const { page, go, api } = await sit(t, { language: 'en' });
  await go('#/documents/4');
  await page.waitForSelector('.card');
  const text = (await api('documents/4')).document.text;
  await page.keyboard.press('e');
  await page.waitForSelector('.editor');
  const word = text
    .split('\n')
    .find((line) => line.length > 60)
    .split(' ')[2];
  const target = page.locator('.editor fieldset').filter({ has: page.locator('.swatch.target') });
  const chips = await target.locator('.chip').count();
  await target.locator('.words-box button').click();
  await target.locator('.words-box input').fill(word);
  await page.keyboard.press('Enter');
  assert.equal(await target.locator('.chip').count(), chips + 1);
  // The same by selecting in the text.
  const place = page.locator('.editor fieldset').filter({ has: page.locator('.swatch.place') });
  for (let n = await place.locator('.chip').count(); n > 0; n--)
    await place.locator('.chip > button').last().click();
  await place.locator('.words-box button').click();
  const line = page.locator('.reading p').nth(1).locator('span').first();
  await line.dblclick({ position: { x: 40, y: 20 } });
  await place.locator('.chip').first().waitFor();
  await place.locator('.chip .linked').first().click();
  await page.locator('.picker input').fill('مشرافا');
  await page.locator('.picker li').first().waitFor();
  await page.screenshot({ path: `${shots}/edit-en.png` });
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('Enter');
  const answer = decided(page);
  await page.keyboard.press('Control+Enter');
  const reply = await answer;
  assert.equal(reply.status(), 201, await reply.text());
  const { review } = await reply.json();
  assert.equal(review.state, 'corrected');
  assert.ok(review.claim.target.some((link) => link.text.includes(word.slice(0, 3))));
  assert.match(review.claim.place[0].id, /mashrafa/);
});

test('a missed claim is added from the selected words', async (t) => {
  const { page, go, api } = await sit(t, {});
  await go('#/documents/16');
  await page.waitForSelector('.reading p');
  const line = page.locator('.reading p').nth(2).locator('span').first();
  await line.dblclick({ position: { x: 60, y: 20 } });
  await page.waitForSelector('.selected-words');
  await page.keyboard.press('c');
  await page.waitForSelector('.editor');
  await page.locator('.editor select').first().selectOption('attack.shelling');
  await page.screenshot({ path: `${shots}/add-ar.png` });
  const answer = decided(page);
  await page.locator('.editor button[type=submit]').click();
  const reply = await answer;
  assert.equal(reply.status(), 201, await reply.text());
  const added = (await api('documents/16')).added;
  assert.equal(added.length, 1);
  assert.equal(added[0].claim.type, 'attack.shelling');
});

for (const language of ['ar', 'en']) {
  test(`why does it say so (${language})`, async (t) => {
    const { page, go, api, settled } = await sit(t, { language });
    const { claims } = await api('documents/2');
    const { claim } = claims.find((item) => item.claim.quantity && item.claim.attribution.length);
    await go(`#/documents/2?claim=${claim.id}`);
    await page.keyboard.press('x');
    await page.waitForSelector('.explain tbody tr');
    await settled();
    const why = await api(`claims/${claim.id}/explain`);
    assert.equal(await page.locator('.explain tbody tr').count(), why.slots.length);
    for (const { id } of why.rules)
      assert.ok((await page.locator('.explain').textContent()).includes(id), id);
    assert.deepEqual(await violations(page), []);
    await page.screenshot({ path: `${shots}/explain-${language}.png` });
  });

  test(`how far two reviewers agree (${language})`, async (t) => {
    const names = [`First ${language}`, `Second ${language}`];
    const { page, go, api } = await sit(t, { language });
    const number = language === 'ar' ? 11 : 12;
    const claims = (await api(`documents/${number}`)).claims.map(({ claim }) => claim.id).slice(0, 3);
    for (const name of names) {
      await sitDown(page, name);
      for (const [index, id] of claims.entries()) {
        await go(`#/documents/${number}?claim=${id}`);
        const answer = decided(page);
        await page.keyboard.press(index === 2 && name === names[1] ? 'r' : 'a');
        assert.equal((await answer).status(), 201);
      }
      await go('#/documents');
    }
    await go('#/log');
    const { pairs } = await api('agreement');
    const pair = pairs.find(({ first, second }) => names.includes(first) && names.includes(second));
    const table = page.locator('table.kappa', { hasText: names[0] }).filter({ hasText: names[1] });
    assert.equal(await table.locator('tbody tr').count(), pair.slots.length);
    assert.equal(pair.slots.find(({ slot }) => slot === 'verdict').n, claims.length);
    assert.deepEqual(await violations(page), []);
    await page.screenshot({ path: `${shots}/kappa-${language}.png` });
  });
}

test('what was decided is replaced by another word', async (t) => {
  const { page, go, api } = await sit(t, { language: 'en' });
  await go('#/documents/9');
  const shown = () => page.locator('.claim-list > li[aria-current] blockquote').innerText();
  const before = await shown();
  const accepted = decided(page);
  await page.keyboard.press('a');
  const { subject } = (await (await accepted).json()).decision;
  const words = '.claim-list > li[aria-current] blockquote';
  await page.waitForFunction(([at, old]) => document.querySelector(at).innerText !== old, [words, before]);
  await page.keyboard.press('u');
  await page.waitForFunction(([at, old]) => document.querySelector(at).innerText === old, [words, before]);
  const rejected = decided(page);
  await page.keyboard.press('r');
  assert.equal((await (await rejected).json()).review.state, 'rejected');
  assert.equal((await api(`claims/${subject}`)).review.decisions.length, 2);
});

test('a second opinion is asked for, found and given', async (t) => {
  const one = await sit(t, { language: 'en' });
  await one.go('#/documents/10');
  const asked = decided(one.page);
  await one.page.keyboard.press('o');
  const { subject } = (await (await asked).json()).decision;
  const two = await sit(t, { language: 'ar' });
  await sitDown(two.page, 'Rima');
  await two.go('#/queue');
  await two.page.locator('.bar select').selectOption('second_opinion');
  await two.settled();
  const { rows } = await two.api('queue?reason=second_opinion');
  const place = rows.findIndex((row) => row.id === subject);
  assert.ok(place >= 0, 'it waits in the queue');
  for (let i = 0; i < place; i++) await two.page.keyboard.press('j');
  await two.page.waitForSelector(`.queue-rows li[aria-posinset="${place + 1}"][aria-current=true]`);
  await two.settled();
  assert.match(await two.page.locator('.card .history').innerText(), /Huda/);
  await two.page.screenshot({ path: `${shots}/second-opinion-ar.png` });
  const given = decided(two.page);
  await two.page.keyboard.press('a');
  const { decision, review } = await (await given).json();
  assert.equal(decision.subject, subject);
  assert.deepEqual(
    review.decisions.slice(-2).map((d) => d.reviewer),
    ['Huda', 'Rima'],
  );
});

test('of two reviewers the second sees what the first decided', async (t) => {
  const one = await sit(t, { language: 'ar' });
  const two = await sit(t, { language: 'en' });
  await sitDown(two.page, 'Sami');
  for (const { go, page } of [one, two]) {
    await go('#/documents/6');
    await page.waitForSelector('.card');
  }
  const first = decided(one.page);
  await one.page.keyboard.press('a');
  assert.equal((await first).status(), 201);
  const stale = decided(two.page);
  await two.page.keyboard.press('r');
  assert.equal((await stale).status(), 412);
  const dialog = two.page.locator('dialog[open]');
  await dialog.waitFor();
  assert.match(await dialog.innerText(), /Huda/);
  await two.page.screenshot({ path: `${shots}/conflict-en.png` });
  assert.deepEqual(await violations(two.page), []);
  const second = decided(two.page);
  await dialog.locator('.buttons button').nth(1).click();
  const reply = await second;
  assert.equal(reply.status(), 201);
  const { review } = await reply.json();
  assert.equal(review.state, 'disputed');
  assert.deepEqual(
    review.decisions.slice(-2).map((d) => d.reviewer), // earlier ones are other tests'
    ['Huda', 'Sami'],
  );
});

test('the log tells who decided what, and is found sound', async (t) => {
  const { page, go } = await sit(t, { language: 'en' });
  await sitDown(page, 'Layla');
  await go('#/documents/8');
  const answer = decided(page);
  await page.keyboard.press('a');
  assert.equal((await answer).status(), 201);
  await go('#/log');
  assert.match(await page.locator('.log-row').first().innerText(), /Layla/);
  await page.locator('.box .chief').first().click();
  await page.waitForSelector('.sound');
  await page.screenshot({ path: `${shots}/log-verified-en.png` });
});
