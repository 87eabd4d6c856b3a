/** What may be said in a log, by code: ids, templates, counts, times. Never a path, an address, a name. */
export type LogEntry = { readonly code: string } & Readonly<
  Record<string, string | number | boolean | undefined>
>;

/** One line of JSON, as CloudWatch Logs reads it. */
export const log = (level: "info" | "warn" | "error", entry: LogEntry): void => {
  process.stdout.write(`${JSON.stringify({ level, ...entry })}\n`);
};
