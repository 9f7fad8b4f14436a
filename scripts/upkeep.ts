// Whether the guidance is kept up on the day handed in: a rule past its review, owned by nobody or without an example fails the build.
import { GUIDANCE, readGuidance } from '../src/oversight/guidance/policies.ts';
import { neglectIn } from '../src/policy/index.ts';

const [on] = process.argv.slice(2);
if (on === undefined) throw new Error('upkeep.ts needs the day: node scripts/upkeep.ts YYYY-MM-DD');

const read = readGuidance(GUIDANCE);
const found = read.ok
  ? read.value.flatMap(({ files }) =>
      neglectIn(files, on).map(({ rule, says }) => `policies/${files.policy.id}/rules.json: ${rule}: ${says}`),
    )
  : read.refusal.map(({ file, line, says }) => `${file}:${line}: ${says}`);
process.stdout.write(found.map((line) => `${line}\n`).join(''));
process.exitCode = found.length > 0 ? 1 : 0;
