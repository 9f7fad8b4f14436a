import type { Gateway } from './platform/command/index.ts';
import { claimPages, comparisonApi, comparisonPages } from './oversight/comparison/index.ts';
import { sourceApi, sourcePages } from './oversight/source/brought.ts';
import { definitionRoutes } from './oversight/definition/own.ts';
import { askApi, askPages, foiApi, foiPages, kitPages } from './oversight/foi/index.ts';
import { practiceRoutes } from './oversight/practice/index.ts';
import { splitRoutes } from './oversight/split/index.ts';
import { releaseApi, releasePages } from './oversight/release/own.ts';
import { type GuidanceToday } from './guidance.ts';
import { type Route } from './platform/web/index.ts';

/** How people decide: what differences go with, and standard cases decided blind. */
export const decidingRoutes = (opened: Gateway, guidance: GuidanceToday): readonly Route[] => [
  ...splitRoutes(opened),
  ...practiceRoutes(opened, guidance),
];

/** What forces are compared by: sources, definitions, comparison, releases, and answers to those who ask. */
export const yardstickRoutes = (opened: Gateway, guidance: GuidanceToday): readonly Route[] => [
  ...comparisonPages(opened),
  ...comparisonApi(opened),
  ...claimPages(),
  ...definitionRoutes,
  ...sourcePages(opened),
  ...sourceApi(opened),
  ...foiPages(opened, () => guidance.today()),
  ...foiApi(opened),
  ...askPages(opened),
  ...kitPages(opened),
  ...askApi(opened),
  ...releasePages(opened),
  ...releaseApi(opened),
];
