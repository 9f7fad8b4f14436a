export { keepAlarms } from './alarm.store.ts';
export { caseloadApi } from './caseload.api.ts';
export { caseloadPages } from './caseload.web.ts';
export { queueApi } from './queue.api.ts';
export { queuePages } from './queue.web.ts';
export { type CaseReading } from './progress.store.ts';
export { type Obligation, type Obligations, type Timescales } from './obligation.ts';
export { localOr, timescaleOf, timescaleOfDuty } from './timescale.ts';
export const caseloadViews = import.meta.dirname;
