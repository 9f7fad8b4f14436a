import { valueText } from '../../platform/setting/index.ts';
import type { PageModel } from '../../platform/web/index.ts';
import { restsOn } from '../../policy/index.ts';
import { nameOf } from '../report/index.ts';
import { isConflict, STANDS, type Stands } from './conflict.ts';
import type { ConflictPage } from './conflict-page.store.ts';
import { roleWords } from './advice.words.ts';
import type { DecisionPage } from './decision-page.store.ts';

// Each says what follows from it: the registrar should not have to know both settings by heart (handbook 2.3).
const standsWords: Readonly<Record<Stands, { readonly text: string; readonly hint: string }>> = {
  sgiiModel: {
    text: 'Children stand as persons involved',
    hint: 'Outcome 21 can be recorded in this case without a linked suspect. The proposal goes on to a supervisor.',
  },
  outcome21RequiresSuspect: {
    text: 'Outcome 21 asks for a linked suspect',
    hint: 'Outcome 21 is not open in this case, since no child is made a suspect for it. The proposal has to be returned.',
  },
};

const choices = STANDS.map((value) => ({
  value,
  text: standsWords[value].text,
  hint: { text: standsWords[value].hint },
}));

/** What the registrar decided, as decision and ruling show it; or that it waits. Nothing where no settings conflict. */
export const conflictView = ({ advised, passages }: Pick<DecisionPage, 'advised' | 'passages'>) => {
  const { conflict, settings } = advised.basis;
  if (conflict === undefined) return isConflict(settings) ? { decided: false as const } : undefined;
  const reason = passages.get(conflict.passage);
  return {
    decided: true as const,
    ...standsWords[conflict.stands],
    by: conflict.by ?? 'Somebody who has left',
    at: conflict.at,
    reason: reason?.state === 'readable' ? reason.text : 'What was written was erased.',
  };
};

/** The page on which the registrar decides. */
export const conflictPage = (page: ConflictPage): PageModel => {
  const { basis, advice, policy } = page.advised;
  const refs = new Map(basis.facts.people.map(({ person, ref }) => [person, ref]));
  return {
    title: 'Two settings conflict',
    case: page.file.case,
    conflicts: isConflict(basis.settings),
    decided: conflictView(page),
    choices,
    settings: policy.files.settings
      .filter(({ name }) => STANDS.some((one) => one === name))
      .map(({ name, label, note, source, confidence }) => ({
        name: label,
        answer: valueText(basis.settings[name]),
        note: `${note} ${restsOn(policy.files, { source, confidence })}.`,
      })),
    outcomes: (page.proposal?.outcomes ?? []).map(({ crime, outcome, person }) => {
      const role = advice.people.find(({ ref }) => person !== undefined && ref === refs.get(person))?.role;
      return {
        crime: basis.crimes.find((one) => one.crime === crime)?.reference ?? '',
        outcome: `${outcome}: ${policy.files.outcomes.find(({ code }) => code === outcome)?.title ?? outcome}`,
        name: person === undefined ? 'Nobody' : nameOf(page, person),
        role: role === undefined ? undefined : roleWords[role],
      };
    }),
    proposal:
      page.proposal === undefined
        ? undefined
        : { by: page.proposal.byName ?? 'Somebody who has left', at: page.proposal.at },
    back: { href: '/queue', text: 'Queue' },
  };
};
