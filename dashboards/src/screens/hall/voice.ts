import type { Language } from '../../i18n/language';

/**
 * The hall's sound: a two-note chime of 0.6 s and a voice of the browser, if it has one of the language. Browsers allow sound
 * only after a gesture, so it is off until then or until the address says `?sound=1` (kiosk browsers may allow it).
 */
export class Voice {
  private audio: AudioContext | null = null;

  constructor(
    private readonly language: Language,
    askedFor: boolean,
  ) {
    if (askedFor) this.turnOn();
  }

  get on(): boolean {
    return this.audio?.state === 'running';
  }

  turnOn(): void {
    this.audio ??= new AudioContext();
    void this.audio.resume().catch(() => undefined);
    // Browsers load their voices when they are first asked for them.
    voices();
  }

  /** Resolves when everything has been said; at once when the sound is off. */
  async announce(sentence: string): Promise<void> {
    if (this.audio?.state !== 'running') return;
    await this.chime(this.audio);
    await this.say(sentence);
  }

  private chime(audio: AudioContext): Promise<void> {
    this.note(audio, 880, 0);
    const last = this.note(audio, 659.25, 0.28);
    return new Promise(resolve => {
      last.onended = () => {
        resolve();
      };
    });
  }

  private note(audio: AudioContext, hertz: number, afterS: number): OscillatorNode {
    const [start, end] = [audio.currentTime + afterS, audio.currentTime + afterS + 0.32];
    const [tone, volume] = [new OscillatorNode(audio, { frequency: hertz }), new GainNode(audio, { gain: 0 })];
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.4, start + 0.015);
    volume.gain.exponentialRampToValueAtTime(0.001, end);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(end);
    return tone;
  }

  private say(sentence: string): Promise<void> {
    const voice = voices().find(({ lang }) => lang.toLowerCase().startsWith(this.language));
    if (voice === undefined) return Promise.resolve();
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.9;
    return new Promise(resolve => {
      const done = () => {
        resolve();
      };
      utterance.onend = done;
      utterance.onerror = done;
      speechSynthesis.speak(utterance);
    });
  }
}

/** None where the browser cannot speak; the chime and the picture remain. */
const voices = (): readonly SpeechSynthesisVoice[] =>
  'speechSynthesis' in globalThis ? speechSynthesis.getVoices() : [];
