
// What is seen while a session is played: the whole window, to be read from a mat beside it.

// Makes an element: properties, `on...` for what happens to it, then what it holds. Text becomes text.
function make(name, properties = {}, ...inner) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === 'function') made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== false && value !== null) made.setAttribute(key, value);
  }
  return put(made, ...inner);
}

// Puts parts in the place of what an element holds; what is nothing is left out.
function put(place, ...parts) {
  place.replaceChildren(...parts.filter(Boolean));
  return place;
}

const button = (label, onclick, properties = {}) => make('button', { type: 'button', onclick, ...properties }, label);

function copyOf(part) {
  const copy = part.cloneNode(true);
  [copy, ...copy.querySelectorAll('[id]')].forEach((one) => one.removeAttribute('id'));
  return copy;
}

const cardOf = (drill) => document.getElementById(`exercise-${drill.id}`);

function pictureOf(drill) {
  const picture = cardOf(drill)?.querySelector('svg.picture');
  return picture ? copyOf(picture) : null;
}

const stopOf = (drill) => cardOf(drill)?.querySelector('.stop').textContent ?? drill.stop;

// How an exercise is done: the page's own words, or those that came with something easier.
function howOf({ drill, remark }) {
  const card = cardOf(drill);
  const copy = card ? copyOf(card) : make('div', {}, make('ol', {}, ...drill.how.map((step) => make('li', {}, step))));
  copy.querySelectorAll('svg, summary, .stop').forEach((part) => part.remove());
  // What a sheet has behind a heading to open is all that is wanted of it here.
  const how = (copy.querySelector('details') ?? copy).childNodes;
  return [remark && make('p', {}, remark), ...how, make('p', { class: 'rule' }, stopOf(drill))];
}

const boxes = (which) => [...document.querySelectorAll('#safety .box')].filter((box) => box.matches(which)).map(copyOf);

// What is said of pain so strong that no session is right.
const severeOf = ({ pain, date }) => [
  make('p', { class: 'text rule', role: 'alert', tabindex: '-1' }, `Pain was ${pain} of 10, written down for ${dayInWords(dayOf(date))}: ${words.severe}.`),
  ...boxes('.alarm'),
];

// What can be read beside what has to be seen: it scrolls where there is no room.
const info = (...inner) => make('div', { class: 'info', tabindex: '0', role: 'group', 'aria-label': 'More' }, ...inner);

// What each phase is called, and its sign: they are told apart without colour, too.
const PHASES = {
  ready: ['Get ready', '▷'],
  work: ['Work', '▶▶▶'],
  hold: ['Hold', '■■■'],
  switch: ['Change sides', '⇄'],
  rest: ['Rest', '░░░'],
  paused: ['Paused', '❚❚'],
  pain: ['Stopped', '■'],
  asking: ['Done', '✔'],
  over: ['Done', '✔'],
};
const NAMES = { [READY]: 'ready', [WORK]: 'work', [SWITCH]: 'switch', [REST]: 'rest' };
// Parts of a repetition of more seconds than this are counted in numbers, not dots.
const MOST_DOTS = 8;

function placeOf({ item, set, side }) {
  const sets = item.sets > 1 ? [`set ${set} of ${item.sets}`] : [];
  const sides = side === NO_SIDE ? [] : [side === FIRST ? 'first side' : 'other side'];
  return [...sets, ...sides].join(', ');
}

const doseOf = (item) => [item.dose, item.weight].filter(Boolean).join(', ');

function nextOf({ now, next }) {
  if (!next) return 'the end';
  const other = next.place !== now.place;
  if (next.kind === READY) return next.item.name;
  if (next.kind === REST) return `rest ${next.seconds} s, then ${other ? next.item.name : `set ${next.set}`}`;
  if (next.kind === SWITCH) return 'the other side';
  const work = amountInWords(next.item, amountOf(next));
  if (other) return `${next.item.name}: ${work}`;
  return [placeOf(next), work].filter(Boolean).join(': ');
}

function numberOf(guided) {
  const { now, beat } = guided;
  const left = Math.ceil(guided.leftOfSegment / 1000);
  const seconds = left < 100 ? String(left) : clock(left);
  if (now.kind !== WORK) return [seconds, 'seconds left'];
  const work = amountInWords(now.item, amountOf(now));
  if (now.seconds === 0) return [String(now.number), 'at your own pace, then press Done'];
  return beat ? [String(beat.number), `of ${work}`] : [seconds, `left of ${work}`];
}

class Stage {
  constructor(one, kept, onclose) {
    Object.assign(this, { one, kept, onclose });
    this.session = sessionAt(one.at);
    const part = (name, properties = {}) => (this[name] = make(name === 'title' ? 'h2' : 'p', { class: name, ...properties }));
    this.picture = make('div', { class: 'drawn' });
    this.how = make('div', { class: 'how', hidden: true, tabindex: '0', role: 'region', 'aria-label': 'How it is done' });
    this.status = make('p', { role: 'status', class: 'status' });
    this.body = make('div', { class: 'body' });
    this.controls = make('div', { class: 'controls', role: 'group', 'aria-label': 'Controls' });
    this.bar = make('div', { class: 'bar', 'aria-hidden': 'true' }, make('i'));
    this.live = make('p', { class: 'hidden', role: 'status', 'aria-live': 'polite' });
    this.head = make('header', {}, part('title', { id: 'playing' }), part('clock', { role: 'timer', 'aria-label': 'Time of the session' }), this.bar);
    part('phase');
    part('name');
    part('place');
    part('number', { role: 'timer' });
    part('about');
    part('pace', { 'aria-hidden': 'true' });
    part('beside');
    part('next');
    this.lead = make('div', { class: 'lead' }, this.phase, this.name, this.picture);
    this.front = make('div', { class: 'front' }, this.number, info(this.how, this.about, this.pace, this.beside, this.place, this.next));
    this.title.textContent = this.session.shown;
    this.dialog = make('dialog', {
      class: 'stage',
      'aria-labelledby': 'playing',
      oncancel: (event) => {
        event.preventDefault();
        if (this.guided.mode === 'running') this.do('pause');
      },
    }, this.head, this.body, this.controls, this.live);
  }

  open() {
    document.getElementById('player').append(this.dialog);
    document.documentElement.classList.add('plays');
    this.dialog.showModal();
    light.on();
    this.seen = () => this.see();
    this.hide = () => this.keepAll();
    this.keys = (event) => this.key(event);
    document.addEventListener('keydown', this.keys);
    document.addEventListener('visibilitychange', this.seen);
    addEventListener('pagehide', this.hide);
    this.guided = new Guided(this.session, this.kept.earlier, Date.now(), this.kept.here);
    this.timer = setInterval(() => this.do('tick'), 100);
    this.draw();
    this.follow(this.guided.cues);
  }

  close() {
    clearInterval(this.timer);
    document.removeEventListener('keydown', this.keys);
    document.removeEventListener('visibilitychange', this.seen);
    removeEventListener('pagehide', this.hide);
    ears.still();
    light.off();
    document.documentElement.classList.remove('plays');
    this.dialog.close();
    this.dialog.remove();
    this.onclose();
  }

  // On coming back the clock is read anew, and the light asked for again.
  see() {
    if (document.visibilityState === 'hidden') {
      this.keepAll();
      return;
    }
    light.on();
    ears.context?.resume().catch(() => {});
    this.do('tick');
  }

  // Keeps what was done of everything that was begun: the page may never come back.
  keepAll() {
    if (this.guided.mode === 'over') return;
    for (const { record } of this.guided.open()) this.kept.keep(record, this.guided);
    this.kept.put(this.guided);
  }

  do(event, answer) {
    this.follow(this.guided.step(event, Date.now(), answer));
  }

  // Does what the machine says: keeps first of all, shows last.
  follow(cues) {
    for (const { record } of cues) if (record !== undefined) this.kept.keep(record, this.guided);
    for (const { beep } of cues) if (beep) ears.beep(beep);
    const says = cues.filter(({ say }) => say).map(({ say }) => say);
    if (says.length > 0) ears.say(says.at(-1));
    const shows = cues.filter(({ show }) => show).map(({ show }) => show);
    const changes = shows.filter((show) => show !== 'second');
    if (changes.length > 0) {
      ears.plan(this.guided.beepsAhead());
      this.draw(changes.at(-1));
      if (this.guided.mode !== 'over') this.kept.put(this.guided);
    } else if (this.guided.mode === 'running') {
      this.tick();
    }
  }

  key(event) {
    const { key, target } = event;
    const { mode } = this.guided;
    const takes = target.closest('button, input, textarea, .how');
    if (event.ctrlKey || event.altKey || event.metaKey || target.closest('input, textarea')) return;
    const playing = mode === 'running' || mode === 'paused';
    const keys = { arrowright: 'skip', arrowleft: 'back', ' ': takes ? null : 'pause', e: 'easier', p: 'pain', h: 'how', q: 'leave' };
    const means = keys[key.toLowerCase()];
    if (!means || !(playing || (mode === 'pain' && 'eq'.includes(key.toLowerCase())))) return;
    event.preventDefault();
    if (means === 'how') this.showHow();
    else this.do(means);
  }

  draw(change) {
    const { mode } = this.guided;
    this.dialog.dataset.phase = this.phaseName;
    const draw = { running: 'playing', paused: 'playing', pain: 'pain', asking: 'asking', over: 'over' }[mode];
    const before = this.drawn;
    this.drawn = draw === 'asking' ? this.guided.question : draw;
    this[`draw${draw[0].toUpperCase()}${draw.slice(1)}`](before !== this.drawn, change);
    this.tick();
    if (change && change !== 'adjusted') this.live.textContent = this.tells(change);
  }

  get phaseName() {
    const { mode, now } = this.guided;
    if (mode !== 'running') return mode;
    return now.kind === WORK && now.item.paced === HOLD ? 'hold' : NAMES[now.kind];
  }

  setPhase() {
    const [word, sign] = PHASES[this.phaseName];
    const away = this.guided.mode === 'paused' && this.guided.why === 'away' ? ': you were away' : '';
    this.phase.replaceChildren(make('span', { 'aria-hidden': 'true' }, sign), ` ${word}${away}`);
  }

  // What those hear who do not see the change.
  tells(change) {
    const { mode, now, why } = this.guided;
    if (mode === 'paused') return why === 'away' ? `${words.paused}: you were away` : words.paused;
    if (mode === 'pain') return `${words.stopped}. ${stopOf(now.item.drill)}`;
    if (change === 'nothing-easier') return words.nothing_easier;
    if (change === 'eased') return now.item.eased;
    if (!now) return '';
    return [now.says, now.kind === WORK ? placeOf(now) : ''].filter(Boolean).join(', ');
  }

  drawPlaying(fresh, change) {
    const { guided } = this;
    const { now, mode } = guided;
    this.setPhase();
    this.name.textContent = now.item.name;
    this.place.textContent = [`exercise ${now.place + 1} of ${this.session.items.length}`, placeOf(now)].filter(Boolean).join(', ');
    if (this.pictured !== now.item) {
      this.pictured = now.item;
      const picture = pictureOf(now.item.drill);
      put(this.picture, picture);
      put(this.how, ...howOf(now.item));
      this.how.hidden = picture !== null;
      this.picture.hidden = picture === null;
    }
    const held = this.beside.contains(document.activeElement) && document.activeElement.getAttribute('aria-label');
    this.beside.replaceChildren(...this.besides());
    if (held) (this.beside.querySelector(`[aria-label="${held}"]`) ?? this.pauses).focus();
    this.next.textContent = change === 'nothing-easier' ? `${words.nothing_easier}.` : `Next: ${nextOf(guided)}`;
    if (fresh) {
      const does = (event) => () => this.do(event);
      this.pauses = button('', does('pause'), { class: 'main' });
      this.done = button('Done', does('done'), { class: 'main wide' });
      this.eases = button('Easier', does('easier'));
      this.lead.prepend(this.phase, this.name);
      this.body.replaceChildren(this.lead, this.front);
      this.controls.replaceChildren(
        this.done, button('◀ Back', does('back')), this.pauses, button('Skip ▶', does('skip')),
        this.eases, button('Pain', does('pain'), { class: 'warn' }), button('How', () => this.showHow()), button('Leave', does('leave')),
      );
      this.pauses.focus();
    }
    this.pauses.textContent = mode === 'paused' ? '▶ Go on' : '❚❚ Pause';
    this.done.hidden = mode === 'paused' || now.seconds > 0;
    this.eases.disabled = !guided.easier;
  }

  besides() {
    const { now, before } = this.guided;
    const { item } = now;
    const spans = (...texts) => texts.filter(Boolean).map((text) => make('span', {}, text));
    if (now.kind === READY) return spans(doseOf(item), item.remark, stopOf(item.drill));
    if (now.kind === WORK) return spans(item.weight, item.breathing);
    const done = before && this.guided.doneOf(before);
    if (now.kind !== REST || !done) return [];
    const change = (by, label) => button(by === 'more' ? '+' : '−', () => this.do(by), { 'aria-label': label });
    return [make('span', { class: 'did' }, `Done: ${amountInWords(before.item, done.amount)}`, change('less', 'I did less'), change('more', 'I did more'))];
  }

  // How it is done, in the place of the picture.
  showHow() {
    if (!this.picture.firstChild) return;
    this.how.hidden = !this.how.hidden;
    this.picture.hidden = !this.how.hidden;
    if (!this.how.hidden) this.how.focus();
  }

  tick() {
    const { guided } = this;
    const elapsed = this.kept.total(guided), left = Math.ceil(guided.left / 1000);
    this.clock.textContent = `${clock(elapsed)} · ${clock(left)} left`;
    this.bar.firstChild.style.width = `${(100 * elapsed) / Math.max(1, elapsed + left)}%`;
    if (!guided.now || guided.mode === 'asking' || guided.mode === 'over') return;
    const [number, about] = numberOf(guided);
    this.number.textContent = number;
    this.about.textContent = about;
    const { beat } = guided;
    this.pace.hidden = !beat;
    if (!beat) return;
    const done = Math.min(beat.into + 1, beat.seconds);
    const dots = '●'.repeat(done) + '○'.repeat(beat.seconds - done);
    this.pace.textContent = `${beat.part} ${beat.seconds > MOST_DOTS ? `${beat.seconds - beat.into} s` : dots}`;
  }

  drawPain(fresh) {
    if (!fresh) return;
    const { now, otherEasier } = this.guided;
    this.setPhase();
    this.name.textContent = now.item.name;
    const easier = otherEasier && make('p', { class: 'text' }, `The easier one is ${otherEasier.name}, ${doseOf(otherEasier)}.`);
    this.body.replaceChildren(this.phase, this.name, info(make('p', { class: 'text rule' }, stopOf(now.item.drill)), easier, ...boxes('.halt, .alarm')));
    const wide = { class: 'main wide' };
    put(this.controls, otherEasier && button('Easier', () => this.do('easier'), wide),
      button('Leave it out', () => this.do('skip'), otherEasier ? {} : wide),
      button('◀ Back', () => this.do('back')), button('Leave', () => this.do('leave')));
    this.controls.firstChild.focus();
  }

  drawAsking() {
    const { question } = this.guided;
    this.setPhase();
    const heading = make('h3', { tabindex: '-1', class: 'question' }, words[question]);
    this.body.replaceChildren(this.phase, heading);
    const answer = (value) => this.do('answer', value);
    const back = question === 'effort' ? null : button('◀ Back', () => this.do('back'));
    if (question === 'note') {
      const note = make('input', { type: 'text', value: this.guided.whole.note, maxlength: limits.note, 'aria-label': words.note, onkeydown: ({ key }) => key === 'Enter' && keep() });
      const keep = () => answer(note.value.trim().slice(0, limits.note) || null);
      this.body.append(note);
      put(this.controls, back, button('Finish', keep, { class: 'main wide' }));
      note.focus();
      return;
    }
    this.body.append(scale(question === 'effort' ? ['very easy', 'as hard as can be'] : PAIN, answer));
    put(this.controls, back, button('No answer', () => answer(null)));
    heading.focus();
  }

  drawOver() {
    const { guided, kept } = this;
    const { whole, items } = guided;
    if (whole.finished) kept.forget();
    ears.still();
    light.off();
    const summary = guided.isEmpty
      ? 'Nothing done.'
      : `${doneOf(items)} of ${counted(items.length, 'exercise')} in ${timeInWords(kept.total(guided))}.`;
    const heading = make('h3', { tabindex: '-1', class: 'question' }, this.session.shown);
    const parts = [make('p', { class: 'text' }, summary)];
    if (!whole.finished && !guided.isEmpty) parts.push(make('p', { class: 'text' }, 'Start goes on from there.'));
    const severe = isSevere(whole.pain);
    if (severe) parts.unshift(...severeOf({ pain: whole.pain, date: kept.date }));
    else if (isMuch(whole.pain)) parts.push(make('p', { class: 'text rule' }, words.pain_rule));
    if (store.refused) parts.push(make('p', { class: 'text rule' }, NOT_KEPT));
    this.phase.replaceChildren();
    if (whole.finished) this.setPhase();
    this.body.replaceChildren(this.phase, heading, info(...parts, this.status));
    const mend = severe && button(MEND, () => this.do('correct'));
    put(this.controls, mend, ...hands(), button('Close', () => this.close(), { class: 'main wide' }));
    heading.focus();
  }
}

const NOT_KEPT = 'This browser keeps nothing for this page: save the journal before you close it.';

// Pain from which the plan's rule is shown again.
const isMuch = (pain) => pain !== null && pain >= 4;
const isSevere = (pain) => Number.isInteger(pain) && pain >= limits.severe;
const PAIN = ['no pain', 'worst pain'];
const MEND = 'Change the answer';

function scale([least, most], onanswer) {
  const numbers = Array.from({ length: 11 }, (_, number) => number);
  const label = (number) => ({ 0: `0, ${least}`, 10: `10, ${most}` })[number] ?? String(number);
  const buttons = numbers.map((number) => button(String(number), () => onanswer(number), { 'aria-label': label(number) }));
  return make('div', {}, make('div', { class: 'scale-of-ten' }, ...buttons),
    make('p', { class: 'ends', 'aria-hidden': 'true' }, make('span', {}, `0 ${least}`), make('span', {}, `10 ${most}`)));
}
