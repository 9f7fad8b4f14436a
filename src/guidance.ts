import { createHash } from 'node:crypto';
import { GUIDANCE, readGuidance } from './oversight/guidance/index.ts';
import { londonDay, startOfNextDay } from './platform/clock/index.ts';
import { Adviser, type AdviceInput, type Policy } from './policy/index.ts';

export interface Guidance {
  readonly adviser: Adviser;
  readonly versions: readonly Policy[];
  /** The version in force on a day in London. */
  readonly policyOn: (day: string) => Policy;
}

/** Reads the versions that ship with the program, once. A version that does not hold together stops the start, and says where. */
export const openGuidance = (folder = GUIDANCE): Guidance => {
  const read = readGuidance(folder);
  // No start on guidance that does not hold together: advice with a rule missing would look complete.
  if (!read.ok) throw new Error(read.refusal.map(({ file, line, says }) => `${file}:${line}: ${says}`).join('\n'));
  const adviser = new Adviser(read.value, (text) => createHash('sha256').update(text).digest('hex'));
  const policyOn = (day: string): Policy => {
    const prepared = adviser.prepare({}, { today: day });
    if (!prepared.ok) throw new Error(`no guidance is in force on ${day}`);
    return prepared.value.policy;
  };
  return { adviser, versions: read.value, policyOn };
};

/** The guidance as a step asks it while the program runs: always the version in force today. */
export interface GuidanceToday {
  readonly adviser: Adviser;
  readonly toAsk: (input: AdviceInput) => ReturnType<Adviser['toAsk']>;
  readonly facts: Policy['files']['facts'];
  /** The sentence of the first rule that raises a duty. */
  readonly dutySentence: (duty: string) => string | undefined;
  readonly versions: readonly Policy[];
  /** The instant, and the day in London that it falls on. */
  readonly now: () => Date;
  readonly today: () => string;
}

/** `start` is the database's instant as the program starts; from then on the day follows by elapsed time, not by this machine's clock. */
export const guidanceToday = ({ adviser, versions, policyOn }: Guidance, start: Date): GuidanceToday => {
  const began = performance.now();
  // Asked some hundred times a page: worked out once a day.
  const dayAt = (now: Date) => {
    const day = londonDay(now);
    return { day, until: startOfNextDay(now), facts: policyOn(day).files.facts };
  };
  let held = dayAt(start);
  const now = (): Date => new Date(start.getTime() + (performance.now() - began));
  const today = (): typeof held => {
    if (now() >= held.until) held = dayAt(now());
    return held;
  };
  return {
    adviser,
    versions,
    now,
    today: () => today().day,
    toAsk: (input) => adviser.toAsk(input, { today: today().day }),
    dutySentence: (duty) =>
      policyOn(today().day).files.rules.find(({ effect }) => 'duty' in effect && effect.duty.id === duty)?.says,
    get facts() {
      return today().facts;
    },
  };
};
