import { standsTo } from './against.ts';
import { departures, departureWords, standsToWords } from './departure.words.ts';
import { date, dateTime, type PageModel } from '../../platform/web/index.ts';
import { systemWords } from '../check/index.ts';
import { fromWhomWords, knownWords, nameOf, withWhomWords } from '../report/index.ts';
import { ENDS } from './consideration-end.ts';
import type { EndPage } from './consideration-end.store.ts';
import { ageOf, TEAMS } from './handover.ts';
import { ASKED, DIED, isException } from './request.ts';
import { RESPONDERS } from './responder.ts';
import type { RequestPage, ResponsePage } from './response-page.store.ts';
import type { DecidingPage } from './rests-on.store.ts';
import type { ConsiderationRow, Decided, RequestRow } from './response.store.ts';
import {
  aboutWords,
  appropriateAdultWords,
  conclusionWords,
  deathSourceWords,
  decidedCategoryWords,
  decidedResponseWords,
  endWords,
  grantWords,
  learntWords,
  meansWords,
  responderWords,
} from './response.words.ts';
import { CATEGORIES, GRANTS, NOT_YET, RESPONSES, type Grant } from './supervisor.ts';

interface Row {
  readonly key: string;
  readonly value: string;
}

const rows = (of: readonly (readonly [string, string | null | undefined])[]): readonly Row[] =>
  of.flatMap(([key, value]) => (value === undefined || value === null ? [] : [{ key, value }]));

export const choices = <Value extends string>(values: readonly Value[], words: Readonly<Record<Value, string>>) =>
  values.map((value) => ({ value, text: words[value] }));

export const textOf = (page: Pick<ResponsePage, 'passages'>, passage: string | null): string | null => {
  if (passage === null) return null;
  const found = page.passages.get(passage);
  return found?.state === 'readable' ? found.text : 'What was written was erased';
};

const staffName = (page: ResponsePage, id: string): string => page.staff.get(id) ?? id;
const when = (page: ResponsePage, at: Date, by: string): string => `${dateTime(at)}, ${staffName(page, by)}`;

export const backTo = (page: ResponsePage) => ({ href: `/cases/${page.file.case}/response`, text: 'Response' });

const waited = (hours: number): string => {
  if (hours < 1) return 'Less than an hour';
  return hours === 1 ? '1 hour' : `${hours} hours`;
};

const handoverOf = (page: ResponsePage) => {
  const { handover } = page.response;
  if (handover === undefined) return undefined;
  const waits = handover.state === 'handed-over';
  const age = ageOf(handover.at, page.now, page.acceptHours);
  return {
    waits,
    // Only while it waits: one answered late is answered, and its date says how late.
    overdue: waits && age.overdue,
    tag: waits ? (age.overdue ? 'Overdue' : 'Handed over') : handover.state === 'accepted' ? 'Accepted' : 'Returned',
    rows: rows([
      ['Team', responderWords[handover.team]],
      ['Handed over', when(page, handover.at, handover.by)],
      ['Waiting', waits ? `${waited(age.hours)}; an answer is due within ${page.acceptHours} hours` : undefined],
      ['Receipt', handover.receipt],
      ['Returned because', textOf(page, handover.returnedPassage)],
      ['Answered', handover.answeredAt === null ? undefined : dateTime(handover.answeredAt)],
    ]),
    answerAt: waits ? `/cases/${page.file.case}/response/handovers/${handover.handover}` : undefined,
  };
};

/** Of one that is not needed nothing can come; of any other it is said that nobody has said it. */
const cameOf = (page: ResponsePage, row: ConsiderationRow): readonly (readonly [string, string | null])[] => {
  if (row.conclusion !== 'pursued') return [];
  if (row.result === null || row.endedAt === null || row.endedBy === null)
    return [['What came of it', 'Nobody has said yet']];
  return [
    ['What came of it', endWords[row.means][row.result]],
    ['When', row.madeAt === null ? null : dateTime(row.madeAt)],
    ['Why not', textOf(page, row.whyPassage)],
    ['Said', when(page, row.endedAt, row.endedBy)],
  ];
};

const endAt = (page: ResponsePage, row: ConsiderationRow): string | undefined =>
  row.conclusion === 'pursued' ? `/cases/${page.file.case}/response/considerations/${row.consideration}` : undefined;

const consideredRows = (page: ResponsePage, row: ConsiderationRow) => ({
  title: `${meansWords[row.means]}: ${nameOf(page, row.person)}`,
  rows: rows([
    ['Conclusion', conclusionWords[row.conclusion]],
    ['Necessity', textOf(page, row.necessityPassage)],
    ['Alternatives', textOf(page, row.alternativesPassage)],
    ['Appropriate adult', row.appropriateAdult === null ? undefined : appropriateAdultWords[row.appropriateAdult]],
    ['Recorded', when(page, row.at, row.by)],
    ...cameOf(page, row),
  ]),
  endAt: endAt(page, row),
  isEnded: row.result !== null,
});

const learntText = (page: ResponsePage, { learntSince }: Decided<string>): string | undefined => {
  const learnt = learntSince.map(({ person, fact }) =>
    [
      learntWords[fact] ?? fact.replaceAll('-', ' '),
      ...(person === undefined ? [] : [`(${nameOf(page, person)})`]),
    ].join(' '),
  );
  // Where it is outdated it says by what: whoever decides again sees what was not decided on.
  return learnt.length === 0 ? undefined : `${learnt.join('; ')}: nothing rests on this until it is decided again`;
};

const decidedRows = <Value extends string>(
  page: ResponsePage,
  decided: Decided<Value> | undefined,
  words: Readonly<Record<Value, string>>,
): readonly Row[] =>
  decided === undefined
    ? []
    : rows([
        ['Decision', words[decided.value]],
        ['Departure', decided.departure === null ? undefined : departureWords[decided.departure]],
        ['Because', textOf(page, decided.reasonPassage)],
        ['Decided', when(page, decided.at, decided.by)],
        ['Learnt since', learntText(page, decided)],
      ]);

const subjectName = (page: ResponsePage, row: RequestRow): string | undefined => {
  if (row.subject === null) return undefined;
  if (page.people.has(row.subject)) return nameOf(page, row.subject);
  const place = page.unavailable.find(({ subject }) => subject === row.subject);
  return place === undefined ? 'A place of this case' : `Place ${place.position}`;
};

const answerOf = (row: RequestRow): string => {
  if (row.value === null) return 'Waits for a supervisor';
  if (row.findOutBy !== null) return `It cannot be decided yet: find out first, by ${date(row.findOutBy)}`;
  const grant = GRANTS.find((one): one is Grant => one === row.value);
  return grant === undefined ? 'Decided' : grantWords[grant];
};

const answerAt = (page: ResponsePage, row: RequestRow): string | undefined => {
  if (row.value !== null) return undefined;
  const base = `/cases/${page.file.case}/response`;
  return isException(row.about) ? `${base}/requests/${row.request}` : `${base}/decide-${row.about}`;
};

const requestRows = (page: ResponsePage, row: RequestRow): readonly Row[] =>
  rows([
    ['About', subjectName(page, row)],
    ['System', row.system === null ? undefined : systemWords[row.system]],
    ['Died', row.diedOn === null ? undefined : date(row.diedOn)],
    ['Known from', row.diedSource === null ? undefined : deathSourceWords[row.diedSource]],
    ['Who of the family is told', textOf(page, row.familyPassage)],
    ['Because', textOf(page, row.reasonPassage)],
    [
      'Looked at again',
      row.reviewOn === null ? undefined : `${date(row.reviewOn)}${row.reviewDue ? ': this day has come' : ''}`,
    ],
    ['Asked', when(page, row.at, row.by)],
    ['Answer', answerOf(row)],
    ['What is to be found out', row.findOutBy === null ? undefined : textOf(page, row.answerPassage)],
    ['Supervisor’s reason', isException(row.about) ? textOf(page, row.answerPassage) : undefined],
    [
      'Answered',
      row.answeredAt === null || row.answeredBy === null ? undefined : when(page, row.answeredAt, row.answeredBy),
    ],
  ]);

const toFindOutRows = (page: ResponsePage) =>
  page.response.toFindOut.map(({ about, by, passage, at, staff }) => ({
    title: `${aboutWords[about]}: not yet`,
    rows: rows([
      ['Find out', textOf(page, passage)],
      ['By', `the end of ${date(by)}; then ask again`],
      ['Given back', when(page, at, staff)],
    ]),
  }));

/** Who acts and how: the whole response of a case on one page. */
export const responsePage = (page: ResponsePage): PageModel => {
  const { responder, considered, decidedResponse, decidedCategory, requests } = page.response;
  return {
    title: 'Response',
    isSupervisor: page.isSupervisor,
    reference: page.file.reference,
    at: `/cases/${page.file.case}/response`,
    responder:
      responder === undefined
        ? []
        : rows([
            ['Who acts', responderWords[responder.responder]],
            ['Named', when(page, responder.at, responder.by)],
          ]),
    handover: handoverOf(page),
    considered: considered.map((row) => consideredRows(page, row)),
    decidedResponse: decidedRows(page, decidedResponse, decidedResponseWords),
    decidedCategory: decidedRows(page, decidedCategory, decidedCategoryWords),
    toFindOut: toFindOutRows(page),
    requests: requests.map((row) => ({
      title: aboutWords[row.about],
      waits: row.value === null,
      rows: requestRows(page, row),
      answerAt: answerAt(page, row),
    })),
    back: { href: `/cases/${page.file.case}`, text: 'Go to the case' },
  };
};

export const people = (page: ResponsePage) =>
  page.parties.map(({ person }) => ({ value: person, text: nameOf(page, person) }));

export const responderPage = (page: ResponsePage): PageModel => ({
  title: 'Who acts?',
  choices: choices(RESPONDERS, responderWords),
  back: backTo(page),
});

export const handoverPage = (page: ResponsePage): PageModel => ({
  title: 'Hand over to a specialist team',
  choices: choices(TEAMS, responderWords),
  hours: page.acceptHours,
  back: backTo(page),
});

export const handoverAnswerPage = (page: ResponsePage): PageModel => ({
  title: 'What did the team answer?',
  known: handoverOf(page)?.rows ?? [],
  back: backTo(page),
});

export const endPage = (page: EndPage): PageModel => {
  const { title, rows: known } = consideredRows(page, page.row);
  return {
    title: 'What came of it?',
    whom: title,
    known: [...known, ...rows([['The report reached the police', page.reportedAt && dateTime(page.reportedAt)]])],
    ends: ENDS.map((end) => endWords[page.row.means][end]),
    back: backTo(page),
  };
};

export const askPage = (page: ResponsePage): PageModel => ({
  title: 'Ask a supervisor',
  about: choices(ASKED, aboutWords),
  people: people(page),
  checks: page.unavailable.map(({ subject, system, kind, position }) => ({
    value: `${subject}/${system}`,
    text: `${kind === 'person' ? nameOf(page, subject) : `Place ${position}`}: ${systemWords[system]}`,
  })),
  back: backTo(page),
});

const waitingFor = (page: ResponsePage, about: 'response' | 'category'): readonly Row[] => {
  const row = page.response.requests.find((one) => one.about === about && one.value === null);
  return row === undefined ? [] : requestRows(page, row);
};

/** Said beside each choice, before it is made; none of them is chosen beforehand. */
const besideAdvice = (
  { rests }: DecidingPage,
  about: 'response' | 'category',
  items: ReturnType<typeof choices>,
): readonly object[] => [
  ...items.map((item) => ({ ...item, hint: { text: standsToWords[standsTo(about, item.value, rests.advised)] } })),
  {
    value: NOT_YET,
    text: 'It cannot be decided yet: something is found out first',
    hint: { text: 'It goes back to the officer, with what is to be found out and by when. Nothing is decided.' },
  },
];

export const decideResponsePage = (page: DecidingPage): PageModel => ({
  title: 'Decide the response',
  before: decidedRows(page, page.response.decidedResponse, decidedResponseWords),
  asks: waitingFor(page, 'response'),
  choices: besideAdvice(page, 'response', choices(RESPONSES, decidedResponseWords)),
  mayWait: true,
  departures,
  back: backTo(page),
});

export const decideCategoryPage = (page: DecidingPage): PageModel => ({
  title: 'Decide the category',
  before: decidedRows(page, page.response.decidedCategory, decidedCategoryWords),
  asks: waitingFor(page, 'category'),
  choices: besideAdvice(page, 'category', choices(CATEGORIES, decidedCategoryWords)),
  mayWait: true,
  departures,
  back: backTo(page),
});

/** The floor as it was last walked, before what is asked: it may say that the child was alive after that day. */
const lastFloorRows = ({ request, lastFloor }: RequestPage): readonly Row[] => {
  if (request.about !== DIED) return [];
  if (lastFloor === undefined) return rows([['Safety floor', 'Nobody has walked it']]);
  const { row, by, contact } = lastFloor;
  return rows([
    ['Safety floor, last walked', `${dateTime(row.walkedAt)}, by ${by ?? 'somebody who left'}`],
    ['Safe then', knownWords[row.safeNow]],
    ['Sign of self-harm then', knownWords[row.selfHarm]],
    ['With, then', withWhomWords[row.withWhom]],
    ['Known from', fromWhomWords[row.fromWhom]],
    [
      'Must not be told',
      contact === undefined || contact.mustNot.length === 0 ? 'Nobody is named' : contact.mustNot.join('; '),
    ],
  ]);
};

export const grantPage = (page: RequestPage): PageModel => ({
  title: aboutWords[page.request.about],
  floor: lastFloorRows(page),
  asks: requestRows(page, page.request),
  choices: choices(
    GRANTS,
    page.request.about === DIED
      ? { granted: 'I agree that it is recorded', refused: 'I do not agree' }
      : { granted: 'I grant it', refused: 'I refuse it' },
  ),
  back: backTo(page),
});

const decidedAnswer = <Value extends string>(page: ResponsePage, decided: Decided<Value> | undefined) =>
  decided === undefined
    ? null
    : {
        ...decided,
        reason: textOf(page, decided.reasonPassage),
        at: decided.at.toISOString(),
        learntSince: decided.learntSince.map(({ person, fact }) => ({ person: person ?? null, fact })),
      };

/** For programs: the sealed words in plain, for who may read them. */
export const responseAnswer = (page: ResponsePage) => {
  const { responder, handover, considered, decidedResponse, decidedCategory, requests, toFindOut } = page.response;
  const age = handover === undefined ? undefined : ageOf(handover.at, page.now, page.acceptHours);
  return {
    responder: responder?.responder ?? null,
    handover:
      handover === undefined
        ? null
        : {
            ...handover,
            reason: textOf(page, handover.returnedPassage),
            at: handover.at.toISOString(),
            hours: age?.hours,
            overdue: handover.state === 'handed-over' && age?.overdue,
          },
    considered: considered.map((row) => ({
      ...row,
      necessity: textOf(page, row.necessityPassage),
      alternatives: textOf(page, row.alternativesPassage),
      at: row.at.toISOString(),
      madeAt: row.madeAt?.toISOString() ?? null,
      why: textOf(page, row.whyPassage),
    })),
    decidedResponse: decidedAnswer(page, decidedResponse),
    decidedCategory: decidedAnswer(page, decidedCategory),
    toFindOut: toFindOut.map(({ about, by, passage, at }) => ({
      ...{ about, by },
      what: textOf(page, passage),
      at: at.toISOString(),
    })),
    requests: requests.map((row) => ({
      ...row,
      reason: textOf(page, row.reasonPassage),
      family: textOf(page, row.familyPassage),
      answer: textOf(page, row.answerPassage),
    })),
  };
};
