// How long does the page take with a large ledger? Prints figures for docs/workbench.md; a measure, no test.
//
// usage: tools/drive_page --figures LEDGER
import { browser, serve, sit } from './stand.mjs';

const stand = serve(process.argv[2]);
const chrome = await browser();
const closing = [];
const test = { after: (close) => closing.push(close) };
// The count beside the queue comes when the incidents are made: not what a filter waits for.
const seat = await sit({ chrome, stand }, test, { language: 'ar', unawaited: /queue\?limit=1$/ });
const { page, go, api, settled } = seat;
const { claims, documents } = (await api('ledger')).stats;
console.log(`${documents} documents, ${claims} claims`);

// From the change of the address to the frame that shows the rows of the answer.
const show = (hash) =>
  page.evaluate(
    (to) =>
      new Promise((done) => {
        const start = performance.now();
        const old = document.querySelector('.rows li');
        window.location.hash = to;
        const look = () => {
          const row = document.querySelector('.rows li .row:not(.loading)');
          const there = (row && row.closest('li') !== old) || document.querySelector('.empty');
          if (there && !document.querySelector('p.waiting')) done(performance.now() - start);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    hash,
  );

const filters = {
  'every claim': '',
  kind: 'type=casualty.killed',
  family: 'type=attack',
  'review state': 'state=new',
  day: 'from=2021-03-11&to=2021-03-11',
  'days, later first': 'from=2021-03-01&to=2021-03-31&sort=-time',
  number: 'min=10&max=40',
  'number, highest first': 'sort=-quantity',
  confidence: 'confidence=0.9',
  'confidence, lowest first': 'sort=confidence',
  place: `place=${encodeURIComponent('مشرافا')}`,
  within: `within=${encodeURIComponent('تيسارا')}`,
  'by or whom': `actor=${encodeURIComponent('الجيش')}`,
  speaker: `speaker=${encodeURIComponent('المرصد')}`,
  modality: 'modality=denied',
  'words of the evidence': `text=${encodeURIComponent('قصف')}`,
  'four at once': 'type=casualty&state=new&min=5&from=2021-03-01',
};
await go('#/search');
const took = [];
for (const [name, query] of Object.entries(filters)) {
  const times = [];
  for (let i = 0; i < 3; i++) {
    await go('#/search?type=politics');
    times.push(await show(`#/search?${query}`));
    await settled();
  }
  times.sort((a, b) => a - b);
  const found = await page.locator('.table-head b').innerText();
  took.push(times[1]);
  console.log(
    `${name}: ${Math.round(times[1])} ms (${Math.round(times[0])} to ${Math.round(times[2])}), ${found}`,
  );
}
console.log(
  `filters: median ${Math.round(took.sort((a, b) => a - b)[took.length >> 1])} ms, longest ${Math.round(took.at(-1))} ms`,
);

// Scrolled through by the wheel: how long from frame to frame, how many rows are in the page?
await go('#/search');
const frames = await page.evaluate(async () => {
  const box = document.querySelector('.rows');
  const times = [];
  let rows = 0;
  let last = performance.now();
  for (let i = 0; i < 240; i++) {
    box.scrollTop += i < 120 ? 400 : 40_000;
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    times.push(now - last);
    last = now;
    rows = Math.max(rows, box.querySelectorAll('li').length);
  }
  times.sort((a, b) => a - b);
  return { median: times[120], most: times.at(-1), late: times.filter((time) => time > 50).length, rows };
});
console.log(
  `scrolling: ${frames.median.toFixed(1)} ms a frame (median), longest ${frames.most.toFixed(0)} ms, ` +
    `${frames.late} of 240 over 50 ms; at most ${frames.rows} rows in the page`,
);
for (const view of ['documents', 'queue', 'incidents', 'map', 'timeline', 'names', 'log']) {
  const start = performance.now();
  await go(`#/${view}`);
  console.log(`${view}: ${Math.round(performance.now() - start)} ms until all of it is shown`);
}
for (const close of closing) await close();
await chrome.close();
await stand.stop();
