/** Zones that companies in Russia live by. */
const zones = [
  'Europe/Kaliningrad',
  'Europe/Moscow',
  'Europe/Samara',
  'Europe/Saratov',
  'Asia/Yekaterinburg',
  'Asia/Omsk',
  'Asia/Novosibirsk',
  'Asia/Krasnoyarsk',
  'Asia/Irkutsk',
  'Asia/Yakutsk',
  'Asia/Vladivostok',
  'Asia/Magadan',
  'Asia/Kamchatka',
];

/** Choices of zones, the known one among them whatever it is. */
export const zonesWith = (known: string): readonly (readonly [string, string])[] =>
  [...new Set([...zones, known])].map(zone => [
    zone,
    `${zone.replace(/^.*\//u, '').replaceAll('_', ' ')}, ${offset(zone)}`,
  ]);

/** UTC+4, as it is now. */
function offset(zone: string): string {
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(0);
    return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone).replace('GMT', 'UTC');
  } catch {
    // Going on is safe: an old browser may not know a zone, its name says enough.
    return zone;
  }
}
