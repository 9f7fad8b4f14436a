import { dateTime, type Form, type PageModel } from '../../platform/web/index.ts';
import { CAUSES, causeWords, heads, reopeningText } from '../decision/index.ts';
import { rankLines } from '../outcome/index.ts';
import { nameOf } from '../report/index.ts';
import { against, DECIDED, recasts, type EarlierOutcome, type ReconsiderationState } from './reconsideration.ts';
import type { Reconsideration, ReconsiderationPage, UpholdPage } from './reconsideration.store.ts';

const stateWords: Readonly<Record<ReconsiderationState, string>> = {
  reopened: 'Open again',
  upheld: 'Upheld',
  changed: 'Decided anew',
};
const stateColours: Readonly<Record<ReconsiderationState, string>> = {
  reopened: 'govuk-tag--orange',
  upheld: 'govuk-tag--green',
  changed: 'govuk-tag--purple',
};

const SOMEBODY = 'somebody who left';
const written = (page: ReconsiderationPage, passage: string | null): string | undefined => {
  if (passage === null) return undefined;
  const found = page.passages.get(passage);
  return found?.state === 'readable' ? found.text : 'This text was erased.';
};

/** Where it is upheld; nowhere, where it cannot simply stand. */
const upholdAt = (page: ReconsiderationPage, row: Reconsideration): string | undefined => {
  // No way is offered to what would be refused; the page says why instead.
  const stands = !recasts(row) && against(page.present?.standings ?? []).length === 0;
  return row.state === 'reopened' && stands
    ? `/cases/${page.file.case}/reconsideration/${row.reconsideration}/uphold`
    : undefined;
};

const whoseOf = (page: ReconsiderationPage, person: string | undefined): string =>
  person === undefined ? 'nobody' : nameOf(page, person);

/** Each head with what was written under it, of an earlier outcome. */
export const reasonsOf = (page: ReconsiderationPage, earlier: EarlierOutcome) => {
  const reasons = page.grounds.of(earlier)?.reasons ?? {};
  return heads.flatMap(({ head, text: title }) => {
    const text = written(page, reasons[head] ?? null);
    return text === undefined ? [] : [{ head: title, text }];
  });
};

const earlierLine = (page: ReconsiderationPage, one: EarlierOutcome) => {
  const { crime, outcome, at, by, person } = one;
  const title = page.grounds.of(one)?.title;
  return {
    crime: page.crimes.find((each) => each.crime === crime)?.reference ?? 'A crime',
    text:
      outcome === 'cancelled'
        ? 'Record cancelled'
        : `Outcome ${outcome}${title === undefined ? '' : `: ${title}`}. About: ${whoseOf(page, person)}`,
    reasons: outcome === 'cancelled' ? [] : reasonsOf(page, one),
    set: `${dateTime(at)}${by === undefined ? '' : `, by ${page.staff.get(by) ?? SOMEBODY}`}`,
  };
};

const card = (page: ReconsiderationPage, row: Reconsideration, position: number) => ({
  title: `Reconsideration ${position + 1}`,
  tag: { text: stateWords[row.state], classes: stateColours[row.state] },
  cause: reopeningText(row, page.grounds.question),
  opened: `${dateTime(row.reopenedAt)}, by ${page.staff.get(row.reopenedBy) ?? SOMEBODY}`,
  why: written(page, row.passage),
  recast: recasts(row) && row.state === 'reopened',
  against: row.state === 'reopened' ? (page.present?.says ?? []) : [],
  earlier: row.earlier.map((one) => earlierLine(page, one)),
  upheld:
    row.upheld === undefined
      ? undefined
      : {
          text: `${dateTime(row.upheld.at)}, by ${page.staff.get(row.upheld.by) ?? SOMEBODY}`,
          why: written(page, row.upheld.passage),
        },
  uphold: upholdAt(page, row),
});

/** Every time the case was opened again, newest first. */
export const reconsiderationPage = (page: ReconsiderationPage, isSupervisor: boolean): PageModel => ({
  title: 'Reconsidering what was decided',
  reference: page.file.reference,
  decided: DECIDED.includes(page.file.stage),
  reopen: `/cases/${page.file.case}/reopen`,
  isSupervisor,
  cards: page.reconsiderations.map((row, i) => card(page, row, i)).toReversed(),
  back: { href: `/cases/${page.file.case}` },
});

export const reopenPage = (page: ReconsiderationPage, form: Form): PageModel => ({
  title: 'Open this case again',
  reference: page.file.reference,
  version: page.file.version,
  form,
  causes: CAUSES.map((value) => ({ value, text: causeWords[value] })),
  back: { href: `/cases/${page.file.case}/reconsideration` },
});

export const upholdPage = (page: UpholdPage, id: string, staff: string, form: Form): PageModel => {
  const found = page.reconsiderations.findIndex(({ reconsideration }) => reconsideration === id);
  const row = page.reconsiderations[found];
  return {
    ...page.rests?.model,
    title: 'Uphold what was decided',
    takenOff: page.takenOff.map((one) => ({ ...one, by: one.by ?? SOMEBODY })),
    decision: `/cases/${page.file.case}/decision`,
    reference: page.file.reference,
    version: page.file.version,
    form,
    ranks: page.present === undefined ? [] : rankLines(staff, page.present, 'upheld'),
    card: row === undefined ? undefined : card(page, row, found),
    back: { href: `/cases/${page.file.case}/reconsideration` },
  };
};
