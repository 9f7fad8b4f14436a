export { FolderFault, inWords, makeFolder } from './make-folder.ts';
