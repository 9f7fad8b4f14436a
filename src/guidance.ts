import { createHash } from 'node:crypto';
import {
  faultSentence,
  GUIDANCE,
  GuidanceKeeper,
  readGuidance,
  signatureOf,
  type HeldBack,
} from './oversight/guidance/index.ts';
import { londonDay, startOfNextDay } from './platform/clock/index.ts';
import { dayHere } from './platform/command/shell.ts';
import type { Finding } from './platform/health/index.ts';
import { Adviser, titlesOf, unkeptIn, type AdviceInput, type Policy } from './policy/index.ts';

export interface Guidance {
  readonly adviser: Adviser;
  readonly versions: readonly Policy[];
  /** The version in force on a day in London. */
  readonly policyOn: (day: string) => Policy;
}

const lastRead = new Map<string, { readonly signature: string; readonly policies: readonly Policy[] }>();

/** What lies in a folder, read again only where something in it is another. */
const policiesIn = (folder: string): readonly Policy[] => {
  const signature = signatureOf(folder);
  const last = lastRead.get(folder);
  if (last?.signature === signature) return last.policies;
  const read = readGuidance(folder);
  // No start on guidance that does not hold together: advice with a rule missing would look complete.
  if (!read.ok) throw new Error(read.refusal.map(({ file, line, says }) => `${file}:${line}: ${says}`).join('\n'));
  lastRead.set(folder, { signature, policies: read.value });
  return read.value;
};

/** Reads the versions that ship with the program, once. A version that does not hold together stops the start, and says where. */
export const openGuidance = (folder = GUIDANCE): Guidance => {
  const adviser = new Adviser(policiesIn(folder), (text) => createHash('sha256').update(text).digest('hex'));
  const policyOn = (day: string): Policy => {
    const prepared = adviser.prepare({}, { today: day });
    if (!prepared.ok) throw new Error(`no guidance is in force on ${day}`);
    return prepared.value.policy;
  };
  return {
    adviser,
    policyOn,
    get versions() {
      return adviser.policies;
    },
  };
};

/** The guidance as a step asks it while the program runs: always the version in force today. */
export interface GuidanceToday {
  readonly adviser: Adviser;
  readonly toAsk: (input: AdviceInput) => ReturnType<Adviser['toAsk']>;
  readonly facts: Policy['files']['facts'];
  /** The sentence of the first rule that raises a duty. */
  readonly dutySentence: (duty: string) => string | undefined;
  /** Whether any rule raises it of somebody, or else of the case. */
  readonly isDutyAbout: (duty: string, subject: 'person' | 'case') => boolean;
  /** Who owns it. */
  readonly dutyOwner: (duty: string) => string | undefined;
  /** Whether any rule that raises it was read in the law or in national guidance, itself or as reported: [C], [C2]. */
  readonly isDutyOfLaw: (duty: string) => boolean;
  readonly versions: readonly Policy[];
  /** The instant, and the day in London that it falls on. */
  readonly now: () => Date;
  readonly today: () => string;
}

/** `start` is the database's instant as the program starts; from then on the day follows by elapsed time, not by this machine's clock. */
export const guidanceToday = (guidance: Guidance, start: Date): GuidanceToday => {
  const { adviser, policyOn } = guidance;
  const began = performance.now();
  // Asked some hundred times a page: worked out once a day.
  const dayAt = (now: Date) => {
    const day = londonDay(now);
    const { files } = policyOn(day);
    // Cited by title: whoever answers has no list of sources beside them.
    const facts = files.facts.map((fact) => ({ ...fact, source: titlesOf(files, fact.source) }));
    const until = startOfNextDay(now).getTime();
    return { day, until, versions: guidance.versions, facts };
  };
  let held = dayAt(start);
  const elapsed = (): number => start.getTime() + (performance.now() - began);
  const now = (): Date => new Date(elapsed());
  const today = (): typeof held => {
    if (elapsed() >= held.until || guidance.versions !== held.versions) held = dayAt(now());
    return held;
  };
  return {
    adviser,
    get versions() {
      return guidance.versions;
    },
    now,
    today: () => today().day,
    toAsk: (input) => adviser.toAsk(input, { today: today().day }),
    dutySentence: (duty) =>
      policyOn(today().day).files.rules.find(({ effect }) => 'duty' in effect && effect.duty.id === duty)?.says,
    isDutyAbout: (duty, subject) =>
      policyOn(today().day).files.rules.some(
        ({ effect, about }) => 'duty' in effect && effect.duty.id === duty && about === subject,
      ),
    dutyOwner: (duty) =>
      policyOn(today().day).files.rules.flatMap(({ effect }) =>
        'duty' in effect && effect.duty.id === duty ? [effect.duty.owner] : [],
      )[0],
    isDutyOfLaw: (duty) =>
      policyOn(today().day).files.rules.some(
        ({ effect, confidence }) =>
          'duty' in effect && effect.duty.id === duty && (confidence === 'C' || confidence === 'C2'),
      ),
    get facts() {
      return today().facts;
    },
  };
};

/** The guidance that a running server advises by, and what was found since and not taken in. */
export interface KeptGuidance {
  readonly guidance: Guidance;
  readonly heldBack: () => HeldBack | undefined;
}

const EVERY_MINUTE = 60_000;

/**
 * Keeps the guidance of a server that runs: a new version in the folder is taken in within a minute, or at once on SIGHUP,
 * if it is sound; if not, the versions before it go on and `tell` is told. In production a version that is in force
 * already is not taken in, since nobody can have signed its settings.
 */
export const keepGuidance = (
  opened: { readonly kind: string },
  start: Date,
  tell: (sentence: string) => void,
  folder = GUIDANCE,
): KeptGuidance & { readonly keeper: GuidanceKeeper; readonly stop: () => void } => {
  const guidance = openGuidance(folder);
  const { now, today } = guidanceToday(guidance, start);
  const keeper = new GuidanceKeeper({
    ...{ folder, now, today, tell },
    current: () => guidance.versions,
    take: (policies) => {
      guidance.adviser.take(policies);
    },
    objection: ({ files: { policy } }) =>
      opened.kind === 'production' && policy.inForceFrom <= today()
        ? `${policy.id} is in force already, and nobody has signed its settings: stop, sign with evenhand serve --sign, and start again.`
        : undefined,
  });
  const look = (): void => {
    keeper.look().catch((error: unknown) => {
      tell(`The folder of the guidance could not be read: ${error instanceof Error ? error.message : String(error)}`);
    });
  };
  const timer = setInterval(look, EVERY_MINUTE);
  timer.unref();
  process.on('SIGHUP', look);
  const stop = (): void => {
    clearInterval(timer);
    process.off('SIGHUP', look);
  };
  return { guidance, keeper, heldBack: () => keeper.heldBack, stop };
};

const neglected = (files: Policy['files'], day: string): readonly Finding[] =>
  unkeptIn(files, day).map(({ rule, says }) => ({
    part: 'guidance',
    ok: false,
    found: `${files.policy.id}: ${rule}: ${says}`,
    todo: 'The service goes on advising by it: its owner has to read it again.',
  }));

/** Whether the folder of the guidance could be read by a server that starts now; one that runs keeps the last good. */
export const checkGuidance = (folder = GUIDANCE, day = dayHere()): readonly Finding[] => {
  const read = readGuidance(folder);
  if (read.ok)
    return [
      { part: 'guidance', ok: true, found: read.value.map(({ files }) => files.policy.id).join(', ') },
      ...read.value.flatMap(({ files }) => neglected(files, day)),
    ];
  return read.refusal.map((fault) => ({
    part: 'guidance',
    ok: false,
    found: faultSentence(fault),
    todo: 'Put it right: a server that runs goes on with the last good version, and one that starts would not.',
  }));
};
