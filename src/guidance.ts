import { createHash } from 'node:crypto';
import { GUIDANCE, readGuidance } from './oversight/guidance/index.ts';
import { Adviser, type Policy } from './policy/index.ts';

export interface Guidance {
  readonly adviser: Adviser;
  /** The version in force on a day in London. */
  readonly policyOn: (day: string) => Policy;
}

/** Reads the versions that ship with the program, once. A version that does not hold together stops the start, and says where. */
export const openGuidance = (folder = GUIDANCE): Guidance => {
  const read = readGuidance(folder);
  if (!read.ok) throw new Error(read.refusal.map(({ file, line, says }) => `${file}:${line}: ${says}`).join('\n'));
  const adviser = new Adviser(read.value, (text) => createHash('sha256').update(text).digest('hex'));
  const policyOn = (day: string): Policy => {
    const prepared = adviser.prepare({}, { today: day });
    if (!prepared.ok) throw new Error(`no guidance is in force on ${day}`);
    return prepared.value.policy;
  };
  return { adviser, policyOn };
};
