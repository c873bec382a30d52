// Opens every page of a folder as a person would: narrow and wide, light and dark, on A4 and Letter. Prints what is wrong and fails.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = resolve(process.argv[2]);
const modules = join(folder, 'node_modules');
const { chromium } = await import(pathToFileURL(join(modules, 'playwright-core/index.mjs')));
const axe = readFileSync(join(modules, 'axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

const wrong = [];
const say = (place, what) => wrong.push(`${place}: ${what}`);
const letters = (text) => text.replace(/[^\p{L}]/gu, '');

// Accessible, no wider than the window, nothing asked of anybody.
async function onScreen(page, place, width) {
  const { violations } = await page.evaluate((rules) => axe.run({ runOnly: rules }), RULES);
  for (const { id, help, nodes } of violations) say(place, `${id}: ${help}: ${nodes[0].html} (${nodes.length})`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) say(place, `${wide} px wide`);
}

// Paper of a hand-out that is called so.
const PAGES = 2;

// Every card and session stands whole on one sheet, no sheet is empty, and there are no more than there may be.
async function onPaper(page, name, format) {
  const path = join(folder, `${name}-${format}.pdf`);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.pdf({ path, format, tagged: true, outline: true });
  const text = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const sheets = text.split('\f').slice(0, -1).map(letters);
  sheets.forEach((sheet, index) => sheet || say(`${name} ${format}`, `sheet ${index + 1} is empty`));
  if (name.startsWith('two-') && sheets.length > PAGES) say(`${name} ${format}`, `${sheets.length} pages`);
  const cards = await page.evaluate(() => [...document.querySelectorAll('.card, .session, .log, .box')].filter((card) => card.offsetHeight > 0).map((card) => ({
    name: card.id || card.className,
    parts: [...card.querySelectorAll('h2, h3, p, li, tr')].filter((part) => part.getClientRects().length > 0 && !part.closest('.days')).map((part) => part.innerText),
  })));
  for (const { name: card, parts } of cards) {
    const whole = sheets.some((sheet) => parts.every((part) => sheet.includes(letters(part))));
    if (!whole) say(`${name} ${format}`, `${card} is split`);
  }
  return `${format} ${sheets.length} sheets`;
}

const profile = mkdtempSync(join(tmpdir(), 'page-'));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: '/usr/bin/chromium', args: FLAGS, bypassCSP: false,
});
for (const file of readdirSync(folder).filter((file) => file.endsWith('.html')).sort()) {
  const [name, url] = [file.replace('.html', ''), pathToFileURL(join(folder, file)).href];
  const page = await context.newPage();
  page.on('request', (request) => request.url() === url || say(name, `asks for ${request.url()}`));
  page.on('console', (message) => say(name, message.text()));
  page.on('pageerror', (error) => say(name, String(error)));
  page.on('dialog', (dialog) => { say(name, 'runs a script'); dialog.dismiss(); });
  // Those of which the paper is counted are like the others on a screen: one look is enough.
  const one = name.startsWith('two-');
  for (const width of one ? [360] : [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of one ? ['light'] : ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await page.goto(url);
      await page.evaluate(axe);
      await onScreen(page, `${name} ${width} px ${colorScheme}`, width);
    }
  }
  const sheets = [await onPaper(page, name, 'A4'), await onPaper(page, name, 'Letter')];
  console.log(`${name}: ${readFileSync(join(folder, file)).length} bytes, ${sheets.join(', ')}`);
  await page.close();
}
await context.close();
rmSync(profile, { recursive: true, force: true });
console.log(wrong.length ? wrong.join('\n') : 'nothing is wrong');
process.exitCode = wrong.length ? 1 : 0;
