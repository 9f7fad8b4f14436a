export { findSignedSettings, readSettings } from './setting.store.ts';
export { settingPages, type SettingsOfPolicy } from './setting.web.ts';
export { isSigned, type SettingDefinition, type Settings } from './setting.ts';
export { settingProblems } from './setting.problem.ts';
export const settingViews = import.meta.dirname;
