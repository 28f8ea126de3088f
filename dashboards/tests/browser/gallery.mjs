// The gallery: every page in Russian at 1080p, 4K and phone size, as WebP with a page of links: node tests/browser/gallery.mjs [folder]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowsing } from './browsing.mjs';

const folder = process.argv[2] ?? join(import.meta.dirname, '../../../deploy/pictures/gallery');
const sizes = {
  '1080p': { width: 1920, height: 1080 },
  '4k': { width: 3840, height: 2160 },
  phone: { width: 390, height: 844, scale: 2 },
};
const turned = ({ width, height, scale }) => (scale ? { width, height, scale } : { width: height, height: width });

/** name: [what it is, path, stands upright] */
const pages = {
  'company-wall': ['Обзорный экран компании', '/wall/samara'],
  'contact-centre': ['Контакт-центр', '/calls/samara'],
  outages: ['Отключения', '/outages/samara'],
  'office-wall': ['Экран офиса', '/wall/samara/togliatti'],
  'what-if': ['Если бы окон было больше', '/what-if/samara/togliatti?day=2026-11-24&windows=11:00-14:00=%2B2'],
  'company-wall-past': ['Обзорный экран, запись', '/wall/samara?at=2026-11-24T06:32:00Z&speed=60'],
  'hall-screen': ['Экран зала', '/screen/samara/togliatti'],
  'hall-screen-upright': ['Экран зала, вертикальный', '/screen/samara/togliatti', true],
  'window-board': ['Табло окна', '/screen/samara/togliatti/window/3'],
  'window-console': ['Пульт оператора', '/window/samara/togliatti/1'],
  kiosk: ['Терминал', '/kiosk/samara/togliatti', true],
  'ticket-page': ['Талон посетителя', '/t/WAITINGWAITINGWAITIN'],
  booking: ['Запись на приём', '/book/samara'],
  ledger: ['Журнал соблюдения стандарта', '/standard/saratov'],
  requirements: ['Требования стандарта', '/standard/saratov?view=requirements'],
  'appeals-desk': ['Обращения', '/appeals/samara'],
  'appeal-card': ['Карточка обращения', '/appeals/samara?id=a-4101'],
  'alert-inbox': ['Тревоги', '/alerts/samara'],
  administration: ['Стандарты и календари', '/admin?company=samara'],
  start: ['Начальная страница', '/'],
  'sign-in': ['Вход', '/sign-in'],
};

mkdirSync(folder, { recursive: true });
const browsing = await openBrowsing();
for (const [name, [, path, upright]] of Object.entries(pages))
  for (const [size, asked] of Object.entries(sizes)) {
    const { width, height, scale = 1 } = upright ? turned(asked) : asked;
    const visit = await browsing.visit(path, { width, height });
    const devtools = await visit.page.context().newCDPSession(visit.page);
    await devtools.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: scale,
      mobile: false,
    });
    await visit.ready();
    const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
    writeFileSync(join(folder, `${name}-${size}.webp`), Buffer.from(data, 'base64'));
    await visit.close();
  }
await browsing.close();

const links = name => Object.keys(sizes).map(size => `[${size}](${name}-${size}.webp)`);
const rows = Object.entries(pages).map(
  ([name, [title, path]]) => `| ${title} | \`${path.split('?')[0]}\` | ${links(name).join(' | ')} |`,
);
writeFileSync(
  join(folder, 'README.md'),
  `# Every page at three sizes

Invented data of the dashboards' test double; made by \`node tests/browser/gallery.mjs\` in \`dashboards\`.

| page | address | ${Object.keys(sizes).join(' | ')} |
|---|---|${'---|'.repeat(Object.keys(sizes).length)}
${rows.join('\n')}
`,
);
