/**
 * The whole platform from its synthesized template, in one call: engines, doors, functions, gateway, edge, sources,
 * schedules and sign-in. `npm start` and the tests both begin here.
 */
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Addresses } from "./addresses.ts";
import { loadAssembly } from "./assembly.ts";
import { newBell, newBells } from "./bell.ts";
import { type Clock, clockIn } from "./clockwork.ts";
import { type Call, callersOf, operator } from "./doors/caller.ts";
import { objectsOn } from "./doors/objects.ts";
import { openDoors } from "./doors/open.ts";
import { startEngines } from "./engine-room.ts";
import { type FaultSwitch, faultSwitch } from "./faults.ts";
import {
  type ColdStart,
  type Functions,
  functionsOf,
  type Run,
  secretOf,
} from "./functions/pool.ts";
import type { Outcome } from "./functions/worker.ts";
import { gatewayOf } from "./gateway/gateway.ts";
import { region } from "./identity.ts";
import type { Json } from "./json.ts";
import { type Schedules, startSchedules } from "./schedules.ts";
import { isHalfSeeded, seedIfEmpty } from "./seed.ts";
import { issuerOf } from "./sign-in/issuer.ts";
import { signingKeys } from "./sign-in/keys.ts";
import { peopleOf } from "./sign-in/people.ts";
import { busOf } from "./sources/bus.ts";
import { objectEvents } from "./sources/events.ts";
import { failuresIn } from "./sources/failures.ts";
import { mailEvents } from "./sources/mails.ts";
import { readQueues } from "./sources/queues.ts";
import { readStreams } from "./sources/streams.ts";
import { refuseUnknown } from "./supported.ts";
import { emptied, locked, makeDirectory, type Ports, portsOf, secretsIn } from "./workspace.ts";

export type PlatformOptions = {
  /** Where data, keys and logs are kept. */
  readonly directory: string;
  /** The first of nine ports in a row, or any that are free. */
  readonly ports?: "free" | number;
  /** Begins anew. */
  readonly reset?: boolean;
  /** Writes the made-up data of a PLIE when the table is empty. */
  readonly seed?: boolean;
  /** The cdk.out to serve; the repository's own by default. */
  readonly assembly?: string;
  /** Name of the stage to serve; the first of the assembly by default. */
  readonly stage?: string;
  /** Receives what an operator would read; stderr by default. */
  readonly say?: (line: string) => void;
};

export type Platform = {
  /** What people open. */
  readonly origin: string;
  /** The regional address of the API, its stage included. */
  readonly api: string;
  readonly mailbox: string;
  readonly directory: string;
  readonly endpoints: Addresses;
  readonly stacks: readonly string[];
  readonly table: string;
  readonly bucketNames: readonly string[];
  readonly queueUrls: readonly string[];
  /** Environment of a process that may do everything here: settings of the template, credentials, endpoints. */
  readonly environment: Readonly<Record<string, string>>;
  /** The environment that the template gives a function. */
  readonly environmentOf: (functionName: string) => Readonly<Record<string, string>>;
  readonly token: (emailOrId: string, overrides?: Json) => Promise<string>;
  readonly faults: FaultSwitch;
  readonly clock: Clock;
  readonly schedules: Schedules;
  readonly invoke: (functionName: string, event: unknown) => Promise<Outcome>;
  /** Every call that went through a door, for measures; empty it to begin a count. */
  readonly calls: Call[];
  readonly coldStarts: readonly ColdStart[];
  /** Every run of a function, for measures; empty it to begin a count. */
  readonly runs: Run[];
  readonly stop: () => Promise<void>;
};

const repository = fileURLToPath(new URL("..", import.meta.url));

/**
 * Starts everything and resolves when the address answers.
 * @throws CannotStart in French for what a person can mend; Unserved when the template asks for what is not served here
 */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const say = options.say ?? ((line: string) => process.stderr.write(`${line}\n`));
  const directory = resolve(options.directory);
  makeDirectory(directory);
  const release = locked(directory);
  if (options.reset || isHalfSeeded(directory)) emptied(directory);
  const stops: (() => unknown)[] = [release];
  const stop = async () => {
    for (const each of stops.splice(0).toReversed()) await each();
  };
  try {
    return await start();
  } catch (error) {
    await stop();
    throw error;
  }

  async function start(): Promise<Platform> {
    const port = await portsOf(options.ports ?? "free");
    const addresses = addressesOn(port);
    const cdkOut = options.assembly ?? join(repository, "cdk.out");
    const assembly = loadAssembly(cdkOut, addresses, secretsIn(directory), options.stage);
    refuseUnknown(assembly);
    const engines = await startEngines(assembly, directory, port.mailbox, stops);
    const { tables, queues, buckets } = engines;

    const clock = clockIn(directory);
    const faults = faultSwitch();
    const writes = newBell();
    const sends = newBells();
    faults.onChange(async () => {
      writes.ring();
      sends.ringAll();
    });
    const functions = functionsOf(assembly, addresses, directory, clock.offset);
    const callers = callersOf(assembly, functions);
    const objects = objectsOn(engines.s3);
    const people = peopleOf(directory, engines.dynamodb, tables[0]?.name);
    const keys = signingKeys(directory);
    const issuer = issuerOf({
      assembly,
      functions,
      people,
      keys,
      directory,
      addresses,
      mailbox: engines.ses,
      clock,
    });
    const pools = issuer ? [issuer.pool] : [];
    const gateway = gatewayOf({ assembly, functions, pools, clock });
    const bus = busOf({
      assembly,
      functions,
      engine: engines.sqs,
      queues,
      clock,
      bells: sends,
      say,
    });

    const readers: { readonly stop: () => Promise<void> }[] = [];
    stops.push(() => endWork(readers, functions));
    await openDoors({
      assembly,
      addresses,
      engines,
      functions,
      callers,
      objects,
      people,
      issuer,
      gateway,
      faults,
      clock,
      writes,
      sends,
      created: objectEvents({ assembly, buckets, objects, clock, bus }),
      sent: mailEvents(assembly, bus),
      stops,
    });
    const environment = {
      ...Object.assign({}, ...functions.all.map(({ program }) => program.settings)),
      ...operatorEnvironment(addresses),
    };
    // Before the readers: they would slow the seed down, and they catch up faster afterwards.
    if (options.seed) await seedIfEmpty(directory, engines.dynamodb, tables, environment, say);
    const reading = { assembly, functions, faults, say };
    readers.push(
      readQueues({ ...reading, engine: engines.sqs, queues, bells: sends }),
      readStreams({
        ...reading,
        engine: engines.dynamodb,
        tables,
        directory,
        bell: writes,
        keepFailure: failuresIn(buckets, objects),
      }),
    );
    const schedules = startSchedules({ assembly, functions, clock, say });
    stops.push(schedules.stop);

    const functionNamed = (name: string) => {
      const fn = functions.byName(name);
      if (!fn) throw new Error(`the template has no function « ${name} »`);
      return fn;
    };
    return {
      origin: addresses.origin,
      api: `${addresses.api}/${gateway?.stage ?? ""}`,
      mailbox: engines.ses,
      directory,
      endpoints: addresses,
      stacks: assembly.stacks,
      table: tables[0]?.name ?? "",
      bucketNames: buckets.map(({ name }) => name),
      queueUrls: queues.map(({ url }) => url),
      environment,
      environmentOf: (name) => functionNamed(name).program.environment,
      token: async (emailOrId, overrides) => {
        if (!issuer) throw new Error("the template has no user pool");
        return issuer.token(emailOrId, overrides);
      },
      faults,
      clock,
      schedules,
      invoke: (name, event) => functions.invoke(functionNamed(name), event),
      calls: callers.calls,
      coldStarts: functions.coldStarts,
      runs: functions.runs,
      stop,
    };
  }
}

/** Lets what is being worked on end, for a moment, then ends every process of a function. */
async function endWork(
  readers: readonly { readonly stop: () => Promise<void> }[],
  functions: Functions,
): Promise<void> {
  const stopped = Promise.all(readers.map((reader) => reader.stop()));
  const patience = new Promise((resolve) => setTimeout(resolve, 1_500).unref());
  await Promise.race([stopped, patience]);
  await functions.stop();
  await stopped;
}

/** People and their browsers read `localhost`; the SDK takes an address by number as path style. */
function addressesOn(port: Ports): Addresses {
  return {
    origin: `http://localhost:${port.origin}`,
    api: `http://localhost:${port.api}`,
    oidc: `http://localhost:${port.oidc}`,
    s3: `http://127.0.0.1:${port.s3}`,
    dynamodb: `http://127.0.0.1:${port.dynamodb}`,
    sqs: `http://127.0.0.1:${port.sqs}`,
    ses: `http://127.0.0.1:${port.ses}`,
    cognito: `http://127.0.0.1:${port.cognito}`,
  };
}

function operatorEnvironment(addresses: Addresses): Readonly<Record<string, string>> {
  return {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: operator,
    AWS_SECRET_ACCESS_KEY: secretOf(operator),
    AWS_ENDPOINT_URL_DYNAMODB: addresses.dynamodb,
    AWS_ENDPOINT_URL_SQS: addresses.sqs,
    AWS_ENDPOINT_URL_S3: addresses.s3,
    AWS_ENDPOINT_URL_SESV2: addresses.ses,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: addresses.cognito,
  };
}
