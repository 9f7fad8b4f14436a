import type { Actor } from '../../platform/access/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import { refuse, render, type Refusal, type Reply } from '../../platform/web/index.ts';
import { type Compared } from './compare-files.ts';
import { refused, type Refused } from './compare-refused.ts';
import { compareCounts } from './compare-counts.ts';
import { refusedPage, type Section } from './compare-pages.ts';
import { CompareQuery } from './compare.schema.ts';
import type { Question } from './question.ts';
import { countsLook, shippedLook } from './compare.store.ts';
import type { CountSource } from './count-source.ts';
import { Kept } from './kept.ts';
import { compareShipped, shippedFields, SHIPPED_ID, SHIPPED_TITLE } from './shipped.ts';

export interface Asking<Query extends CompareQuery> {
  readonly actor: Actor;
  readonly query: Query;
}

export type Answered =
  | { readonly kind: 'unlogged'; readonly refusal: Refusal }
  | { readonly kind: 'refused'; readonly refused: Refused; readonly question: Question }
  | { readonly kind: 'compared'; readonly compared: Compared; readonly question: Question };

export const isShipped = ({ source }: CompareQuery): boolean => source === undefined || source === SHIPPED_ID;

// What was taken in stands as it is: the same counts and question have the same answer.
const kept = new Kept<ReturnType<typeof compareCounts>>(40);

const keyOf = ({ id, files, earlier }: CountSource, query: CompareQuery): string =>
  JSON.stringify([id, files, earlier?.files, query]);

async function onShipped(query: CompareQuery, actor: Actor): Promise<Answered> {
  const rest = CompareQuery.omit({ source: true }).parse(query);
  const question = { query: rest, actor, title: SHIPPED_TITLE, isShipped: true, fields: await shippedFields(rest) };
  const compared = await compareShipped(rest);
  return compared.kind === 'refused'
    ? { kind: 'refused', refused: compared, question }
    : { kind: 'compared', compared, question };
}

async function onCounts(source: CountSource, query: CompareQuery, actor: Actor): Promise<Answered> {
  const put = (asked: CompareQuery) =>
    kept.get(keyOf(source, asked), () => Promise.resolve(compareCounts(source, asked)));
  const compared = await put(query);
  const about = { query, actor, title: source.title, isShipped: false };
  if (compared.kind === 'compared')
    return { kind: 'compared', compared, question: { ...about, fields: compared.fields } };
  // What may be asked instead: with the question that has an answer, if there is any.
  const fields = compared.fields ?? (await put({ source: source.id })).fields ?? [];
  return { kind: 'refused', refused: compared, question: { ...about, fields } };
}

const TWO =
  'One comparison has one source: figures of two are counted on terms of their own, and are never mixed. Choose one; files of one publisher stand there put together.';

/** Logs the look, and puts the question to what it names. */
export async function answerOf<Query extends CompareQuery>(
  { consult }: Gateway,
  { actor, query: whole }: Asking<Query>,
  page: string,
): Promise<Answered> {
  const query = CompareQuery.parse(whole);
  const isTwo = query.source?.includes(',') === true;
  if (isShipped(query) || isTwo) {
    const logged = await consult(actor, shippedLook, { ...query, page });
    if (!logged.ok) return { kind: 'unlogged', refusal: logged.refusal };
    const answered = await onShipped(isTwo ? {} : query, actor);
    if (!isTwo || answered.kind === 'unlogged') return answered;
    return { kind: 'refused', refused: refused(TWO), question: answered.question };
  }
  const loaded = await consult(actor, countsLook, { ...query, page });
  return loaded.ok ? onCounts(loaded.value, query, actor) : { kind: 'unlogged', refusal: loaded.refusal };
}

type Answer = (compared: Compared, question: Question) => Promise<Reply> | Reply;

/** The answer, or the question again with what is wrong with it. */
export const answering =
  (gateway: Gateway, section: Section, name: string, answer: Answer) =>
  async <Query extends CompareQuery>(asking: Asking<Query>): Promise<Reply> => {
    const answered = await answerOf(gateway, asking, name);
    if (answered.kind === 'unlogged')
      return refuse(answered.refusal, isShipped(asking.query) ? '/' : '/compare/sources');
    return answered.kind === 'refused'
      ? render('comparison.njk', refusedPage(answered.refused, section, answered.question))
      : answer(answered.compared, answered.question);
  };

/** What every page of a comparison is. */
export const read = { method: 'GET', action: 'compare-forces', query: CompareQuery } as const;
