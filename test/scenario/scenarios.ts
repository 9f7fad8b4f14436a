// Every scenario, in the order of the handbook and then of the issue.
import { adults } from './adults.ts';
import { doors } from './doors.ts';
import { harmed } from './harmed.ts';
import type { Scenario } from './scenario.ts';
import { telling } from './telling.ts';
import { unknown } from './unknown.ts';
import { willing } from './willing.ts';

export const SCENARIOS: readonly Scenario[] = [...willing, ...telling, ...harmed, ...adults, ...unknown, ...doors];
