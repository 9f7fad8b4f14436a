import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ShellRefusal } from '../../platform/command/shell.ts';
import { nearest, type Policy } from '../../policy/index.ts';
import { faultSentence, GUIDANCE, readGuidance, readVersion } from './policies.ts';

/** A version by its id, or a draft by its folder; refused with what there is. */
export function versionOf(named: string): Policy {
  // A draft is not among the versions that ship: its folder is named instead.
  const isFolder = existsSync(join(named, 'policy.json')) && statSync(named).isDirectory();
  const read = isFolder ? readVersion(named) : readGuidance(GUIDANCE);
  if (!read.ok) throw new ShellRefusal(read.refusal.map(faultSentence).join('\n'));
  const all = 'files' in read.value ? [read.value] : read.value;
  const found = isFolder ? all[0] : all.find(({ files }) => files.policy.id === named);
  if (found !== undefined) return found;
  const ids = all.map(({ files }) => files.policy.id);
  throw new ShellRefusal(
    `${named}: there is no such version of the guidance, nor a folder of a draft; there are ${ids.join(', ')}${nearestOf(named, ids)}.`,
  );
}

/** A day on which a version says something: on a day before any of its rules it would answer as if nothing were asked of anybody. */
export function dayIn(version: Policy, day: string): string {
  const { policy, rules } = version.files;
  if (rules.some(({ from, until }) => from <= day && (until === null || day <= until))) return day;
  const shipped = readGuidance(GUIDANCE);
  const all = shipped.ok ? shipped.value.map(({ files }) => files.policy) : [policy];
  const inForce = all.map(
    ({ id, inForceFrom, inForceUntil }) =>
      `${id} from ${inForceFrom} ${inForceUntil === null ? 'on' : `to ${inForceUntil}`}`,
  );
  throw new ShellRefusal(
    `--on ${day}: ${policy.id} has no rule that holds on that day; in force are ${inForce.join(', ')}.`,
  );
}

/** Which of the versions was meant, as the end of a sentence; a name of another kind is near none. */
export function nearestOf(named: string, ids: readonly string[]): string {
  const [first] = /\d{4}/u.test(named) ? nearest(named, ids, 1) : [];
  return first === undefined ? '' : `; the nearest is ${first}`;
}
