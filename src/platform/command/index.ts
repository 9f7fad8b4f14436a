export { ok, refused, type Result } from './result.ts';
export { EXIT, ShellRefusal } from './shell.ts';
