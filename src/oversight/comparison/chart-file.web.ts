import { csvOf, ODS_TYPE, odsOf } from '../release/index.ts';
import { paper, type Reply } from '../../platform/web/index.ts';
import { downloadOf, type ChartView } from './chart-view.ts';

/** A table as a file. */
export const fileOf = (view: ChartView, kind: 'csv' | 'ods'): Reply => {
  const table = downloadOf(view);
  return kind === 'csv'
    ? paper('text/csv', csvOf(table), `evenhand-${view.id}.csv`)
    : paper(ODS_TYPE, odsOf([table]), `evenhand-${view.id}.ods`);
};
