'use strict';
// The player of the page: a session step by step, with a clock, as `backplan start` has it. One script, the same in every page; no library,
// nothing from the network. Texts of the plan only ever become text (`textContent`), never markup.

// The sessions, as they stand in the block of the page. What stands where is told in block.rs.

const block = JSON.parse(document.getElementById('sessions').textContent);
const { words, limits } = block;

const READY = 0, WORK = 1, SWITCH = 2, REST = 3;
const NO_SIDE = 0, FIRST = 1, OTHER = 2;
const REPS = 0, HOLD = 1, HOLDS = 2, MINUTES = 3;

const rows = (table) => (table ? table.split(' ') : []).map((row) => row.split(',').map((sign) => parseInt(sign, 36)));
const tables = {};
for (const name of ['doses', 'beside', 'segments', 'forms', 'items', 'turns', 'sessions']) tables[name] = rows(block[name]);
const text = (at) => block.texts[at];

// Each thing is made once, so that the same one is the same object.
function once(make) {
  const made = [];
  return (at) => (made[at] ??= make(at));
}

const itemAt = once((at) => {
  const [exercise, form, beside, ...easier] = tables.items[at];
  const [dose, rest, eased, ...pieces] = tables.forms[form];
  const [written, inWords, sets, paced, ...pace] = tables.doses[dose];
  const [name, weight, grams, breathing, remark] = beside ? tables.beside[beside - 1] : [0, 0, 0, 0, 0];
  const drill = block.exercises[exercise];
  const item = {
    drill,
    name: name ? text(name - 1) : drill.name,
    dose: text(inWords),
    notation: [block.written[written], block.rests[rest]].filter(Boolean).join(' '),
    sets,
    paced,
    pace,
    weight: weight ? text(weight - 1) : '',
    grams: grams ? grams - 1 : null,
    breathing: breathing ? text(breathing - 1) : drill.breathing,
    remark: remark ? text(remark - 1) : '',
    easier: easier.map(itemAt),
    pieces,
  };
  item.eased = said(item, eased);
  return item;
});

// A text that is said, with the name and the dose where they were left out.
function said(item, at) {
  return text(at).replaceAll('\u0001', () => item.drill.name).replaceAll('\u0002', () => item.dose);
}

// Segments of items, of which each counts its sets.
function segmentsOf(pieces) {
  const sets = new Map();
  return pieces.map(([item, place, at]) => {
    const [kind, side, number, seconds, says] = tables.segments[at];
    const begins = kind === WORK && side !== OTHER;
    const before = sets.get(place) ?? 0;
    if (begins) sets.set(place, before + 1);
    const set = begins || kind === READY || kind === REST ? before + 1 : before;
    return { kind, place, item, set, side, number, seconds, says: said(item, says) };
  });
}

const segmentsOfItem = (item, place) => segmentsOf(item.pieces.map((at) => [item, place, at]));

const sessionAt = once((at) => {
  const [title, shown, strength, seconds, ...groups] = tables.sessions[at];
  const items = [], segments = [];
  for (const group of groups) {
    const first = items.length;
    if (group % 2 === 0) {
      items.push(itemAt(group / 2));
      segments.push(...segmentsOfItem(items[first], first));
      continue;
    }
    const [count, ...row] = tables.turns[(group - 1) / 2];
    items.push(...row.slice(0, count).map(itemAt));
    const pieces = [];
    for (let here = count; here < row.length; here += 2) {
      const place = first + row[here];
      pieces.push([items[place], place, row[here + 1]]);
    }
    segments.push(...segmentsOf(pieces));
  }
  return { title: text(title), shown: text(shown), strength: strength === 1, seconds, items, segments };
});

// Days, which are counted in UTC so that no clock change makes one longer.

const DAY = 24 * 60 * 60 * 1000;
const dayOf = (date) => Date.parse(`${date}T00:00:00Z`) / DAY;
const dateOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const firstDay = dayOf(block.first);

function today() {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY;
}

// A day in words: `Monday 23 November`.
function dayInWords(day, long = true) {
  const part = (options) => new Intl.DateTimeFormat(document.documentElement.lang || 'en', { timeZone: 'UTC', ...options }).format(day * DAY);
  const length = long ? 'long' : 'short';
  return `${part({ weekday: length })} ${new Date(day * DAY).getUTCDate()} ${part({ month: length })}`;
}

const all = block.days.flatMap((sessions, at) => (sessions ?? []).map((session, index) => ({ day: firstDay + at, index, at: session })));
const on = (day) => all.filter((one) => one.day === day);


const counted = (count, what) => `${count} ${what}${count === 1 ? '' : 's'}`;

function timeInWords(seconds) {
  const minutes = Math.floor(seconds / 60), rest = seconds % 60;
  if (minutes === 0 || (minutes === 1 && rest > 0 && seconds < 100)) return counted(seconds, 'second');
  return counted(minutes, 'minute') + (rest ? ` ${counted(rest, 'second')}` : '');
}

function amountInWords(item, number) {
  if (item.paced === REPS) return counted(number, 'repetition');
  if (item.paced === HOLDS) return `${counted(number, 'hold')} of ${counted(item.pace[0], 'second')}`;
  return timeInWords(number);
}

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
