import type { ChildAlarm } from './child-alarm.ts';

/** One thing to do at once, and the alarms that ask for it: the most urgent first (handbook 4.3, R5; 6.1, section 46). */
interface Act {
  readonly text: string;
  readonly for: readonly ChildAlarm[];
}

const ACTS: readonly Act[] = [
  {
    text: 'Send somebody to the child now, and tell the duty supervisor. If a life is at risk, call 999.',
    for: ['not-safe', 'harm-said'],
  },
  {
    text: 'Do not leave the child alone, also while it is not known. Call an ambulance if a life is at risk.',
    for: ['self-harm', 'self-harm-not-known', 'suicide-risk-said'],
  },
  {
    text: 'Have a safe adult stay with the child until somebody has found out how they are.',
    for: ['alone', 'company-not-known'],
  },
  {
    text: 'Find out now from those who know the child whether they are safe; if nobody can say, send somebody.',
    for: ['safety-not-known', 'floor-not-walked'],
  },
  {
    text: 'If nothing else keeps the child from significant harm, a constable may take them into police protection (Children Act 1989, section 46).',
    for: ['not-safe', 'harm-said'],
  },
];

/** What is done at once for a child of whom this alarms; nothing where nothing does. */
export const actsNow = (alarms: readonly ChildAlarm[]): readonly string[] =>
  ACTS.filter((act) => act.for.some((alarm) => alarms.includes(alarm))).map(({ text }) => text);
