/** What a print is made of: a sheet with our letterhead and foot, and blocks from top to bottom. */
export { addressee } from "./blocks/addressee.ts";
export { boxes, signatures } from "./blocks/box.ts";
export { list } from "./blocks/list.ts";
export { table } from "./blocks/table.ts";
export { heading, paragraph, title } from "./blocks/text.ts";
export type { Letterhead } from "./letterhead.ts";
export { pageMark, readPageMark } from "./page-code.ts";
export { makePrint } from "./print.ts";
export type { Sheet } from "./sheet.ts";
