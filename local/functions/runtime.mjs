// What Lambda's runtime does: loads the handler once, then answers one event at a time, over the channel to the parent.
import { subscribe, tracingChannel } from "node:diagnostics_channel";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// The kernel brings a thread's own count up to date at its ticks only, some milliseconds apart; asked for the whole
// process, it does so for the thread that asks.
const processor = () => {
  process.cpuUsage();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

// What this thread computed while it exchanged a request with an engine: what is left of a run's is our own code's.
const exchanges = new Set();
const engines = { since: 0, total: 0 };
const begins = (exchange) => {
  if (exchanges.size === 0) engines.since = processor();
  exchanges.add(exchange);
};
const ends = (exchange) => {
  if (exchanges.delete(exchange) && exchanges.size === 0)
    engines.total += processor() - engines.since;
};
tracingChannel("jalon:exchange").subscribe({ start: begins, asyncStart: ends, error: ends });
// Those of clients that do not tell: of the bucket, of the pool.
subscribe("http.client.request.start", ({ request }) => begins(request));
subscribe("http.client.response.finish", ({ request }) => ends(request));
subscribe("http.client.request.error", ({ request }) => ends(request));

const send = (message) => process.send(message);
const described = (error) =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: String(error.stack).split("\n") }
    : { errorType: typeof error, errorMessage: String(error), trace: [] };

process.on("uncaughtException", (error) => {
  console.error(error);
  send({ kind: "crash", error: described(error) });
  setImmediate(() => process.exit(1));
});

const begun = performance.now();
const [file, name] = process.env._HANDLER.split(/\.(?=[^.]+$)/);
let handler;
try {
  const module = await import(
    pathToFileURL(join(process.env.LAMBDA_TASK_ROOT, `${file}.mjs`)).href
  );
  handler = module[name];
  if (typeof handler !== "function") throw new Error(`${process.env._HANDLER} is not a function`);
  send({ kind: "ready", milliseconds: performance.now() - begun });
} catch (error) {
  console.error(error);
  send({ kind: "crash", error: described(error) });
}

process.on("message", async ({ id, event, timeout, arn, offset }) => {
  globalThis[Symbol.for("local.clock")].offset = offset;
  const begun = performance.now();
  const deadline = begun + timeout;
  engines.total = 0;
  const context = {
    awsRequestId: id,
    callbackWaitsForEmptyEventLoop: true,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: "$LATEST",
    invokedFunctionArn: arn,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
  };
  try {
    // Reading the event and writing the answer is the runtime's work.
    const read = JSON.parse(event);
    const before = processor();
    const answer = await handler(read, context);
    const took = processor() - before;
    const value = JSON.stringify(answer ?? null);
    send({ kind: "answer", id, value, own: took - engines.total, exchanges: engines.total });
  } catch (error) {
    console.error(error);
    send({ kind: "failure", id, error: described(error) });
  }
});
process.on("disconnect", () => process.exit(0));
