import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromiumPath } from './browser.mjs';
import { faultsOfText } from './look.mjs';
import { openBrowsing } from './browsing.mjs';

const sizes = { wide: [1920, 1080], huge: [3840, 2160], laptop: [1440, 900], hand: [390, 844], upright: [1080, 1920] };
const walls =
  'calm storm onebreach empty loading overfull disaster simulated lines vladimir khges counted lost forbidden';
const screens = 'calm storm empty closed bare simulated vladimir stale loading forbidden';

const ledgers = 'saratov calm empty overfull loading';

/** Every page and the sizes it is looked at; the first one is also checked for accessibility. */
const pages = [
  ['/wall/samara', 'wide hand huge laptop'],
  ['/wall/samara?lang=en&theme=light', 'hand wide'],
  ...walls.split(' ').map(company => [`/wall/${company}`, 'wide hand']),
  ['/screen/samara/x', 'wide upright hand huge laptop'],
  ['/screen/samara/x?lang=en&theme=dark', 'upright wide hand'],
  ...screens.split(' ').map(company => [`/screen/${company}/x`, 'wide upright hand']),
  ...ledgers.split(' ').map(company => [`/standard/${company}`, 'laptop wide hand']),
  ['/standard/saratov?lang=en&theme=dark', 'hand laptop'],
  ['/standard/saratov?view=requirements', 'laptop hand'],
  ['/', 'laptop hand'],
  ['/?theme=dark&lang=en', 'hand laptop'],
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
    assert.ok(states.lastIndexOf('nodata') < states.indexOf('met'));
    assert.equal(await visit.page.locator('tbody tr:not(.nodata)').count(), 0);
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
