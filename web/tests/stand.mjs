// What does every browser test stand on? A ledger of the sample, `isnad serve` on it, and Chromium that lets nothing out.
import { execFileSync, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const isnad = process.env.ISNAD ?? join(root, 'build/release/bin/isnad');
// A page to show in the place of the one in the program: no build of the program is needed to try a change of the page.
const ownPage = process.env.ISNAD_PAGE;
export const shots = process.env.SHOTS ?? join(root, 'build/workbench');
mkdirSync(shots, { recursive: true });

// How long a slow machine may take for one thing before a test gives it up.
const patience = 240_000;

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// A new ledger of the files, with its server.
function serveNew(inputs) {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-'));
  const ledger = join(folder, 'cases.isnad');
  const run = (...words) => execFileSync(isnad, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  run('init', ledger);
  try {
    if (inputs.length) run('add', ledger, ...inputs);
  } catch (error) {
    if (error.status !== 3) throw error; // 3: something was set aside
  }
  return { folder, ...serve(ledger, () => rmSync(folder, { recursive: true, force: true })) };
}

// The server of a ledger, which answers as `link()` the next link to come in by.
export function serve(ledger, stopped = () => undefined) {
  const server = spawn(
    isnad,
    ['serve', ledger, '--no-browser', '--reviewer', 'Huda', ...(ownPage ? ['--api-only'] : [])],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  let ended = false;
  let used = 0;
  const news = new EventEmitter(); // something was said, or the server ended
  const hear = (bytes) => {
    said += bytes;
    news.emit('news');
  };
  server.stdout.on('data', hear);
  server.stderr.on('data', hear);
  const end = once(server, 'close').then(() => {
    ended = true;
    news.emit('news');
  });
  async function link() {
    for (;;) {
      const links = said.match(/http:\/\/127\.0\.0\.1:\d+\/open\?token=\S+(?=\s)/g) ?? [];
      if (links.length > used) return links[used++];
      if (ended) throw new Error(`isnad serve ended: ${said}`);
      await once(news, 'news');
    }
  }
  async function stop() {
    server.kill('SIGTERM');
    await end; // it signs its log before it goes
    stopped();
  }
  return { ledger, link, stop };
}

export function browser() {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args, timeout: patience });
}

// The stand of one file of tests: `inputs` are the documents of the ledger, or what makes them.
export function stage(inputs = [`${root}packs/region-sample/documents.jsonl`]) {
  const here = {};
  before(async () => {
    here.stand = serveNew(typeof inputs === 'function' ? inputs() : inputs);
    here.chrome = await browser();
  });
  after(async () => {
    await here.chrome?.close();
    await here.stand?.stop();
  });
  here.sit = (t, options) => sit(here, t, options);
  return here;
}

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";
const kinds = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

function show(route) {
  const { pathname } = new URL(route.request().url());
  const path = pathname === '/' ? '/index.html' : pathname;
  const headers = { 'Content-Security-Policy': policy };
  return route.fulfill({
    body: readFileSync(ownPage + path),
    contentType: kinds[path.split('.').at(-1)],
    headers,
  });
}

// A reviewer's window, closed when the test `t` ends. `strays`: requests to anywhere else than the server; `faults`: what
// the page itself complained of; `settled()`: all that was asked for, but for `unawaited`, is there and shown.
export async function sit(
  { chrome, stand },
  t,
  { language = 'ar', theme = 'light', width = 1440, height = 900, slower = 1, unawaited = /^$/ } = {},
) {
  const context = await chrome.newContext({
    viewport: { width, height },
    colorScheme: theme,
    acceptDownloads: true,
  });
  t.after(() => context.close());
  context.setDefaultTimeout(patience);
  await context.addInitScript(
    (preferences) => {
      if (!localStorage.getItem('isnad.preferences')) localStorage.setItem('isnad.preferences', preferences);
    },
    JSON.stringify({ language, theme, keys: true }),
  );
  if (ownPage)
    await context.route((url) => url.pathname === '/' || url.pathname.startsWith('/assets/'), show);
  const page = await context.newPage();
  if (slower > 1 || process.env.SLOWER) {
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: Number(process.env.SLOWER ?? slower) });
  }
  const strays = [];
  const faults = [];
  const asked = new Set();
  const link = await stand.link();
  const origin = new URL(link).origin;
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource' && !unawaited.test(request.url())) asked.add(request);
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith('data:'))
      strays.push(request.url());
  });
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => asked.delete(request));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  async function settled() {
    for (let quiet = 0; quiet < 3; ) {
      const waiting = await page.evaluate(async () => {
        for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
        await document.fonts.ready;
        return document.querySelector('p.waiting, .row.loading') !== null;
      });
      quiet = waiting || asked.size ? 0 : quiet + 1;
    }
  }
  const go = async (hash) => {
    await page.evaluate((to) => {
      window.location.hash = to;
    }, hash);
    await settled();
  };
  const api = (path) =>
    page.evaluate(async (p) => {
      for (;;) {
        const answer = await fetch(`/api/${p}`);
        if (answer.status !== 202) return answer.json();
        await new Promise(requestAnimationFrame); // it is being prepared
      }
    }, path);
  await page.goto(link);
  if (ownPage) await page.goto(`${origin}/`); // what a redirect leads to cannot be replaced
  await settled();
  if (ownPage) faults.length = 0;
  return { page, context, go, settled, api, origin, strays, faults };
}
