// A fresh process of one function: loads its bundle, answers one event, says how long both took.
import { pathToFileURL } from "node:url";

process.once("message", async ({ file, event }) => {
  const begun = performance.now();
  const { handler } = await import(pathToFileURL(file).href);
  const loaded = performance.now();
  const answer = await handler(event, { getRemainingTimeInMillis: () => 10_000 });
  const done = performance.now();
  process.send({ load: loaded - begun, total: done - begun, status: answer?.statusCode });
  process.disconnect();
});
