
// The journal on the phone: lines of `backplan/journal/1`, one a record, under names with the plan's number. A browser may refuse to keep
// them; then they are kept as long as the page is open. Other pages may write here too: what is read is not believed unseen.

const store = {
  prefix: `backplan/${block.id}/`,
  memory: new Map(),
  refused: false,

  get(name) {
    if (this.memory.has(name)) return this.memory.get(name);
    try {
      return localStorage.getItem(this.prefix + name);
    } catch {
      this.refused = true;
      return null;
    }
  },

  set(name, value) {
    try {
      localStorage.setItem(this.prefix + name, value);
      this.memory.delete(name);
    } catch {
      this.refused = true;
      this.memory.set(name, value);
    }
  },

  remove(name) {
    this.memory.delete(name);
    try {
      localStorage.removeItem(this.prefix + name);
    } catch {
      this.refused = true;
    }
  },

  names(begin) {
    const names = new Set([...this.memory.keys()].filter((name) => name.startsWith(begin)));
    try {
      for (let at = 0; at < localStorage.length; at += 1) {
        const key = localStorage.key(at);
        if (key.startsWith(this.prefix + begin)) names.add(key.slice(this.prefix.length));
      }
    } catch {
      this.refused = true;
    }
    return [...names];
  },
};

function parsed(json) {
  try {
    const value = JSON.parse(json);
    return value !== null && typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

// A number of one's own: 80 bits in signs of which none looks like another.
function freshId() {
  const signs = '0123456789abcdefghjkmnpqrstvwxyz';
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => signs[byte % 32]).join('');
}

function instant() {
  const now = new Date(), offset = -now.getTimezoneOffset();
  const two = (number) => String(Math.abs(number)).padStart(2, '0');
  const local = new Date(now.getTime() + offset * 60000).toISOString().slice(0, -1);
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.trunc(offset / 60))}:${two(offset % 60)}`;
}

const journal = {
  records() {
    const read = store.names('record/').map((name) => parsed(store.get(name)));
    const whole = read.filter((record) => record?.v === 1 && typeof record.id === 'string' && typeof record.at === 'string');
    return whole.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  },

  lines() { return this.records().map((record) => `${JSON.stringify(record)}\n`); },

  // Writes down what is said of something: a new record, or the next revision of the one with this id. Returns its id.
  keep(kind, fields, id) {
    const known = id ? parsed(store.get(`record/${id}`)) : null;
    const told = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== false));
    if (known) {
      const { v, id: _id, rev, at, kind: _kind, ...before } = known;
      if (JSON.stringify(before) === JSON.stringify(told)) return id;
    }
    const own = id ?? freshId();
    const record = { v: 1, id: own, rev: (known?.rev ?? 0) + 1, at: instant(), kind, ...told };
    store.set(`record/${own}`, JSON.stringify(record));
    return own;
  },

  // Says another pain in a record, which was written down by mistake.
  correct({ v, id, rev, at, kind, ...told }, pain) { this.keep(kind, { ...told, pain }, id); },

  // The record of pain so strong that no session is right: the last one of these days that tells of pain.
  severe() {
    const since = (date) => today() - dayOf(date);
    const felt = this.records().filter(({ pain, date }) => Number.isInteger(pain) && since(date) >= 0 && since(date) <= limits.lately);
    const last = felt.sort((one, other) => dayOf(one.date) - dayOf(other.date)).at(-1);
    return isSevere(last?.pain) ? last : null;
  },

  // Tells of a session of the plan whether it was done on its day.
  done() {
    const done = this.records().filter(({ kind, status }) => kind === 'session' && status === 'done');
    const known = new Set(done.map(({ date, session }) => `${date} ${session}`));
    return ({ day, at }) => known.has(`${dateOf(day)} ${sessionAt(at).title}`);
  },

  // The day of strength about whose next morning nobody has answered yet: the last one of the two before today.
  asks() {
    const records = this.records();
    const isTrained = ({ day, at }) => sessionAt(at).strength && records.some((record) => record.kind === 'session'
      && record.date === dateOf(day) && record.session === sessionAt(at).title);
    const day = [today() - 1, today() - 2].find((day) => on(day).some(isTrained));
    const isAnswered = records.some((record) => record.kind === 'next-day' && day && record.date === dateOf(day));
    return day && !isAnswered ? day : null;
  },
};

// A session's place in the journal: what was done of it earlier, and what is done now.
class Kept {
  constructor({ day, index, at }) {
    this.date = dateOf(day);
    this.name = `at/${this.date}/${index}`;
    this.session = sessionAt(at);
    const kept = parsed(store.get(this.name));
    const isKept = kept && Array.isArray(kept.items) && Number.isInteger(kept.seconds) && parsed(JSON.stringify(kept.ids));
    this.ids = isKept ? kept.ids : {};
    this.seconds = isKept ? kept.seconds : 0;
    this.here = isKept ? kept.here : null;
    this.earlier = isKept ? this.session.items.map((item, place) => earlierOf(kept.items[place], item)) : [];
  }

  // Nothing, for who begins anew: what was done earlier is put right by what is done now.
  anew() {
    this.earlier = [];
    this.seconds = 0;
    this.here = null;
  }

  // Seconds of all that was played of it, now and earlier.
  total({ elapsed }) { return this.seconds + Math.floor(elapsed / 1000); }

  get isBegun() { return this.earlier.some((done) => done && (done.finished || done.sets.length > 0 || done.pain)); }

  put(guided) {
    const { items, here } = guided;
    store.set(this.name, JSON.stringify({ items, here, seconds: this.total(guided), ids: this.ids }));
  }

  keep(record, guided) {
    if (record === 'session') this.whole(guided);
    else this.item(record, guided.items[record]);
    this.put(guided);
  }

  // What was done of an item: a record of the plan's exercise, and one of each that was done in its place.
  item(place, done) {
    const item = this.session.items[place];
    const own = item.drill.id;
    const others = [...new Set(done.sets.map(({ exercise }) => exercise))].filter((exercise) => exercise !== own);
    const planned = done.sets.some(({ exercise }) => exercise === own) || done.pain || others.length === 0;
    for (const exercise of planned ? [own, ...others] : others) {
      const isOther = exercise !== own;
      const counts = item.paced === REPS || item.paced === HOLDS ? 'reps' : 'seconds';
      const name = `${place} ${exercise}`;
      this.ids[name] = journal.keep('item', {
        date: this.date,
        plan: block.start,
        session: this.session.title,
        place,
        exercise,
        dose: item.notation,
        [counts]: numbersOf(done, exercise),
        grams: done.easier ? null : item.grams,
        instead_of: isOther ? own : null,
        easier: done.easier && !isOther,
        stopped: done.pain && !isOther,
      }, this.ids[name]);
    }
  }

  whole(guided) {
    const { whole } = guided;
    this.ids.session = journal.keep('session', {
      date: this.date,
      plan: block.start,
      session: this.session.title,
      status: whole.finished ? 'done' : 'partly',
      seconds: this.total(guided),
      pain: whole.pain,
      effort: whole.effort,
      note: whole.note,
    }, this.ids.session);
  }

  // What was done to its end is done another time.
  forget() { store.remove(this.name); }
}

function earlierOf(done, item) {
  if (!parsed(JSON.stringify(done)) || done.exercise !== item.drill.id || !Array.isArray(done.sets)) return undefined;
  const known = [item, ...item.easier].map(({ drill }) => drill.id);
  const isSet = (set) => known.includes(set?.exercise) && [set.set, set.side, set.amount].every(Number.isInteger);
  const { exercise, sets, easier, instead, pain, finished } = done;
  return {
    exercise,
    sets: sets.filter(isSet),
    easier: easier === true,
    instead: item.easier[instead - 1] ? instead : 0,
    pain: pain === true,
    finished: finished === true,
  };
}

// How many exercises are done; one that was left out is not.
const doneOf = (items) => items.filter((done) => done?.finished && done.sets.length > 0).length;

// Set by set how much of an exercise was done: of both sides the smaller number, none where one side was not done.
function numbersOf({ sets }, exercise) {
  const numbers = [];
  for (let set = 1; set <= Math.max(0, ...sets.map((done) => done.set)); set += 1) {
    const inSet = sets.filter((done) => done.set === set);
    const own = inSet.filter((done) => done.exercise === exercise).map(({ amount }) => amount);
    const sides = new Set(inSet.map(({ side }) => side));
    const both = sides.has(NO_SIDE) || (sides.has(FIRST) && sides.has(OTHER));
    if (own.length > 0) numbers.push(both ? Math.min(...own) : 0);
  }
  return numbers;
}

function journalFile() {
  return new File(journal.lines(), `backplan-${block.start}.jsonl`, { type: 'application/jsonl' });
}

// Where the page is shown by `backplan serve`, its journal is handed back there, in pieces that it takes.
const MOST_SENT = 64 * 1024;
async function send() {
  const url = `${location.pathname.replace(/\/$/, '')}/journal`;
  const pieces = [''];
  for (const line of journal.lines()) {
    if (pieces.at(-1).length + line.length > MOST_SENT) pieces.push('');
    pieces[pieces.length - 1] += line;
  }
  let answer = '';
  for (const body of pieces) {
    const response = await fetch(url, { method: 'POST', body, headers: { 'Content-Type': 'application/jsonl' } });
    answer = (await response.text()).trim().slice(0, 300);
    if (!response.ok) throw new Error(answer || `it answered ${response.status}`);
  }
  return answer;
}
