import { sql } from 'kysely';
import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Context, Look } from '../../platform/command/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { readPassages, readPeople, type Passage, type Person } from '../../platform/person/index.ts';
import { lineIn, settingsInForce } from '../../platform/setting/index.ts';
import { staffNames } from '../../platform/staff/index.ts';
import { getCase, type CaseFile } from '../case/index.ts';
import { mashContact } from '../check/index.ts';
import { floorsOf, partiesOf, type FloorRow, type Party } from '../report/index.ts';
import { whoWorked } from '../triage/index.ts';
import type { Concern } from './concern.ts';
import { concernsOf, lastResultsOf, type LastResult } from './concern.store.ts';
import type { MeasureParams } from './measure.schema.ts';
import { measuresOf, type Running } from './measure.store.ts';
import type { Measure } from './measure.ts';
import type { Nation } from './nation.view.ts';
import type { ReferralOwed, ReferralReading } from './owed.ts';
import { ownWordsOf, type OwnWordsRow } from './own-words.store.ts';
import { marfTemplateRef, ppnName } from './safeguarding.setting.ts';
import type { AnswerParams, ChildParams, NotHeardParams } from './safeguarding.schema.ts';
import {
  enquiriesBefore,
  findReferral,
  type EnquiryBefore,
  safeguardingOf,
  safeguardingOfDead,
  supervisorsOf,
  type SafeguardingRow,
  type Supervisor,
} from './safeguarding.store.ts';

/** Everything that the pages of safeguarding show. */
export interface SafeguardingPage {
  readonly file: CaseFile;
  readonly nation: Nation;
  readonly children: readonly Party[];
  /** Who has died: read only, with what was decided of each. */
  readonly died: readonly Party[];
  readonly decisionsOfDead: ReadonlyMap<string, SafeguardingRow>;
  readonly people: ReadonlyMap<string, Person>;
  readonly floors: ReadonlyMap<string, FloorRow>;
  readonly concerns: ReadonlyMap<string, Concern>;
  /** Which children the guidance owes a referral or a strategy discussion. */
  readonly owed: ReadonlyMap<string, ReferralOwed>;
  readonly ownWords: ReadonlyMap<string, OwnWordsRow>;
  readonly decisions: ReadonlyMap<string, SafeguardingRow>;
  /** Of decisions that others followed: those by which an enquiry began, the newest first. */
  readonly enquiriesBefore: readonly EnquiryBefore[];
  /** Police protection and assessments that nobody has said ended. */
  readonly measures: readonly Running[];
  /** The newest conference or review of each child, which can be put right. */
  readonly lastResults: readonly LastResult[];
  readonly passages: ReadonlyMap<string, Passage>;
  /** Who may be asked: supervisors other than the reader and who worked the case. */
  readonly supervisors: readonly Supervisor[];
  readonly staff: ReadonlyMap<string, string>;
  /** Whether who reads may answer as a supervisor. */
  readonly isSupervisor: boolean;
  /** How partners are told, by the settings in force. */
  readonly partners: { readonly mash: string; readonly notice: string; readonly form: string };
}

const nationOf = async (tx: Tx, force: string): Promise<Nation> => {
  const { rows } = await sql<{ nation: Nation }>`SELECT nation FROM force WHERE force = ${force}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('an actor’s force is not there');
  return row.nation;
};

const present = (ids: readonly (string | null)[]): readonly string[] => ids.filter((id) => id !== null);

/** Where nothing is decided, what is owed is not asked. */
const NOTHING_OWED: ReferralReading = () => Promise.resolve(new Map());

/** Reads all of it; `also` is a decision before the newest, where one is shown. */
const load = async (
  { tx, now, keys, actor }: Context,
  id: string,
  { referrals = NOTHING_OWED, also }: { readonly referrals?: ReferralReading; readonly also?: SafeguardingRow } = {},
): Promise<SafeguardingPage> => {
  const vault = { tx, keys, force: actor.force };
  const parties = await partiesOf(tx, id);
  const children = parties.filter(({ isChild }) => isChild);
  const died = parties.filter((party) => party.died);
  const ownWords = await ownWordsOf(tx, id);
  const decisions = await safeguardingOf(tx, id);
  const decisionsOfDead = await safeguardingOfDead(tx, id);
  const everDecided = [...decisions.values(), ...decisionsOfDead.values(), ...(also === undefined ? [] : [also])];
  const passages = [
    ...[...ownWords.values()].flatMap((row) => [row.wishes, row.howTheyAre, row.why, row.answerPassage]),
    ...everDecided.flatMap((row) => [row.reasonPassage, row.answerPassage]),
  ];
  const { settings } = await settingsInForce(tx);
  const worked = await whoWorked(tx, id);
  const staff = [
    ...[...ownWords.values()].flatMap((row) => [row.by, row.answeredBy]),
    ...everDecided.flatMap((row) => [row.by, row.asked, row.answeredBy]),
  ];
  return {
    file: await getCase(tx, id),
    nation: await nationOf(tx, actor.force),
    children,
    died,
    decisionsOfDead,
    people: await readPeople(
      vault,
      [...children, ...died].map(({ person }) => person),
    ),
    floors: await floorsOf(tx, id),
    concerns: await concernsOf(tx, id),
    owed: await referrals({ tx, now }, id),
    ownWords,
    decisions,
    enquiriesBefore: await enquiriesBefore(tx, id),
    measures: await measuresOf(tx, id),
    lastResults: await lastResultsOf(tx, id),
    passages: await readPassages(vault, present(passages)),
    // Nobody is offered whose answer would be refused.
    supervisors: (await supervisorsOf(tx)).filter(({ staff: one }) => one !== actor.staff && !worked.includes(one)),
    staff: await staffNames(tx, present(staff)),
    // For what the page offers; whether they may is asked again when they do it.
    isSupervisor: actor.roles.includes('supervisor') && !worked.includes(actor.staff),
    partners: {
      mash: lineIn(settings, mashContact),
      notice: lineIn(settings, ppnName),
      form: lineIn(settings, marfTemplateRef),
    },
  };
};

const tell = (answer: SafeguardingPage) => ({
  cases: [answer.file.case],
  people: [
    ...new Set([
      ...[...answer.children, ...answer.died].map(({ person }) => person),
      ...[...answer.passages.values()].flatMap(({ concerns }) => concerns),
    ]),
  ],
  content: { page: 'safeguarding' },
});

/** Safeguarding of every child of a case. */
export const readSafeguarding = (referrals: ReferralReading): Look<{ readonly case: string }, SafeguardingPage> => ({
  action: 'read-safeguarding',
  cases: (input) => [input.case],
  load: async (context, input) => ok(await load(context, input.case, { referrals })),
  tell,
});

export interface ChildPage extends SafeguardingPage {
  readonly person: string;
}
interface NotAChild {
  readonly code: 'NotAChildOfThisCase';
}

const lookAtChild = (action: string, referrals: ReferralReading): Look<ChildParams, ChildPage, NotAChild> => ({
  action,
  cases: (input) => [input.case],
  load: async (context, input): Promise<Result<ChildPage, NotAChild>> => {
    const all = await load(context, input.case, { referrals });
    return all.children.some(({ person }) => person === input.person)
      ? ok({ ...all, person: input.person })
      : refused({ code: 'NotAChildOfThisCase' });
  },
  tell,
});

export const readChildSafeguarding = (referrals: ReferralReading) => lookAtChild('decide-safeguarding', referrals);
export const readChildOwnWords = lookAtChild('record-own-words', NOTHING_OWED);

interface NothingWaits {
  readonly code: 'NothingWaits';
}

export interface ReferralPage extends ChildPage {
  readonly referral: SafeguardingRow;
}

/** The referral whose next step is recorded, with its child. */
export const readReferral: Look<AnswerParams, ReferralPage, NothingWaits> = {
  action: 'record-next-step',
  cases: (input) => [input.case],
  load: async (context, input): Promise<Result<ReferralPage, NothingWaits>> => {
    const referral = await findReferral(context.tx, input);
    if (referral === undefined) return refused({ code: 'NothingWaits' });
    return ok({ ...(await load(context, input.case, { also: referral })), person: referral.person, referral });
  },
  tell,
};

export interface MeasurePage extends ChildPage {
  readonly measure: Measure;
  readonly since: Date;
  /** What was recorded of the last, where none runs and it is put right. */
  readonly last: LastResult | undefined;
}

interface NothingRuns {
  readonly code: 'NothingRuns';
}

/** What runs for a child and is to end, or what came of the last and is put right. */
export const readMeasure: Look<MeasureParams, MeasurePage, NothingRuns> = {
  action: 'end-measure',
  cases: (input) => [input.case],
  load: async (context, input): Promise<Result<MeasurePage, NothingRuns>> => {
    const all = await load(context, input.case);
    const { person, measure } = input;
    const isOf = (one: Running | LastResult): boolean => one.person === person && one.measure === measure;
    const runs = all.measures.find(isOf);
    if (runs !== undefined) return ok({ ...all, person, measure, since: runs.since, last: undefined });
    const last = all.lastResults.find(isOf);
    return last === undefined
      ? refused({ code: 'NothingRuns' })
      : ok({ ...all, person, measure, since: last.at, last });
  },
  tell,
};

/** Never who recorded what waits, besides who works the case or did: they are told before the form, not after it. */
const mayAnswer = (
  { actor }: Pick<Context, 'actor'>,
  { isSupervisor }: SafeguardingPage,
  { by }: { readonly by: string },
): boolean => isSupervisor && by !== actor.staff;

/** The child of whom a supervisor is asked whether they may go unheard. */
export const readNotHeard: Look<NotHeardParams, ChildPage, NothingWaits> = {
  action: 'answer-not-heard',
  cases: (input) => [input.case],
  load: async (context, input): Promise<Result<ChildPage, NothingWaits>> => {
    const all = await load(context, input.case);
    const row = [...all.ownWords.values()].find(({ ownWords }) => ownWords === input.ownWords);
    return row?.standing === 'asked'
      ? ok({ ...all, person: row.person, isSupervisor: mayAnswer(context, all, row) })
      : refused({ code: 'NothingWaits' });
  },
  tell,
};

/** The decision that a supervisor is asked about, with its child. */
export const readWaiting = (referrals: ReferralReading): Look<AnswerParams, ChildPage, NothingWaits> => ({
  action: 'answer-no-referral',
  cases: (input) => [input.case],
  load: async (context, input): Promise<Result<ChildPage, NothingWaits>> => {
    const all = await load(context, input.case, { referrals });
    const row = [...all.decisions.values()].find(({ safeguarding }) => safeguarding === input.safeguarding);
    return row?.supervisor === 'asked'
      ? ok({ ...all, person: row.person, isSupervisor: mayAnswer(context, all, row) })
      : refused({ code: 'NothingWaits' });
  },
  tell,
});
