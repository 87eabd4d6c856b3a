/** All functions of the template: processes are kept warm, and a second event at the same time starts a second process. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Addresses } from "../addresses.ts";
import type { Assembly, Resource } from "../assembly.ts";
import { region } from "../identity.ts";
import { at, type Json, number, record, text } from "../json.ts";
import { type Outcome, type Program, type Took, Worker } from "./worker.ts";

/** A function as the rest of the platform sees it. */
export type LocalFunction = { readonly resource: Resource; readonly program: Program };

/** A process that was started, and how long its code took to load. */
export type ColdStart = { readonly name: string; readonly milliseconds: number };

/** A run of a function that ended well: which one, in which process, what it took of the processor. */
export type Run = { readonly name: string; readonly process: number; readonly took: Took };

/** More events than this at once wait for a process: this machine has few cores. */
const mostProcesses = 3;

export type Functions = {
  readonly all: readonly LocalFunction[];
  readonly byArn: (arn: string) => LocalFunction | undefined;
  readonly byName: (name: string) => LocalFunction | undefined;
  readonly invoke: (fn: LocalFunction, event: unknown) => Promise<Outcome>;
  readonly coldStarts: readonly ColdStart[];
  /** Every run, for measures; empty it to begin a count. */
  readonly runs: Run[];
  /** Kills the processes of one function, as a crash would. */
  readonly kill: (fn: LocalFunction) => void;
  readonly stop: () => Promise<void>;
};

/** Prepares every Node function of the template; nothing runs before its first event. */
export function functionsOf(
  assembly: Assembly,
  addresses: Addresses,
  directory: string,
  offset: () => number,
): Functions {
  const logs = join(directory, "logs");
  mkdirSync(logs, { recursive: true });
  const all = assembly
    .ofType("AWS::Lambda::Function")
    .filter(({ properties }) => text(properties.Runtime).startsWith("nodejs"))
    .filter(({ properties }) => at(properties, "Code", "S3Key") !== undefined)
    .map((resource) => ({ resource, program: programOf(assembly, addresses, resource, logs) }));
  const workers = new Map<string, Worker[]>();
  const waiting = new Map<string, (() => void)[]>();
  const coldStarts: ColdStart[] = [];
  const runs: Run[] = [];
  let isStopped = false;

  async function free(fn: LocalFunction): Promise<Worker> {
    const { program, resource } = fn;
    const running = (workers.get(program.arn) ?? []).filter((worker) => !worker.gone);
    workers.set(program.arn, running);
    const idle = running.find((worker) => !worker.busy);
    if (idle) {
      idle.busy = true;
      return idle;
    }
    const reserved = number(resource.properties.ReservedConcurrentExecutions, mostProcesses);
    if (running.length < Math.min(reserved, mostProcesses)) {
      const worker = new Worker(program, offset());
      worker.busy = true;
      running.push(worker);
      worker.loadTime().then((milliseconds) => {
        if (milliseconds !== undefined) coldStarts.push({ name: program.name, milliseconds });
      });
      return worker;
    }
    await new Promise<void>((resolve) => {
      const queue = waiting.get(program.arn) ?? [];
      waiting.set(program.arn, [...queue, resolve]);
    });
    return free(fn);
  }

  return {
    all,
    coldStarts,
    runs,
    byArn: (arn) => all.find(({ program }) => program.arn === arn || program.name === arn),
    byName: (name) => all.find((fn) => namesOf(fn).includes(name)),
    invoke: async (fn, event) => {
      if (isStopped)
        return { ok: false, errorType: "Stopped", errorMessage: "The platform stops." };
      const worker = await free(fn);
      try {
        const outcome = await worker.call(event, offset());
        if (outcome.ok && outcome.took)
          runs.push({ name: fn.resource.id, process: worker.process, took: outcome.took });
        return outcome;
      } finally {
        worker.busy = false;
        const [next, ...rest] = waiting.get(fn.program.arn) ?? [];
        waiting.set(fn.program.arn, rest);
        next?.();
      }
    },
    kill: (fn) => {
      for (const worker of workers.get(fn.program.arn) ?? []) worker.kill();
    },
    stop: async () => {
      isStopped = true;
      await Promise.all([...workers.values()].flat().map((worker) => worker.stop()));
    },
  };
}

/** By what a function may be called: its name, its logical id with and without the digest, the end of its log's name. */
function namesOf({ resource, program }: LocalFunction): readonly string[] {
  return [program.name, resource.id, resource.id.slice(0, -8), logName(resource.properties)];
}

/** The last part of the name of a function's log group, by which people know it; empty when it has none of its own. */
function logName(properties: Json): string {
  return (
    text(at(properties, "LoggingConfig", "LogGroup"))
      .split("/")
      .at(-1) ?? ""
  );
}

function programOf(
  assembly: Assembly,
  addresses: Addresses,
  resource: Resource,
  logs: string,
): Program {
  const { properties, id } = resource;
  const name = assembly.ref(resource);
  const folder = assembly.asset(text(at(properties, "Code", "S3Key")));
  const memory = number(properties.MemorySize, 128);
  const own = Object.entries(record(at(properties, "Environment", "Variables")));
  const settings = Object.fromEntries(own.map(([key, value]) => [key, text(value)]));
  return {
    name,
    arn: assembly.attribute(resource, "Arn"),
    folder,
    memory,
    timeout: number(properties.Timeout, 3) * 1_000,
    logFile: join(logs, `${logName(properties) || name}.log`),
    settings,
    environment: {
      ...settings,
      ...runtimeVariables(name, id, folder, memory, text(properties.Handler)),
      ...endpoints(addresses),
    },
  };
}

/** Lambda Developer Guide, « Defined runtime environment variables »; the access key names the function. */
function runtimeVariables(
  name: string,
  id: string,
  folder: string,
  memory: number,
  handler: string,
) {
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: id,
    AWS_SECRET_ACCESS_KEY: secretOf(id),
    AWS_SESSION_TOKEN: `local-${id}`,
    AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory),
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: "local",
    LAMBDA_TASK_ROOT: folder,
    LAMBDA_RUNTIME_DIR: "/var/runtime",
    LANG: "en_US.UTF-8",
    TZ: ":UTC",
    _HANDLER: handler,
  };
}

function endpoints(addresses: Addresses) {
  return {
    AWS_ENDPOINT_URL_DYNAMODB: addresses.dynamodb,
    AWS_ENDPOINT_URL_SQS: addresses.sqs,
    AWS_ENDPOINT_URL_S3: addresses.s3,
    AWS_ENDPOINT_URL_SESV2: addresses.ses,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: addresses.cognito,
  };
}

/** The secret key that goes with an access key id; signatures of presigned links are checked with it. */
export function secretOf(accessKeyId: string): string {
  return `local-secret-of-${accessKeyId}`;
}
