import { ok, refused } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';
import { readPassages } from '../../platform/person/index.ts';
import { turned, type PageQuery, type Turned } from '../../platform/web/index.ts';
import type { AdviceInput, Policy } from '../../policy/index.ts';
import {
  DRAWS_PAGE,
  drawsOf,
  findDrawn,
  findPanelRow,
  nextWaiting,
  openReading,
  pairsOf,
  type Draw,
  type PanelRow,
  type Pair,
} from './second-opinion.rows.ts';
import { blindInput } from './second-opinion.ts';

type Versions = () => readonly Policy[];
export interface NoSuchOpinion {
  readonly code: 'NoSuchOpinion';
}

/** The reader's own, and what can be counted of all: no case, and of no case which choice was first. */
export interface OpinionsRead {
  readonly open: string | undefined;
  readonly isWaiting: boolean;
  /** A page of the draws, newest first. */
  readonly draws: Turned<Draw>;
  readonly pairs: readonly Pair[];
}

export const readOpinions: Look<PageQuery, OpinionsRead> = {
  action: 'read-second-opinions',
  cases: () => [],
  load: async ({ tx, actor }, { page }) => {
    const [open, waiting, draws, pairs] = await Promise.all([
      openReading(tx, actor.staff),
      nextWaiting(tx, actor.staff),
      drawsOf(tx, page),
      pairsOf(tx),
    ]);
    return ok({ open, isWaiting: waiting !== undefined, draws: turned(draws, page, DRAWS_PAGE), pairs });
  },
  tell: () => ({ cases: [], people: [], content: { page: 'second-opinions' } }),
};

/** What a second reader is given: there is no place in it for the first choice, its reasons, or which case it is. */
export interface BlindCase {
  readonly opinion: string;
  readonly input: AdviceInput;
  readonly policy: Policy;
  readonly isMet: boolean;
}

interface BlindLook extends BlindCase {
  readonly case: string;
  readonly people: readonly string[];
}

/** A drawn case for its reader, and for nobody else. */
export const blindReader = (
  versions: Versions,
): Look<{ readonly opinion: string }, { readonly shown: BlindCase; readonly of: BlindLook }, NoSuchOpinion> => ({
  action: 'read-second-opinion',
  cases: () => [],
  load: async ({ tx, actor }, { opinion }) => {
    const found = await findDrawn(tx, opinion, actor.staff);
    const policy = versions().find(({ files }) => files.policy.id === found?.policy);
    if (found === undefined || policy === undefined || !found.isReader || found.isGiven)
      return refused({ code: 'NoSuchOpinion' });
    const shown = { opinion, input: blindInput(found.asked), policy, isMet: found.isMet };
    return ok({ shown, of: { ...shown, case: found.case, people: found.people } });
  },
  tell: ({ of }) => ({ cases: [of.case], people: of.people, content: { page: 'second-opinion' } }),
});

export interface PanelRead extends PanelRow {
  readonly opinion: string;
  readonly input: AdviceInput;
  readonly policy: Policy;
  readonly why: string;
}

interface PanelLook extends PanelRead {
  readonly case: string;
  readonly people: readonly string[];
}

/** A case that was decided twice, for the panel: facts without names, and both choices without who made them. */
export const panelReader = (versions: Versions): Look<{ readonly opinion: string }, PanelLook, NoSuchOpinion> => ({
  action: 'read-panel-case',
  cases: () => [],
  load: async ({ tx, actor, keys }, { opinion }) => {
    const [row, drawn] = await Promise.all([
      findPanelRow(tx, opinion, actor.staff),
      findDrawn(tx, opinion, actor.staff),
    ]);
    const policy = versions().find(({ files }) => files.policy.id === drawn?.policy);
    if (row === undefined || drawn === undefined || policy === undefined) return refused({ code: 'NoSuchOpinion' });
    const passages = await readPassages({ tx, keys, force: actor.force }, [row.passage]);
    const passage = passages.get(row.passage);
    const why = passage?.state === 'readable' ? passage.text : 'What was written was erased.';
    const { case: id, people, asked } = drawn;
    return ok({ ...row, opinion, input: blindInput(asked), policy, why, case: id, people });
  },
  tell: ({ case: id, people }) => ({ cases: [id], people, content: { page: 'panel-case' } }),
});
