import type { Gateway } from '../../platform/command/index.ts';
import type { Route } from '../../platform/web/index.ts';
import { giveApi } from './give.api.ts';
import { givePages } from './give.web.ts';
import { SplitRuns } from './runs.ts';
import { splitApi } from './split.api.ts';
import { splitPages } from './split.web.ts';

export { splitProblems } from './split.problem.ts';
export { splitSettings } from './split.setting.ts';
export const splitViews = import.meta.dirname;

/** Pages and endpoints see the same splits run. */
export const splitRoutes = (gateway: Gateway): readonly Route[] => {
  const runs = new SplitRuns(gateway);
  return [...splitPages(gateway, runs), ...givePages(gateway), ...splitApi(gateway, runs), ...giveApi(gateway)];
};
