import { join } from 'node:path';
import { z } from 'zod';
import { ok } from '../../platform/access/index.ts';
import type { Gateway, Look } from '../../platform/command/index.ts';
import { freshForm, page, refuse, render, type Route } from '../../platform/web/index.ts';
import { compareFiles } from './compare-files.ts';
import { comparisonPage, type ComparisonPage } from './comparison.view.ts';

/** The table that ships with the program: data/README.md has its provenance and licence. */
const SHIPPED = join(import.meta.dirname, '../../../data/ho-outcomes/prc-outcomes-open-data-mar2019.csv.gz');

// Holds 86/02 and 86/10 (handbook 3.4). The published table goes no finer, and has no ages: it is no measure of
// children.
const OFFENCE = '86';
const NUMERATOR = '21';
const DENOMINATORS = { charge: '21,1', assigned: 'assigned' } as const;

const CompareQuery = z.object({
  of: z.enum(['charge', 'assigned']).default('charge'),
  basis: z.enum(['closed', 'recorded']).default('closed'),
});
type CompareQuery = z.infer<typeof CompareQuery>;

type Made = Awaited<ReturnType<typeof compareFiles>>;

/** Each question of the page is worked out once: the published file does not change while the program runs. */
const made = new Map<string, Promise<Made>>();

const compareShipped = ({ of, basis }: CompareQuery): Promise<Made> => {
  const key = `${of}/${basis}`;
  const found =
    made.get(key) ??
    compareFiles([SHIPPED], { offence: OFFENCE, numerator: NUMERATOR, denominator: DENOMINATORS[of], basis });
  made.set(key, found);
  return found;
};

/** Logged like every look, though it shows nobody. */
const look: Look<CompareQuery, undefined> = {
  action: 'compare-forces',
  cases: () => [],
  load: () => Promise.resolve(ok(undefined)),
  tell: (_, query) => ({ cases: [], people: [], content: { page: 'compare forces', ...query } }),
};

const options = {
  of: [
    { value: 'charge', text: 'Outcome 21 against charge (21 and 1)' },
    { value: 'assigned', text: 'Outcome 21 of all assigned outcomes' },
  ],
  basis: [
    { value: 'closed', text: 'Closed in the year' },
    { value: 'recorded', text: 'Of offences recorded in the year' },
  ],
};

const model = (view: ComparisonPage, query: CompareQuery) => ({
  title: 'Compare forces',
  form: freshForm(query),
  options,
  view,
  back: { href: '/' },
});

/** *Compare forces*: the published outcomes table, the spread between forces first. */
export const comparisonPages = ({ consult }: Gateway): readonly Route[] => [
  page({
    method: 'GET',
    url: '/compare',
    action: 'compare-forces',
    query: CompareQuery,
    handle: async ({ actor, query }) => {
      const logged = await consult(actor, look, query);
      if (!logged.ok) return refuse(logged.refusal, '/');
      const compared = await compareShipped(query);
      // Nobody here can put it right: the table ships with the program.
      if (compared.kind === 'refused') throw new Error(`the shipped table was refused: ${compared.sentence}`);
      return render('comparison.njk', model(comparisonPage(compared.comparison), query));
    },
  }),
];
