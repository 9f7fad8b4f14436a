import { ok } from '../../platform/access/index.ts';
import type { Context, Look } from '../../platform/command/index.ts';
import { readPassages, readPeople, type Passage, type Person } from '../../platform/person/index.ts';
import type { Adviser } from '../../policy/index.ts';
import { getCase, type CaseFile } from '../case/index.ts';
import { partiesOf, type Party } from '../report/index.ts';
import { readAdvised, type Advised } from './basis.store.ts';
import { proposalOf, type Proposal } from './proposal.store.ts';

/** What the registrar reads: the settings, what is proposed and of whom; not how anybody is, nor what they said. */
export interface ConflictPage {
  readonly file: CaseFile;
  readonly parties: readonly Party[];
  readonly people: ReadonlyMap<string, Person>;
  readonly passages: ReadonlyMap<string, Passage>;
  readonly advised: Advised;
  readonly proposal: Proposal | undefined;
}

const load =
  (adviser: Adviser) =>
  async (context: Context, id: string): Promise<ConflictPage> => {
    const { tx, keys, actor } = context;
    const vault = { tx, keys, force: actor.force };
    const file = await getCase(tx, id);
    const proposal = file.stage === 'proposed' ? await proposalOf(tx, id) : undefined;
    // The registrar weighs settings: who is linked to an outcome is shown, and nobody else of the case.
    const named = new Set((proposal?.outcomes ?? []).flatMap(({ person }) => (person === undefined ? [] : [person])));
    const parties = (await partiesOf(tx, id)).filter(({ person }) => named.has(person));
    const advised = await readAdvised(context, adviser, id, {});
    const { conflict } = advised.basis;
    return {
      file,
      parties,
      people: await readPeople(
        vault,
        parties.map(({ person }) => person),
      ),
      passages: await readPassages(vault, conflict === undefined ? [] : [conflict.passage]),
      advised,
      proposal,
    };
  };

export const readConflict = (adviser: Adviser): Look<{ readonly case: string }, ConflictPage> => ({
  action: 'decide-conflict',
  cases: (input) => [input.case],
  load: async (context, input) => ok(await load(adviser)(context, input.case)),
  tell: (page) => ({
    cases: [page.file.case],
    people: [
      ...new Set([
        ...page.parties.map(({ person }) => person),
        ...[...page.passages.values()].flatMap(({ concerns }) => concerns),
      ]),
    ],
    content: { page: 'registrar-decision' },
  }),
});
