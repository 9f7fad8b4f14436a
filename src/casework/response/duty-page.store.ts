import { ok, type Result } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';
import { readPassages } from '../../platform/person/index.ts';
import { staffNames } from '../../platform/staff/index.ts';
import { factsOf, type CaseFacts } from '../triage/index.ts';
import { whomOf, type DutyParams } from './duty.schema.ts';
import { dischargesOf, isOwedIn, type DischargeRow, type DutySaid } from './duty.store.ts';
import { lookAtResponse, type ResponsePage } from './response-page.store.ts';

export interface DutyPage extends ResponsePage {
  /** What was last said of this duty: whoever says it again, or otherwise, reads it first. */
  readonly said: DischargeRow | undefined;
  /** Whether it is owed on what is recorded. */
  readonly isOwed: boolean;
  /** As the page of the case says it: in the words of the rule that raises it here. */
  readonly says: string | undefined;
  /** Where it is done, within the case, while it is owed. */
  readonly place: string | undefined;
  readonly facts: CaseFacts;
}

const response = lookAtResponse('discharge-duty');

export const readDuty = ({ owing }: Pick<DutySaid, 'owing'>): Look<DutyParams, DutyPage> => ({
  ...response,
  load: async (context, input): Promise<Result<DutyPage, never>> => {
    const seen = await response.load(context, input);
    if (!seen.ok) return seen;
    const { tx, keys, actor } = context;
    const about = { duty: input.duty, person: whomOf(input) };
    const owed = (await owing(context, input.case)).find((one) => isOwedIn([one], about));
    const known = {
      ...{ isOwed: owed !== undefined, says: owed?.says, place: owed?.place },
      facts: await factsOf(tx, input.case),
    };
    const said = (await dischargesOf(tx, input.case)).find(
      ({ duty, person }) => duty === input.duty && (person ?? undefined) === about.person,
    );
    if (said === undefined) return ok({ ...seen.value, ...known, said });
    const passages = await readPassages({ tx, keys, force: actor.force }, [said.passage]);
    return ok({ ...seen.value, ...known, said, passages, staff: await staffNames(tx, [said.recordedBy]) });
  },
});
