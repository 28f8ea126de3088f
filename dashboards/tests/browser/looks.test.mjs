import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromiumPath } from './browser.mjs';
import { faultsOfText } from './look.mjs';
import { openBrowsing } from './browsing.mjs';

const sizes = { wide: [1920, 1080], huge: [3840, 2160], laptop: [1440, 900], hand: [390, 844], upright: [1080, 1920] };
const walls =
  'calm storm onebreach empty loading overfull disaster simulated lines vladimir khges counted lost forbidden alarmed';
const screens = 'calm storm empty closed bare simulated vladimir stale loading forbidden';

const centres = 'calm empty lines overfull simulated loading forbidden';

const ledgers = 'saratov calm empty overfull loading';

/** Every page and the sizes it is looked at; the first one is also checked for accessibility. */
const pages = [
  ['/wall/samara', 'wide hand huge laptop'],
  ['/wall/samara?lang=en&theme=light', 'hand wide'],
  ['/wall/samara?at=2026-11-24T06:32:00Z&speed=60', 'wide hand huge laptop'],
  ['/wall/samara/x?at=2026-11-24T06:32:00Z&speed=0&lang=en&theme=light', 'wide hand'],
  ['/screen/samara/x?at=2026-11-24T06:32:00Z', 'wide upright hand'],
  ['/calls/samara?at=2026-11-24T06:32:00Z&speed=10', 'wide hand'],
  ['/wall/samara?at=2025-11-24T06:32:00Z', 'wide hand'],
  ...walls.split(' ').map(company => [`/wall/${company}`, 'wide hand']),
  ['/calls/samara', 'wide hand huge laptop'],
  ['/calls/samara?lang=en&theme=light', 'wide hand'],
  ...centres.split(' ').map(company => [`/calls/${company}`, 'wide hand']),
  ['/outages/samara', 'wide hand huge laptop'],
  ['/outages/samara?id=inc-1041', 'wide hand laptop'],
  ['/outages/samara?phase=ahead&lang=en&theme=dark', 'hand wide'],
  ['/outages/samara?at=2026-11-24T06:32:00Z', 'wide hand'],
  ...'calm empty overfull simulated loading forbidden'.split(' ').map(company => [`/outages/${company}`, 'wide hand']),
  ['/screen/samara/x', 'wide upright hand huge laptop'],
  ['/screen/samara/x?lang=en&theme=dark', 'upright wide hand'],
  ...screens.split(' ').map(company => [`/screen/${company}/x`, 'wide upright hand']),
  ...ledgers.split(' ').map(company => [`/standard/${company}`, 'laptop wide hand']),
  ['/standard/saratov?lang=en&theme=dark', 'hand laptop'],
  ['/standard/saratov?view=requirements', 'laptop hand'],
  ['/appeals/samara', 'wide hand huge laptop'],
  ['/appeals/samara?id=a-4101', 'wide hand laptop'],
  ['/appeals/samara?id=a-4152', 'laptop hand'],
  ['/appeals/samara?id=a-4118&lang=en&theme=dark', 'hand wide'],
  ['/appeals/samara?form=register', 'wide hand laptop'],
  ['/appeals/samara?form=receive&lang=en&theme=dark', 'hand wide'],
  ...'empty loading overfull'.split(' ').map(company => [`/appeals/${company}`, 'wide hand']),
  ['/journey/samara?call=7001', 'wide hand laptop'],
  ['/journey/samara?customer=years&lang=en&theme=dark', 'hand wide'],
  ['/journey/samara?customer=erased', 'wide hand'],
  ['/journey/samara', 'hand wide'],
  ['/window/samara/x/1', 'laptop wide huge hand'],
  ['/window/late/x/1?lang=en&theme=dark', 'laptop hand'],
  ...'calm waits called away closed bare alarm'.split(' ').map(company => [`/window/${company}/x/1`, 'laptop hand']),
  ['/wall/samara/x', 'wide hand huge laptop'],
  ['/wall/samara/x?lang=en&theme=light', 'wide hand'],
  ...'storm calm empty simulated'.split(' ').map(company => [`/wall/${company}/x`, 'wide hand']),
  ...[1, 3, 8, 9, 10].map(window => [`/screen/samara/x/window/${window}`, 'wide hand']),
  ['/screen/closed/x/window/3?lang=en&theme=dark', 'wide upright'],
  ['/screen/broken/x/window/10', 'wide upright hand'],
  ['/screen/broken/x/window/10?lang=en&theme=dark', 'wide'],
  ['/kiosk/samara/x', 'upright wide'],
  ['/kiosk/storm/x?lang=en&theme=dark', 'upright wide'],
  ['/kiosk/closed/x', 'upright wide'],
  ...'WAITINGWAITINGWAITIN NEXTNEXTNEXTNEXTNEXT CALLEDCALLEDCALLEDCA PARKEDPARKEDPARKEDPA SERVEDSERVEDSERVEDSE'
    .split(' ')
    .map(code => [`/t/${code}`, 'hand laptop']),
  ['/admin?company=samara', 'laptop wide hand'],
  ['/admin?company=khges&lang=en&theme=dark', 'hand laptop'],
  ['/admin?tab=calendars', 'laptop hand'],
  ['/admin?tab=alerts&company=samara', 'laptop wide hand'],
  ['/admin?tab=keys', 'laptop hand'],
  ['/admin?tab=keys&lang=en&theme=dark', 'hand'],
  ['/admin?tab=alerts&company=khges&lang=en&theme=dark', 'hand laptop'],
  ['/alerts/samara', 'hand wide laptop'],
  ['/alerts/samara?lang=en&theme=dark', 'hand wide'],
  ...'empty loading overfull'.split(' ').map(company => [`/alerts/${company}`, 'hand wide']),
  ['/notices/samara', 'wide hand laptop'],
  ['/notices/samara?id=interruption-began:channel:personal-account:r-1', 'wide hand'],
  ['/notices/saratov?id=interruption-began:channel:personal-account:r-1&lang=en&theme=dark', 'hand wide'],
  ['/notices/samara?form=interruption', 'wide hand'],
  ['/notices/samara?form=notice', 'wide hand'],
  ['/notices/samara?form=notice&lang=en&theme=dark', 'hand wide'],
  ['/notices/empty', 'hand wide'],
  ['/book/samara', 'hand laptop wide'],
  ['/book/samara?lang=en&theme=dark', 'hand laptop'],
  ['/book/samara?office=s3&code=KNOWNKNOWNKN', 'hand laptop'],
  ['/book/empty', 'hand'],
  ['/book/loading', 'hand'],
  ['/what-if/samara/togliatti?day=2026-11-24&windows=11:00-14:00=%2B2', 'wide hand huge laptop'],
  [
    '/what-if/storm/x?day=2026-11-24&windows=09:00-10:30=%2B1,11:00-14:00=%2B2,16:00-17:00=-1&lang=en&theme=dark',
    'hand wide',
  ],
  ['/what-if/samara/x', 'wide hand'],
  ['/', 'laptop hand'],
  ['/?theme=dark&lang=en', 'hand laptop'],
  ['/account', 'laptop hand'],
  ['/account?lang=en&theme=dark', 'hand laptop'],
  ['/sign-in', 'laptop hand'],
  ['/sign-in?lang=en&theme=dark', 'hand laptop'],
  ['/nowhere', 'hand'],
];

describe('Every page', { concurrency: 2, skip: chromiumPath() === null && 'no Chromium on this machine' }, () => {
  let browsing;
  before(async () => (browsing = await openBrowsing()));
  after(() => browsing?.close());

  for (const [path, looked] of pages) {
    it(`${path} (${looked}) cuts no text, keeps the policy and can be read by everybody`, async () => {
      const [first, ...others] = looked.split(' ');
      const visit = await browsing.visit(path, { width: sizes[first][0], height: sizes[first][1] });
      await visit.ready();
      const faults = [...(await visit.page.evaluate(faultsOfText)), ...(await visit.axe())];
      for (const size of others) {
        await visit.page.setViewportSize({ width: sizes[size][0], height: sizes[size][1] });
        await visit.ready();
        faults.push(...(await visit.page.evaluate(faultsOfText)).map(fault => `${size}: ${fault}`));
      }

      assert.deepEqual([...faults, ...(await visit.violations()), ...visit.complaints], []);
      await visit.close();
    });
  }

  for (const path of ['/wall/forbidden', '/screen/forbidden/x', '/wall/loading']) {
    it(`${path} has its one sentence in the middle`, async () => {
      const visit = await browsing.visit(path, { width: 1920, height: 1080 });
      await visit.ready();
      const middles = await visit.page.locator('.notice > *').evaluateAll(all =>
        all.map(each => {
          const { left, right } = each.getBoundingClientRect();
          return Math.round((left + right) / 2);
        }),
      );

      assert.ok(middles.length > 0);
      assert.deepEqual(new Set(middles), new Set([960]));
      await visit.close();
    });
  }

  it('of a ledger opens a norm to its offices and cases, and cuts no text', async () => {
    const visit = await browsing.visit('/standard/saratov', { width: 1440, height: 900 });
    await visit.ready();
    await visit.page.locator('tr.risk button').first().click();
    await visit.page.locator('.cases li').first().waitFor();

    assert.match(await visit.text('.detail h3'), /сначала худшие/);
    assert.match(await visit.text('.subjects li'), /ЦОК Балаково/);
    assert.deepEqual([...(await visit.page.evaluate(faultsOfText)), ...(await visit.axe())], []);
    await visit.page.setViewportSize({ width: 390, height: 844 });
    assert.deepEqual([...(await visit.page.evaluate(faultsOfText)), ...(await visit.violations())], []);
    await visit.close();
  });

  it('of administration shows what a version changes and what a recount moved, and cuts no text', async () => {
    const visit = await browsing.visit('/admin?company=samara', { width: 1440, height: 900 });
    await visit.ready();
    await visit.page.getByRole('button', { name: 'Что меняет' }).first().click();
    await visit.page.getByRole('button', { name: 'Ввести в действие…' }).click();
    await visit.page.getByRole('button', { name: 'Что сдвинулось' }).click();
    await visit.page.locator('admin-recounts tbody tr').first().waitFor();

    assert.match(await visit.text('.changes'), /был 3 рабочих дня, станет 5 рабочих дней/);
    assert.match(await visit.text('.chips [aria-pressed=true]'), /^Самараэнерго$/);
    assert.deepEqual([...(await visit.page.evaluate(faultsOfText)), ...(await visit.axe())], []);
    await visit.page.setViewportSize({ width: 390, height: 844 });
    assert.deepEqual([...(await visit.page.evaluate(faultsOfText)), ...(await visit.violations())], []);
    await visit.close();
  });

  it('of rotas says who is on duty in the next days, opens a form, and cuts no text', async () => {
    const visit = await browsing.visit('/admin?tab=alerts&company=samara', { width: 1440, height: 900 });
    await visit.ready();
    const rotas = visit.page.locator('admin-rotas');
    await rotas.getByRole('button', { name: 'Кто дежурит 14 дней' }).click();
    await rotas.locator('.duty tbody tr').nth(13).waitFor();

    assert.match(
      await visit.text('admin-rotas .duty .is-risk'),
      /Ступень 1: 64 ч без дежурного – сб 28\.11 08:00–24:00/,
    );
    assert.match(await visit.text('admin-rotas .duty .is-risk'), /ещё 1 раз\. Узнает Начальник обслуживания/);
    await rotas.locator('.rota > .buttons').getByRole('button', { name: 'Изменить' }).click();
    await rotas.getByRole('button', { name: 'Добавить смену' }).first().click();
    await rotas.getByRole('button', { name: 'Изменить: Начальник' }).click();
    await rotas.locator('.contact-form').waitFor();
    assert.equal(await rotas.locator('.rota-form').count(), 0);
    const contactFaults = [...(await visit.page.evaluate(faultsOfText)), ...(await visit.axe())];
    await rotas.locator('.rota > .buttons').getByRole('button', { name: 'Изменить' }).click();
    await rotas.locator('.rota-form').waitFor();
    assert.deepEqual([...contactFaults, ...(await visit.page.evaluate(faultsOfText)), ...(await visit.axe())], []);
    await visit.page.setViewportSize({ width: 390, height: 844 });
    assert.deepEqual([...(await visit.page.evaluate(faultsOfText)), ...(await visit.violations())], []);
    await visit.close();
  });

  it('of a ledger puts trouble first and shows one state at a time', async () => {
    const visit = await browsing.visit('/standard/saratov', { width: 1440, height: 900 });
    await visit.ready();
    const states = await visit.page.locator('tbody tr').evaluateAll(all => all.map(row => row.className));
    await visit.page
      .locator('.chip', { hasText: 'Нет данных' })
      .or(visit.page.locator('.chip', { hasText: 'нет данных' }))
      .first()
      .click();

    assert.deepEqual(states.slice(0, 4), ['breach', 'breach', 'risk', 'risk']);
    assert.match(await visit.text('.voices'), /Готовность рекомендовать, NPS\s+34 212 ответов/);
    assert.match(await visit.text('.voices'), /FCR\s+нет данных/);
    assert.ok(states.lastIndexOf('nodata') < states.indexOf('met'));
    assert.equal(await visit.page.locator('tbody tr:not(.nodata)').count(), 0);
    await visit.close();
  });

  for (const [company, sentence] of [
    ['forbidden', /нет права на эту страницу/],
    ['nobody', /сервер не знает/],
  ])
    it(`of a desk that is refused says why: ${company}`, async () => {
      // the browser itself complains of an answer that is a refusal, so complaints are not looked at
      const visit = await browsing.visit(`/appeals/${company}`, { width: 390, height: 844 });
      await visit.ready();

      assert.match(await visit.text('.notice'), sentence);
      assert.deepEqual([...(await visit.page.evaluate(faultsOfText)), ...(await visit.axe())], []);
      await visit.close();
    });

  it('of a desk that has lost its server keeps the list, greys it and tells its age', async () => {
    const visit = await browsing.visit('/appeals/samara', { clock: true });
    await visit.ready();
    await visit.double.close();
    await visit.page.clock.runFor(40_000);
    await visit.page.locator('.desk.old').waitFor();

    assert.match(await visit.text('.live'), /данные \d+ с назад/);
    assert.equal(await visit.page.locator('.desk tbody tr').count(), 10);
    assert.deepEqual([...(await visit.page.evaluate(faultsOfText)), ...(await visit.axe())], []);
    await visit.close();
  });

  it('of a desk finds by bucket, opens an appeal, goes back, and keeps all that in the address', async () => {
    const visit = await browsing.visit('/appeals/samara');
    await visit.ready();
    await visit.page.locator('.chip', { hasText: 'Просрочены' }).click();
    await visit.page.locator('.desk tbody tr').nth(2).waitFor({ state: 'detached' });
    await visit.page.locator('.desk tbody a').first().click();
    await visit.page.locator('.card .steps li').first().waitFor();

    assert.equal(new URL(visit.page.url()).search, '?bucket=overdue&id=a-4101');
    assert.match(await visit.text('.card .steps'), /п\. 7\.4: 3 раб\. дн\./);
    await visit.page.goBack();
    await visit.page.locator('.card').waitFor({ state: 'detached' });
    assert.equal(await visit.page.locator('.desk tbody tr').count(), 2);
    await visit.close();
  });

  it('of an appeal tells how often its customer has come, in the order of time, and leads to what was before', async () => {
    const visit = await browsing.visit('/appeals/samara?id=a-4101');
    await visit.page.locator('.journey li').nth(7).waitFor();

    assert.match(await visit.text('.journey h3'), /За 30 дней обращались 4 раза/);
    const days = await visit.page.locator('.journey time').allTextContents();
    assert.deepEqual(
      days.map(day => day.slice(0, 2)),
      ['09', '10', '11', '12', '14', '15', '17', '27'],
    );
    assert.match(await visit.text('.journey li:nth-child(1)'), /Тольяттинское · закрыто, потом обратились снова/);
    assert.match(await visit.text('.journey li:nth-child(7)'), /это обращение/);
    await visit.page.locator('.journey a').first().click();
    assert.equal(new URL(visit.page.url()).search, '?id=a-4010');
    await visit.close();
  });

  it('of an appeal is whole for whoever may not see the other contacts', async () => {
    const visit = await browsing.visit('/appeals/samara?id=a-4120');
    await visit.page.locator('.indicators').waitFor();
    await visit.page.locator('.card .history li').first().waitFor();

    assert.equal(await visit.page.locator('.journey').count(), 0);
    await visit.close();
  });

  it('of a wall that has lost its server is grey, tells since when, and cuts no text', async () => {
    const visit = await browsing.visit('/wall/samara', { clock: true });
    await visit.ready();
    await visit.double.close();
    await visit.page.clock.runFor(40_000);
    await visit.page.locator('.tile.stale').first().waitFor();

    assert.match(await visit.text('header'), /37 нет данных/);
    assert.match(await visit.text('.live'), /нет связи с 10:47/);
    assert.equal(await visit.page.locator('.tile.breach, .tile.risk').count(), 0);
    assert.deepEqual([...(await visit.page.evaluate(faultsOfText)), ...(await visit.axe())], []);
    await visit.close();
  });
});
