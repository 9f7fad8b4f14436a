export { csvOf, type Download, type DownloadCell } from './download.ts';
export { heldBack, LEAST_SHOWN, shownAlone, shownCount, type Shown } from './hold-back.ts';
export { ODS_TYPE, odsOf } from './ods.ts';
