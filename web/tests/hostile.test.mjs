// Does anything in a document run, call out, or stand in the page as more than text?
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { payloads } from './payloads.mjs';
import { shots, stage } from './stand.mjs';

const { sit } = stage(() => {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  const lines = payloads.map((payload, index) =>
    JSON.stringify({
      id: `${index} ${payload}`.slice(0, 120),
      title: payload.slice(0, 300),
      outlet: payload.slice(0, 300),
      text: `أعلن ${payload} أن ثلاثة أشخاص قُتلوا في قصف على بلدة خان الفستق.\n${payload}\nقال المتحدث باسم الجيش إن 5 جنود أصيبوا.`,
      published: '2021-03-11',
    }),
  );
  writeFileSync(join(folder, 'hostile.jsonl'), `${lines.join('\n')}\n`);
  const named = join(folder, '<img src=x onerror=__hit=1>\u202etxt.txt');
  writeFileSync(named, 'قُتل سبعة أشخاص في قصف على بلدة خان الفستق أمس.');
  return [join(folder, 'hostile.jsonl'), named];
});

// Elements that the page itself never makes, or makes only in known places.
const foreign = () =>
  [...document.querySelectorAll('main *, dialog *')]
    .filter((element) => {
      const name = element.localName;
      const never = [
        'img',
        'iframe',
        'script',
        'video',
        'audio',
        'object',
        'embed',
        'link',
        'meta',
        'base',
        'style',
        'math',
        'template',
        'marquee',
        'font',
        'frame',
      ];
      if (never.includes(name)) return true;
      if (element.getAttributeNames().some((attribute) => /^on/.test(attribute))) return true;
      const href = element.getAttribute('href');
      return href !== null && !href.startsWith('#/') && !href.startsWith('/api/');
    })
    .map((element) => element.outerHTML.slice(0, 200));

test('there are more than two hundred', () => assert.ok(payloads.length >= 200, String(payloads.length)));

test('no document leaves an element, runs, or calls out', async (t) => {
  const { page, go, api, strays, faults } = await sit(t, { language: 'ar' });
  const { documents } = await api('documents?limit=1000');
  assert.ok(
    documents.length >= payloads.length - 15,
    `${documents.length} documents of ${payloads.length + 1}`,
  );
  let marked = 0;
  for (const { number } of documents) {
    await page.evaluate((to) => {
      window.location.hash = to;
    }, `#/documents/${number}`);
    await page.waitForSelector('.reading p');
    assert.deepEqual(await page.evaluate(foreign), [], `document ${number}`);
    marked += await page.locator('.reading .control').count();
    // Everything of a text is in text nodes of the page's own spans.
    const inside = await page
      .locator('.reading')
      .evaluate((box) => [...new Set([...box.querySelectorAll('*')].map((e) => e.localName))]);
    assert.ok(
      inside.every((name) => name === 'p' || name === 'span'),
      inside.join(),
    );
  }
  assert.ok(marked > 40, `${marked} characters shown as marks`);
  for (const view of [
    '#/documents',
    '#/queue',
    '#/incidents',
    '#/search',
    '#/search?q=%D9%82%D8%B5%D9%81',
    '#/map',
    '#/timeline',
    '#/names',
    '#/log',
    '#/import',
    '#/export',
  ]) {
    await go(view);
    assert.deepEqual(await page.evaluate(foreign), [], view);
  }
  await page.screenshot({ path: `${shots}/hostile-ar.png` });
  assert.equal(await page.evaluate(() => window.__hit), undefined);
  assert.deepEqual(strays, []);
  assert.deepEqual(
    faults.filter((fault) => /Content Security|Trusted|Refused|pageerror|Error/.test(fault)),
    [],
  );
});

test('a spoofed direction is shown and told', async (t) => {
  const { page, go, api } = await sit(t, { language: 'en' });
  const { documents } = await api('documents?limit=1000');
  await go(`#/documents/${documents.find((d) => d.title?.includes('\u202e')).number}`);
  await page.waitForSelector('.reading .control.spoof');
  await page.screenshot({ path: `${shots}/spoofed-en.png` });
  assert.ok((await page.locator('.warnings').innerText()).length > 0);
  assert.match(await page.locator('h1').innerText(), /RLO/);
});
