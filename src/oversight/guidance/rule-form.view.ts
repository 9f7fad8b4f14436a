import { freshForm, type Form, type PageModel } from '../../platform/web/index.ts';
import {
  CATEGORIES,
  CONFIDENCES,
  confidenceWords,
  RESPONSES,
  ROLES,
  STANDINGS,
  type PolicyFiles,
  type Rule,
} from '../../policy/index.ts';
import { conditionWords } from './condition.words.ts';
import type { Draft } from './draft.ts';
import { GIVES, KINDS } from './gives.ts';
import { UNITS } from './rule-effect.ts';
import { ruleTyped } from './rule-form.ts';
import { linesModel, tickedFirst } from './rule-line.view.ts';
import { responseWords, standingWords, titled } from './words.ts';

const listOf = (values: readonly string[], words: (value: string) => string) => [
  { value: '', text: 'Choose' },
  ...values.map((value) => ({ value, text: words(value) })),
];

const ticked = (form: Form, name: string): readonly string[] => [form.typed[name] ?? []].flat();

/** The lists from which is chosen what a rule gives. */
const effectLists = (files: PolicyFiles, form: Form) => ({
  gives: KINDS.map((value) => ({ value, text: GIVES[value] })),
  responses: listOf(RESPONSES, (value) => responseWords[value] ?? value),
  categories: listOf(CATEGORIES, titled),
  roles: listOf(ROLES, titled),
  standings: listOf(STANDINGS, (value) => standingWords[value] ?? value),
  outcomes: tickedFirst(
    files.outcomes.map(({ code, title }) => ({ value: code, text: `${code}: ${title}` })),
    ticked(form, 'outcomes'),
  ),
  needs: tickedFirst(
    files.facts.filter(({ kind }) => kind === 'condition').map(({ id }) => ({ value: id, text: titled(id) })),
    ticked(form, 'needs'),
  ),
  withins: [
    ...listOf(['now'], () => 'At once'),
    ...files.periods.map(({ id, title }) => ({ value: id, text: title })),
    ...UNITS.map((unit) => ({ value: unit, text: `A number of ${unit === 'workingDays' ? 'working days' : unit}` })),
  ],
  duties: [...new Set(files.rules.flatMap(({ effect }) => ('duty' in effect ? [effect.duty.id] : [])))].toSorted(),
  owners: [...new Set(files.rules.flatMap(({ effect }) => ('duty' in effect ? [effect.duty.owner] : [])))].toSorted(),
});

/** A rule of a draft in a form; `form` brings back what was typed. */
export const ruleFormPage = (draft: Draft, key: string, rule: Rule | undefined, form?: Form): PageModel => {
  const at = `/workbench/${draft.draft}/rules`;
  const { files } = draft;
  const shown = form ?? freshForm(rule === undefined ? { about: 'person', 'when-join': 'all' } : ruleTyped(rule));
  return {
    title: rule === undefined ? 'Add a rule' : `Rule: ${rule.id}`,
    back: { href: at },
    form: shown,
    action: `${at}/${encodeURIComponent(key)}/form`,
    when: linesModel(files, shown.typed, 'when'),
    fires: linesModel(files, shown.typed, 'fires', true),
    fails: linesModel(files, shown.typed, 'fails', true),
    effect: effectLists(files, shown),
    revision: draft.revision,
    isNew: rule === undefined,
    isPublished: draft.publishedAt !== undefined,
    asJson: `${at}/${encodeURIComponent(key)}`,
    reads: rule === undefined ? undefined : [conditionWords(rule.when)],
    says: rule?.says,
    sources: files.sources.map(({ id, title }) => `${id}: ${title}`),
    confidences: CONFIDENCES.map((value) => ({ value, text: `${value}: ${confidenceWords[value]}` })),
    abouts: [
      { value: 'case', text: 'The case as a whole' },
      { value: 'person', text: 'Each person in the case, one at a time' },
    ],
  };
};
