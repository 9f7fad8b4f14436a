// Every scenario, in the order of the handbook and then of the issue.
import type { Scenario } from './scenario.ts';
import { willing } from './willing.ts';

export const SCENARIOS: readonly Scenario[] = [...willing];
