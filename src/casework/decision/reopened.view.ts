import { nameOf } from '../report/index.ts';
import { outcomeTitle, questionText } from './advice.view.ts';
import type { DecisionPage } from './decision-page.store.ts';
import type { Earlier } from './reopened.store.ts';
import { reopeningText } from './reopened.words.ts';

const whoseOf = (page: DecisionPage, person: string | null): string => {
  if (person === null) return 'nobody';
  return page.people.has(person) ? nameOf(page, person) : 'somebody who was taken off the case';
};

/** An outcome is approved by a supervisor, and the record of a crime cancelled by the force crime registrar, whoever it was. */
const roleOf = ({ outcome }: Earlier): string => (outcome === 'cancelled' ? 'force crime registrar' : 'supervisor');

const earlierLine = (page: DecisionPage, one: Earlier) => ({
  ...{ crime: one.crime, at: one.at, by: one.byName ?? 'somebody who left', role: roleOf(one) },
  text:
    one.outcome === 'cancelled'
      ? 'The record was cancelled'
      : `Outcome ${one.outcome}: ${outcomeTitle(page.advised.policy, one.outcome)}. About: ${whoseOf(page, one.person)}`,
});

/** Why the case is decided again, by whom it was opened and when, and what was decided before; undefined where it is decided for the first time. */
export const reopenedView = (page: DecisionPage, why: string | undefined) => {
  const { reopened } = page.advised.basis;
  if (reopened === undefined) return undefined;
  const { at, byName } = reopened;
  const earlier = page.earlier.map((one) => earlierLine(page, one));
  return {
    at,
    by: byName ?? 'somebody who left',
    cause: reopeningText(reopened, (fact) => questionText(page.advised.policy, fact)),
    why,
    earlier,
  };
};
