// Adds up what the test runners wrote, names what failed once more (a long log is often kept by its end only), and prints the
// closing line. Fails when a test failed or a runner wrote nothing.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const runners = { trx: 0, vitest: 0, browser: 0 };

for (const name of readdirSync(folder)) {
  const text = () => readFileSync(join(folder, name), 'utf8');
  if (name.endsWith('.trx')) addTrx(text());
  else if (name === 'vitest.json') addVitest(JSON.parse(text()));
  else if (name === 'browser.tap') addTap(text());
  else if (name === 'cluster-skipped') total.skipped += Number(text());
}

for (const [runner, files] of Object.entries(runners)) {
  if (files > 0) continue;
  console.log(`The ${runner} runner left no result: counted as one failure.`);
  total.failed += 1;
}
for (const { name, why } of failures) console.log(`\nFailed: ${name}\n${why}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;

function addTrx(text) {
  runners.trx += 1;
  for (const result of text.split('<UnitTestResult ').slice(1)) {
    const outcome = result.match(/\boutcome="(\w+)"/)[1];
    if (outcome === 'Passed') total.passed += 1;
    else if (outcome === 'NotExecuted') total.skipped += 1;
    else {
      total.failed += 1;
      failures.push({ name: plain(result.match(/\btestName="([^"]*)"/)[1]), why: shortened(plain(result.match(/<ErrorInfo>[^]*?<\/ErrorInfo>/)?.[0] ?? '')) });
    }
  }
}

function addVitest(report) {
  runners.vitest += 1;
  total.passed += report.numPassedTests;
  total.failed += report.numFailedTests + (report.numFailedTestSuites > 0 && report.numFailedTests === 0 ? report.numFailedTestSuites : 0);
  total.skipped += report.numPendingTests + report.numTodoTests;
  const tests = report.testResults.flatMap(file => file.assertionResults);
  for (const test of tests.filter(each => each.status === 'failed')) failures.push({ name: test.fullName, why: shortened(test.failureMessages.join('\n')) });
}

function addTap(text) {
  runners.browser += 1;
  const last = word => Number(text.match(new RegExp(`^# ${word} (\\d+)$`, 'm'))?.[1] ?? 0);
  total.passed += last('pass');
  total.failed += last('fail') + last('cancelled');
  total.skipped += last('skipped') + last('todo');
  for (const [, name, , why] of text.matchAll(/^ *not ok \d+ - (.*)\n( *)---\n([^]*?)\n\2\.\.\.$/gm)) failures.push({ name, why: shortened(why) });
}

function plain(xml) {
  const characters = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return xml.replace(/<[^>]*>/g, '').replace(/&(?:#x([0-9A-Fa-f]+)|(\w+));/g, (_, code, word) => (code ? String.fromCodePoint(parseInt(code, 16)) : characters[word]));
}

function shortened(text) {
  return text.trim().slice(0, 1500);
}
