/** Opens every address of the platform: the services that functions call, the API, the sign-in, what people open. */
import type { Addresses } from "../addresses.ts";
import type { Assembly } from "../assembly.ts";
import type { Bell, Bells } from "../bell.ts";
import type { Clock } from "../clockwork.ts";
import { edgeOf, pairs, send } from "../edge/edge.ts";
import type { EngineRoom } from "../engine-room.ts";
import type { FaultSwitch } from "../faults.ts";
import type { Functions } from "../functions/pool.ts";
import { bodyLimit, type Gateway } from "../gateway/gateway.ts";
import { text } from "../json.ts";
import { bodyOf, serve } from "../ports.ts";
import type { Issuer } from "../sign-in/issuer.ts";
import type { People } from "../sign-in/people.ts";
import type { Sent } from "../sources/mails.ts";
import type { Callers } from "./caller.ts";
import { fileDoor } from "./files.ts";
import { lateIndexes } from "./late-indexes.ts";
import { mailDoor } from "./mail.ts";
import type { Objects, Written } from "./objects.ts";
import { queueDoor } from "./queues.ts";
import { tableDoor } from "./tables.ts";
import { userDoor } from "./users.ts";

/** Opens all doors at `addresses`; each is put on `stops`. */
export async function openDoors(options: {
  readonly assembly: Assembly;
  readonly addresses: Addresses;
  readonly engines: EngineRoom;
  readonly functions: Functions;
  readonly callers: Callers;
  readonly objects: Objects;
  readonly people: People;
  readonly issuer: Issuer | undefined;
  readonly gateway: Gateway | undefined;
  readonly faults: FaultSwitch;
  readonly clock: Clock;
  readonly writes: Bell;
  readonly sends: Bells;
  readonly created: (object: Written) => void;
  readonly sent: (mail: Sent) => Promise<void>;
  readonly stops: (() => unknown)[];
}): Promise<void> {
  const { assembly, addresses, engines, functions, callers, objects, people } = options;
  const { issuer, gateway, faults, clock, writes, sends, created, sent, stops } = options;
  const open = async (address: string, handle: Parameters<typeof serve>[1]) =>
    stops.push((await serve(Number(new URL(address).port), handle)).stop);

  const tables = tableDoor({
    engine: engines.dynamodb,
    callers,
    functions,
    faults,
    clock,
    lateIndexes: lateIndexes(engines.dynamodb, engines.tables, faults),
    bell: writes,
    keyOf: (arn) => engines.tables.find((table) => table.arn === arn)?.kmsKey,
  });
  const queues = { engine: engines.sqs, address: addresses.sqs, callers, clock, bells: sends };
  await open(addresses.dynamodb, tables);
  await open(addresses.sqs, queueDoor(queues));
  await open(
    addresses.s3,
    fileDoor({ objects, buckets: engines.buckets, callers, clock, created }),
  );
  await open(addresses.ses, mailDoor({ engine: engines.ses, assembly, callers, clock, sent }));
  if (issuer) {
    const { signOut, handle } = issuer;
    await open(addresses.cognito, userDoor({ assembly, people, signOut, callers, clock }));
    await open(addresses.oidc, handle);
  }
  if (gateway)
    await open(addresses.api, async (request, response) => {
      const url = new URL(request.url ?? "/", addresses.api);
      const answer = await gateway.handle({
        method: text(request.method),
        path: url.pathname,
        query: url.searchParams,
        headers: pairs(request.rawHeaders),
        body: await bodyOf(request, bodyLimit),
      });
      send(response, answer);
    });
  const edge = edgeOf(assembly, gateway);
  if (edge)
    await open(addresses.origin, async (request, response) => {
      const isLost = request.url?.startsWith("/api/") && faults.take("lostApiAnswers");
      if (isLost) response.end = () => response.destroy();
      await edge(request, response);
    });
}
