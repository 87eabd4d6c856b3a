import { ResponseType, type RestApi } from "aws-cdk-lib/aws-apigateway";

type Problem = { type: ResponseType; status: number; code: string; title: string };

/** What the gateway itself answers, for every type that it knows: same shape and tone as the functions' refusals. */
const problems: readonly Problem[] = [
  {
    type: ResponseType.BAD_REQUEST_BODY,
    status: 400,
    code: "invalid-body",
    title: "La demande n’a pas la forme attendue.",
  },
  {
    type: ResponseType.BAD_REQUEST_PARAMETERS,
    status: 400,
    code: "invalid-parameters",
    title: "Un paramètre de la demande n’a pas la forme attendue.",
  },
  {
    type: ResponseType.UNAUTHORIZED,
    status: 401,
    code: "not-signed-in",
    title: "Connectez-vous pour continuer.",
  },
  {
    type: ResponseType.EXPIRED_TOKEN,
    status: 401,
    code: "session-expired",
    title: "Votre session a expiré : connectez-vous de nouveau.",
  },
  {
    type: ResponseType.ACCESS_DENIED,
    status: 403,
    code: "access-denied",
    title: "Cet accès n’est pas permis.",
  },
  {
    type: ResponseType.INVALID_API_KEY,
    status: 403,
    code: "not-by-this-way",
    title: "Cette adresse ne répond pas directement.",
  },
  {
    type: ResponseType.INVALID_SIGNATURE,
    status: 403,
    code: "invalid-signature",
    title: "La signature de la demande n’est pas reconnue.",
  },
  {
    type: ResponseType.WAF_FILTERED,
    status: 403,
    code: "filtered",
    title: "La demande a été arrêtée par le pare-feu.",
  },
  {
    type: ResponseType.MISSING_AUTHENTICATION_TOKEN,
    status: 404,
    code: "unknown-route",
    title: "Cette adresse n’existe pas.",
  },
  {
    type: ResponseType.RESOURCE_NOT_FOUND,
    status: 404,
    code: "unknown-route",
    title: "Cette adresse n’existe pas.",
  },
  {
    type: ResponseType.REQUEST_TOO_LARGE,
    status: 413,
    code: "request-too-large",
    title: "La demande est trop volumineuse.",
  },
  {
    type: ResponseType.UNSUPPORTED_MEDIA_TYPE,
    status: 415,
    code: "unsupported-media-type",
    title: "Ce type de contenu n’est pas accepté.",
  },
  {
    type: ResponseType.QUOTA_EXCEEDED,
    status: 429,
    code: "quota-exceeded",
    title: "Trop de demandes : réessayez plus tard.",
  },
  {
    type: ResponseType.THROTTLED,
    status: 429,
    code: "throttled",
    title: "Trop de demandes à la fois : réessayez dans un instant.",
  },
  {
    type: ResponseType.API_CONFIGURATION_ERROR,
    status: 500,
    code: "gateway-misconfigured",
    title: "Le service a rencontré une erreur : réessayez dans un instant.",
  },
  {
    type: ResponseType.AUTHORIZER_CONFIGURATION_ERROR,
    status: 500,
    code: "authorizer-misconfigured",
    title: "Le service a rencontré une erreur : réessayez dans un instant.",
  },
  {
    type: ResponseType.AUTHORIZER_FAILURE,
    status: 500,
    code: "authorizer-failed",
    title: "Votre connexion n’a pas pu être vérifiée : réessayez dans un instant.",
  },
  {
    type: ResponseType.INTEGRATION_FAILURE,
    status: 502,
    code: "function-failed",
    title: "Le service ne répond pas : réessayez dans un instant.",
  },
  {
    type: ResponseType.INTEGRATION_TIMEOUT,
    status: 504,
    code: "function-timed-out",
    title: "Le service a mis trop de temps à répondre : réessayez dans un instant.",
  },
];

/** What has no status of its own keeps the gateway's. */
const defaults = [
  { type: ResponseType.DEFAULT_4XX, code: "refused", title: "La demande n’a pas pu être traitée." },
  {
    type: ResponseType.DEFAULT_5XX,
    code: "failed",
    title: "Le service a rencontré une erreur : réessayez dans un instant.",
  },
];

const body = (status: number | undefined, code: string, title: string): string => {
  const known = { type: "about:blank", title, ...(status && { status }), code, detail: title };
  return JSON.stringify({ ...known, instance: "urn:request:$context.requestId" });
};

/** Declares every answer of the gateway as a problem (RFC 9457). */
export const addProblems = (gateway: RestApi): void => {
  const declare = (type: ResponseType, status: number | undefined, code: string, title: string) =>
    gateway.addGatewayResponse(`Problem ${type.responseType}`, {
      type,
      statusCode: status?.toString(),
      responseHeaders: {
        "Content-Type": "'application/problem+json; charset=utf-8'",
        "Cache-Control": "'no-store'",
      },
      templates: { "application/json": body(status, code, title) },
    });
  for (const { type, status, code, title } of problems) declare(type, status, code, title);
  for (const { type, code, title } of defaults) declare(type, undefined, code, title);
};
