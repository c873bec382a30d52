
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
  start.status.textContent = text;
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

// Whether a file can be shared from this page.
function canShare() {
  try {
    return navigator.canShare({ files: [journalFile()] });
  } catch {
    return false;
  }
}

const minutes = (session) => `${Math.ceil(session.seconds / 60)} min`;

// What today is, and the session that is offered first.
function offer(isDone) {
  const day = today(), last = firstDay + block.days.length - 1;
  const next = all.find((one) => one.day > day);
  const then = next ? ` Next: ${sessionAt(next.at).shown} on ${dayInWords(next.day)}.` : '';
  if (day < firstDay) return { says: `Your plan begins on ${dayInWords(firstDay)}.`, one: all[0] };
  if (day > last) return { says: `Your plan ended on ${dayInWords(last)}.`, one: all.at(-1) };
  const sessions = on(day);
  const open = sessions.find((one) => !isDone(one));
  if (open) return { says: dayInWords(day), one: open, due: true };
  if (sessions.length > 0) return { says: `Done for today.${then}`, one: next ?? sessions[0] };
  return { says: `Today is a day of rest.${then}`, one: next ?? all.at(-1) };
}

const start = {
  place: document.getElementById('player'),
  status: make('p', { role: 'status', class: 'status' }),

  draw(focus) {
    const isDone = journal.done();
    const { says, one, due } = offer(isDone);
    this.one ??= one;
    const chosen = this.one;
    const session = sessionAt(chosen.at);
    const kept = new Kept(chosen);
    const begun = kept.isBegun;
    const isToday = chosen.day === today();
    const when = isToday ? '' : ` of ${dayInWords(chosen.day, false)}`;
    const label = make('span', { class: 'label' }, begun ? 'Go on' : 'Start');
    const what = make('span', { class: 'what' }, `${session.shown}${when}, ${minutes(session)}`);
    this.button = make('button', { type: 'button', class: due && isToday ? 'start' : 'start later', onclick: () => this.play(kept) }, label, what);
    const goesOn = begun ? [
      make('p', {}, `Goes on where you stopped: ${doneOf(kept.earlier)} of ${counted(session.items.length, 'exercise')} done.`),
      button('From the start', () => { kept.anew(); this.play(kept); }),
    ] : [];
    this.place.replaceChildren(
      make('h2', {}, 'Do it with a clock'), make('p', { class: 'day' }, says), ...this.morning(),
      this.button, ...goesOn, this.choice(isDone), this.switches(), this.saving(), this.status,
    );
    this.place.hidden = false;
    if (focus) this.button.focus();
  },

  play(kept) {
    ears.wake();
    tell('');
    const done = () => {
      this.one = undefined;
      this.draw(true);
    };
    new Stage(this.one, kept, done).open();
  },

  // Every session of the plan, week by week.
  choice(isDone) {
    const choose = make('select', { id: 'choose', onchange: ({ target }) => { this.one = all[target.value]; this.draw(); this.place.querySelector('select').focus(); } });
    let week = null;
    all.forEach((one, at) => {
      const number = Math.floor((one.day - firstDay) / 7) + 1;
      if (week?.label !== `Week ${number}`) {
        week = make('optgroup', { label: `Week ${number}` });
        choose.append(week);
      }
      const tick = isDone(one) ? ' ✔' : '';
      week.append(make('option', { value: at, selected: one === this.one }, `${dayInWords(one.day, false)}: ${sessionAt(one.at).shown}${tick}`));
    });
    return make('p', { class: 'choice' }, make('label', { for: 'choose' }, 'Which session'), choose);
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
    return make('p', { class: 'switches' }, box('speaks', 'Voice'), box('sound', 'Sounds'));
  },

  // How the back is on the morning after, where it is to be asked.
  morning() {
    const day = journal.asks();
    if (day === null) return [];
    const asked = `How was your back on the morning after ${dayInWords(day).split(' ')[0]}?`;
    const answer = (pain) => {
      journal.keep('next-day', { date: dateOf(day), days: today() - day, pain });
      this.draw(true);
      tell(isMuch(pain) ? `Noted: ${pain} of 10. ${words.pain_rule}` : `Noted: ${pain} of 10.`);
    };
    return [make('div', { class: 'morning', role: 'group', 'aria-label': asked }, make('p', {}, asked), scale(['no pain', 'worst pain'], answer))];
  },

  // The journal, as far as there is one.
  saving() {
    const lines = journal.lines().length;
    const buttons = lines > 0 ? [
      button('Save the journal', saveJournal),
      canShare() ? button('Share the journal', shareJournal) : null,
      location.protocol.startsWith('http') ? button('Send to the computer', sendJournal) : null,
    ] : [];
    const kept = lines > 0 ? `What you did stays on this phone: ${counted(lines, 'line')}.` : 'What you do is noted here, and stays on this phone.';
    return make('div', { class: 'saving' }, make('p', {}, store.refused ? NOT_KEPT : kept), ...buttons);
  },
};

ears.speaks = store.get('speaks') !== 'off';
ears.sound = store.get('sound') !== 'off';
start.draw();
