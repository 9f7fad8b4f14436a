import type { State } from '../triage/index.ts';

/** What triage answered of one child: by fact of the guidance. */
export type StatedOfChild = Readonly<Partial<Record<string, State>>>;

/** Said to be so, or suspected. */
export const isSaid = (state: State | undefined): boolean => state === 'confirmed' || state === 'suspected';

/** What triage can be told of that alarms as an alarm of the floor does. */
export const DANGERS = ['harm-said', 'suicide-risk-said'] as const;
export type Danger = (typeof DANGERS)[number];

const FACT_OF: Readonly<Record<Danger, string>> = {
  'harm-said': 'immediate-harm',
  'suicide-risk-said': 'suicide-risk',
};

/** The facts of the guidance that say so. */
export const DANGER_FACTS = DANGERS.map((danger) => FACT_OF[danger]);

/** The dangers that triage was told of and that nobody has taken back there since. */
export const dangersIn = (stated: StatedOfChild): readonly Danger[] =>
  DANGERS.filter((danger) => isSaid(stated[FACT_OF[danger]]));
