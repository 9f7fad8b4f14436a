import type { FloorRow } from '../report/index.ts';
import { ABUSE_FACT, HOME_FACT, type State } from '../triage/index.ts';

/** What triage answered of one child: by fact of the guidance. */
export type StatedOfChild = Readonly<Partial<Record<string, State>>>;

/** Said to be so, or suspected. */
export const isSaid = (state: State | undefined): boolean => state === 'confirmed' || state === 'suspected';

/** What alarms by triage as an alarm of the floor does, be it with the floor. */
export const DANGERS = ['harm-said', 'suicide-risk-said', 'welfare-check-by-home'] as const;
export type Danger = (typeof DANGERS)[number];

const FACT_OF = {
  'harm-said': 'immediate-harm',
  'suicide-risk-said': 'suicide-risk',
} as const;

/** The facts of the guidance that say so. */
export const DANGER_FACTS: readonly string[] = Object.values(FACT_OF);

type Welfare = Pick<FloorRow, 'welfareBy' | 'mustNotNamed'>;

/**
 * Whether somebody at home may be a danger to the child: it is said, it was asked and is not known, there is abuse in the household,
 * or somebody must not be told. The last two no answer about the home takes back. Where no floor was walked nobody was asked.
 */
export const mayHomeBeUnsafe = (stated: StatedOfChild, floor: Pick<FloorRow, 'mustNotNamed'> | undefined): boolean => {
  if (floor?.mustNotNamed === true || isSaid(stated[ABUSE_FACT])) return true;
  const home = stated[HOME_FACT] ?? (floor?.mustNotNamed === false ? 'ruled-out' : 'unknown');
  return home !== 'ruled-out' && home !== 'no-evidence';
};

/** A parent's own word that the child is well is no check where somebody at home may be the danger. Else it is enough. */
const isCheckedByHome = (stated: StatedOfChild, floor: Welfare | undefined): boolean =>
  floor?.welfareBy === 'parent-or-carer' && mayHomeBeUnsafe(stated, floor);

/** The dangers that triage was told of and that nobody has taken back there since, and those that the floor makes with it. */
export const dangersIn = (stated: StatedOfChild, floor?: Welfare): readonly Danger[] =>
  DANGERS.filter((danger) =>
    danger === 'welfare-check-by-home' ? isCheckedByHome(stated, floor) : isSaid(stated[FACT_OF[danger]]),
  );
