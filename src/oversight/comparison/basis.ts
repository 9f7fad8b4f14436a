import { ShellRefusal } from '../../platform/command/shell.ts';
import type { Basis } from '../source/index.ts';

/** The basis as a shell command names it. */
export function basisOf(typed: string): Basis {
  if (typed === 'closed' || typed === 'recorded') return typed;
  throw new ShellRefusal(
    `“${typed}” is no basis: give closed (outcomes recorded in the period) or recorded (outcomes of the offences recorded in it).`,
  );
}
