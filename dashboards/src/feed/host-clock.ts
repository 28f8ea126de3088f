/** Time and chance as the host gives them; the only file that asks for them. */
export interface HostClock {
  /** Milliseconds that only grow, whatever is done to the device's clock. */
  nowMs(): number;
  /** The device's own wall clock; only for what happens on the device (a reload at night), never for waits. */
  deviceTime(): Date;
  /** Uniform in [0, 1). */
  random(): number;
  /** Resolves after `ms`, or at once when the signal is aborted. */
  delay(ms: number, signal: AbortSignal): Promise<void>;
}

export const browserClock: HostClock = {
  nowMs: () => performance.now(),
  deviceTime: () => new Date(),
  random: () => Math.random(),
  delay: (ms, signal) =>
    new Promise(resolve => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done);
    }),
};
