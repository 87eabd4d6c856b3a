/** Requests to the engines of this machine over kept connections: with `fetch` each took twice the processor time. */
import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";

const agent = new Agent({ keepAlive: true });

export type EngineAnswer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

/** Posts a body to an engine; its answer whatever its status. Rejects when the engine can't be reached. */
export const postTo = (
  engine: string,
  headers: OutgoingHttpHeaders,
  body: Buffer | string,
): Promise<EngineAnswer> =>
  new Promise((resolve, reject) => {
    const options = {
      method: "POST",
      agent,
      headers: { ...headers, "content-length": Buffer.byteLength(body) },
    };
    const sent = request(engine, options, (response) => {
      response
        .toArray()
        .then((parts) =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
          }),
        )
        .catch(reject);
    });
    // An engine may close a kept connection just when it is used again (Node.js, « request.reusedSocket »).
    sent.on("error", (error: NodeJS.ErrnoException) =>
      sent.reusedSocket && error.code === "ECONNRESET"
        ? resolve(postTo(engine, headers, body))
        : reject(error),
    );
    sent.end(body);
  });
