/** What an event source mapping of the template says. */
import type { Assembly, Resource } from "../assembly.ts";
import type { Functions, LocalFunction } from "../functions/pool.ts";
import { at, number, parsed, records, text, texts } from "../json.ts";
import { allows, statementsOf } from "../permissions.ts";
import { fits } from "./pattern.ts";

export type Mapping = {
  readonly id: string;
  readonly fn: LocalFunction;
  readonly sourceArn: string;
  readonly batchSize: number;
  readonly window: number;
  readonly concurrency: number;
  readonly partial: boolean;
  readonly bisects: boolean;
  /** Infinite when records are tried until they age out. */
  readonly retries: number;
  readonly maximumAge: number;
  readonly failuresArn: string | undefined;
  readonly fromStart: boolean;
  readonly wanted: (event: unknown) => boolean;
};

const unlimited = (value: unknown) =>
  Number(value ?? -1) < 0 ? Number.POSITIVE_INFINITY : Number(value);

/** The mappings of sources whose ARN begins so. */
export function mappingsOf(
  assembly: Assembly,
  functions: Functions,
  service: string,
): readonly Mapping[] {
  return assembly
    .ofType("AWS::Lambda::EventSourceMapping")
    .filter(({ properties }) => text(properties.EventSourceArn).startsWith(`arn:aws:${service}:`))
    .filter(({ properties }) => properties.Enabled !== false)
    .flatMap((resource) => {
      const fn = functions.byArn(text(resource.properties.FunctionName));
      return fn ? [mappingOf(resource, fn)] : [];
    });
}

function mappingOf({ id, properties }: Resource, fn: LocalFunction): Mapping {
  const patterns = records(at(properties.FilterCriteria, "Filters")).map((each) =>
    parsed(text(each.Pattern)),
  );
  const failures = at(properties.DestinationConfig, "OnFailure", "Destination");
  const isQueue = text(properties.EventSourceArn).startsWith("arn:aws:sqs:");
  return {
    id,
    fn,
    sourceArn: text(properties.EventSourceArn),
    batchSize: number(properties.BatchSize, isQueue ? 10 : 100),
    window: number(properties.MaximumBatchingWindowInSeconds, 0) * 1_000,
    concurrency: number(at(properties.ScalingConfig, "MaximumConcurrency"), 2),
    partial: texts(properties.FunctionResponseTypes).includes("ReportBatchItemFailures"),
    bisects: properties.BisectBatchOnFunctionError === true,
    retries: unlimited(properties.MaximumRetryAttempts),
    maximumAge: unlimited(properties.MaximumRecordAgeInSeconds) * 1_000,
    failuresArn: failures === undefined ? undefined : text(failures),
    fromStart: properties.StartingPosition !== "LATEST",
    wanted: (event) => patterns.length === 0 || patterns.some((pattern) => fits(pattern, event)),
  };
}

/** The rights that the function's role must have for the mapping to read its source; those it lacks. */
export function lacking(
  assembly: Assembly,
  mapping: Mapping,
  actions: readonly string[],
): readonly string[] {
  const statements = statementsOf(assembly, text(mapping.fn.resource.properties.Role));
  return actions.filter((action) => !allows(statements, { action, resource: mapping.sourceArn }));
}

/**
 * The items that a function says failed. Nothing or an empty list is success; an unknown or empty id, or a wrong form,
 * means the whole batch (Lambda Developer Guide, « Implementing partial batch responses »).
 */
export function failedItems(value: unknown, ids: readonly string[]): readonly string[] {
  const failures = at(value, "batchItemFailures");
  if (value === null || value === undefined || failures === undefined || failures === null)
    return [];
  if (!Array.isArray(failures)) return ids;
  const failed = failures.map((each) => at(each, "itemIdentifier"));
  const known = failed.every((id) => typeof id === "string" && ids.includes(id));
  return known ? failed.map((id) => text(id)) : ids;
}
