import type { AlertCell } from './cells';

/** Again after so long, until somebody accepts (design: sound). */
const againMs = 60_000;

/** What the bell does next: pure, so that sound and picture can be tested to say the same. */
export class Bell {
  private readonly announced = new Map<string, number>();

  /** Alerts to announce now: those never announced since they fired, and those still nobody's after a minute. */
  due(ringing: readonly AlertCell[], nowMs: number): readonly AlertCell[] {
    const keys = new Set(ringing.map(alert => id(alert)));
    for (const key of this.announced.keys()) if (!keys.has(key)) this.announced.delete(key);
    const due = ringing.filter(alert => nowMs - (this.announced.get(id(alert)) ?? -Infinity) >= againMs);
    for (const alert of due) this.announced.set(id(alert), nowMs);
    return due;
  }
}

const id = ({ key, firedAt }: AlertCell): string => `${key} ${firedAt}`;

/** One tone of 0.3 s; silence where the browser has no sound or does not let the page make any. */
export async function ring(): Promise<void> {
  try {
    const context = new AudioContext();
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = 880;
    volume.gain.setValueAtTime(0.25, context.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + 0.3);
    tone.connect(volume).connect(context.destination);
    tone.start();
    tone.stop(context.currentTime + 0.3);
    await new Promise(resolve => (tone.onended = resolve));
    await context.close();
  } catch {
    // no sound: the picture says the same
  }
}

/** A notification that takes the place of the same alert's last one. Nothing where the person has not allowed it. */
export function notify(title: string, body: string, key: string): void {
  try {
    if (Notification.permission === 'granted') new Notification(title, { body, tag: key });
  } catch {
    // a phone's browser may know the permission and no constructor
  }
}

/** Asks once, by a press of a person; whether notifications will be shown. */
export async function allowNotifications(): Promise<boolean> {
  try {
    return (await Notification.requestPermission()) === 'granted';
  } catch {
    return false;
  }
}
