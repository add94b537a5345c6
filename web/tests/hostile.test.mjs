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

test('nor do reviewers, files and rows that are called so', async (t) => {
  const { page, go, api, settled, strays, faults } = await sit(t, { language: 'en' });
  const clean = async (view) => assert.deepEqual(await page.evaluate(foreign), [], view);
  const called = payloads.filter((payload) => payload.length < 60 && !/[\n\r\t\0]/.test(payload));
  // Who reviews, and what he notes.
  await page.locator('button.sitter').click();
  await page.locator('.sitter input').fill(called[0]);
  await page.keyboard.press('Enter');
  await settled();
  const { rows } = await api('claims?limit=40');
  for (const [index, { id }] of rows.entries()) {
    const note = payloads[index * 5];
    const status = await page.evaluate(
      async ([subject, words]) => {
        const { review } = await (await fetch(`/api/claims/${subject}`)).json();
        const headers = {
          'Content-Type': 'application/json',
          'If-Match': `"${review.revision}"`,
          'Idempotency-Key': crypto.randomUUID(),
        };
        const body = JSON.stringify({ subject, kind: 'dispute', content: { note: words } });
        const answer = await fetch('/api/decisions', { method: 'POST', headers, body });
        await answer.text(); // to its end
        return answer.status;
      },
      [id, note],
    );
    assert.equal(status, 201, note);
  }
  for (const { id } of rows.slice(0, 10)) {
    await go(`#/claim/${id}`);
    await page.waitForSelector('.card .history');
    await clean(id);
  }
  await go('#/log');
  assert.ok((await page.locator('.log-row').count()) > 5);
  await clean('log');
  // What files are called, and what is wrong in them.
  await go('#/import');
  const files = called.slice(0, 12).map((name) => ({
    name: `${name.replaceAll('/', '\u2215')}.jsonl`,
    mimeType: 'application/json',
    buffer: Buffer.from(`{"id": "${name.replaceAll(/["\\]/g, '')}", "text": \n{"text": 5}\n`),
  }));
  await page.locator('input[type=file]').setInputFiles(files);
  await page.waitForSelector('table.quarantine tbody tr');
  await page.waitForFunction((n) => document.querySelectorAll('.sent .accepted').length === n, files.length);
  await settled();
  await clean('import');
  await page.screenshot({ path: `${shots}/hostile-import-en.png` });
  // The queue, claim by claim; incidents, one by one; names, with what a hostile row would change.
  await go('#/queue');
  for (let i = 0; i < 10; i++) {
    await page.keyboard.press('j');
    await settled();
    await clean('queue');
  }
  const { incidents } = await api('incidents?limit=10');
  for (const { id } of incidents) {
    await go(`#/incidents/${id}`);
    await clean('incident');
  }
  await go('#/names');
  const names = page.locator('.names button');
  for (let i = 0; i < Math.min(4, await names.count()); i++) {
    await names.nth(i).click();
    await page
      .locator('.cells input')
      .nth(2)
      .fill(called[i * 3]);
    await page.locator('.new-row .chief').click();
    await settled();
    await clean('names');
  }
  for (const payload of called.slice(0, 10)) {
    await go(`#/search?q=${encodeURIComponent(payload)}`);
    await clean('search');
    await go(`#/search?speaker=${encodeURIComponent(payload)}&text=${encodeURIComponent(payload)}`);
    await clean('filters');
  }
  await go('#/export');
  await clean('export');
  assert.equal(await page.evaluate(() => window.__hit), undefined);
  assert.deepEqual(strays, []);
  assert.deepEqual(
    faults.filter((fault) => !/status of 4\d\d/.test(fault)), // a row that is refused
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
