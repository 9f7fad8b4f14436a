export { askApi } from './ask.api.ts';
export { askProblems } from './ask.problem.ts';
export { askPages } from './ask.web.ts';
export { kitPages } from './kit.web.ts';
export { foiApi } from './answer.api.ts';
export { foiProblems } from './answer.problem.ts';
export { foiPages } from './answer.web.ts';
export { foiSettings } from './foi.setting.ts';
export const foiViews = import.meta.dirname;
