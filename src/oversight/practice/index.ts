import type { Gateway } from '../../platform/command/index.ts';
import type { Route } from '../../platform/web/index.ts';
import type { Reading } from '../guidance/index.ts';
import { readVignettes } from './library.ts';
import { opinionApi } from './opinion.api.ts';
import { opinionPages } from './opinion.web.ts';
import { practiceApi } from './practice.api.ts';
import { practiceFilePages } from './practice-file.web.ts';
import { practiceResultsApi } from './practice-results.api.ts';
import { practicePages } from './practice.web.ts';

export { answersFile, signedFile, signsOfKey } from './practice-file.ts';
export { fileTaker } from './practice-file.store.ts';
export { readVignettes } from './library.ts';
export { closeRound, roundOpener, standardCaseDecider } from './round.store.ts';
export { practiceProblems } from './practice.problem.ts';
export const practiceViews = import.meta.dirname;

/** Every page and endpoint of practice, over one library of standard cases. */
export const practiceRoutes = (gateway: Gateway, reading: Reading, library = readVignettes()): readonly Route[] => [
  ...practicePages(gateway, reading, library),
  ...practiceFilePages(gateway, library),
  ...practiceApi(gateway, reading, library),
  ...practiceResultsApi(gateway, reading, library),
  ...opinionPages(gateway, reading),
  ...opinionApi(gateway, reading),
];
