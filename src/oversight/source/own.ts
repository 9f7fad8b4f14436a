// The entrance to own cases and to what was taken in, beside index.ts: whoever compares published tables loads nothing that
// opens a database.
export type { CountTable } from './count-table.ts';
export { readOwnRecords } from './own-cases.store.ts';
export { FIELDS, hasField, isUnknown, isWhole, RECORDS, valuesIn, type Field, type RecordKind } from './own-field.ts';
export { broadEthnicity } from './own-group.store.ts';
export { tabulate, type OwnRecord } from './own-record.ts';
export { readDecidedCases, type DecidedCase } from './own-decided.store.ts';
export { smallNote } from './small-count.ts';
export {
  PUBLICATIONS_PAGE,
  takenPublication,
  takenPublications,
  takenSeries,
  takenSeriesListed,
  type SeriesListed,
  type TakenListed,
  type TakenPublication,
  type TakenSeries,
} from './taken.counts.store.ts';
