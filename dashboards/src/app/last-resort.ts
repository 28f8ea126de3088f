const calmMs = 30_000;
const key = 'opshub.reloaded';

/**
 * A page that fails to draw would keep an old picture that looks alive. So it is loaded again after half a minute; when that
 * did not help, not more often than every ten minutes.
 */
export function reloadAfterFailure(): void {
  let pending = false;
  const failed = () => {
    if (pending) return;
    pending = true;
    const again = performance.timeOrigin - Number(sessionStorage.getItem(key) ?? 0) < 10 * 60_000;
    setTimeout(
      () => {
        sessionStorage.setItem(key, String(performance.timeOrigin));
        location.reload();
      },
      again ? 10 * 60_000 : calmMs,
    );
  };
  addEventListener('error', event => {
    // Only what was thrown: a browser also reports, as errors without one, that a size changed while sizes were measured.
    if (event.error !== null && event.error !== undefined) failed();
  });
  addEventListener('unhandledrejection', failed);
}
