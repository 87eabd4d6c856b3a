/**
 * The whole platform from its synthesized template, in one call: engines, doors, functions, gateway, edge, sources,
 * schedules and sign-in. `npm start` and the tests both begin here.
 */
import { randomBytes } from "node:crypto";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Addresses } from "./addresses.ts";
import { loadAssembly } from "./assembly.ts";
import { newBell } from "./bell.ts";
import { type Clock, clockIn } from "./clockwork.ts";
import { type Call, callersOf, operator } from "./doors/caller.ts";
import { fileDoor } from "./doors/files.ts";
import { lateIndexes } from "./doors/late-indexes.ts";
import { mailDoor } from "./doors/mail.ts";
import { objectsOn } from "./doors/objects.ts";
import { queueDoor } from "./doors/queues.ts";
import { tableDoor } from "./doors/tables.ts";
import { userDoor } from "./doors/users.ts";
import { edgeOf, pairs, send } from "./edge/edge.ts";
import { startFiles, startMail, startQueues, startTables } from "./engines.ts";
import { type FaultSwitch, faultSwitch } from "./faults.ts";
import { type ColdStart, functionsOf, secretOf } from "./functions/pool.ts";
import type { Outcome } from "./functions/worker.ts";
import { bodyLimit, gatewayOf } from "./gateway/gateway.ts";
import { region } from "./identity.ts";
import { type Json, text } from "./json.ts";
import { bodyOf, serve } from "./ports.ts";
import { bucketsOf, makeBuckets, makeQueues, makeTables, queuesOf, tablesOf } from "./provision.ts";
import { type Schedules, startSchedules } from "./schedules.ts";
import { isHalfSeeded, seedIfEmpty } from "./seed.ts";
import { issuerOf } from "./sign-in/issuer.ts";
import { signingKeys } from "./sign-in/keys.ts";
import { peopleOf } from "./sign-in/people.ts";
import { objectEvents } from "./sources/events.ts";
import { readQueues } from "./sources/queues.ts";
import { readStreams } from "./sources/streams.ts";
import { refuseUnknown } from "./supported.ts";
import { emptied, locked, makeDirectory, portsOf, secretsIn } from "./workspace.ts";

export type PlatformOptions = {
  /** Where data, keys and logs are kept. */
  readonly directory: string;
  /** The first of eight ports in a row, or any that are free. */
  readonly ports?: "free" | number;
  /** Begins anew. */
  readonly reset?: boolean;
  /** Writes the made-up data of a PLIE when the table is empty. */
  readonly seed?: boolean;
  /** The cdk.out to serve; the repository's own by default. */
  readonly assembly?: string;
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
    const addresses: Addresses = {
      origin: `http://localhost:${port.origin}`,
      api: `http://localhost:${port.api}`,
      oidc: `http://localhost:${port.oidc}`,
      s3: `http://127.0.0.1:${port.s3}`,
      dynamodb: `http://127.0.0.1:${port.dynamodb}`,
      sqs: `http://127.0.0.1:${port.sqs}`,
      ses: `http://127.0.0.1:${port.ses}`,
      cognito: `http://127.0.0.1:${port.cognito}`,
    };
    const cdkOut = options.assembly ?? join(repository, "cdk.out");
    const assembly = loadAssembly(cdkOut, addresses, secretsIn(directory));
    refuseUnknown(assembly);

    const tableEngine = await startTables(directory);
    stops.push(tableEngine.stop);
    const queueEngine = await startQueues();
    stops.push(queueEngine.stop);
    const fileEngine = await startFiles(directory);
    stops.push(fileEngine.stop);
    const mailEngine = await startMail(port.mailbox);
    stops.push(mailEngine.stop);

    const tables = tablesOf(assembly);
    const queues = queuesOf(assembly);
    const buckets = bucketsOf(assembly);
    await makeTables(tableEngine.address, tables);
    makeQueues(queueEngine.server, assembly);
    await makeBuckets(fileEngine.address, buckets);

    const clock = clockIn(directory);
    const faults = faultSwitch();
    const writes = newBell();
    const sends = newBell();
    faults.onChange(async () => {
      writes.ring();
      sends.ring();
    });
    const functions = functionsOf(assembly, addresses, directory, clock.offset);
    const settings = Object.assign({}, ...functions.all.map(({ program }) => program.settings));
    const callers = callersOf(assembly, functions);
    const objects = objectsOn(fileEngine.address);
    const people = peopleOf(directory, tableEngine.address, tables[0]?.name);
    const keys = signingKeys(directory);
    const issuer = issuerOf({
      assembly,
      functions,
      people,
      keys,
      directory,
      address: addresses.oidc,
      origin: addresses.origin,
    });
    const pools = issuer ? [issuer.pool] : [];
    const gateway = gatewayOf({ assembly, functions, pools, clock });
    const edge = edgeOf(assembly, gateway);
    const created = objectEvents({
      assembly,
      functions,
      engine: queueEngine.address,
      queues,
      buckets,
      objects,
      clock,
      bell: sends,
      say,
    });
    const readers: { readonly stop: () => Promise<void> }[] = [];
    stops.push(async () => {
      const stopped = Promise.all(readers.map((reader) => reader.stop()));
      const patience = new Promise((resolve) => setTimeout(resolve, 1_500).unref());
      await Promise.race([stopped, patience]);
      await functions.stop();
      await stopped;
    });
    const open = async (on: number, handle: Parameters<typeof serve>[1]) =>
      stops.push((await serve(on, handle)).stop);
    await open(
      port.dynamodb,
      tableDoor({
        engine: tableEngine.address,
        callers,
        functions,
        faults,
        clock,
        lateIndexes: lateIndexes(tableEngine.address, tables, faults),
        bell: writes,
        keyOf: (arn) => tables.find((table) => table.arn === arn)?.kmsKey,
      }),
    );
    const engine = queueEngine.address;
    await open(
      port.sqs,
      queueDoor({ engine, address: addresses.sqs, callers, clock, bell: sends }),
    );
    await open(port.s3, fileDoor({ objects, buckets, callers, clock, created }));
    await open(port.ses, mailDoor({ engine: mailEngine.address, assembly, callers, clock }));
    await open(
      port.cognito,
      userDoor({ assembly, people, signOut: issuer?.signOut ?? (() => undefined), callers, clock }),
    );
    if (issuer) await open(port.oidc, issuer.handle);
    if (gateway)
      await open(port.api, async (request, response) => {
        const url = new URL(request.url ?? "/", addresses.api);
        const answer = await gateway.handle({
          method: text(request.method),
          path: url.pathname,
          query: url.searchParams,
          headers: pairs(request.rawHeaders),
          body: await bodyOf(request, bodyLimit),
        });
        if (faults.take("lostApiAnswers")) response.destroy();
        else send(response, answer);
      });
    if (edge)
      await open(port.origin, async (request, response) => {
        const lost = request.url?.startsWith("/api/") && faults.take("lostApiAnswers");
        if (lost) response.end = () => response.destroy();
        await edge(request, response);
      });

    const environment = { ...settings, ...operatorEnvironment(addresses) };
    // Before the readers: they would slow the seed down, and they catch up faster afterwards.
    if (options.seed) await seedIfEmpty(directory, tableEngine.address, tables, environment);
    readers.push(readQueues({ assembly, functions, engine, queues, faults, bell: sends, say }));
    const streamReader = readStreams({
      assembly,
      functions,
      engine: tableEngine.address,
      tables,
      directory,
      faults,
      bell: writes,
      say,
      keepFailure: async (mapping, content) => {
        const bucket = buckets.find(({ arn }) => arn === mapping.failuresArn);
        if (!bucket) return;
        const stamp = new Date().toISOString().slice(0, 19).replaceAll(":", ".");
        const day = stamp.slice(0, 10).replaceAll("-", "/");
        const key = `aws/lambda/${mapping.id}/shardId-local/${day}/${stamp}-${randomBytes(8).toString("hex")}`;
        await objects.put(bucket, key, Buffer.from(JSON.stringify(content)), {});
      },
    });
    readers.push(streamReader);
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
      mailbox: mailEngine.address,
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
      stop,
    };
  }
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
