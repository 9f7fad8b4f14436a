import { ok } from '../../platform/access/index.ts';
import { londonDay } from '../../platform/clock/index.ts';
import type { Context, Look } from '../../platform/command/index.ts';
import { readPassages, readPeople, type Passage, type Person } from '../../platform/person/index.ts';
import { settingsInForce, type InForce } from '../../platform/setting/index.ts';
import { staffNames, staffNamesIn } from '../../platform/staff/index.ts';
import type { Adviser } from '../../policy/index.ts';
import { getCase, type CaseFile } from '../case/index.ts';
import { partiesOf, type Party } from '../report/index.ts';
import type { CaseResponse } from '../response/index.ts';
import { measuresOf, safeguardingOfDead, type Running, type SafeguardingRow } from '../safeguarding/index.ts';
import { openQuestions, recordersIn, type Guidance, type TriageQuestion } from '../triage/index.ts';
import { readAdvised, type Advised } from './basis.store.ts';
import type { Duty } from './duty.ts';
import { findOutIn } from './duty.store.ts';
import { conditionsStated, proposalOf, type Proposal } from './proposal.store.ts';
import { earlierOf, type Earlier } from './reopened.store.ts';
import type { Returned, ReturnedReading } from './returned.ts';

/** Everything that a decision is read from, in one look. */
export interface DecisionPage {
  readonly file: CaseFile;
  readonly parties: readonly Party[];
  readonly people: ReadonlyMap<string, Person>;
  readonly passages: ReadonlyMap<string, Passage>;
  readonly proposal: Proposal | undefined;
  /** That the newest proposal was returned, and why; until something takes its place. */
  readonly returned: Returned | undefined;
  readonly advised: Advised;
  /** What had been decided before the case was opened again, where it is. */
  readonly earlier: readonly Earlier[];
  /** What triage still asks, and nobody answered: not known either. */
  readonly open: readonly TriageQuestion[];
  readonly duties: readonly Duty[];
  /** What was decided for children who have died: the decision is about them too. */
  readonly decisionsOfDead: ReadonlyMap<string, SafeguardingRow>;
  /** What protects a child for a time, as far as anybody has said. */
  readonly measures: readonly Running[];
  readonly inForce: InForce;
  readonly staff: ReadonlyMap<string, string>;
  /** Who recorded what is known of the case: facts, safety floors, ages, parts and what is weighed. */
  readonly recorders: ReadonlyMap<string, string>;
}

/** What supervisors decided of response, category and exceptions. */
const bySupervisors = ({ basis: { response } }: Advised) =>
  [response.decidedResponse, response.decidedCategory, ...response.exceptions].filter((row) => row !== undefined);

const actedBy = ({ responder, handover, considered }: CaseResponse): readonly string[] =>
  [responder?.by, handover?.by, ...considered.flatMap(({ by, endedBy }) => [by, endedBy])].filter(
    (by) => by !== undefined && by !== null,
  );

const actorsIn = (advised: Advised): readonly string[] => [
  ...actedBy(advised.basis.response),
  ...bySupervisors(advised).map(({ by }) => by),
  ...advised.basis.checks.rows.flatMap(({ by }) => by ?? []),
];

const ofActing = ({ handover, considered }: CaseResponse): readonly (string | null)[] => [
  handover?.returnedPassage ?? null,
  ...considered.map(({ whyPassage }) => whyPassage),
];

const passagesIn = (
  page: Pick<DecisionPage, 'proposal' | 'returned' | 'advised' | 'decisionsOfDead'>,
): readonly string[] =>
  [
    ...[...page.advised.basis.ownWords.values()].flatMap(({ wishes, howTheyAre, why }) => [wishes, howTheyAre, why]),
    ...[...page.advised.basis.safeguarding.values(), ...page.decisionsOfDead.values()].map(
      ({ reasonPassage }) => reasonPassage,
    ),
    ...bySupervisors(page.advised).map(({ reasonPassage }) => reasonPassage),
    ...(page.proposal?.reasons.values() ?? []),
    page.returned?.passage ?? null,
    ...ofActing(page.advised.basis.response),
    page.advised.basis.conflict?.passage ?? null,
    page.advised.basis.reopened?.passage ?? null,
    ...page.advised.basis.facts.weighed.map(({ passage }) => passage),
  ].filter((passage) => passage !== null);

/** The guidance of the day, as triage asks by it. */
const guidanceOf = (adviser: Adviser, { files }: Advised['policy'], now: Date): Guidance => ({
  facts: files.facts,
  toAsk: (input) => adviser.toAsk(input, { today: londonDay(now) }),
});

const nothingReturned: ReturnedReading = () => Promise.resolve(undefined);

type ProposalReading = (tx: Context['tx'], id: string) => Promise<Proposal | undefined>;

/** Reads it within a look of whatever step shows it; of the newest proposal, or with the conditions of the one that `approvedOf` finds. */
export const loadDecision =
  (adviser: Adviser, returnedOf: ReturnedReading = nothingReturned, approvedOf?: ProposalReading) =>
  async (context: Context, { case: id }: { readonly case: string }): Promise<DecisionPage> => {
    const { tx, keys, actor } = context;
    const parties = await partiesOf(tx, id);
    const proposal = await (approvedOf ?? proposalOf)(tx, id);
    const vault = { tx, keys, force: actor.force };
    const file = await getCase(tx, id);
    // What was stated for a proposal that was returned, or for an outcome that is reconsidered, binds nobody who decides anew.
    const binds = approvedOf !== undefined || file.stage !== 'open';
    const stated = proposal === undefined || !binds ? {} : conditionsStated(proposal);
    const advised = await readAdvised(context, adviser, id, stated);
    const decisionsOfDead = await safeguardingOfDead(tx, id);
    const returned = await returnedOf(tx, id);
    const { reopened } = advised.basis;
    return {
      file,
      parties,
      decisionsOfDead,
      // Everybody of the case, whoever an outcome will be linked to: what is known names each of them.
      people: await readPeople(
        vault,
        parties.map((party) => party.person),
      ),
      passages: await readPassages(vault, passagesIn({ proposal, returned, advised, decisionsOfDead })),
      proposal,
      returned,
      advised,
      earlier: reopened === undefined ? [] : await earlierOf(tx, reopened),
      open: openQuestions(guidanceOf(adviser, advised.policy, context.now), advised.basis.facts),
      duties: [
        ...advised.duties,
        ...(advised.advice.unknowns.length > 0 ? await findOutIn(context, advised.policy, id) : []),
      ],
      measures: await measuresOf(tx, id),
      inForce: await settingsInForce(tx),
      staff: await staffNames(tx, actorsIn(advised)),
      recorders: await staffNamesIn(tx, recordersIn(id)),
    };
  };

/** Everybody whose record it opens. */
export const peopleOf = (page: DecisionPage): readonly string[] => [
  ...new Set([
    ...page.parties.map((party) => party.person),
    ...[...page.passages.values()].flatMap(({ concerns }) => concerns),
  ]),
];

/** Reads what a decision rests on; `action` is what it is read for. */
export const readDecisionFor = (
  adviser: Adviser,
  action: string,
  returnedOf?: ReturnedReading,
): Look<{ readonly case: string }, DecisionPage> => ({
  action,
  cases: (input) => [input.case],
  load: async (context, input) => ok(await loadDecision(adviser, returnedOf)(context, input)),
  tell: (page) => ({
    cases: [page.file.case],
    people: peopleOf(page),
    content: { page: 'decision' },
  }),
});
