import type { Definition } from '../definition/index.ts';
import { forceKey, slotName, type Days, type SourceFile } from '../source/index.ts';
import { words, type TableCell } from './chart-view.ts';
import {
  daysOf,
  SCOPE_TERMS,
  scopesIn,
  scopeWords,
  type CountSource,
  type Scoped,
  type SourceCount,
} from './count-source.ts';
import { during, type Material } from './material.ts';
import { piecesOf, type Piece, type PieceFigure } from './pieces.ts';
import { movedForce } from './restated.text.ts';
import { tallyPart } from './tally.ts';
import { firstFew } from './words.ts';

const issueWords = (files: readonly SourceFile[]): string =>
  files.map(({ file, vintage }) => `${file} (${vintage})`).join('; ');

const issuesOf = ({ issues }: Material, { slots }: Pick<Piece, 'slots'>): readonly SourceFile[] => [
  ...new Set(slots.flatMap((slot) => issues?.get(slotName(slot)) ?? [])),
];

/** Which issue a period is of, where issues are put together. */
export function issueCells({ label }: PieceFigure, over: Material): readonly TableCell[] {
  if (over.issues === undefined) return [];
  const piece = piecesOf(over.slots).find((each) => each.label === label);
  return [words(piece === undefined ? '' : issueWords(issuesOf(over, piece)))];
}

/** What a later issue moved of each period: what is seen over time is more than the period that is compared. */
export function restatedByPiece(over: Material, definition: Definition): readonly string[] {
  const { restated } = over;
  if (restated === null) return [];
  const pieces = piecesOf(over.slots);
  // Of one period the warnings beside the figures say it all.
  if (pieces.length === 1) return [];
  return pieces.flatMap((piece) => {
    const part = definition.within(piece.slots);
    const [now, was] = [over, restated.before].map((material) => tallyPart(during(material, piece.slots), part).forces);
    const before = new Map(was?.map((each) => [each.force, each]));
    const moved = (now ?? []).flatMap((each) => movedForce(each, before, restated.before));
    const gone = (was ?? [])
      .filter(({ force }) => now?.every((each) => each.force !== force))
      .map(({ force, y, n }) => `${force}: ${y} of ${n} in the earlier issue, no figure in the later one.`);
    const all = [...moved, ...gone];
    return all.length === 0 ? [] : [`${piece.label} was restated${byWhom(over, piece)}. ${all.join(' ')}`];
  });
}

function byWhom(over: Material, piece: Piece): string {
  const [now, was] = [over, over.restated?.before].map((of) => (of === undefined ? [] : issuesOf(of, piece)));
  if (now === undefined || was === undefined || now.length === 0) return '';
  const gone = was.filter((file) => !now.includes(file));
  return `: ${issueWords(now)} stands${gone.length === 0 ? '' : ` in place of ${issueWords(gone)}`}`;
}

/** Of which forces a time has nothing but what an older issue gave: their figures are of another day than the rest. */
export function mixedSentences(counts: readonly SourceCount[], files: readonly SourceFile[]): readonly string[] {
  return [...Map.groupBy(counts, (count) => slotName(daysOf(count)))].flatMap(([slot, own]) => {
    const [newest, ...older] = files.filter((file) => own.some(({ issue }) => issue === file));
    if (newest === undefined || older.length === 0) return [];
    const forces = (file: SourceFile) => [
      ...new Map(own.flatMap(({ force, issue }) => (issue === file ? [[forceKey(force), force]] : []))).values(),
    ];
    const of = older.map((file) => `of ${firstFew(forces(file), 6)} ${issueWords([file])}`);
    return [`${slot} is of several issues: ${issueWords([newest])}, and ${of.join(', and ')}.`];
  });
}

/** Times that are in no line with the others: another lies over them, or they are given on other terms alone. */
export function besideLine(source: CountSource, scoped: Scoped, over: readonly Days[]): readonly string[] {
  const names = new Set(over.map(slotName));
  const slotsOf = (counts: readonly SourceCount[]): readonly string[] => [
    ...new Set(counts.map((count) => slotName(daysOf(count))).filter((slot) => !names.has(slot))),
  ];
  const across = slotsOf(scoped.counts);
  const others = scopesIn(source).filter((each) => each !== scoped);
  const elsewhere = others.flatMap((each) => {
    const slots = slotsOf(each.counts).filter((slot) => !across.includes(slot));
    const differing = SCOPE_TERMS.filter((term) => each.scope[term] !== scoped.scope[term]);
    return slots.length === 0 ? [] : [`${firstFew(slots, 6)} (${scopeWords(each, differing)})`];
  });
  return [
    ...(across.length === 0
      ? []
      : [`Not in the line over time, as they lie across times that more forces give: ${firstFew(across, 6)}.`]),
    ...(elsewhere.length === 0
      ? []
      : [`Given on other terms alone, and so in no line with these: ${firstFew(elsewhere, 4)}.`]),
  ];
}
