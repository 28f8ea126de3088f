// The cluster solution could not be restored: says in one line which packages are missing, and counts its tests as skipped. A restore that failed for
// another reason is a failure.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const results = process.argv[2];
const log = readFileSync(join(results, 'cluster-restore.log'), 'utf8');
const missing = [...new Set([...log.matchAll(/error NU110[0-3]: [^\n]*?(?:package|пакет)\S* '?([\w.]*\w)/gi)].map(found => found[1]))].sort();

if (missing.length === 0) {
  console.log(`The cluster solution cannot be restored, and not for want of a package:\n${log}`);
  process.exit(1);
}
const tests = testsUnder('tests/Cluster.Tests');
console.log(`Not at this package source: ${missing.join(', ')}. The ${tests} tests of the cluster engine are skipped.`);
writeFileSync(join(results, 'cluster-skipped'), String(tests));

/** Facts and theories as written; a theory counts once. */
function testsUnder(folder) {
  let count = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) count += ['bin', 'obj'].includes(entry.name) ? 0 : testsUnder(path);
    else if (entry.name.endsWith('.cs')) count += [...readFileSync(path, 'utf8').matchAll(/^\s*\[\w*(?:Fact|Theory)\b/gm)].length;
  }
  return count;
}
