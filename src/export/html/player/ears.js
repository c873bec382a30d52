
// What is heard: three sounds, as src/cli/command/start/ears/wave.rs makes them, and a voice. Sounds are handed to the audio clock ahead of
// their time, so that they are not late when the page is.

const SOUNDS = {
  start: [[880, 0.35]],
  count: [[660, 0.1]],
  end: [[660, 0.18], [440, 0.28]],
};
const LOUD = 0.5;
// Seconds in which a tone comes and goes, so that it does not click.
const FADE = 0.008;

const ears = {
  context: null,
  planned: [],
  sound: true,
  speaks: true,
  voice: null,

  // Phones let a page sound and speak from the first touch on.
  wake() {
    try {
      this.context ??= new AudioContext();
      this.context.resume();
    } catch { /* No sound on this phone: it is seen. */ }
    try {
      this.choose();
      // Some browsers bring their voices later.
      speechSynthesis.onvoiceschanged = () => this.choose();
      speechSynthesis.speak(new SpeechSynthesisUtterance(''));
    } catch { /* No voice: what is said is seen as well. */ }
  },

  // The voice of the page's language; one that is on the phone, if there is one.
  choose() {
    const language = document.documentElement.lang || 'en';
    const fits = speechSynthesis.getVoices().filter(({ lang }) => lang.toLowerCase().replace('_', '-').startsWith(language));
    this.voice = fits.find((voice) => voice.localService && voice.default) ?? fits.find((voice) => voice.localService) ?? fits[0] ?? null;
  },

  say(words) {
    if (!this.speaks) return;
    try {
      if (speechSynthesis.speaking || speechSynthesis.pending) speechSynthesis.cancel();
      // Some browsers drop what nobody holds.
      this.utterance = new SpeechSynthesisUtterance(words);
      this.utterance.lang = this.voice?.lang ?? (document.documentElement.lang || 'en');
      if (this.voice) this.utterance.voice = this.voice;
      speechSynthesis.speak(this.utterance);
    } catch { /* As above. */ }
  },

  beep(beep, after = 0) {
    if (!this.sound || !this.context) return;
    let at = this.context.currentTime + after / 1000;
    for (const [hertz, seconds] of SOUNDS[beep]) {
      const tone = this.context.createOscillator(), gain = this.context.createGain();
      tone.frequency.value = hertz;
      gain.gain.setValueAtTime(0, at);
      gain.gain.linearRampToValueAtTime(LOUD, at + FADE);
      gain.gain.setValueAtTime(LOUD, at + seconds - FADE);
      gain.gain.linearRampToValueAtTime(0, at + seconds);
      tone.connect(gain).connect(this.context.destination);
      tone.start(at);
      tone.stop(at + seconds);
      this.planned.push({ tone, gain, at });
      at += seconds;
    }
  },

  // Plans the sounds that come, in the place of those that were to come.
  plan(beeps) {
    const now = this.context?.currentTime ?? 0;
    for (const { gain, tone, at } of this.planned) {
      // What sounds now sounds to its end.
      if (at <= now + 0.05) continue;
      gain.disconnect();
      tone.stop();
    }
    this.planned = [];
    for (const { beep, after } of beeps) this.beep(beep, after);
  },

  still() {
    this.plan([]);
    try {
      speechSynthesis.cancel();
    } catch { /* As above. */ }
  },
};

// The screen stays on while a session is played, where the phone grants it.
const light = {
  lock: null,
  async on() {
    try {
      if (!this.lock || this.lock.released) this.lock = await navigator.wakeLock.request('screen');
    } catch {
      this.lock = null;
    }
  },
  off() {
    this.lock?.release().catch(() => {});
    this.lock = null;
  },
};
