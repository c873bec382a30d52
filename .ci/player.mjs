// Plays sessions of the pages of a folder on a clock of its own, as a person would and as nobody should. Prints what is wrong and fails.
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = resolve(process.argv[2]);
const binary = resolve(process.argv[3]);
const shots = process.argv[4] && resolve(process.argv[4]);
const modules = join(folder, 'node_modules');
const { chromium } = await import(pathToFileURL(join(modules, 'playwright-core/index.mjs')));
const axe = readFileSync(join(modules, 'axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const MONDAY = '2026-11-23T10:00:00';
const PHONE = { width: 360, height: 740 };

const wrong = [];
const say = (place, what) => wrong.push(`${place}: ${what}`);
const same = (place, what, got, wanted) => {
  if (JSON.stringify(got) !== JSON.stringify(wanted)) say(place, `${what}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
};

// The sessions of a page, read from its block without the page's own script: of each day its sessions with their segments.
function sessionsOf(name) {
  const [, json] = readFileSync(join(folder, `${name}.html`), 'utf8').match(/<script type="application\/json" id="sessions">(.*?)<\/script>/s);
  const block = JSON.parse(json);
  const rows = (table) => block[table].split(' ').map((row) => row.split(',').map((signs) => parseInt(signs, 36)));
  const [doses, forms, items, segments, sessions] = ['doses', 'forms', 'items', 'segments', 'sessions'].map(rows);
  const session = (at) => {
    const [title, , , seconds, ...groups] = sessions[at];
    const pieces = groups.flatMap((group) => {
      if (group % 2) throw new Error('sets that take turns are not read here');
      const [exercise, form] = items[group / 2];
      const [dose, , , ...rows] = forms[form];
      const [, inWords, , paced] = doses[dose];
      return rows.map((row) => {
        const [kind, side, number, seconds, says] = segments[row];
        const said = block.texts[says].replaceAll('\u0001', () => block.exercises[exercise].name).replaceAll('\u0002', () => block.texts[inWords]);
        return { kind, side, number, seconds, paced, said };
      });
    });
    return { title: block.texts[title], seconds, segments: pieces };
  };
  return { block, days: block.days.map((day) => (day ?? []).map(session)) };
}

// What is in a page before its own script: a voice and an audio clock that write down what they are asked for.
function stubs() {
  window.spoken = [];
  window.tones = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [{ lang: 'en-GB', localService: true, default: true }],
    speak: ({ text }) => text && window.spoken.push(text),
    cancel() {},
    addEventListener() {},
  } });
  const node = () => ({ connect: (to) => to, disconnect() { this.cut = true; }, gain: { setValueAtTime() {}, linearRampToValueAtTime() {} } });
  window.AudioContext = class {
    get currentTime() { return Date.now() / 1000; }
    resume() { return Promise.resolve(); }
    createGain() { return (this.gain = node()); }
    createOscillator() {
      const tone = { frequency: {}, connect: (to) => { tone.gain = to; return to; }, start: (at) => { tone.at = at; window.tones.push(tone); }, stop() {} };
      return tone;
    }
  };
  addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
}

const profile = mkdtempSync(join(tmpdir(), 'player-'));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });

// A page in a browser of its own unless one is given; whatever it logs, asks for or pops up is wrong.
async function open(name, { at = MONDAY, context, init, url, scripts = true, colorScheme = 'light', viewport = PHONE } = {}) {
  const own = context ?? await browser.newContext({
    viewport, colorScheme, javaScriptEnabled: scripts, acceptDownloads: true, timezoneId: 'Europe/Berlin', locale: 'en-GB',
  });
  const page = await own.newPage();
  page.setDefaultTimeout(15000);
  const file = url ?? pathToFileURL(join(folder, `${name}.html`)).href;
  page.on('request', (request) => request.url().startsWith(file) || request.url().startsWith('blob:') || say(name, `asks for ${request.url()}`));
  page.on('console', (message) => say(name, message.text()));
  page.on('pageerror', (error) => say(name, error.stack));
  page.on('dialog', (dialog) => { say(name, 'runs a script'); dialog.dismiss(); });
  if (scripts) {
    await page.clock.install({ time: new Date(`${at.slice(0, 10)}T01:00:00+01:00`) });
    await page.addInitScript(stubs);
    if (init) await page.addInitScript(init);
  }
  await page.goto(file);
  // From here on time passes as it is told to.
  if (scripts) await page.clock.pauseAt(new Date(`${at}+01:00`));
  return page;
}

const phase = (page) => page.evaluate(() => document.querySelector('dialog')?.dataset.phase ?? '');
const textOf = (page, selector) => page.locator(selector).innerText();
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

// Lets time pass until it is so, second by second.
async function until(page, isSo, place, most = 4000) {
  for (let second = 0; second < most; second += 1) {
    if (await isSo()) return second;
    await page.clock.runFor(1000);
  }
  say(place, 'never comes that far');
  return most;
}
const untilPhase = (page, wanted, place) => until(page, async () => wanted.includes(await phase(page)), place);

// Accessible, no wider than the window, everything large enough for a thumb.
async function looks(page, place, shot) {
  await page.evaluate(axe);
  // It waits by the clock of the page.
  let found = null;
  page.evaluate((rules) => axe.run({ runOnly: rules }), RULES).then((result) => { found = result; });
  for (let wait = 0; !found && wait < 1000; wait += 1) await page.clock.runFor(1);
  const { violations } = found;
  for (const { id, help, nodes } of violations) say(place, `${id}: ${help}: ${nodes[0].html} (${nodes.length})`);
  const measured = await page.evaluate(() => {
    const scope = document.querySelector('dialog') ?? document.querySelector('#player');
    const seen = [...scope.querySelectorAll('button, select, label:has(input), input[type=text]')].filter((one) => one.offsetParent);
    const small = seen.filter((one) => one.getBoundingClientRect().height < 44 || one.getBoundingClientRect().width < 44);
    return { small: small.map((one) => one.textContent), wide: scope.scrollWidth - scope.clientWidth, page: document.documentElement.scrollWidth - innerWidth };
  });
  same(place, 'too small to touch', measured.small, []);
  if (measured.wide > 0 || measured.page > 0) say(place, 'wider than the window');
  if (shots) await page.screenshot({ path: join(shots, `${place.replaceAll(/\W+/g, '-')}.png`) });
}

function backplan(home, ...args) {
  return execFileSync(binary, args, { encoding: 'utf8', env: { ...process.env, BACKPLAN_HOME: home }, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function saved(page, name) {
  const save = page.getByRole('button', { name: 'Save the journal', exact: true }).last();
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  const path = join(profile, name);
  await download.saveAs(path);
  return [path, readFileSync(path, 'utf8').trim().split('\n').map((line) => JSON.parse(line))];
}

async function scene(name, play) {
  try {
    await play(name);
    console.log(`played: ${name}`);
  } catch (error) {
    say(name, error.stack);
  }
}

await scene('whole session', async (place) => {
  const { block, days } = sessionsOf('week');
  const [session] = days[0];
  const page = await open('week');
  const begun = await page.evaluate(() => Date.now());
  await page.click('.start');
  const sides = { 'first side': 0, 'other side': 0 };
  const took = await until(page, async () => {
    const [phase, where] = await page.evaluate(() => [document.querySelector('dialog').dataset.phase, document.querySelector('.place')?.textContent ?? '']);
    const side = where.split(', ').at(-1);
    if (['work', 'hold'].includes(phase) && side in sides) sides[side] += 1;
    return phase === 'asking';
  }, place);
  same(place, 'seconds', took, session.seconds);
  same(place, 'clock', (await textOf(page, '.stage .clock')).split(' ')[0], `${Math.floor(session.seconds / 60)}:${String(session.seconds % 60).padStart(2, '0')}`);
  same(place, 'seconds of the sides', sides['first side'], sides['other side']);
  if (sides['first side'] === 0) say(place, 'has no sides');
  const spoken = await page.evaluate(() => window.spoken);
  const wanted = [...session.segments.map(({ said }) => said), block.words.effort];
  same(place, 'what is said', spoken.filter((words) => !/^\d+$/.test(words)), wanted);
  // Of a set of repetitions each but the last, of which the next words tell; of holds each as it begins.
  const counts = session.segments.flatMap(({ kind, paced, number, seconds }) => {
    if (kind !== 1 || seconds === 0 || paced % 2) return [];
    return Array.from({ length: paced === 0 ? number - 1 : number }, (_, at) => String(at + 1));
  });
  same(place, 'what is counted', spoken.filter((words) => /^\d+$/.test(words)), counts);
  // Work begins with the high tone.
  let at = 0;
  const starts = session.segments.flatMap(({ kind, seconds }) => { at += seconds; return kind === 1 && at > seconds ? [at - seconds] : []; });
  const tones = await page.evaluate((begun) => window.tones.filter((tone) => tone.frequency.value === 880 && !tone.gain.cut)
    .map((tone) => Math.round(tone.at - begun / 1000)), begun);
  same(place, 'tones of beginnings', tones.filter((second) => second > 0), starts);
  await press(page, '4');
  await press(page, '5');
  await page.locator('.stage input').fill('It went well: "quotes", <b>bold</b> & ünicode 漢字.');
  await page.keyboard.press('Enter');
  const [path, records] = await saved(page, 'whole.jsonl');
  const items = records.filter(({ kind }) => kind === 'item');
  same(place, 'items', items.length, new Set(items.map(({ place }) => place)).size);
  const [whole] = records.filter(({ kind }) => kind === 'session');
  const { status, seconds, pain, effort, plan, date } = whole;
  same(place, 'the session', [status, seconds, pain, effort, plan, date], ['done', session.seconds, 5, 4, '2026-11-23', '2026-11-23']);
  if (!(await textOf(page, '.stage .rule')).includes('out of 10')) say(place, 'does not say what pain of 5 means');
  const home = join(profile, 'home');
  backplan(home, 'log', 'merge', path);
  const first = readFileSync(join(home, 'journal.jsonl'), 'utf8');
  backplan(home, 'log', 'merge', path);
  same(place, 'merged twice', readFileSync(join(home, 'journal.jsonl'), 'utf8') === first, true);
  const listed = backplan(home, 'log', 'list');
  for (const told of ['Strength A', 'ünicode 漢字', items[0].date.slice(8)]) if (!listed.includes(told)) say(place, `log list does not tell of ${told}`);
  same(place, 'lines read', first.trim().split('\n').length, records.length);
  await press(page, 'Close');
  if (!(await textOf(page, '#player .day')).startsWith('Done for today. Next: ')) say(place, 'is not done for today');
  same(place, 'starts that are left', await page.locator('.start').count(), 0);
  await page.close();
  // The morning after.
  const context = page.context();
  const morning = await open('week', { context, at: '2026-11-24T08:00:00' });
  await looks(morning, `${place} morning`);
  await morning.getByRole('group', { name: /morning after Monday/ }).getByRole('button', { name: '6', exact: true }).click();
  if (!(await textOf(morning, '#player .status')).includes('out of 10')) say(place, 'does not say what pain of 6 means');
  same(place, 'asked again', await morning.locator('.morning').count(), 0);
  const [, later] = await saved(morning, 'later.jsonl');
  const { kind, days: after, pain: felt } = later.at(-1);
  same(place, 'the morning', [kind, after, felt], ['next-day', 1, 6]);
  await context.close();
});

for (const colorScheme of ['light', 'dark']) {
  for (const [name, viewport] of [['week', PHONE], ['booklet', PHONE], ['large', PHONE], ['week', { width: 1280, height: 800 }]]) {
    await scene(`looks ${name} ${viewport.width} ${colorScheme}`, async (place) => {
      const page = await open(name, { colorScheme, viewport });
      await looks(page, `${place} start`);
      await page.click('.start');
      const seen = new Set();
      await until(page, async () => {
        const [now, paced] = await page.evaluate(() => [document.querySelector('dialog').dataset.phase, document.querySelector('.pace')?.hidden === false]);
        // What was pressed has the focus, and takes the keys.
        await page.evaluate(() => document.querySelector('.stage .main')?.focus());
        const kind = now === 'work' && paced ? 'repetitions' : now;
        if (!seen.has(kind)) {
          seen.add(kind);
          await page.clock.runFor(2100);
          await looks(page, `${place} ${kind}`, true);
          if (kind === 'repetitions') {
            await press(page, 'How');
            await looks(page, `${place} how`);
            await press(page, 'How');
            await page.keyboard.press('Escape');
            await looks(page, `${place} paused`);
            await page.getByRole('button', { name: /Go on/ }).click();
            await press(page, 'Pain');
            await looks(page, `${place} pain`);
            await press(page, '◀ Back');
          }
        }
        if (now !== 'asking') await page.keyboard.press('ArrowRight');
        return now === 'asking';
      }, place);
      for (const wanted of ['ready', 'work', 'repetitions', 'rest', 'hold']) if (!seen.has(wanted) && name === 'week') say(place, `no ${wanted}`);
      await press(page, 'No answer');
      await press(page, '6');
      await looks(page, `${place} note`);
      await page.getByRole('button', { name: 'Finish' }).click();
      await looks(page, `${place} over`);
      await press(page, 'Close');
      await looks(page, `${place} after`);
      await page.context().close();
    });
  }
}

// What has to be seen is seen whole, whatever the window and the letters.
async function whole(page, place) {
  const wrong = await page.evaluate(() => {
    const stage = document.querySelector('.stage');
    const seen = [...stage.querySelectorAll('.phase, .name, .number, .controls button')].filter((one) => one.offsetParent && one.textContent);
    const boxes = seen.map((one) => [one.textContent.trim().slice(0, 30), one.getBoundingClientRect()]);
    const out = boxes.filter(([, { left, top, right, bottom }]) => left < 0 || top < 0 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5);
    const over = boxes.flatMap(([name, one], at) => boxes.slice(at + 1)
      .filter(([, other]) => one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1 && other.top < one.bottom - 1)
      .map(([other]) => `${name} over ${other}`));
    const cut = seen.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent);
    // The body neither scrolls nor is so low that there is nothing to read beside.
    const body = stage.querySelector('.body'), info = stage.querySelector('.info');
    const low = body.querySelector('.number') && body.scrollHeight > body.clientHeight + 1 ? ['the body scrolls'] : [];
    const under = info && info.getBoundingClientRect().bottom > stage.querySelector('.controls').getBoundingClientRect().top ? ['read below the buttons'] : [];
    const wide = [stage, body, info].filter((one) => one && one.scrollWidth > one.clientWidth).map((one) => `${one.className} is wide`);
    return [...out.map(([name]) => `${name} out of the window`), ...over, ...cut.map((text) => `${text} is cut`), ...low, ...under, ...wide];
  });
  for (const what of wrong) say(place, what);
  if (shots) await page.screenshot({ path: join(shots, `${place.replaceAll(/\W+/g, '-')}.png`) });
}

for (const [width, height, letters] of [[320, 480, 100], [360, 640, 100], [740, 360, 100], [360, 740, 200]]) {
  for (const name of ['week', 'large']) {
    await scene(`sizes ${name} ${width} ${height} ${letters}`, async (place) => {
      const page = await open(name, { viewport: { width, height } });
      await page.evaluate((letters) => { document.documentElement.style.fontSize = letters > 100 ? `${letters}%` : ''; }, letters);
      const wide = await page.evaluate(() => [...document.querySelectorAll('#player, #player *')].some((one) => one.getBoundingClientRect().right > innerWidth));
      if (wide) say(place, 'what starts is wider than the window');
      await page.click('.start');
      const seen = new Set();
      await until(page, async () => {
        const [now, paced, open] = await page.evaluate(() => [document.querySelector('dialog').dataset.phase,
          document.querySelector('.pace')?.hidden === false, document.querySelector('.controls .wide')?.hidden === false]);
        const kind = [now, paced && 'paced', open && 'open'].filter(Boolean).join(' ');
        if (!seen.has(kind)) {
          seen.add(kind);
          await page.clock.runFor(2100);
          await whole(page, `${place} ${kind}`);
          if (now === 'work') {
            await press(page, 'How');
            await whole(page, `${place} ${kind} how`);
            await press(page, 'How');
            await page.keyboard.press('Escape');
            await whole(page, `${place} ${kind} paused`);
            await page.getByRole('button', { name: /Go on/ }).click();
            await press(page, 'Pain');
            await whole(page, `${place} ${kind} pain`);
            await press(page, '◀ Back');
          }
        }
        await page.evaluate(() => document.querySelector('.stage .main')?.focus());
        if (now !== 'asking') await page.keyboard.press('ArrowRight');
        return now === 'asking';
      }, place);
      for (const wanted of ['ready', 'rest', 'hold', 'switch']) if (!seen.has(wanted) && name === 'week') say(place, `no ${wanted}`);
      await press(page, 'No answer');
      await press(page, '9');
      await whole(page, `${place} note`);
      await page.getByRole('button', { name: 'Finish' }).click();
      await whole(page, `${place} over`);
      await page.context().close();
    });
  }
}

await scene('rest day, before, over', async (place) => {
  const whole = readFileSync(join(folder, 'week.html'), 'utf8');
  const days = whole.match(/"days":(\[\[.*?\]\])/)[1];
  const rest = JSON.stringify([...JSON.parse(days).slice(0, -1), []]);
  writeFileSync(join(folder, 'rest.html'), whole.replace(`"days":${days}`, `"days":${rest}`));
  for (const [at, says] of [['2026-11-29', 'day of rest'], ['2026-11-20', 'begins on Monday 23 November'], ['2027-02-01', 'ended on Sunday 29 November']]) {
    const page = await open('rest', { at: `${at}T10:00:00` });
    const day = await textOf(page, '#player .day');
    if (!day.includes(says)) say(place, `${at}: ${day}`);
    same(place, `${at}: starts`, await page.locator('.start').count(), 0);
    same(place, `${at}: another`, [await page.getByRole('button', { name: /^Start/ }).isVisible(), await page.locator('.choice').isVisible()], [false, true]);
    await page.click('.choice summary');
    await page.getByRole('button', { name: /^Start/ }).click({ trial: true });
    await looks(page, `${place} ${at}`);
    await page.context().close();
  }
});

await scene('keys', async (place) => {
  const page = await open('week');
  const button = () => page.evaluate(() => document.activeElement.textContent);
  const name = () => textOf(page, '.stage .name');
  await page.locator('.start').focus();
  await page.keyboard.press('Enter');
  same(place, 'first in focus', await button(), '❚❚ Pause');
  const first = await name();
  await page.keyboard.press('ArrowRight');
  const second = await name();
  if (first === second) say(place, 'the arrow does not skip');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  same(place, 'back', await name(), first);
  await page.keyboard.press(' ');
  same(place, 'paused', await phase(page), 'paused');
  const clock = await textOf(page, '.stage .clock');
  await page.clock.runFor(60000);
  same(place, 'while paused', await textOf(page, '.stage .clock'), clock);
  await page.keyboard.press(' ');
  await page.clock.runFor(400);
  await page.clock.runFor(600);
  if (await textOf(page, '.stage .clock') === clock) say(place, 'does not go on');
  // Whoever was away finds it waiting.
  await page.clock.fastForward(30000);
  await page.clock.runFor(200);
  if (!(await textOf(page, '.stage .phase')).includes('you were away')) say(place, 'does not say that somebody was away');
  await page.keyboard.press('Escape');
  same(place, 'still paused', await phase(page), 'paused');
  for (let tab = 0; tab < 12; tab += 1) {
    await page.keyboard.press('Tab');
    if (!await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest('dialog'))) say(place, 'leaves the window');
  }
  await press(page, 'Leave');
  same(place, 'what was done', await page.locator('.stage .text').first().innerText(), '0 of 8 exercises in 1 second.');
  await press(page, 'Close');
  if (!await page.evaluate(() => document.activeElement.matches('.start'))) say(place, 'the focus is lost at the end');
  await page.context().close();
});

await scene('easier, pain, leave, go on', async (place) => {
  const page = await open('week');
  await page.click('.start');
  const name = () => textOf(page, '.stage .name');
  const easier = page.getByRole('button', { name: 'Easier', exact: true });
  // To a set of something that there is something easier than.
  await until(page, async () => (await easier.isEnabled()) && /set 1 of [2-9]/.test(await textOf(page, '.place')) && await phase(page) === 'work', place);
  const harder = await name();
  const where = await textOf(page, '.place');
  await page.clock.runFor(9000);
  while (await name() === harder && await easier.isEnabled()) await easier.click();
  const taken = await name();
  if (taken === harder) say(place, 'nothing easier is taken');
  same(place, 'the set stays', (await textOf(page, '.place')).split(', ')[1], where.split(', ')[1]);
  await untilPhase(page, ['rest', 'switch'], place);
  await page.reload();
  const start = await textOf(page, '.start');
  if (!start.startsWith('Go on')) say(place, `does not offer to go on: ${start}`);
  const before = await page.evaluate(() => ({ ...localStorage }));
  if (!Object.keys(before).every((key) => /^backplan\/[0-9a-f]{16}\//.test(key))) say(place, `keys: ${Object.keys(before)}`);
  await page.click('.start');
  await page.clock.runFor(2000);
  const again = await textOf(page, '.place');
  if (again.split(', ')[0] !== where.split(', ')[0]) say(place, `goes on at ${again}, not ${where}`);
  // Pain: the easier one first, then none of it.
  await untilPhase(page, ['work', 'hold'], place);
  await press(page, 'Pain');
  const stopped = await textOf(page, '.stage .body');
  const [own, signs, then, help] = ['Stop if', 'Stop the exercise if you notice', 'Then stop this exercise', 'Get help at once'].map((words) => stopped.indexOf(words));
  if (!(own > 0 && own < signs && signs < then && then < help)) say(place, `does not say when to stop and what to do then: ${stopped}`);
  await press(page, 'Leave it out');
  if (await name() === harder) say(place, 'the exercise is not left out');
  await untilPhase(page, ['work', 'hold'], place);
  await page.clock.runFor(12000);
  await press(page, 'Leave');
  if (!(await textOf(page, '.stage .body')).includes('goes on from there')) say(place, 'does not say that it goes on');
  const [path, records] = await saved(page, 'left.jsonl');
  const instead = records.find(({ instead_of: of }) => of);
  if (!instead) say(place, 'no record of the easier exercise');
  if (!records.some(({ stopped }) => stopped)) say(place, 'no record of the exercise that was stopped');
  same(place, 'status', records.find(({ kind }) => kind === 'session').status, 'partly');
  const home = join(profile, 'left');
  backplan(home, 'log', 'merge', path);
  same(place, 'lines read', readFileSync(join(home, 'journal.jsonl'), 'utf8').trim().split('\n').length, records.length);
  await press(page, 'Close');
  if (!(await textOf(page, '.start')).startsWith('Go on')) say(place, 'does not offer to go on after leaving');
  await press(page, 'From the start');
  same(place, 'from the start', (await textOf(page, '.place')).split(', ')[0].startsWith('exercise 1 of'), true);
  await page.context().close();
});

await scene('left in the middle', async (place) => {
  const page = await open('week');
  const where = async () => [await textOf(page, '.stage .name'), (await textOf(page, '.stage .place')).split(', ').slice(0, 2).join(', ')];
  const leave = async (name) => {
    await press(page, 'Leave');
    // The same time at its end and in the journal, and the same count as on the page.
    const told = await page.locator('.stage .text').first().innerText();
    const [, done, minutes, seconds] = told.match(/^(\d+) of \d+ exercises? in (?:(\d+) minutes? ?)?(?:(\d+) seconds?)?\.$/) ?? [];
    const [path, records] = await saved(page, name);
    same(place, `${name}: ${told}`, 60 * (minutes ?? 0) + Number(seconds ?? 0), records.find(({ kind }) => kind === 'session').seconds);
    const home = join(profile, `${name} home`);
    backplan(home, 'log', 'merge', path);
    same(place, `${name}: lines read`, readFileSync(join(home, 'journal.jsonl'), 'utf8').trim().split('\n').length, records.length);
    await press(page, 'Close');
    const counted = await textOf(page, '.start + p');
    if (!counted.includes(`${done} of 8 exercises done`)) say(place, `${name}: ${told}, then ${counted}`);
    return records;
  };
  await page.click('.start');
  await untilPhase(page, ['work'], place);
  await page.clock.runFor(30500);
  const first = await where();
  const [left] = (await leave('first')).filter(({ kind }) => kind === 'item');
  same(place, 'what was done so far', left.seconds, [30]);
  // The next day of the phone, or a page that is loaded anew, knows it as well.
  await page.reload();
  await page.click('.start');
  same(place, 'the exercise is begun again', await where(), first);
  await untilPhase(page, ['work', 'hold'], place);
  await page.keyboard.press('ArrowRight');
  // One side done, the other begun: both are begun again, and the record put right.
  await until(page, async () => {
    if (/other side/.test(await textOf(page, '.stage .place')) && ['work', 'hold'].includes(await phase(page))) return true;
    return false;
  }, place);
  await page.clock.runFor(7000);
  const set = await where();
  const at = await page.evaluate(() => Number(document.querySelector('.place').textContent.match(/\d+/)[0]) - 1);
  const before = (await leave('side')).find((record) => record.place === at);
  await page.click('.start');
  same(place, 'the set is begun again', await where(), set);
  await untilPhase(page, ['work', 'hold'], place);
  if (!(await textOf(page, '.stage .place')).endsWith('first side')) say(place, `not with its first side: ${await textOf(page, '.stage .place')}`);
  await untilPhase(page, ['rest', 'ready'], place);
  const after = (await leave('again')).find((record) => record.place === at);
  same(place, 'the same record', [after.id, after.rev > before.rev], [before.id, true]);
  const amount = ({ reps, seconds }) => (reps ?? seconds)[0];
  if (amount(after) <= amount(before)) say(place, `not put right: ${amount(before)}, then ${amount(after)}`);
  // What was stopped for pain does not come again, though it was left there.
  await page.click('.start');
  await untilPhase(page, ['work', 'hold'], place);
  const hurts = await where();
  await page.keyboard.press('p');
  await page.keyboard.press('q');
  await press(page, 'Close');
  await page.click('.start');
  if ((await where())[0] === hurts[0]) say(place, `${hurts} comes again`);
  await page.context().close();
});

// Plays the first session to its questions and answers that of pain.
async function feels(page, pain, place) {
  await page.click('.start');
  await until(page, async () => {
    await page.keyboard.press('ArrowRight');
    return await phase(page) === 'asking';
  }, place);
  await press(page, '5');
  await press(page, pain);
  await page.keyboard.press('Enter');
}

await scene('severe pain', async (place) => {
  const page = await open('week');
  const context = page.context();
  await page.click('.start');
  await page.clock.runFor(40000);
  await press(page, 'Leave');
  await press(page, 'Close');
  await feels(page, '8', place);
  const severe = 'leave training out for now and speak to a doctor or physiotherapist today';
  const told = async (page, scope) => {
    same(place, `${scope}: alert`, (await textOf(page, `${scope} [role=alert]`)).includes(severe), true);
    same(place, `${scope}: signs`, await page.locator(`${scope} .alarm li`).count() > 3, true);
    same(place, `${scope}: numbers twice`, await page.evaluate(() => [...document.querySelectorAll('[id]')].length - new Set([...document.querySelectorAll('[id]')].map(({ id }) => id)).size), 0);
  };
  await told(page, '.stage');
  const [path] = await saved(page, 'severe.jsonl');
  const home = join(profile, 'severe');
  backplan(home, 'log', 'merge', path);
  await press(page, 'Close');
  await told(page, '#player');
  same(place, 'starts', await page.locator('.start').count(), 0);
  for (const [day, says] of [['2026-11-24', true], ['2026-11-30', true], ['2026-12-01', false]]) {
    const later = await open('week', { context, at: `${day}T08:00:00` });
    same(place, `${day}: alert`, await later.locator('#player [role=alert]').count(), says ? 1 : 0);
    if (says) same(place, `${day}: starts`, await later.locator('.start').count(), 0);
    if (says) await looks(later, `${place} ${day}`);
    await later.close();
  }
  // An answer given by mistake.
  await press(page, 'Change the answer');
  await press(page, '3');
  same(place, 'alert after the change', await page.locator('#player [role=alert]').count(), 0);
  const [, records] = await saved(page, 'changed.jsonl');
  const { pain, rev, effort } = records.find(({ kind }) => kind === 'session' && records);
  same(place, 'the record that was changed', [pain, effort, rev > 1], [3, 5, true]);
  await context.close();
});

await scene('two plans in one storage', async (place) => {
  const page = await open('week');
  await page.click('.start');
  for (let skip = 0; skip < 5; skip += 1) await page.keyboard.press('ArrowRight');
  await page.clock.runFor(15000);
  await press(page, 'Leave');
  const keys = () => page.evaluate(() => Object.keys(localStorage).length);
  const before = await keys();
  const context = page.context();
  const other = await open('relief', { context });
  const start = await textOf(other, '.start');
  if (!start.startsWith('Start')) say(place, `the other plan is begun: ${start}`);
  same(place, 'lines of the other plan', await other.locator('.saving button').count(), 0);
  await other.click('.start');
  await other.clock.runFor(400000);
  await press(other, 'Leave').catch(() => {});
  const ids = await page.evaluate(() => [...new Set(Object.keys(localStorage).map((key) => key.split('/')[1]))]);
  same(place, 'plans in the storage', ids.length, 2);
  if (before >= await keys()) say(place, 'the other plan keeps nothing');
  await context.close();
});

await scene('storage refused', async (place) => {
  const refuse = () => Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });
  const page = await open('week', { init: refuse });
  if (!(await textOf(page, '#player .saving')).includes('keeps nothing')) say(place, 'does not say so');
  await page.click('.start');
  await page.clock.runFor(190000);
  await press(page, 'Leave');
  const [, records] = await saved(page, 'refused.jsonl');
  if (records.length < 2) say(place, 'saves nothing');
  await press(page, 'Close');
  if (!(await textOf(page, '.start')).startsWith('Go on')) say(place, 'does not go on while the page is open');
  await page.context().close();
});

await scene('storage spoiled', async (place) => {
  const { block, days } = sessionsOf('week');
  const spoil = ([id]) => {
    for (const [name, value] of [['at/2026-11-23/0', '{"items":[{"exercise":1,"sets":"x"},null,7],"seconds":"<b>","ids":[]}'], ['record/x', 'null'],
      ['record/y', '{"v":1}'], ['record/z', '<img src=x onerror=alert(1)>'], ['speaks', '{}']]) localStorage.setItem(`backplan/${id}/${name}`, value);
  };
  const page = await open('week', { init: `(${spoil})(${JSON.stringify([block.id])})` });
  await page.click('.start');
  same(place, 'begins', await textOf(page, '.stage .clock').then((text) => text.split(' ')[0]), '0:00');
  same(place, 'title', await textOf(page, '.stage .title'), days[0][0].title);
  await page.context().close();
});

await scene('script off', async (place) => {
  const [on, off] = [await open('week'), await open('week', { scripts: false })];
  same(place, 'player seen', [await on.locator('#player').isVisible(), await off.locator('#player').isVisible()], [true, false]);
  const whole = await off.locator('body').innerText();
  await on.evaluate(() => document.querySelector('#player').remove());
  same(place, 'the page is whole', await on.locator('body').innerText() === whole && whole.length > 2000, true);
  await on.context().close();
  await off.context().close();
});

await scene('on paper', async (place) => {
  const page = await open('week');
  await page.emulateMedia({ media: 'print' });
  same(place, 'player printed', await page.locator('#player').isVisible(), false);
  await page.context().close();
});

await scene('hostile texts', async (place) => {
  const { days } = sessionsOf('hostile');
  const at = days.findIndex((day) => day.some(({ segments }) => segments.some(({ said }) => said.includes('onclick'))));
  const page = await open('hostile', { at: `2026-11-${23 + at}T10:00:00` });
  await page.click('.start');
  await until(page, async () => (await textOf(page, '.stage .name').catch(() => '')).includes('<b onclick=alert(1)>'), place);
  await press(page, 'How');
  await page.clock.runFor(2000);
  await looks(page, place);
  const spoken = await page.evaluate(() => window.spoken);
  if (!spoken.some((words) => words.includes('</title></style><b onclick=alert(1)>'))) say(place, 'the name is not said as it is');
  await page.keyboard.press('ArrowRight');
  await until(page, async () => await phase(page) === 'rest' || await phase(page) === 'switch' || await phase(page) === 'asking', place);
  same(place, 'elements of the text', await page.locator('dialog b, dialog script, dialog img').count(), 0);
  await page.context().close();
});

await scene('served', async (place) => {
  const sent = [];
  let answer = [200, 'added 3 lines'];
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      let body = '';
      request.on('data', (part) => { body += part; }).on('end', () => {
        sent.push([request.url, body]);
        response.writeHead(answer[0]).end(answer[1]);
      });
    } else if (request.url === '/token') response.writeHead(200, { 'Content-Type': 'text/html' }).end(readFileSync(join(folder, 'week.html')));
    else response.writeHead(404).end();
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  const page = await open('week', { url: `http://127.0.0.1:${server.address().port}/token` });
  await page.click('.start');
  await page.clock.runFor(190000);
  await press(page, 'Leave');
  const status = async (wanted, scope = '#player') => {
    await page.locator(scope).getByRole('button', { name: 'Send to the computer' }).last().click();
    await page.waitForFunction(([wanted, scope]) => [...document.querySelectorAll(`${scope} .status`)].pop().textContent.includes(wanted), [wanted, scope], { timeout: 5000 })
      .catch(async () => say(place, `says: ${await textOf(page, `${scope} .status`)}`));
  };
  same(place, 'offered first', await page.locator('.stage .controls button:not(.main)').first().innerText(), 'Send to the computer');
  await status('Sent to the computer. added 3 lines', '.stage');
  await press(page, 'Close');
  sent.length = 0;
  await status('Sent to the computer. added 3 lines');
  const [, records] = await saved(page, 'served.jsonl');
  same(place, 'where it is sent', sent[0][0], '/token/journal');
  same(place, 'what is sent', sent[0][1].trim().split('\n').map((line) => JSON.parse(line)), records);
  answer = [403, 'no <b>such</b> token'];
  const logged = wrong.length;
  await status('Not sent: no <b>such</b> token');
  // The browser logs the answer by itself.
  wrong.splice(logged, wrong.length, ...wrong.slice(logged).filter((line) => !line.includes('403')));
  await page.context().close();
  server.close();
});

await scene('a year', async (place) => {
  const size = readFileSync(join(folder, 'year.html')).length;
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(folder, 'year.html')).href);
  const [load, paint] = await page.evaluate(() => new Promise((done) => {
    setTimeout(() => done([performance.getEntriesByType('navigation')[0].loadEventEnd, performance.getEntriesByName('first-contentful-paint')[0]?.startTime]), 300);
  }));
  console.log(`a year: ${size} bytes, loaded after ${Math.round(load)} ms, painted after ${Math.round(paint)} ms`);
  if (size > 700 * 1024) say(place, `${size} bytes`);
  await context.close();
});

await browser.close();
rmSync(profile, { recursive: true, force: true });
console.log(wrong.length ? wrong.join('\n') : 'nothing is wrong');
process.exitCode = wrong.length ? 1 : 0;
