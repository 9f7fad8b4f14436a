import { dateTime } from '../../platform/web/index.ts';
import type { CancellationAskedRow } from './cancel-asked.store.ts';
import { CANCEL_REASONS, INFORMATION, type CancelReason, type Information } from './cancel.ts';

export const cancelWords: Readonly<Record<CancelReason, string>> = {
  C1: 'C1: it happened in another force’s area, and was passed to it',
  C2: 'C2: additional verifiable information shows that no crime happened',
  C3: 'C3: it is a duplicate, or part of another recorded crime',
  C4: 'C4: it was recorded in error',
};

const informationWords: Readonly<Record<Information, string>> = {
  'police-record': 'A police record',
  'independent-account': 'An account of somebody independent, checked',
  'technical-finding': 'A technical finding of a specialist',
  'partner-record': 'A record of a partner, such as a school or social care',
};

export const cancelChoices = {
  reason: CANCEL_REASONS.map((value) => ({ value, text: cancelWords[value] })),
  information: INFORMATION.map((value) => ({ value, text: informationWords[value] })),
};

/** What was asked of the registrar, in rows: by whom, on which ground, and in which words. */
export const askedRows = (asked: CancellationAskedRow) => [
  { key: 'Asked', value: `${asked.by ?? 'Somebody who left'}, ${dateTime(asked.at)}` },
  { key: 'Reason', value: cancelWords[asked.reason] },
  ...(asked.information === null ? [] : [{ key: 'What was verified', value: informationWords[asked.information] }]),
  ...(asked.otherReference === null ? [] : [{ key: 'Other reference', value: asked.otherReference }]),
  { key: 'Why', value: asked.why ?? 'The words were erased' },
];

/** How a request stands, for who asked. */
export const answerText = ({ state, answeredAt, answeredBy, answer }: CancellationAskedRow): string => {
  if (state === 'waits' || answeredAt === null) return 'Waits for the registrar';
  const said = state === 'refused' ? 'Refused: the record stays' : 'Cancelled';
  return `${said}. ${answeredBy ?? 'Somebody who left'}, ${dateTime(answeredAt)}: ${answer ?? 'the reason was erased'}`;
};
