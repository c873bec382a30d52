
// The guided session: what is done now, for how long, and what came of it. The same machine as that of the program (src/session/guided.rs):
// it has no clock of its own, every step is handed the time in milliseconds and answers with cues: what to show, sound, say and record.

// How many of something a segment of work asks for: repetitions, holds, or seconds.
const amountOf = (segment) => (segment.item.paced === REPS || segment.item.paced === HOLDS ? segment.number : segment.seconds);

// Seconds of one repetition, hold or second; 0 at one's own pace.
function each({ item }) {
  if (item.paced === REPS) return item.pace.reduce((sum, part) => sum + part, 0);
  return item.paced === HOLDS ? item.pace[0] + limits.settle : 1;
}

// Where in a set somebody is, so many whole seconds into it: which repetition or hold, of how many, which part of it, how long that is and
// how far it has come; null where nothing sets a pace.
function beatAt(segment, second) {
  const { item, kind, seconds, number: of } = segment;
  if (kind !== WORK || seconds === 0 || item.paced === HOLD || item.paced === MINUTES) return null;
  const [first, last] = item.drill.phases;
  const parts = item.paced === REPS
    ? [first, 'stay', last, 'stay'].map((part, at) => [part, item.pace[at]])
    : [['settle', limits.settle], ['hold', item.pace[0]]];
  const all = each(segment);
  const number = Math.min(Math.floor(second / all) + 1, of);
  let into = second - (number - 1) * all;
  for (const [part, lasts] of parts) {
    if (into < lasts) return { number, of, part, seconds: lasts, into };
    into -= lasts;
  }
  const [part, lasts] = parts.filter(([, lasts]) => lasts > 0).pop();
  return { number, of, part, seconds: lasts, into: lasts };
}

// What is heard when a second of a segment is full: a repetition that is done, a hold that begins or ends, three, two, one.
function markAt(segment, second) {
  const { item, seconds } = segment;
  const beat = beatAt(segment, second);
  if (!beat) {
    const left = seconds - second;
    return seconds >= limits.least_counted && left > 0 && left <= limits.counted ? { beep: 'count' } : null;
  }
  if (item.paced === REPS) {
    if (second === seconds) return { say: String(beat.of) };
    const begins = beat.into === 0 && beatAt(segment, second - 1).number < beat.number;
    return begins ? { say: String(beat.number - 1) } : null;
  }
  if (second === seconds || beat.into > 0) return null;
  return beat.part === 'hold' ? { say: String(beat.number) } : { beep: 'count' };
}

class Guided {
  // Begins now, or goes on where somebody was: what was left in the middle is begun again, a set with both its sides.
  constructor(session, earlier, now, here) {
    this.session = session;
    this.segments = session.segments;
    this.at = 0;
    this.mode = 'running';
    this.last = now;
    this.spent = 0;
    this.elapsed = 0;
    this.before = null;
    this.harder = null;
    this.whole = { finished: false, effort: null, pain: null, note: null };
    this.items = session.items.map((item, place) => earlier[place]
      ?? { exercise: item.drill.id, sets: [], easier: false, instead: 0, pain: false, finished: false });
    this.items.forEach((done, place) => {
      if (done.finished) this.drop(place);
      else if (done.instead) this.put(session.items[place].easier[done.instead - 1], { place });
    });
    let first = this.segments.findIndex(({ kind, place, set }) => kind === WORK && place === here?.[0] && set === here[1]);
    while (first > 0 && this.segments[first - 1].kind !== WORK) first -= 1;
    this.cues = [];
    this.enter(Math.max(0, first), false);
  }

  get now() { return this.segments[this.at] ?? null; }
  get next() { return this.segments[this.at + 1] ?? null; }

  get here() {
    const work = this.segments.slice(this.at).find(({ kind }) => kind === WORK);
    return work ? [work.place, work.set] : null;
  }

  get beat() { return this.now && beatAt(this.now, Math.floor(this.spent / 1000)); }

  // Milliseconds that the segment, and the session, still take; work at one's own pace counts nothing.
  get leftOfSegment() { return this.now ? Math.max(0, this.now.seconds * 1000 - this.spent) : 0; }
  get left() { return this.segments.slice(this.at + 1).reduce((sum, { seconds }) => sum + seconds * 1000, this.leftOfSegment); }

  // What is easier than what is played; and the next easier exercise: pain asks for another one, not for less of the same.
  get easierOnes() {
    if (!this.now) return [];
    const easier = this.session.items[this.now.place].easier;
    return easier.slice(easier.indexOf(this.now.item) + 1);
  }
  get easier() { return this.easierOnes[0] ?? null; }
  get otherEasier() { return this.easierOnes.find((item) => item.drill !== this.now.item.drill) ?? null; }

  // The beeps that come until the segment ends, each with the milliseconds until then, and the one at its end.
  beepsAhead() {
    const { now, next, spent } = this;
    if (this.mode !== 'running' || !now || now.seconds === 0) return [];
    const beeps = [];
    for (let second = Math.floor(spent / 1000) + 1; second < now.seconds; second += 1) {
      const mark = markAt(now, second);
      if (mark?.beep) beeps.push({ beep: mark.beep, after: second * 1000 - spent });
    }
    const ends = this.before || now.kind === WORK;
    const last = next?.kind === WORK ? 'start' : ends && 'end';
    if (last) beeps.push({ beep: last, after: now.seconds * 1000 - spent });
    return beeps;
  }

  // Takes what happens at a time, and answers with what is to be done about it.
  step(event, now, answer) {
    this.cues = [];
    const was = this.mode;
    this.pass(now);
    // Whoever pressed the key did not see that it waits.
    const slept = was === 'running' && this.mode === 'paused';
    if (event === 'correct') this.ask('pain');
    if (this.mode === 'over' || event === 'tick' || event === 'correct') return this.cues;
    if (event === 'leave') this.leave();
    else if (slept) return this.cues;
    else if (this.mode === 'asking') this.answer(event, answer);
    else if (this.mode === 'pain') this.instead(event);
    else this.press(event);
    return this.cues;
  }

  say(show, text) { this.cues.push({ show }, { say: text }); }

  // Lets the time since the last step pass; whoever was away for long finds it waiting.
  pass(now) {
    let gap = Math.max(0, now - this.last);
    this.last = now;
    if (this.mode !== 'running') return;
    if (gap > limits.gap * 1000) {
      this.pause('away');
      return;
    }
    while (this.mode === 'running' && gap > 0 && this.now) {
      const segment = this.now;
      const left = segment.seconds ? this.leftOfSegment : gap;
      const passes = Math.min(gap, left);
      const was = Math.floor(this.spent / 1000);
      this.spent += passes;
      this.elapsed += passes;
      gap -= passes;
      const is = Math.floor(this.spent / 1000);
      for (let second = was + 1; second <= is; second += 1) {
        const mark = markAt(segment, second);
        if (mark?.say) this.cues.push(mark);
      }
      if (is > was) this.cues.push({ show: 'second' });
      if (segment.seconds && passes === left) this.complete(false);
    }
  }

  complete(pressed) {
    this.note(amountOf(this.now), true);
    this.enter(this.at + 1, pressed);
  }

  // Whole repetitions, holds or seconds so far; of work at one's own pace nothing, until it is all.
  get soFar() {
    const one = each(this.now);
    return this.now.seconds && one ? Math.min(Math.floor(this.spent / 1000 / one), amountOf(this.now)) : 0;
  }

  // Notes what was done of work. What was only begun leaves what was done before.
  note(amount, whole) {
    if (this.now.kind !== WORK) return;
    const { place, item, set, side } = this.now;
    this.before = this.now;
    if (amount === 0) return;
    const done = this.doneOf(this.now);
    if (!done) this.items[place].sets.push({ exercise: item.drill.id, set, side, amount });
    else if (whole || done.amount < amount) done.amount = amount;
  }

  doneOf({ place, item, set, side }) {
    return this.items[place].sets.find((done) => done.exercise === item.drill.id && done.set === set && done.side === side);
  }

  // Goes to a segment; records what is behind the person then. Behind the last one it asks.
  enter(at, pressed) {
    const began = this.before !== null;
    this.at = at;
    this.spent = 0;
    this.harder = null;
    const ahead = new Set(this.segments.slice(at).map(({ place }) => place));
    this.items.forEach((done, place) => {
      const finished = !ahead.has(place);
      if (finished && !done.finished) this.cues.push({ record: place });
      done.finished = finished;
    });
    if (!this.now) {
      this.ask('effort', pressed);
      return;
    }
    // What comes in time was scheduled ahead.
    const beep = this.now.kind === WORK ? 'start' : began && 'end';
    if (pressed && beep) this.cues.push({ beep });
    this.say('segment', this.now.says);
  }

  pause(why) {
    this.mode = 'paused';
    this.why = why;
    this.say('paused', words.paused);
  }

  goOn() {
    this.mode = 'running';
    this.say('goes-on', words.goes_on);
  }

  press(event) {
    const waits = this.mode === 'paused';
    if (waits && (event === 'pause' || event === 'done')) this.goOn();
    else if (event === 'pause') this.pause('asked');
    else if (event === 'away' && !waits) this.pause('away');
    else if (event === 'done') this.complete(true);
    else if (event === 'skip') {
      this.note(this.soFar, false);
      this.enter(this.at + 1, true);
    } else if (event === 'back') this.back();
    else if (event === 'more' || event === 'less') this.adjust(event === 'more' ? 1 : -1);
    else if (event === 'easier') this.ease(this.easier);
    else if (event === 'pain') {
      this.note(this.soFar, false);
      this.mode = 'pain';
      this.say('pain', words.stopped);
    }
  }

  // Takes something easier back; else goes to the beginning of the segment, or to the one before.
  back() {
    if (!this.harder) {
      this.enter(Math.max(0, this.at - (this.spent < limits.again * 1000 ? 1 : 0)), true);
      return;
    }
    const { segments, at, spent, easier, instead } = this.harder;
    Object.assign(this.items[segments[at].place], { easier, instead });
    this.segments = segments;
    this.enter(at, true);
    this.spent = spent;
  }

  // Another amount than that of the plan was done in the set before.
  adjust(by) {
    const done = this.before && this.doneOf(this.before);
    if (!done || this.now.kind === WORK) return;
    const { paced } = this.before.item;
    const [step, most] = paced === REPS || paced === HOLDS ? [1, 999] : [5, 3600];
    done.amount = Math.min(most, Math.max(0, done.amount + by * step));
    if (this.items[this.before.place].finished) this.cues.push({ record: this.before.place });
    this.cues.push({ show: 'adjusted' });
  }

  // Something easier is done from here on. Rest goes on; work begins with getting ready where the exercise is another.
  ease(item) {
    if (!item) {
      this.say('nothing-easier', words.nothing_easier);
      return;
    }
    const { now, spent, soFar } = this;
    const same = item.drill === now.item.drill;
    if (!same) this.note(soFar, false);
    const done = this.items[now.place];
    const harder = { segments: this.segments, at: this.at, spent, easier: done.easier, instead: done.instead };
    done.easier = true;
    done.instead = this.session.items[now.place].easier.indexOf(item) + 1;
    this.put(item);
    const goesOn = this.now?.place === now.place && this.now.kind === now.kind && (same || now.kind !== WORK);
    this.cues.push({ show: 'eased' });
    if (goesOn) {
      if (now.kind === WORK) this.spent = Math.min(soFar * each(this.now), this.now.seconds) * 1000;
      this.cues.push({ say: item.eased });
    } else {
      this.enter(this.at, true);
    }
    this.harder = harder;
  }

  // Puts another item in the place of one; what is played stays in its set and on its side.
  put(item, now = this.now) {
    const fresh = segmentsOfItem(item, now.place);
    const segments = [], told = new Set();
    for (const old of this.segments) {
      if (old.place !== now.place) segments.push(old);
      else if (!told.has(old.set)) {
        told.add(old.set);
        const set = fresh.filter((segment) => segment.set === old.set);
        if (old.set === now.set) this.at = segments.length + this.putSet(segments, set);
        else segments.push(...set);
      }
    }
    this.segments = segments;
  }

  // Puts the set that is played; returns how far into it the person is.
  putSet(segments, set) {
    const { now } = this;
    const works = set.findIndex(({ kind }) => kind === WORK);
    if (works < 0) return 0;
    const work = set[works];
    if (now.kind === READY || now.kind === REST) {
      const says = set.find(({ kind }) => kind === now.kind)?.says ?? now.says;
      segments.push({ ...now, item: work.item, number: work.number, says }, ...set.slice(works));
      return 0;
    }
    const same = work.item.drill === now.item.drill;
    const kind = same ? now.kind : WORK;
    const found = set.findIndex((segment) => segment.kind === kind && segment.side === now.side);
    const here = found < 0 ? works : found;
    segments.push(...set.slice(0, here));
    const ready = segmentsOfItem(work.item, now.place).find((segment) => segment.kind === READY);
    if (!same && ready) segments.push({ ...ready, set: work.set });
    segments.push(...set.slice(here));
    return here;
  }

  // Leaves out an item, so that going back does not lead to it either.
  drop(place) {
    const before = this.segments.slice(0, this.at).filter((segment) => segment.place === place).length;
    this.segments = this.segments.filter((segment) => segment.place !== place);
    this.at -= before;
  }

  instead(event) {
    const { place } = this.now;
    if (event === 'easier' && !this.otherEasier) this.say('nothing-easier', words.nothing_easier);
    else if (event === 'easier') {
      this.items[place].pain = true;
      this.mode = 'running';
      this.ease(this.otherEasier);
    } else if (event === 'skip' || event === 'done') {
      this.items[place].pain = true;
      this.mode = 'running';
      this.drop(place);
      this.enter(this.at, true);
    } else if (event === 'back') this.goOn();
  }

  ask(question, pressed) {
    if (this.mode !== 'asking' && pressed) this.cues.push({ beep: 'end' });
    this.mode = 'asking';
    this.question = question;
    this.say('asked', words[question]);
  }

  answer(event, answer) {
    const questions = ['effort', 'pain', 'note'];
    const at = questions.indexOf(this.question);
    if (event === 'back' && at > 0) this.ask(questions[at - 1]);
    if (event !== 'answer') return;
    this.whole[this.question] = answer;
    if (at + 1 < questions.length) this.ask(questions[at + 1]);
    else this.end(true);
  }

  // Keeps what was done, also in the middle of an exercise.
  leave() {
    if (this.now) {
      this.note(this.soFar, false);
      if (this.mode === 'pain') {
        const done = this.items[this.now.place];
        done.pain = done.finished = true;
        this.cues.push({ record: this.now.place });
        this.drop(this.now.place);
      }
    }
    this.cues.push(...this.open());
    this.end(false);
  }

  open() {
    const begun = ({ finished, sets, pain }) => !finished && (sets.length > 0 || pain);
    return this.items.flatMap((done, place) => (begun(done) ? [{ record: place }] : []));
  }

  get isEmpty() { return this.items.every(({ sets, pain }) => sets.length === 0 && !pain); }

  end(finished) {
    this.mode = 'over';
    this.whole.finished = finished;
    if (!this.isEmpty) this.cues.push({ record: 'session' });
    this.cues.push({ show: 'over' });
  }
}
