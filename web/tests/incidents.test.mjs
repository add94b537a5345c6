// Can incidents be brought together and parted?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './axe.mjs';
import { shots, stage } from './stand.mjs';

const { sit } = stage();

const all = async ({ api }) => (await api('incidents?limit=1000')).incidents;

test('split off the chosen claims', async (t) => {
  const seat = await sit(t, { language: 'ar' });
  const { page, go } = seat;
  const before = await all(seat);
  const most = before.sort((a, b) => b.voices - a.voices)[0];
  await go(`#/incidents/${most.id}`);
  await page.waitForSelector('.choose li');
  await page.locator('.choose input').last().check();
  const answer = page.waitForResponse((r) => r.url().endsWith('/api/decisions'));
  await page.keyboard.press('s');
  const reply = await answer;
  assert.equal(reply.status(), 201, await reply.text());
  await page.waitForFunction(() => location.hash === '#/incidents');
  assert.ok((await all(seat)).length > before.length);
});

test('merge with another incident', async (t) => {
  const seat = await sit(t, { language: 'en' });
  const { page, go } = seat;
  const before = await all(seat);
  const some = before.find((row) => row.voices > 1 && row.place);
  await go(`#/incidents/${some.id}`);
  await page.waitForSelector('.choose li');
  await page.keyboard.press('m');
  await page.waitForSelector('.merge-list button');
  await page.screenshot({ path: `${shots}/merge-en.png` });
  assert.deepEqual(await violations(page), []);
  const answer = page.waitForResponse((r) => r.url().endsWith('/api/decisions'));
  await page.locator('.merge-list button').first().click();
  const reply = await answer;
  assert.equal(reply.status(), 201, await reply.text());
  await page.waitForFunction(() => location.hash === '#/incidents');
  assert.ok((await all(seat)).length < before.length);
});

for (const language of ['ar', 'en']) {
  test(`numbers on one axis, and how they grew (${language})`, async (t) => {
    const seat = await sit(t, { language, height: 3200 });
    const { page, go, api } = seat;
    const most = (await all(seat)).sort((a, b) => b.voices - a.voices)[0];
    const { incident } = await api(`incidents/${most.id}`);
    await go(`#/incidents/${most.id}`);
    // From the side where reading starts, and time as well.
    const ends = (marks) =>
      marks.evaluateAll((found) => [found[0], found.at(-1)].map((mark) => mark.getBoundingClientRect().x));
    const [first, last] = await ends(page.locator('.axis').first().locator('.ruler i'));
    assert.equal(first > last, language === 'ar');
    const killed = incident.numbers.filter((n) => n.type === 'casualty.killed' && n.said_on && !n.subset);
    assert.ok(new Set(killed.map((n) => n.said_on)).size > 1, 'numbers of several days');
    assert.equal(await page.locator('.toll g[transform]').count(), killed.length);
    const [early, late] = await ends(page.locator('.toll .middle'));
    assert.equal(early > late, language === 'ar');
    assert.deepEqual(await violations(page), []);
    await page.screenshot({ path: `${shots}/incident-whole-${language}.png` });
  });
}
