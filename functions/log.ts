/** What may be said in a log, by code: ids, templates, counts, times. Never a path, an address, a name. */
export type LogEntry = { readonly code: string } & Readonly<
  Record<string, string | number | boolean | undefined>
>;

/** One line of JSON, as CloudWatch Logs reads it. */
export const log = (level: "info" | "warn" | "error", entry: LogEntry): void => {
  process.stdout.write(`${JSON.stringify({ level, ...entry })}\n`);
};

/** Where a surprise came from, three calls deep: lines of the stack only, never those of a message, which may hold data. */
export const callsOf = (error: unknown): string | undefined =>
  (error instanceof Error ? error.stack : undefined)
    ?.split("\n")
    .filter((line) => /^ {4}at .+:\d+:\d+\)?$/.test(line))
    .slice(0, 3)
    .join(" | ");
