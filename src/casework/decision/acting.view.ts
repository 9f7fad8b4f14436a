import { dateTime } from '../../platform/web/index.ts';
import { nameOf } from '../report/index.ts';
import { conclusionWords, endWords, meansWords, responderWords, type ConsiderationRow } from '../response/index.ts';
import type { DecisionPage } from './decision-page.store.ts';
import { staffName, textOf } from './known.view.ts';

const because = (page: DecisionPage, passage: string | null): string =>
  passage === null ? '' : `, because: ${textOf(page, passage)}`;

/** What came of it; while nobody has said, that is said. */
const cameOf = (page: DecisionPage, { means, conclusion, result, madeAt, whyPassage }: ConsiderationRow): string => {
  if (conclusion === 'not-needed') return conclusionWords[conclusion];
  if (result === null) return `${conclusionWords[conclusion]}. Nobody has said yet what came of it`;
  return `${endWords[means][result]}${madeAt === null ? because(page, whyPassage) : `, ${dateTime(madeAt)}`}`;
};

const handedOver = (page: DecisionPage) => {
  const { handover } = page.advised.basis.response;
  if (handover === undefined) return [];
  const { team, state, receipt, returnedPassage, at, by } = handover;
  const answers = {
    'handed-over': 'the team has not answered',
    accepted: `accepted, receipt ${receipt ?? ''}`,
    returned: `returned${because(page, returnedPassage)}`,
  };
  const text = `${responderWords[team]}: ${answers[state]}`;
  return [{ what: 'Handed over to', text, who: `${staffName(page, by)}, ${dateTime(at)}` }];
};

/** Who acts, whom the case was handed to, and each interview or arrest that was considered. */
export const acts = (page: DecisionPage) => {
  const { responder, considered } = page.advised.basis.response;
  return [
    ...(responder === undefined
      ? []
      : [
          {
            what: 'Who acts',
            text: responderWords[responder.responder],
            who: `${staffName(page, responder.by)}, ${dateTime(responder.at)}`,
          },
        ]),
    ...handedOver(page),
    ...considered.map((row) => ({
      what: `${meansWords[row.means]}: ${nameOf(page, row.person)}`,
      text: cameOf(page, row),
      who: `${staffName(page, row.endedBy ?? row.by)}, ${dateTime(row.endedAt ?? row.at)}`,
    })),
  ];
};
