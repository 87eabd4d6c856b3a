const noBreak = "\u00a0";
const narrowNoBreak = "\u202f";
const months =
  "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre";
const firstOfMonth = new RegExp(`(?<!\\d)1 (?=(?:${months})(?!\\p{L}))`, "gu");
const dayAndMonth = new RegExp(`(?<=(?<!\\d)(?:\\d{1,2}|1er)) (?=(?:${months})(?!\\p{L}))`, "gu");

/**
 * Marks and spaces of French typography: curly apostrophes, « 1er décembre », no line break within a date nor before
 * « : », « ; », « ? », « » ».
 */
export const french = (words: string): string =>
  words
    .replaceAll(/(?<=\p{L})'/gu, "’")
    .replaceAll(firstOfMonth, "1er ")
    .replaceAll(dayAndMonth, noBreak)
    .replaceAll(/ ([;!?%])/g, `${narrowNoBreak}$1`)
    .replaceAll(/ ([:»])/g, `${noBreak}$1`)
    .replaceAll("« ", `«${noBreak}`);
