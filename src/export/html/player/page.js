
// What stands on the page: today's session with a large button, others to choose, the morning after, and the journal.

function saveJournal() {
  const file = journalFile();
  const link = make('a', { href: URL.createObjectURL(file), download: file.name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  tell(`Saved as ${file.name}, ${counted(journal.lines().length, 'line')}. On the computer: backplan log merge ${file.name}`);
}

function tell(text) {
  for (const place of document.querySelectorAll('#player .status')) place.textContent = text;
}

async function shareJournal() {
  try {
    await navigator.share({ files: [journalFile()] });
    tell('Shared.');
  } catch (error) {
    if (error.name !== 'AbortError') tell(`Not shared: ${error.message}`);
  }
}

async function sendJournal() {
  tell('Sending…');
  try {
    const answer = await send();
    tell(`Sent to the computer. ${answer}`);
  } catch (error) {
    tell(`Not sent: ${error.message}. Save the journal instead.`);
  }
}

function canShare() {
  try {
    return navigator.canShare({ files: [journalFile()] });
  } catch {
    return false;
  }
}

const hands = () => [
  location.protocol.startsWith('http') && button('Send to the computer', sendJournal),
  button('Save the journal', saveJournal),
  canShare() && button('Share the journal', shareJournal),
];

// Days around today in which what was begun is gone on with.
const WEEK = 7;

// What today is, and the session that is offered: one of today that is not done, or one that was begun.
function offer(isDone) {
  const day = today(), last = firstDay + block.days.length - 1;
  const sessions = on(day), open = sessions.find((one) => !isDone(one));
  const begun = all.filter((one) => Math.abs(one.day - day) <= WEEK && new Kept(one).isBegun);
  const one = begun.find((one) => one.day === day) ?? open ?? begun.at(-1);
  const next = all.find((one) => one.day > day);
  const then = next ? ` Next: ${sessionAt(next.at).shown} on ${dayInWords(next.day)}.` : '';
  let says = sessions.length > 0 ? `Done for today.${then}` : `A day of rest.${then}`;
  if (open) says = dayInWords(day);
  else if (day < firstDay) says = `Your plan begins on ${dayInWords(firstDay)}.`;
  else if (day > last) says = `This plan ended on ${dayInWords(last)}: ask for the next one, or make it with backplan.`;
  return { says, one, chosen: one ?? next ?? all.at(-1) };
}

const start = {
  place: document.getElementById('player'),
  status: make('p', { role: 'status', class: 'status' }),

  draw(focus) {
    this.day = today();
    const isDone = journal.done(), severe = journal.severe();
    const { says, one, chosen } = offer(isDone);
    const first = severe ? this.stops(severe) : [make('p', { class: 'day', tabindex: '-1' }, says)];
    this.place.replaceChildren(
      make('h2', {}, 'Do it with a clock'), ...first, ...this.morning(), ...(one && !severe ? this.starts(one, true) : []),
      this.choice(isDone, chosen), this.switches(), this.saving(), this.status,
    );
    this.place.hidden = false;
    if (focus) (this.place.querySelector('.start') ?? first[0]).focus();
  },

  // Pain so strong that no session is offered; an answer that was given by mistake can be changed.
  stops(record) {
    const change = button(MEND, () => change.replaceWith(scale(PAIN, (pain) => {
      journal.correct(record, pain);
      this.noted(pain);
    })));
    return [...severeOf(record), change];
  },

  noted(pain) {
    this.draw(true);
    tell(`Noted: ${pain} of 10.${isMuch(pain) && !isSevere(pain) ? ` ${words.pain_rule}` : ''}`);
  },

  starts(one, first) {
    const session = sessionAt(one.at), kept = new Kept(one);
    const begun = kept.isBegun;
    const when = one.day === today() ? '' : ` of ${dayInWords(one.day, false)}`;
    const play = () => {
      ears.wake();
      tell('');
      new Stage(one, kept, () => this.draw(true)).open();
    };
    const label = make('span', { class: 'label' }, begun ? 'Go on' : 'Start');
    const what = make('span', { class: 'what' }, ` ${session.shown}${when}, ${Math.ceil(session.seconds / 60)} min`);
    const starts = make('button', { type: 'button', class: first ? 'start' : 'later', onclick: play }, label, what);
    return begun ? [
      starts,
      make('p', {}, `Goes on where you stopped: ${doneOf(kept.earlier)} of ${counted(session.items.length, 'exercise')} done.`),
      button('From the start', () => { kept.anew(); play(); }),
    ] : [starts];
  },

  choice(isDone, chosen) {
    const place = make('div');
    const show = (one) => put(place, ...this.starts(one, false));
    const choose = make('select', { id: 'choose', onchange: ({ target }) => show(all[target.value]) });
    let week = null;
    all.forEach((one, at) => {
      const number = Math.floor((one.day - firstDay) / 7) + 1;
      if (week?.label !== `Week ${number}`) {
        week = make('optgroup', { label: `Week ${number}` });
        choose.append(week);
      }
      const tick = isDone(one) ? ' ✔' : '';
      week.append(make('option', { value: at, selected: one === chosen }, `${dayInWords(one.day, false)}: ${sessionAt(one.at).shown}${tick}`));
    });
    show(chosen);
    return make('details', { class: 'choice' }, make('summary', {}, 'Another session'), make('label', { for: 'choose' }, 'Which session'), choose, place);
  },

  // Voice and sounds, each on or off, as it was left.
  switches() {
    const box = (what, label) => make('label', {}, make('input', {
      type: 'checkbox',
      checked: ears[what],
      onchange: ({ target }) => {
        ears[what] = target.checked;
        store.set(what, target.checked ? 'on' : 'off');
        ears.still();
      },
    }), label);
    return make('p', { class: 'switches' }, box('speaks', 'Voice'), box('sound', 'Sounds'),
      make('small', { class: 'keys' }, 'Keys: space pauses, → skips, ← goes back, e easier, p pain, h how, q leaves.'));
  },

  // How the back is on the morning after, where it is to be asked.
  morning() {
    const day = journal.asks();
    if (day === null) return [];
    const asked = `How was your back on the morning after ${dayInWords(day).split(' ')[0]}?`;
    const answer = (pain) => {
      journal.keep('next-day', { date: dateOf(day), days: today() - day, pain });
      this.noted(pain);
    };
    return [make('div', { class: 'morning', role: 'group', 'aria-label': asked }, make('p', {}, asked), scale(PAIN, answer))];
  },

  saving() {
    const lines = journal.lines().length;
    const kept = lines > 0 ? `What you did stays on this phone: ${counted(lines, 'line')}.` : 'What you do is noted here, and stays on this phone.';
    return make('div', { class: 'saving' }, make('p', {}, store.refused ? NOT_KEPT : kept), ...(lines > 0 ? hands() : []));
  },
};

ears.speaks = store.get('speaks') !== 'off';
ears.sound = store.get('sound') !== 'off';
start.draw();
// Who comes back on another day finds that day.
document.addEventListener('visibilitychange', () => start.day === today() || document.querySelector('.stage') || start.draw());
