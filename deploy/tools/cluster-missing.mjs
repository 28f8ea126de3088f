// The cluster solution could not be restored: says in one line which packages are missing, and counts its tests as skipped. A restore that failed for
// another reason is a failure.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const results = process.argv[2];
const project = 'tests/Cluster.Tests/OpsHub.Cluster.Tests.csproj';
const log = readFileSync(join(results, 'cluster-restore.log'), 'utf8');
const missing = [...new Set([...log.matchAll(/error NU110[0-3]: [^\n]*?(?:package|пакет)\S* '?([\w.]*\w)/gi)].map(found => found[1]))].sort();

if (missing.length === 0) {
  console.log(`The cluster solution cannot be restored, and not for want of a package:\n${log}`);
  process.exit(1);
}
const tests = [...sourcesUnder(dirname(project)), ...sharedWith(project)].reduce((sum, path) => sum + testsIn(path), 0);
console.log(`Not at this package source: ${missing.join(', ')}. The ${tests} tests of the cluster engine are skipped.`);
writeFileSync(join(results, 'cluster-skipped'), String(tests));

function sourcesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['bin', 'obj'].includes(entry.name) ? [] : sourcesUnder(path);
    return entry.name.endsWith('.cs') ? [path] : [];
  });
}

/** Files of other projects that this one compiles, too, such as the contract of every engine. */
function sharedWith(file) {
  return [...readFileSync(file, 'utf8').matchAll(/<Compile Include="([^"]+)"/g)]
    .flatMap(found => found[1].split(';'))
    .map(path => join(dirname(file), path));
}

/** Facts and theories as written; a theory counts once. */
function testsIn(path) {
  return [...readFileSync(path, 'utf8').matchAll(/^\s*\[\w*(?:Fact|Theory)\b/gm)].length;
}
