import type { Sort } from "./DataTable.tsx";

/** A list's sort as its address says it: `nom`, or `-nom` for the other way. */
export const sortOf = (text: string | undefined): Sort | undefined =>
  text === undefined
    ? undefined
    : { column: text.replace(/^-/, ""), descending: text.startsWith("-") };

export const sortSearch = (sort: Sort | undefined): string | undefined =>
  sort && `${sort.descending ? "-" : ""}${sort.column}`;

/** Keeps of an address what a list knows; anything else is dropped. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && /^[\w:.-]{1,80}$/.test(value) ? value : undefined;
