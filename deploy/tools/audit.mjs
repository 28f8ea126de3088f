// Asks the package sources whether a dependency, or one of its own, has a known vulnerability. A source that does not answer that question is named and
// fails nobody; a vulnerability fails a run in CI and is told elsewhere, so that an advisory of tomorrow breaks no user's build.
import { spawnSync } from 'node:child_process';

const problems = [...nuget(), ...npm()];
for (const line of problems) console.log(line);
if (problems.length === 0) console.log('No dependency has a vulnerability that these sources know of.');
process.exit(problems.length > 0 && process.env.CI === 'true' ? 1 : 0);

function nuget() {
  const answer = json('dotnet', ['list', 'OpsHub.sln', 'package', '--vulnerable', '--include-transitive', '--format', 'json'], '.');
  if (answer?.projects === undefined) return unanswered('NuGet');
  const found = answer.projects.flatMap(project =>
    (project.frameworks ?? []).flatMap(({ topLevelPackages = [], transitivePackages = [] }) =>
      [...topLevelPackages, ...transitivePackages].map(one => `${one.id} ${one.resolvedVersion}: ${(one.vulnerabilities ?? []).map(v => `${v.severity} ${v.advisoryurl}`).join(', ')}`),
    ),
  );
  return [...new Set(found)];
}

function npm() {
  const answer = json('npm', ['audit', '--json'], 'dashboards');
  if (answer?.vulnerabilities === undefined) return unanswered('npm');
  return Object.values(answer.vulnerabilities).map(({ name, severity, range }) => `${name} ${range}: ${severity}`);
}

function unanswered(source) {
  console.log(`${source} does not say which packages are vulnerable.`);
  return [];
}

/** What a command printed as JSON, whatever its exit code says; null where it printed something else. */
function json(command, args, cwd) {
  const { stdout } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 26, timeout: 120_000 });
  try {
    return JSON.parse(stdout);
  } catch {
    return null;
  }
}
