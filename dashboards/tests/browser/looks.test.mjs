import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromiumPath } from './browser.mjs';
import { faultsOfText } from './look.mjs';
import { openBrowsing } from './browsing.mjs';

const sizes = { wide: [1920, 1080], huge: [3840, 2160], laptop: [1440, 900], hand: [390, 844], upright: [1080, 1920] };
const walls =
  'calm storm onebreach empty loading overfull disaster simulated lines vladimir khges counted lost forbidden';
const screens = 'calm storm empty closed bare simulated vladimir stale loading forbidden';

/** Every page and the sizes it is looked at; the first one is also checked for accessibility. */
const pages = [
  ['/wall/samara', 'wide hand huge laptop'],
  ['/wall/samara?lang=en&theme=light', 'hand wide'],
  ...walls.split(' ').map(company => [`/wall/${company}`, 'wide hand']),
  ['/screen/samara/x', 'wide upright hand huge laptop'],
  ['/screen/samara/x?lang=en&theme=dark', 'upright wide hand'],
  ...screens.split(' ').map(company => [`/screen/${company}/x`, 'wide upright hand']),
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
