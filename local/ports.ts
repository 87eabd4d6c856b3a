/** Ports and small HTTP servers. */
import { randomInt } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createSocket } from "node:net";

/** True when nobody listens on this port of the loopback. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createSocket();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

/**
 * Below the ports that the system gives to outgoing connections: those may be taken between the choice and the use. Of
 * two processes that start at once, each chooses among its own two thousand.
 */
const first = 12_000 + (process.pid % 10) * 2_000;
const chosenFrom = { first, last: first + 2_000 };
const chosen = new Set<number>();

/** A port of the loopback that nobody uses now, and that this process has not chosen before. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(chosenFrom.first, chosenFrom.last);
    if (chosen.has(port) || !(await isFree(port))) continue;
    chosen.add(port);
    return port;
  }
}

/** Serves `handle` on a loopback port; a throw becomes a 500 and a line on stderr. */
export async function serve(
  port: number,
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<{ readonly stop: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      process.stderr.write(
        `local: ${request.method} ${error instanceof Error ? error.stack : error}\n`,
      );
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The whole body of a request; stops reading past `limit` bytes and gives undefined then. */
export async function bodyOf(
  request: IncomingMessage,
  limit = Number.POSITIVE_INFINITY,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  return size > limit ? undefined : Buffer.concat(chunks);
}
