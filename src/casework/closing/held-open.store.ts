import { checksOf } from '../check/index.ts';
import { cancellationsOpen } from '../report/index.ts';
import { awaitsNextStep, isProtecting, measuresOf, safeguardingOf } from '../safeguarding/index.ts';
import type { ClosingReading } from './closing.store.ts';

type HoldsOpen = ClosingReading['others'][number];

/** What earlier steps hold open: a check that is running. */
const checkRunning: HoldsOpen = async (tx, id) => {
  const { rows } = await checksOf(tx, id);
  return rows
    .filter(({ result }) => result === 'running')
    .map(({ subject }) => ({ what: 'check-running', subject }) as const);
};

/** The registrar's answer may end a crime, and every child is told of that too. */
const cancellationOpen: HoldsOpen = async (tx, id) =>
  (await cancellationsOpen(tx, id)).map((crime) => ({ what: 'cancellation-open', subject: crime }) as const);

const nextStepUnknown: HoldsOpen = async (tx, id) =>
  [...(await safeguardingOf(tx, id)).values()]
    .filter(awaitsNextStep)
    .map(({ person }) => ({ what: 'next-step-unknown', subject: person }) as const);

/** Until somebody says that it ended, a child may still be kept from home: an assessment runs on elsewhere and holds nothing. */
const protectionRuns: HoldsOpen = async (tx, id) =>
  (await measuresOf(tx, id))
    .filter(isProtecting)
    .map(({ person }) => ({ what: 'protection-runs', subject: person }) as const);

/** What the steps before a decision hold open. */
export const heldOpen: readonly HoldsOpen[] = [nextStepUnknown, protectionRuns, cancellationOpen, checkRunning];
