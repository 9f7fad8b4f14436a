import { freshForm, type Form, type PageModel } from '../../platform/web/index.ts';
import { CONFIDENCES, type Rule } from '../../policy/index.ts';
import { conditionWords } from './condition.words.ts';
import type { Draft } from './draft.ts';
import { ruleTyped } from './rule-form.ts';

/** A rule of a draft in a form; `form` brings back what was typed. */
export const ruleFormPage = (draft: Draft, key: string, rule: Rule | undefined, form?: Form): PageModel => {
  const at = `/workbench/${draft.draft}/rules`;
  return {
    title: rule === undefined ? 'Add a rule' : `Rule: ${rule.id}`,
    back: { href: at },
    form: form ?? freshForm(rule === undefined ? { about: 'person' } : ruleTyped(rule)),
    revision: draft.revision,
    isNew: rule === undefined,
    isPublished: draft.publishedAt !== undefined,
    asJson: `${at}/${encodeURIComponent(key)}`,
    reads: rule === undefined ? undefined : [conditionWords(rule.when)],
    says: rule?.says,
    sources: draft.files.sources.map(({ id, title }) => `${id}: ${title}`),
    confidences: CONFIDENCES.map((value) => ({ value, text: value })),
    abouts: [
      { value: 'case', text: 'The case as a whole' },
      { value: 'person', text: 'Each person in the case, one at a time' },
    ],
  };
};
