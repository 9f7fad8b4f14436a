import { createHash } from 'node:crypto';
import { GUIDANCE, readGuidance } from './oversight/guidance/index.ts';
import { londonDay } from './platform/clock/index.ts';
import { Adviser, type AdviceInput, type Policy } from './policy/index.ts';

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

/** The guidance as a step asks it while the program runs: always the version in force today. */
export interface GuidanceToday {
  readonly adviser: Adviser;
  readonly advise: (input: AdviceInput) => ReturnType<Adviser['advise']>;
  readonly facts: Policy['files']['facts'];
}

/** `start` is the database's instant as the program starts; from then on the day follows by elapsed time, not by this machine's clock. */
export const guidanceToday = ({ adviser, policyOn }: Guidance, start: Date): GuidanceToday => {
  const began = performance.now();
  const today = (): string => londonDay(new Date(start.getTime() + (performance.now() - began)));
  return {
    adviser,
    advise: (input) => adviser.advise(input, { today: today() }),
    get facts() {
      return policyOn(today()).files.facts;
    },
  };
};
