import { HttpRequest } from "@smithy/core/protocols";
import { isThrottlingError, isTransientError, StandardRetryStrategy } from "@smithy/core/retry";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { SignatureV4 } from "@smithy/signature-v4";
import * as z from "zod";
import { defaultProvider } from "./credentials.ts";
import { exchanges } from "./exchanges.ts";
import { readSettings } from "./settings.ts";
import { Sha256 } from "./sha256.ts";

type Json = Record<string, unknown>;

/** The services reached here: how each names its operations, and where it is on one machine. */
const services = {
  dynamodb: { target: "DynamoDB_20120810", engine: "AWS_ENDPOINT_URL_DYNAMODB" },
  sqs: { target: "AmazonSQS", engine: "AWS_ENDPOINT_URL_SQS" },
} as const;
type Service = keyof typeof services;

/** What a service refused, under its own name (`ConditionalCheckFailedException`) and with all that it said of it. */
export class ServiceError extends Error {
  readonly said: Json;
  readonly $metadata: { readonly httpStatusCode: number };

  constructor(status: number, said: Json) {
    super(String(said.message ?? said.Message ?? `status ${status}`));
    this.name =
      String(said.__type ?? "UnknownError")
        .split("#")
        .at(-1) ?? "UnknownError";
    this.said = said;
    this.$metadata = { httpStatusCode: status };
  }
}

// As many tries as the SDK's own client of DynamoDB makes.
const mostTries = 4;
// A function of the API has 15 seconds: a service that says nothing is asked again while there is time to answer.
const patience = { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true };

const connect = (service: Service) => {
  const { engine } = services[service];
  const settings = readSettings({ AWS_REGION: z.string().min(1), [engine]: z.url().optional() });
  const region = String(settings.AWS_REGION);
  const address = String(settings[engine] ?? `https://${service}.${region}.amazonaws.com`);
  const { protocol, hostname, host, port } = new URL(address);
  return {
    place: { protocol, hostname, ...(port && { port: Number(port) }) },
    host,
    signer: new SignatureV4({ service, region, credentials: defaultProvider(), sha256: Sha256 }),
    handler: new NodeHttpHandler(patience),
    retries: new StandardRetryStrategy(mostTries),
  };
};

const connections = new Map<Service, ReturnType<typeof connect>>();
const connectionTo = (service: Service) => {
  const made = connections.get(service) ?? connect(service);
  connections.set(service, made);
  return made;
};

const exchange = async (service: Service, operation: string, body: string) => {
  const { place, host, signer, handler } = connectionTo(service);
  const request = new HttpRequest({
    ...place,
    method: "POST",
    path: "/",
    body,
    headers: {
      host,
      "content-type": "application/x-amz-json-1.0",
      "content-length": String(Buffer.byteLength(body)),
      "x-amz-target": `${services[service].target}.${operation}`,
    },
  });
  const { response } = await handler.handle((await signer.sign(request)) as HttpRequest);
  const text = Buffer.concat(await response.body.toArray()).toString("utf8");
  return { status: response.statusCode, text };
};

const sendOnce = async (service: Service, operation: string, body: string): Promise<Json> => {
  const { status, text } = await exchanges.tracePromise(() => exchange(service, operation, body));
  const said = text.startsWith("{") ? JSON.parse(text) : {};
  if (status === 200 && text !== "") return said;
  throw new ServiceError(status, said);
};

/** Whether it may be tried again, in the words of the SDK's strategy. */
const typeOf = (error: Error & { readonly cause?: Error }) => {
  if (isThrottlingError(error)) return "THROTTLING";
  return isTransientError(error) ? "TRANSIENT" : "CLIENT_ERROR";
};

/**
 * One request to a service of AWS and its answer, as both are on the wire; tried again, as the SDK does, while the
 * service is throttled or out of reach. Made of the SDK's own parts without its clients, whose load is most of a cold
 * start (docs/decisions/services-reached-without-their-clients.md).
 *
 * @throws ServiceError what the service refused; or the error of a network that stayed away.
 */
export const callService = async (
  service: Service,
  operation: string,
  input: Json,
): Promise<Json> => {
  const body = JSON.stringify(input);
  const { retries } = connectionTo(service);
  for (let token = await retries.acquireInitialRetryToken(""); ; )
    try {
      const answer = await sendOnce(service, operation, body);
      retries.recordSuccess(token);
      return answer;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const errorType = typeOf(error as Error & { readonly cause?: Error });
      if (errorType === "CLIENT_ERROR") throw error;
      token = await retries.refreshRetryTokenForRetry(token, { errorType }).catch(() => {
        throw error;
      });
    }
};
