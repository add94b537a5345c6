// Is every view there in both languages and both themes: mirrored, usable by everybody, nothing sent elsewhere?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './axe.mjs';
import { shots, stage } from './stand.mjs';

const { sit } = stage();

const views = {
  documents: '#/documents',
  document: '#/documents/3',
  queue: '#/queue',
  incidents: '#/incidents',
  incident: '',
  map: '#/map',
  timeline: '#/timeline',
  search: '#/search',
  found: '#/search?q=%D9%82%D8%B5%D9%81',
  names: '#/names',
  log: '#/log',
  import: '#/import',
  export: '#/export',
};

for (const [language, theme] of [
  ['ar', 'light'],
  ['en', 'light'],
  ['ar', 'dark'],
  ['en', 'dark'],
]) {
  test(`views in ${language}, ${theme}`, async (t) => {
    const { page, go, api, settled, strays, faults } = await sit(t, { language, theme });
    assert.equal(await page.evaluate(() => document.documentElement.dir), language === 'ar' ? 'rtl' : 'ltr');
    const rail = await page.locator('.rail').boundingBox();
    assert.equal(rail.x > 700, language === 'ar', 'the rail is at the side where reading starts');
    const { incidents } = await api('incidents?limit=1000');
    const most = incidents.sort((a, b) => b.voices - a.voices)[0].id;
    for (const [name, hash] of Object.entries(views)) {
      await t.test(name, async () => {
        await go(hash || `#/incidents/${most}`);
        await page.screenshot({ path: `${shots}/${name}-${language}-${theme}.png` });
        assert.equal(await page.locator('.failed').count(), 0, 'the view says that something failed');
        assert.deepEqual(await violations(page), []);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(wide <= 0, `the page is ${wide} pixels too wide`);
      });
    }
    await t.test('help', async () => {
      await page.keyboard.press('?');
      await page.waitForSelector('dialog[open]');
      await settled();
      await page.screenshot({ path: `${shots}/help-${language}-${theme}.png` });
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press('Escape');
    });
    assert.deepEqual(strays, []);
    assert.deepEqual(faults, []);
  });
}

test('a narrow window', async (t) => {
  const { page, go } = await sit(t, { language: 'ar', width: 420, height: 900 });
  for (const hash of ['#/documents', '#/documents/3', '#/search', '#/export']) {
    await go(hash);
    assert.ok(
      (await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)) <= 0,
      hash,
    );
    await page.screenshot({ path: `${shots}/narrow-${hash.replaceAll(/\W/g, '')}.png` });
  }
});

// Says how long; what is asked of it is a figure of the documentation, no test.
test('the first view lists the documents', async (t) => {
  const { context, origin } = await sit(t, {});
  let took = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 3; i++) {
    const again = await context.newPage();
    const start = Date.now();
    await again.goto(`${origin}/`);
    await again.waitForSelector('.document-row');
    took = Math.min(took, Date.now() - start);
    await again.close();
  }
  console.log(`first view: ${took} ms, the best of three`);
  assert.ok(Number.isFinite(took));
});
