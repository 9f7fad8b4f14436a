import type { Context } from '../../platform/command/index.ts';
import type { Adviser } from '../../policy/index.ts';
import { decisionModel, loadDecision, peopleOfDecision } from '../decision/index.ts';
import { approvedProposalOf } from './present.store.ts';

/** What upholding rests on: the same that was approved on, as it is known now, and what is new since. */
export interface UpholdRests {
  readonly model: Readonly<Record<string, unknown>>;
  /** Everybody whose record was opened for it. */
  readonly people: readonly string[];
}

export type UpholdRestsReading = (context: Context, id: string) => Promise<UpholdRests | undefined>;

/** Upholding decides as an approval does: whoever does it reads what an approval is read from, with what was decided and why. */
export const upholdRests =
  (adviser: Adviser): UpholdRestsReading =>
  async (context, id) => {
    const page = await loadDecision(adviser, undefined, approvedProposalOf)(context, { case: id });
    if (page.proposal === undefined) return undefined;
    const { ownWords, safeguarding, known, shown, advice, conflict, decided, unfinished, inShort, alike, proposal } =
      decisionModel(page);
    const read = { ownWords, safeguarding, known, shown, advice, conflict, decided, unfinished, inShort, alike };
    return {
      model: { ...read, before: proposal, case: id },
      people: peopleOfDecision(page),
    };
  };
