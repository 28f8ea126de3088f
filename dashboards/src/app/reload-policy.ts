const nightStartHour = 3;
const nightMinutes = 60;

/**
 * Whether a page should reload now to take a new version: at night, between 03:00 and 04:00 of the device, and each page at
 * its own minute, so that not every screen asks in the same second.
 * @param loaded The version the page first met, null while unknown. @param running The newest version heard of.
 * @param share Of the page, uniform in [0, 1).
 */
export function shouldReload(loaded: string | null, running: string | null, deviceTime: Date, share: number): boolean {
  if (loaded === null || running === null || loaded === running) return false;
  const minuteOfNight = (deviceTime.getHours() - nightStartHour) * 60 + deviceTime.getMinutes();
  return minuteOfNight >= Math.floor(share * (nightMinutes - 5)) && minuteOfNight < nightMinutes;
}
