// Can incidents be brought together and parted?
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from './axe.mjs';
import { browser, root, serve, shots, sit } from './stand.mjs';

let stand;
let chrome;
before(async () => {
  stand = await serve([`${root}packs/region-sample/documents.jsonl`]);
  chrome = await browser();
});
after(async () => {
  await chrome?.close();
  stand?.stop();
});

const all = (page) =>
  page.evaluate(async () => (await (await fetch('/api/incidents?limit=1000')).json()).incidents);

test('split off the chosen claims', async () => {
  const { page, go } = await sit(chrome, stand, { language: 'ar' });
  const before = await all(page);
  const most = before.sort((a, b) => b.voices - a.voices)[0];
  await go(`#/incidents/${most.id}`);
  await page.waitForSelector('.choose li');
  await page.locator('.choose input').last().check();
  const answer = page.waitForResponse((r) => r.url().endsWith('/api/decisions'));
  await page.keyboard.press('s');
  const reply = await answer;
  assert.equal(reply.status(), 201, await reply.text());
  await page.waitForFunction(() => location.hash === '#/incidents');
  assert.ok((await all(page)).length > before.length);
  await page.context().close();
});

test('merge with another incident', async () => {
  const { page, go } = await sit(chrome, stand, { language: 'en' });
  const before = await all(page);
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
  assert.ok((await all(page)).length < before.length);
  await page.context().close();
});

test('an axis of numbers runs from the side where reading starts', async () => {
  for (const language of ['ar', 'en']) {
    const { page, go } = await sit(chrome, stand, { language });
    const most = (await all(page)).sort((a, b) => b.voices - a.voices)[0];
    await go(`#/incidents/${most.id}`);
    await page.waitForSelector('.axis .ruler i');
    const [first, last] = await page
      .locator('.axis')
      .first()
      .locator('.ruler i')
      .evaluateAll((all) => [all[0], all.at(-1)].map((i) => i.getBoundingClientRect().x));
    assert.equal(first > last, language === 'ar');
    await page.screenshot({ path: `${shots}/incident-whole-${language}.png`, fullPage: true });
    await page.context().close();
  }
});
