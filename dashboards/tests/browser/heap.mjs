// Keeps one page open and tells what it holds: each line of input is answered by one line of JSON, taken after a full collection.
// node tests/browser/heap.mjs http://127.0.0.1:8080/wall/samara#key=…
import { createInterface } from 'node:readline';
import { openBrowser } from './browser.mjs';

const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
const complaints = [];
page.on('console', message => message.type() === 'error' && complaints.push(message.text()));
page.on('pageerror', error => complaints.push(error.message));
const devtools = await page.context().newCDPSession(page);
let frames = 0;
devtools.on('Network.webSocketFrameReceived', ({ response }) => {
  if (response.payloadData.includes('"target":"frame"')) frames++;
});
await devtools.send('Network.enable');
await devtools.send('Performance.enable');
await devtools.send('HeapProfiler.enable');
await page.goto(process.argv[2]);
await page.locator('[data-tile]').first().waitFor();
console.log('ready');

for await (const asked of createInterface({ input: process.stdin })) {
  if (asked !== 'look') throw new Error(`unknown: ${asked}`);
  // twice: what the first collection's finalizers let go is gone with the second
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = name => metrics.find(metric => metric.name === name).value;
  const { tiles, attached } = await page.evaluate(() => {
    const within = root =>
      [...root.querySelectorAll('*')].flatMap(each => (each.shadowRoot ? [each, ...within(each.shadowRoot)] : [each]));
    const all = within(document);
    return { tiles: all.filter(each => each.dataset?.tile !== undefined).length, attached: all.length };
  });
  console.log(
    JSON.stringify({
      heapBytes: of('JSHeapUsedSize'),
      nodes: of('Nodes'),
      listeners: of('JSEventListeners'),
      documents: of('Documents'),
      tiles,
      attached,
      frames,
      complaints,
    }),
  );
}
await browser.close();
