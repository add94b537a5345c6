// Who printed the same text, and what did they change in it?
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { violations } from './axe.mjs';
import { shots, stage } from './stand.mjs';

const report = [
  'قُتل سبعة أشخاص وأصيب أحد عشر آخرون في قصف مدفعي استهدف السوق الشعبي في بلدة خان الفستق ظهر الخميس.',
  'وقال رئيس المجلس المحلي إن القذائف سقطت على المحال التجارية وسط البلدة، وإن فرق الإسعاف نقلت الجرحى إلى مشفى قريب.',
  'وأضاف أن عددا من المنازل تضرر، وأن الأهالي أطفؤوا حريقا نشب في مستودع للقمح على طرف السوق.',
  'ولم تعلن أي جهة مسؤوليتها عن القصف حتى ساعة إعداد هذا الخبر.',
].join('\n');
const changed = report.replace('سبعة أشخاص', 'تسعة أشخاص').replace('مستودع للقمح', 'مخزن للطحين');

const { sit } = stage(() => {
  const file = join(mkdtempSync(join(tmpdir(), 'copies-')), 'copies.jsonl');
  const lines = [report, changed].map((text, index) =>
    JSON.stringify({ id: `copy_${index}`, outlet: `صحيفة ${index + 1}`, text, published: '2021-03-12' }),
  );
  writeFileSync(file, lines.join('\n'));
  return [file];
});

for (const language of ['ar', 'en'])
  test(`copies and what they changed (${language})`, async (t) => {
    const { page, go, api, settled } = await sit(t, { language });
    await api('incidents'); // with them the copies are found
    await page.waitForFunction(
      async () => (await (await fetch('/api/documents/1')).json()).copies.length > 0,
    );
    const { copies } = await api('documents/1');
    await go('#/documents/1');
    await page.locator('.copies summary').click();
    const shown = page.locator('.changes li');
    assert.equal(await shown.count(), copies[0].changes.length);
    const words = await page.locator('.changes').innerText();
    for (const word of ['سبعة', 'تسعة', 'للقمح', 'للطحين'])
      assert.ok(words.includes(word), `${word}: ${words}`);
    await page.locator('.changes').scrollIntoViewIfNeeded();
    await settled();
    assert.deepEqual(await violations(page), []);
    await page.screenshot({ path: `${shots}/copies-${language}.png` });
  });
