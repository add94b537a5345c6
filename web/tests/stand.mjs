// What does every browser test stand on? A ledger of the sample, `isnad serve` on it, and Chromium that lets nothing out.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const isnad = process.env.ISNAD ?? join(root, 'build/release/bin/isnad');
// A page to show in the place of the one in the program: no build of the program is needed to try a change of the page.
const ownPage = process.env.ISNAD_PAGE;
export const shots = process.env.SHOTS ?? join(root, 'build/workbench');
mkdirSync(shots, { recursive: true });

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// A new ledger of the files; with its server, which answers as `link()` the newest link to come in by.
export async function serve(inputs) {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-'));
  const ledger = join(folder, 'cases.isnad');
  const run = (...words) => execFileSync(isnad, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  run('init', ledger);
  try {
    if (inputs.length) run('add', ledger, ...inputs);
  } catch (error) {
    if (error.status !== 3) throw error; // 3: something was set aside
  }
  const server = spawn(
    isnad,
    ['serve', ledger, '--no-browser', '--reviewer', 'Huda', ...(ownPage ? ['--api-only'] : [])],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const links = [];
  let said = '';
  const hear = (bytes) => {
    said += bytes;
    links.splice(0, links.length, ...(said.match(/http:\/\/127\.0\.0\.1:\d+\/open\?token=\S+/g) ?? []));
  };
  server.stdout.on('data', hear);
  server.stderr.on('data', hear);
  let used = 0;
  async function link() {
    for (let tries = 0; tries < 400; tries++) {
      if (links.length > used) return links[used++];
      await new Promise((wait) => setTimeout(wait, 25));
    }
    throw new Error(`isnad serve gave no link: ${said}`);
  }
  const stop = () => {
    server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
  return { ledger, folder, link, stop, server, run };
}

export async function browser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args });
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

// A reviewer's window. `strays`: requests to anywhere else than the server; `faults`: what the page itself complained of.
export async function sit(
  chrome,
  stand,
  { language = 'ar', theme = 'light', width = 1440, height = 900 } = {},
) {
  const context = await chrome.newContext({
    viewport: { width, height },
    colorScheme: theme,
    acceptDownloads: true,
  });
  await context.addInitScript(
    (preferences) => {
      if (!localStorage.getItem('isnad.preferences')) localStorage.setItem('isnad.preferences', preferences);
    },
    JSON.stringify({ language, theme, keys: true }),
  );
  if (ownPage)
    await context.route((url) => url.pathname === '/' || url.pathname.startsWith('/assets/'), show);
  const page = await context.newPage();
  const strays = [];
  const faults = [];
  const link = await stand.link();
  const origin = new URL(link).origin;
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith('data:'))
      strays.push(request.url());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(link);
  if (ownPage) {
    await page.goto(`${origin}/`); // what a redirect leads to cannot be replaced
    faults.length = 0;
  }
  const go = async (hash) => {
    await page.evaluate((to) => {
      window.location.hash = to;
    }, hash);
    await page.waitForLoadState('networkidle');
  };
  return { page, context, go, origin, strays, faults };
}
