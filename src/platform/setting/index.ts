export { settingApi } from './setting.api.ts';
export {
  authorityOf,
  readSettings,
  settingsFor,
  settingsInForce,
  type InForce,
  type SettingsOfPolicy,
} from './setting.store.ts';
export { settingPages } from './setting.web.ts';
export { valueText } from './setting.view.ts';
export {
  lineIn,
  someIn,
  valuesOf,
  wholeIn,
  type Line,
  type SettingDefinition,
  type Settings,
  type SomeOf,
  type Whole,
} from './definition.ts';
export { settingProblems } from './setting.problem.ts';
export const settingViews = import.meta.dirname;
