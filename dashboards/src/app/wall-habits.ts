const shiftEveryMs = 15 * 60_000;
const pointerMs = 3_000;
const steps = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
] as const;

/** What every page on a wall does: moves by four pixels every quarter of an hour against burn-in, and hides an idle pointer. */
export function wallHabits(root: HTMLElement): void {
  let step = 0;
  setInterval(() => {
    const [x, y] = steps[++step % steps.length] ?? [0, 0];
    root.style.translate = `${x}px ${y}px`;
  }, shiftEveryMs);

  let idle: ReturnType<typeof setTimeout> | undefined;
  addEventListener('pointermove', () => {
    root.classList.add('pointer');
    clearTimeout(idle);
    idle = setTimeout(() => {
      root.classList.remove('pointer');
    }, pointerMs);
  });
}
