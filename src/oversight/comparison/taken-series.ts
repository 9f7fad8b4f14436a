import { date } from '../../platform/web/index.ts';
import { forceKey, slotName, type SourceFile } from '../source/index.ts';
import { smallNote, type TakenSeries } from '../source/own.ts';
import { daysOf, isOutcome, scopeOf, type CountSource, type SourceCount } from './count-source.ts';
import { fileOf, LEFT_OPEN, licenceOf, plain, tableOfAll, type Issue } from './taken-source.ts';

const SERIES = /^issues-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u;

/** A publication of the series that an id names. */
export const seriesIn = (id: string): string | undefined => SERIES.exec(id)?.[1];

export const seriesId = (source: string): string => `issues-${source}`;

export const seriesTitle = ({ publisher, issues }: { readonly publisher: string; readonly issues: number }): string =>
  `${issues} issues of ${publisher}, put together`;

/** What is of one force and time, alike in all that has to be alike: of one issue it stands or falls together. */
const unitOf = (count: SourceCount): string =>
  JSON.stringify([forceKey(count.force), slotName(daysOf(count)), scopeOf(count), isOutcome(count) || count.measure]);

type Counts = readonly SourceCount[];

/** One issue, with what it gives of each unit; undefined where it says nothing of it. */
type Laid = (first: SourceCount) => Counts | undefined;

const isSame = (one: SourceFile, other: SourceFile): boolean =>
  one.file === other.file && one.vintage === other.vintage;

/** Texts that were pasted on one day have one name: their digests tell them apart. */
function filesOf(issues: readonly Issue[]): readonly SourceFile[] {
  const files = issues.map(fileOf);
  return files.map((file) =>
    files.some((other) => other !== file && isSame(other, file))
      ? { ...file, vintage: `${file.vintage}, SHA-256 ${file.sha256.slice(0, 12)}…` }
      : file,
  );
}

const stamped = ({ counts }: Issue, issue: SourceFile | undefined): Counts =>
  counts.map((count) => ({ ...plain(count), ...(issue === undefined ? {} : { issue }) }));

/** A blank says nothing, and takes no place of what an earlier issue said. */
const isSaid = (counts: Counts): boolean => counts.some(({ missing }) => missing !== 'not-given');

function answerLaid(counts: Counts): Laid {
  const units = Map.groupBy(counts, unitOf);
  return (first) => {
    const own = units.get(unitOf(first));
    return own === undefined || !isSaid(own) ? undefined : own;
  };
}

/** In a table a row may be gone: where force and offence are in it for the time, it says so. */
function tableLaid(counts: Counts): Laid {
  const units = Map.groupBy(counts, unitOf);
  const placeOf = (what: string, count: SourceCount): string => `${what}|${slotName(daysOf(count))}`;
  const forces = new Set(counts.map((count) => placeOf(forceKey(count.force), count)));
  const offences = new Set(counts.map((count) => placeOf(count.offenceScope, count)));
  return (first) =>
    forces.has(placeOf(forceKey(first.force), first)) && offences.has(placeOf(first.offenceScope, first))
      ? (units.get(unitOf(first)) ?? [])
      : undefined;
}

interface Unit {
  readonly stands: Counts;
  /** What stood before it, where something else did. */
  readonly before: Counts | undefined;
}

/** Of one outcome alone no share can be taken: the year before, given beside this one for its total, takes nobody’s place. */
const tellsShare = (counts: Counts): boolean => counts.length > 1 || counts.every((count) => !isOutcome(count));

/** Of what several issues say of the same, newest first, the newest of which a share can be taken; of a table the newest. */
function unitIn(said: readonly Counts[], isTable: boolean): Unit {
  const asked = isTable ? said : said.filter(tellsShare);
  const [stands = [], before] = asked.length === 0 ? said : asked;
  return { stands, before };
}

function unitsOf(issues: readonly Counts[], isTable: boolean): readonly Unit[] {
  const laid = issues.map(isTable ? tableLaid : answerLaid);
  return [...Map.groupBy(issues.flat(), unitOf).values()].flatMap((alike) => {
    const [first] = alike;
    const said = first === undefined ? [] : laid.map((of) => of(first)).filter((own) => own !== undefined);
    return said.length === 0 ? [{ stands: alike, before: undefined }] : [unitIn(said, isTable)];
  });
}

const vintagesLeft = (left: readonly string[], publisher: string): readonly string[] =>
  left.length === 0
    ? []
    : [
        `Not read, as more issues of ${publisher} are not put together at once: ${left.join('; ')}. Each can be compared by itself.`,
      ];

/** All that a publisher gave in several issues, as one line of years: of each force and year the newest issue stands. */
export function seriesSource(id: string, { publisher, issues, left }: TakenSeries): CountSource {
  const table = tableOfAll(issues);
  const files = filesOf(issues);
  const units = unitsOf(
    issues.map((issue, i) => stamped(issue, files[i])),
    table !== undefined,
  );
  const counts = units.flatMap(({ stands }) => stands);
  const isRestated = units.some(({ before }) => before !== undefined);
  return {
    id: seriesId(id),
    title: seriesTitle({ publisher, issues: issues.length }),
    ...{ publisher, licence: licenceOf({ publisher }), files, counts },
    // As the newest that names it does.
    offences: issues.flatMap(({ offences }) => offences),
    earlier: isRestated ? { files: [], counts: units.flatMap(({ stands, before }) => before ?? stands) } : null,
    notes: [
      `Issues of ${publisher} are put together where they count alike (offences, ages, unit, basis). Of each force and time the newest issue stands, whole: no share has its count from one issue and what it is of from another.`,
      LEFT_OPEN,
      ...vintagesLeft(left, publisher),
      ...smallNote(
        issues.flatMap((issue) => issue.counts),
        publisher,
      ),
    ],
    ...(table === undefined ? {} : { table }),
  };
}

/** From when to when the issues of a series were taken in. */
export const seriesVintage = (firstAt: Date, lastAt: Date): string =>
  date(firstAt) === date(lastAt) ? `taken in on ${date(firstAt)}` : `taken in from ${date(firstAt)} to ${date(lastAt)}`;
