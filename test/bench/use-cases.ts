import { routes } from "../../functions/api/routes.ts";
import { percentile } from "./percentile.ts";
import type { Sample } from "./recorder.ts";

/** What one operation asked of the table, and the time of our own code in it, over all its answers. */
export type UseCase = {
  readonly operation: string;
  readonly function: string;
  readonly times: number;
  /** DynamoDB requests of the first try, the most that any warm answer made. */
  readonly requests: number;
  /** Warm answers for which it was tried again: the platform saved something of the dossier between load and save. */
  readonly again: number;
  /** Those of a fresh process's first answer, when it was this operation's. */
  readonly first?: number;
  readonly allowed: number;
  /** Milliseconds of our own warm code in answers that were tried once, 95th percentile. */
  readonly own: number;
  /** Milliseconds of the processor for one exchange with an engine, median. */
  readonly exchange: number;
};

/** Reads that go by POST or PUT since what they ask does not belong in an address: nothing is kept. */
const reads = ["searchDossiers", "findDuplicates", "previewCriteria", "dryRunProtocol"];

/** A read or a list asks once, a command once to load and once to save. */
const allowedFor = (operation: string, method: string): number =>
  method === "GET" || reads.includes(operation) ? 1 : 2;

/** Up to the first save, whatever became of it; all of what saves nothing so. */
const firstTryOf = ({ requests }: Sample): number => {
  const saved = requests.indexOf("TransactWriteItems");
  return saved === -1 ? requests.length : saved + 1;
};

const triesOf = ({ requests }: Sample): number =>
  Math.max(1, requests.filter((action) => action === "TransactWriteItems").length);

const caseOf = (samples: readonly Sample[]): UseCase => {
  const [sample] = samples as readonly [Sample];
  // A capability's code loads, and settings and directory are read, at their first use in a process.
  const warm = samples.filter(({ first }) => first === undefined);
  const fresh = samples.find(({ first }) => first === "of its process");
  return {
    operation: sample.operation,
    function: sample.function,
    times: samples.length,
    requests: Math.max(...warm.map(firstTryOf)),
    again: warm.filter((one) => triesOf(one) > 1).length,
    ...(fresh && { first: fresh.requests.length }),
    allowed: allowedFor(sample.operation, sample.method),
    own: percentile(
      warm.filter((one) => triesOf(one) === 1).map(({ own }) => own),
      0.95,
    ),
    exchange: percentile(
      warm.map(({ exchanges, requests }) => exchanges / requests.length),
      0.5,
    ),
  };
};

/** The operations that a story went through, in the order of the table of routes; refused answers are left out. */
export const casesOf = (samples: readonly Sample[]): readonly UseCase[] => {
  const done = Map.groupBy(
    samples.filter(({ status }) => status < 300),
    ({ operation }) => operation,
  );
  return routes.flatMap(({ operation }) => {
    const own = done.get(operation) ?? [];
    return own.some(({ first }) => first === undefined) ? [caseOf(own)] : [];
  });
};
