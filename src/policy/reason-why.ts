import type { Question } from './advice.schema.ts';
import type { Status } from './walk.ts';
import type { Way } from './way.ts';
import type { Changes } from './what-would-change.ts';

/** How one thing stands, every rule that bears on it, and the smallest sets of answers that would make it as wanted. */
export interface WhyNot {
  readonly value: string;
  /** What it would have to be; any of these. */
  readonly wanted: readonly string[];
  /** In one sentence, what it waits for or what stands in its way; of a duty that is raised, by which rule. */
  readonly waits: string;
  readonly because: readonly string[];
  /** What the record still needs for an outcome. */
  readonly needs: readonly string[];
  /** What it still turns on. */
  readonly unknowns: readonly Question[];
  readonly rules: readonly RuleStanding[];
  readonly changes: Changes['changes'];
  /** The same to be read: those that are alike told once, what supposes a harm last. */
  readonly ways: readonly Way[];
  /** See `Changes`. */
  readonly inAll: number | null;
}

export interface RuleStanding {
  readonly rule: string;
  readonly says: string;
  readonly gives: string;
  readonly status: Status;
  /** Against what is wanted: it gives more, and does or may apply. For it: it gives just that, and does not surely apply. */
  readonly bearing: 'against' | 'for' | 'neither';
}
