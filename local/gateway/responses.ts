/** What API Gateway answers by itself, in the words of the template's gateway responses. */
import type { Assembly, Resource } from "../assembly.ts";
import { record, text } from "../json.ts";

export type Answer = {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
};

/** Status and words of each kind (API Gateway Developer Guide, « Gateway response types »). */
const kinds = {
  UNAUTHORIZED: [401, "Unauthorized"],
  EXPIRED_TOKEN: [403, "The security token included in the request is expired"],
  ACCESS_DENIED: [403, "User is not authorized to access this resource"],
  INVALID_API_KEY: [403, "Forbidden"],
  MISSING_AUTHENTICATION_TOKEN: [403, "Missing Authentication Token"],
  REQUEST_TOO_LARGE: [413, "Request Too Long"],
  THROTTLED: [429, "Too Many Requests"],
  API_CONFIGURATION_ERROR: [500, "Internal server error"],
  INTEGRATION_FAILURE: [502, "Internal server error"],
  INTEGRATION_TIMEOUT: [504, "Endpoint request timed out"],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

export type Kind = keyof typeof kinds;

/** Makes the answers of `api`: the template's own for the kind, else for its family, else API Gateway's default. */
export function gatewayResponses(assembly: Assembly, api: Resource) {
  const declared = new Map(
    assembly
      .ofType("AWS::ApiGateway::GatewayResponse")
      .filter(({ properties }) => properties.RestApiId === assembly.ref(api))
      .map(({ properties }) => [text(properties.ResponseType), properties]),
  );
  return (kind: Kind, requestId: string, said?: string): Answer => {
    const [usual, ownWords] = kinds[kind];
    const message = said ?? ownWords;
    const own = declared.get(kind);
    const found = own ?? declared.get(usual >= 500 ? "DEFAULT_5XX" : "DEFAULT_4XX");
    const context: Readonly<Record<string, string>> = {
      "error.message": message,
      "error.messageString": JSON.stringify(message),
      "error.responseType": kind,
      requestId,
      extendedRequestId: requestId,
    };
    const filled = (template: string) =>
      template.replaceAll(
        /\$\{?context\.([\w.]+)\}?/g,
        (whole, name: string) => context[name] ?? whole,
      );
    const [type, template] = Object.entries(record(found?.ResponseTemplates))[0] ?? [
      "application/json",
      '{"message":$context.error.messageString}',
    ];
    const headers = Object.entries(record(found?.ResponseParameters)).flatMap(
      ([name, value]): [string, string][] => {
        const header = /^gatewayresponse\.header\.(.+)$/.exec(name)?.[1];
        const given = text(value);
        if (!header) return [];
        const fixed = /^'(.*)'$/.exec(given)?.[1];
        return [[header, fixed ?? context[given.replace(/^context\./, "")] ?? ""]];
      },
    );
    const hasType = headers.some(([name]) => name.toLowerCase() === "content-type");
    return {
      status: Number(text(found?.StatusCode, String(usual))),
      headers: [
        ...(hasType ? [] : [["Content-Type", type] as const]),
        ["x-amzn-RequestId", requestId],
        ["x-amzn-ErrorType", errorType(kind)],
        ...headers,
      ],
      body: Buffer.from(filled(text(template))),
    };
  };
}

/** `MISSING_AUTHENTICATION_TOKEN` is said as `MissingAuthenticationTokenException`. */
function errorType(kind: Kind): string {
  const words = kind.toLowerCase().split("_");
  return `${words.map((word) => (word[0] ?? "").toUpperCase() + word.slice(1)).join("")}Exception`;
}
