import { cpus } from "node:os";
import type { Cold } from "./cold.ts";
import { percentile } from "./percentile.ts";
import type { UseCase } from "./use-cases.ts";

/** What was measured on a platform of some size. */
export type Size = {
  readonly dossiers: number;
  readonly useCases: readonly UseCase[];
  /** Milliseconds from each validation to its report. */
  readonly reports: readonly number[];
};

const exchangeOf = (sizes: readonly Size[]): number =>
  percentile(
    sizes.flatMap(({ useCases }) => useCases.map(({ exchange }) => exchange)),
    0.5,
  );

const limits = { own: 5, report: 2_000, cold: 1, bundle: 450_000 } as const;

const fixed = (value: number, digits = 1) => value.toFixed(digits);
const thousands = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ",");
const row = (...cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;

const useCaseRows = (sizes: readonly Size[]): readonly string[] =>
  (sizes[0]?.useCases ?? []).map(({ operation, function: name, allowed }) => {
    const each = sizes.map(({ useCases }) => useCases.find((one) => one.operation === operation));
    const requests = each.map((one) => (one ? String(one.requests) : "–"));
    const own = each.map((one) => (one ? fixed(one.own) : "–"));
    return row(`\`${operation}\``, name, allowed, ...requests, ...own);
  });

const againIn = (sizes: readonly Size[]): readonly string[] => {
  const again = sizes.flatMap(({ useCases }) => useCases).filter((one) => one.again > 0);
  const told = [...Map.groupBy(again, ({ operation }) => operation)].map(
    ([operation, some]) => `\`${operation}\` ${some.reduce((sum, one) => sum + one.again, 0)}`,
  );
  if (told.length === 0) return [];
  return [
    "Tried again, with one load and one save more, since the platform saved something of the dossier (a verified paper, " +
      `say) between the two: ${told.join(", ")} times.`,
    "",
  ];
};

const firstRows = ({ useCases }: Size): readonly string[] =>
  useCases
    .filter(({ first }) => first !== undefined)
    .map(({ operation, function: name, first }) => row(name, `\`${operation}\``, String(first)));

const overIn = (sizes: readonly Size[], cold: readonly Cold[]): readonly string[] => {
  const floor = cold.find(({ name }) => name === "floor")?.median ?? Number.NaN;
  return [
    ...sizes.flatMap(({ dossiers, useCases, reports }) => [
      ...useCases
        .filter(({ requests, allowed }) => requests > allowed)
        .map((one) => `${one.operation}, ${dossiers} dossiers: ${one.requests} requests`),
      ...useCases
        .filter(({ own }) => own > limits.own)
        .map((one) => `${one.operation}, ${dossiers} dossiers: ${fixed(one.own)} ms of our own`),
      ...reports
        .filter((took) => took > limits.report)
        .map((took) => `a report after ${fixed(took, 0)} ms, ${dossiers} dossiers`),
    ]),
    ...cold
      .filter(({ name, median }) => name !== "floor" && median > limits.cold * floor)
      .map(({ name, median }) => `cold start of ${name}: ${fixed(median / floor, 2)} of the floor`),
    ...cold
      .filter(({ name, size }) => name !== "floor" && size > limits.bundle)
      .map(({ name, size }) => `bundle of ${name}: ${thousands(size)} bytes`),
  ];
};

/** docs/performance.md from what was measured, and every figure that is over its limit. */
export const pageOf = (
  sizes: readonly Size[],
  cold: readonly Cold[],
  rounds: number,
): { readonly page: string; readonly over: readonly string[] } => {
  const floor = cold.find(({ name }) => name === "floor")?.median ?? Number.NaN;
  const over = overIn(sizes, cold);
  const heads = sizes.map(({ dossiers }) => thousands(dossiers));
  const lines = [
    "# Performance",
    "",
    "Written by `npm run bench`; figures are of the run, never typed. Machine: " +
      `${cpus().length} × ${cpus()[0]?.model.trim() ?? "processor"}, Node ${process.version}, the local engines of ` +
      "`npm start`. The client's own figures: `npm run measure`.",
    "",
    over.length === 0
      ? "Every figure is within its limit."
      : `Over their limit: ${over.join("; ")}.`,
    "",
    "## Requests to the table, and our own time",
    "",
    `The story of the entry and its side roads, played ${rounds} times over HTTP by everybody with their own token. ` +
      "*Requests*: DynamoDB requests of the function that answers, the most that any warm answer made; at most one for a " +
      "read or a list, one load and one save for a command. *Own*: milliseconds of the processor that our code took in the " +
      "function, of answers that were tried once, 95th percentile (limit 5): with two cores, the time on the clock is that of the engines and of the " +
      "platform beside it. What an exchange with an engine takes is not in it (the SDK's signer and Node's HTTP, from " +
      `the signature to the last byte of the answer): ${fixed(exchangeOf(sizes), 1)} ms of the processor each, median.`,
    "",
    "The large platform has its dossiers in every index, search row, possible duplicate and fact; leaves and history of " +
      "the added ones are left out, since they lie in partitions of their own where no request about another looks. The " +
      "added people bear the names of the made-up PLIE and are born on any day of 45 years.",
    "",
    row(
      "operation",
      "function",
      "allowed",
      ...heads.map((head) => `requests, ${head}`),
      ...heads.map((head) => `own ms, ${head}`),
    ),
    row("---", "---", "--:", ...heads.map(() => "--:"), ...heads.map(() => "--:")),
    ...useCaseRows(sizes),
    "",
    ...againIn(sizes),
    "The first answer of a fresh process reads settings, protocols and directory too, then keeps them ten minutes:",
    "",
    row("function", "operation", "requests"),
    row("---", "---", "--:"),
    ...(sizes[0] ? firstRows(sizes[0]) : []),
    "",
    "## From the manager's validation to the report",
    "",
    "Through stream, relay, queue and check, until the client sees it (it asks every 100 ms); limit 2,000 ms.",
    "",
    row("dossiers", "median ms", "95th percentile ms", "longest ms"),
    row("--:", "--:", "--:", "--:"),
    ...sizes.map(({ dossiers, reports }) =>
      row(
        thousands(dossiers),
        fixed(percentile(reports, 0.5), 0),
        fixed(percentile(reports, 0.95), 0),
        fixed(Math.max(...reports), 0),
      ),
    ),
    "",
    "## Cold starts",
    "",
    "A fresh process each time: import of the bundle and first answer, 20 times in turn with the floor (the stock " +
      "DynamoDB client and one GetItem, bundled as anybody would, without `infra/builtins.ts`); at most 1.0 times the floor, at most 450 kB.",
    "",
    row(
      "function",
      "first request",
      "bundle kB",
      "median ms",
      "95th percentile ms",
      "of the floor",
    ),
    row("---", "---", "--:", "--:", "--:", "--:"),
    ...cold.map(({ name, what, size, median, p95 }) =>
      row(
        name,
        what,
        fixed(size / 1_000, 0),
        fixed(median, 0),
        fixed(p95, 0),
        fixed(median / floor, 2),
      ),
    ),
    "",
  ];
  return { page: lines.join("\n"), over };
};
