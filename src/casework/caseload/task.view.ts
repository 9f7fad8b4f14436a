import type { Actor } from '../../platform/access/index.ts';
import { tasksOf, type Progress, type TaskId, type TaskState } from './task.ts';

const titles: Readonly<Record<TaskId, string>> = {
  report: 'Report',
  'safety-floor': 'Safety floor of every child',
  crime: 'Crime',
  triage: 'Triage: who is concerned, and what is known',
  checks: 'Background checks',
  'own-words': 'Each child’s own words',
  safeguarding: 'Safeguarding decision for every child',
  response: 'Response: who acts, and how',
  decision: 'Decision',
  outcome: 'Approval by a supervisor',
  notices: 'Telling every child',
  closing: 'Closing',
};

const places: Readonly<Record<TaskId, string>> = {
  report: '#report',
  'safety-floor': '/floor',
  crime: '/crimes/new',
  triage: '/triage',
  checks: '/checks',
  'own-words': '/safeguarding',
  safeguarding: '/safeguarding',
  response: '/response',
  decision: '/decision',
  outcome: '/ruling',
  notices: '/notices',
  closing: '/closing',
};

const statuses: Readonly<Record<TaskState, object>> = {
  done: { text: 'Done' },
  'to-do': { tag: { text: 'To do', classes: 'govuk-tag--blue' } },
  'not-started': { tag: { text: 'Not started', classes: 'govuk-tag--blue' } },
  waiting: { tag: { text: 'Waiting', classes: 'govuk-tag--yellow' } },
  'cannot-start': { text: 'Cannot start yet', classes: 'govuk-task-list__status--cannot-start-yet' },
};

/** Roles that work a case and so have the pages of its steps; the others read this page. */
const WORKERS = ['officer', 'supervisor'];
export const worksCase = ({ roles }: Pick<Actor, 'roles'>): boolean => roles.some((role) => WORKERS.includes(role));

const READ_BY_ALL: readonly TaskId[] = ['report', 'triage', 'checks', 'safeguarding', 'own-words', 'response'];
const BY_SUPERVISOR: readonly TaskId[] = ['outcome'];

/** Where a step is done; nowhere for who may not, for what cannot start, and for a crime that is recorded. */
const hrefOf = (id: TaskId, state: TaskState, at: string, { roles }: Pick<Actor, 'roles'>): string | undefined => {
  // On this very page, for everybody who reads it.
  if (id === 'report') return places[id];
  if (id === 'crime' && state === 'done') return '#crimes';
  const mayRead = worksCase({ roles }) || (READ_BY_ALL.includes(id) && !readsPageOnly({ roles }));
  if (!mayRead || (BY_SUPERVISOR.includes(id) && !roles.includes('supervisor'))) return undefined;
  // What was decided is read on its page long before anything can be proposed.
  return state === 'cannot-start' && id !== 'decision' ? undefined : `${at}${places[id]}`;
};

/** They opened the case in an emergency: they read its page, and none of its steps. */
const NO_STEPS = ['hub', 'disclosure-officer'];
export const readsPageOnly = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.every((role) => NO_STEPS.includes(role));

/** The steps of a case as a task list. */
export const taskItems = (progress: Progress, at: string, actor: Pick<Actor, 'roles'>) =>
  tasksOf(progress).map(({ id, state, because }) => {
    const href = hrefOf(id, state, at, actor);
    return {
      title: { text: titles[id] },
      ...(because === undefined ? {} : { hint: { text: because } }),
      ...(href === undefined ? {} : { href }),
      status: statuses[state],
    };
  });
