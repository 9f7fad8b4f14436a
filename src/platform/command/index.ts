export { EXIT, ShellRefusal } from './shell.ts';
