// Do documents come in and tables go out; does search find and the map place?
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { violations } from './axe.mjs';
import { shots, stage } from './stand.mjs';

const here = stage();

test('import, with a line that cannot be read', async (t) => {
  const { page, go, api } = await here.sit(t, { language: 'ar' });
  const had = (await api('documents')).total;
  const file = join(here.stand.folder, 'mixed.jsonl');
  const good = {
    id: 'new_1',
    text: 'قصفت طائرة مسيّرة مخزنا في بلدة خان الفستق يوم 3 نيسان 2021، وقُتل أربعة أشخاص.',
    published: '2021-04-04',
  };
  writeFileSync(file, `${JSON.stringify(good)}\n{"id": "broken", "text": \n`);
  await go('#/import');
  await page.locator('input[type=file]').setInputFiles(file);
  await page.waitForSelector('main table tbody tr');
  assert.match(await page.locator('main table').innerText(), /JSON-SYNTAX/);
  await page.screenshot({ path: `${shots}/import-quarantine-ar.png` });
  assert.equal((await api('documents')).total, had + 1);
});

for (const language of ['ar', 'en'])
  test(`what a new row of the packs would change (${language})`, async (t) => {
    const { page, go, settled } = await here.sit(t, { language });
    await go('#/names');
    const answer = page.waitForResponse((r) => r.url().endsWith('/api/names/preview'));
    await page.locator('.new-row .chief').click();
    const reply = await answer;
    assert.equal(reply.status(), 200, await reply.text());
    const { claims } = await reply.json();
    assert.ok(claims.length > 0, 'the row links the name');
    await page.waitForSelector('.preview > li');
    assert.equal(await page.locator('.preview > li').count(), claims.length);
    await settled();
    assert.deepEqual(await violations(page), []);
    await page.screenshot({ path: `${shots}/names-preview-${language}.png` });
  });

test('export in every format', async (t) => {
  const { page, go } = await here.sit(t, { language: 'en' });
  await go('#/export');
  for (const format of ['acled', 'csv', 'geojson', 'hxl', 'jsonl']) {
    await page.locator('.option', { has: page.locator(`b:text-is("${format}")`) }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('a.chief').click()]);
    const path = join(here.stand.folder, `out.${format}`);
    await download.saveAs(path);
    const bytes = readFileSync(path, 'utf8');
    assert.ok(bytes.length > 500, `${format}: ${bytes.length} bytes`);
    if (format === 'geojson') assert.equal(JSON.parse(bytes).type, 'FeatureCollection');
  }
});

test('search by words and by filters', async (t) => {
  const { page, go, api } = await here.sit(t, { language: 'ar' });
  await page.keyboard.press('/');
  await page.waitForSelector('#search-words:focus');
  await page.keyboard.type('السوق');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.passage mark');
  await go('#/search?type=casualty&from=2021-03-11&to=2021-03-11');
  await page.waitForSelector('.claim-row');
  const shown = (await api('claims?type=casualty&from=2021-03-11&to=2021-03-11')).total;
  assert.match(await page.locator('.table-head').innerText(), new RegExp(`\\b${shown}\\b`));
  await page.locator('.claim-row').first().click();
  await page.waitForSelector('.card');
});

test('the map chooses places and lists what has no position', async (t) => {
  const { page, go, api } = await here.sit(t, { language: 'en' });
  await go('#/map');
  await page.waitForSelector('.cluster circle');
  const counted = await page.locator('.cluster text.middle:not(.place-name)').allTextContents();
  const placed = (await api('claims?limit=10000')).rows.filter((row) => row.lat !== null).length;
  assert.equal(
    counted.reduce((sum, n) => sum + Number(n), 0),
    placed,
  );
  await page.locator('.cluster circle').first().focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('.cluster circle[aria-pressed=true]').count(), 1);
  const before = await page.locator('.cluster').count();
  for (let i = 0; i < 4; i++) await page.locator('.map-buttons button').first().click();
  await page.screenshot({ path: `${shots}/map-near-en.png` });
  assert.ok(before > 1);
});
