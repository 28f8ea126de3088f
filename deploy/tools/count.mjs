// Adds up what the test runners wrote and prints the closing line. Fails when a test failed or a runner wrote nothing.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const total = { passed: 0, failed: 0, skipped: 0 };
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
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;

function addTrx(text) {
  runners.trx += 1;
  for (const [, outcome] of text.matchAll(/<UnitTestResult\b[^>]*\boutcome="(\w+)"/g)) {
    if (outcome === 'Passed') total.passed += 1;
    else if (outcome === 'NotExecuted') total.skipped += 1;
    else total.failed += 1;
  }
}

function addVitest(report) {
  runners.vitest += 1;
  total.passed += report.numPassedTests;
  total.failed += report.numFailedTests + (report.numFailedTestSuites > 0 && report.numFailedTests === 0 ? report.numFailedTestSuites : 0);
  total.skipped += report.numPendingTests + report.numTodoTests;
}

function addTap(text) {
  runners.browser += 1;
  const last = word => Number(text.match(new RegExp(`^# ${word} (\\d+)$`, 'm'))?.[1] ?? 0);
  total.passed += last('pass');
  total.failed += last('fail') + last('cancelled');
  total.skipped += last('skipped') + last('todo');
}
