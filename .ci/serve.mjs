// Opens the page that is served as a person would, and as pages of others would. Prints what is wrong and fails.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, url] = process.argv.slice(2);
const { chromium } = await import(pathToFileURL(join(folder, 'node_modules/playwright-core/index.mjs')));
// A name of somebody else that leads here.
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP rebound.test 127.0.0.1'];
const line = (id) => JSON.stringify({
  v: 1, id, rev: 1, at: '2026-11-23T18:04:05+01:00', kind: 'note', date: '2026-11-23', note: 'from a browser',
});

const wrong = [];
const hold = (what, held) => held || wrong.push(what);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });

// The page, whole, that asks nothing of anybody and hands its journal in.
const page = await browser.newPage();
page.on('request', (request) => request.url().startsWith(url) || wrong.push(`the page asks for ${request.url()}`));
page.on('pageerror', (error) => wrong.push(String(error)));
const answer = await page.goto(url);
hold('the page is there', answer.status() === 200);
hold('it has its words', (await page.innerText('main')).length > 1000 && await page.locator('footer').count() === 1);
hold('it has its pictures', await page.locator('svg').count() > 5);
const post = (text) => page.evaluate(async (body) => {
  const answer = await fetch(`${location.pathname.replace(/\/$/, '')}/journal`, { method: 'POST', body });
  return `${answer.status} ${await answer.text()}`;
}, text);
hold('a journal is taken', await post(`${line('browser-1')}\n`) === '200 1 line, 1 new, 0 wrong\n');
hold('once', await post(`${line('browser-1')}\n`) === '200 1 line, 0 new, 0 wrong\n');

// A page of somebody else who knows even the address.
const other = createServer((_, response) => response.end('<!DOCTYPE html><title>Other</title>')).listen(0, '127.0.0.1');
const stranger = await browser.newPage();
await stranger.goto(`http://127.0.0.1:${other.address().port}/`);
const tried = await stranger.evaluate(async ([target, body]) => {
  const attempt = (mode, options, to = target) => fetch(to, { mode, ...options }).then(
    async (answer) => `${answer.type} ${(await answer.text()).length}`, () => 'refused',
  );
  const frame = document.createElement('iframe');
  frame.src = target;
  const loaded = new Promise((done) => { frame.onload = done; });
  document.body.append(frame);
  await loaded;
  return [
    await attempt('cors', {}),
    await attempt('no-cors', {}),
    await attempt('cors', { method: 'POST', body }, `${target}/journal`),
    await attempt('no-cors', { method: 'POST', body }, `${target}/journal`),
  ];
}, [url, `${line('stranger-1')}\n`]);
hold(`a stranger reads or posts: ${tried}`, tried.every((one) => one === 'refused' || one === 'opaque 0'));
const framed = stranger.frames().find((frame) => frame !== stranger.mainFrame());
hold('a stranger frames it', !framed || !(await framed.content()).includes('Exercises for your back'));

// Another name for the same place.
const rebound = await (await browser.newPage()).goto(url.replace('127.0.0.1', 'rebound.test'));
hold('another name is answered', rebound.status() === 404 && !(await rebound.text()).includes('<'));

await browser.close();
other.close();
console.log(wrong.length ? wrong.join('\n') : 'the page opens, hands its journal in, and is nobody else\'s');
process.exitCode = wrong.length ? 1 : 0;
