import type { Actor } from '../../platform/access/index.ts';
import { freshForm, type Form, type PageModel } from '../../platform/web/index.ts';
import { canonical } from '../../platform/ledger/index.ts';
import type { PolicyFiles } from '../../policy/index.ts';
import { conditionWords } from './condition.words.ts';
import { draftProblems } from './draft.problem.ts';
import type { Draft, DraftRefusal } from './draft.ts';
import { PARTS, type PartName } from './draft.schema.ts';
import { differencesOf, entriesOf, type Entry, type PartDifference } from './draft-part.ts';
import { givesWords } from './gives.ts';
import { DRAFTS_PAGE, type DraftRow } from './draft.store.ts';
import { withLabels } from './rule.view.ts';
import type { ShadowRead } from './shadow.store.ts';
import { TRIALS, type TrialKind } from './trial.ts';

const TRIAL: Readonly<Record<TrialKind, { readonly name: string; readonly button: string; readonly help: string }>> = {
  scenarios: {
    name: 'Scenarios',
    button: 'Try every scenario',
    help: 'Each scenario gives what it expects, and every rule holds in one of them.',
  },
  proof: {
    name: 'Proof',
    button: 'Prove the statements',
    help: 'What is promised of the guidance, over every input and any number of people.',
  },
  comparison: {
    name: 'Comparison',
    button: 'Compare with the version it began as',
    help: 'The classes of situation in which the advice differs, the smallest first.',
  },
  'back-test': {
    name: 'Back-test',
    button: 'Try it on closed cases',
    help: 'Closed cases of the force under this draft, counted by group; small counts are held back. Each page that is read is logged.',
  },
};

const PART: Readonly<Record<PartName, string>> = {
  policy: 'Title, dates and head',
  rules: 'Rules',
  facts: 'Facts',
  outcomes: 'Outcomes',
  settings: 'Settings',
  periods: 'Periods',
  sources: 'Sources',
  scenarios: 'Scenarios',
};

/** How many entries of a part are on one page. */
const ENTRIES_PAGE = 25;

/** The list of drafts, and the form that begins one. */
export function draftsPage(
  rows: readonly DraftRow[],
  page: number,
  versions: readonly string[],
  shadow: ShadowRead | undefined,
  form: Form = freshForm({ basedOn: versions.at(-1) ?? '' }),
): PageModel {
  return {
    title: 'Workbench for the guidance',
    back: { href: '/' },
    drafts: rows.slice(0, DRAFTS_PAGE),
    previous: page > 1 ? `/workbench?page=${page - 1}` : undefined,
    next: rows.length > DRAFTS_PAGE ? `/workbench?page=${page + 1}` : undefined,
    versions: versions.map((id) => ({ value: id, text: id })),
    shadow,
    form,
  };
}

interface Running {
  readonly kind: TrialKind;
  readonly read: number;
}

interface ReadToPublish {
  readonly draft: Draft;
  readonly whyNot: DraftRefusal | undefined;
  readonly obstacles: readonly DraftRefusal[];
}

/** One draft: what it has otherwise, what was tried of it as it stands, and what may be done with it. */
export function draftPage(
  { draft, whyNot, obstacles }: ReadToPublish,
  base: PolicyFiles | undefined,
  running: readonly Running[],
  shadow: ShadowRead | undefined,
  { roles }: Actor,
): PageModel {
  return {
    title: `Draft ${draft.policy}`,
    back: { href: '/workbench' },
    form: freshForm(),
    draft,
    inForceFrom: draft.files.policy.inForceFrom,
    trials: TRIALS.map((kind) => ({
      kind,
      ...TRIAL[kind],
      tried: draft.tried[kind],
      running: running.find((each) => each.kind === kind),
    })),
    isRunning: running.length > 0,
    parts: PARTS.map((part) => ({
      name: PART[part],
      href: `/workbench/${draft.draft}/${part}`,
      count: entriesOf(draft.files, part).length,
    })),
    differences: base === undefined ? [] : differencesOf(base, draft.files, PARTS).map(shownDifference),
    sentences: base === undefined ? [] : sentencesToRead(base, draft.files),
    whyNot: roles.includes('policy-owner') ? whyNotText(whyNot) : 'A policy owner who wrote none of it publishes it.',
    // Told to whoever wrote it too: they are the one who can put it right.
    obstacles: obstacles.map(whyNotText),
    isShadow: shadow?.running?.draft === draft.draft,
    shadow,
  };
}

/** Said in the place of a button that could only refuse. */
const whyNotText = (refusal: DraftRefusal | undefined): string | undefined =>
  refusal === undefined ? undefined : draftProblems[refusal.code]?.sentence(refusal);

/** Each rule that is new or otherwise, its sentence beside its condition and what it gives, as whoever publishes has to read it. */
const sentencesToRead = (base: PolicyFiles, files: PolicyFiles) => {
  const before = new Map(base.rules.map((rule) => [rule.id, canonical(rule)]));
  return files.rules
    .filter((rule) => before.get(rule.id) !== canonical(rule))
    .map((rule) => ({
      id: rule.id,
      says: rule.says,
      when: [withLabels(files, conditionWords(rule.when))],
      gives: givesWords(files, rule),
    }));
};

/** How many of a kind are told on the page of a draft: the rest is counted. */
const MOST_TOLD = 30;

const shownDifference = ({ part, added, dropped, changed }: PartDifference) => ({
  name: PART[part],
  added: added.slice(0, MOST_TOLD),
  dropped: dropped.slice(0, MOST_TOLD),
  changed: changed.slice(0, MOST_TOLD),
  more: [added, dropped, changed].reduce((sum, { length }) => sum + Math.max(0, length - MOST_TOLD), 0),
});

/** The entries of one part, a page at a time. */
export function partPage(draft: Draft, part: PartName, page: number): PageModel {
  const all = entriesOf(draft.files, part);
  const at = `/workbench/${draft.draft}/${part}`;
  const start = (page - 1) * ENTRIES_PAGE;
  const inForm = part === 'rules' ? '/form' : '';
  return {
    title: `${PART[part]} of draft ${draft.policy}`,
    back: { href: `/workbench/${draft.draft}` },
    entries: all
      .slice(start, start + ENTRIES_PAGE)
      // A rule is written in fields; everything else, and a rule whole, as JSON.
      .map(({ key, says }) => ({ key, says, href: `${at}/${encodeURIComponent(key)}${inForm}` })),
    total: all.length,
    mayAdd: draft.publishedAt === undefined && part !== 'policy',
    add: `${at}/new${inForm}`,
    previous: page > 1 ? `${at}?page=${page - 1}` : undefined,
    next: start + ENTRIES_PAGE < all.length ? `${at}?page=${page + 1}` : undefined,
  };
}

/** One entry as JSON to be edited; `form` brings back what was typed. */
export function entryPage(draft: Draft, part: PartName, key: string, entry: Entry | undefined, form?: Form): PageModel {
  const text = entry === undefined ? '' : JSON.stringify(entry.value, null, 2);
  return {
    title: entry === undefined ? `Add to ${PART[part].toLowerCase()}` : `${PART[part]}: ${key}`,
    back: { href: `/workbench/${draft.draft}/${part}` },
    form: form ?? freshForm({ text, revision: String(draft.revision) }),
    revision: draft.revision,
    says: entry?.says,
    mayDrop: entry !== undefined && part !== 'policy',
    isPublished: draft.publishedAt !== undefined,
    inForm: part === 'rules' ? `/workbench/${draft.draft}/rules/${encodeURIComponent(key)}/form` : undefined,
  };
}
