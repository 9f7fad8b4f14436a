import { z } from 'zod';

/** Which page of a list is asked for. */
export const PageQuery = z.object({ page: z.coerce.number().int().min(1).max(1000).default(1) });
export type PageQuery = z.infer<typeof PageQuery>;

/** One page of a list, and the numbers of the pages before and after it where there are any. */
export interface Turned<Row> {
  readonly rows: readonly Row[];
  readonly previous: number | null;
  readonly next: number | null;
}

/** Its store reads one row more than a page has: without that one a list would end and not say so. */
export const turned = <Row>(rows: readonly Row[], page: number, most: number): Turned<Row> => ({
  rows: rows.slice(0, most),
  previous: page > 1 ? page - 1 : null,
  next: rows.length > most ? page + 1 : null,
});

/** Where the pages beside it are: `at` is the address of the list, `place` where the list stands on its page. */
export const turnLinks = ({ previous, next }: Turned<unknown>, at: string, place: string) => {
  const linkTo = (page: number | null) => (page === null ? undefined : `${at}?page=${page}#${place}`);
  return { previous: linkTo(previous), next: linkTo(next) };
};
