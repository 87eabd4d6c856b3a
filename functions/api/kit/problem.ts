import type { APIGatewayProxyResult } from "aws-lambda";
import type * as z from "zod";
import { Refusal } from "../../../domain/refusal.ts";

/** What each status means, to people: the title of a problem. */
export const titles: Readonly<Record<number, string>> = {
  400: "Demande illisible",
  401: "Connexion nécessaire",
  403: "Accès refusé",
  404: "Introuvable",
  409: "Pas maintenant",
  412: "Modifié entre-temps",
  413: "Trop volumineux",
  415: "Format non accepté",
  422: "Contenu à corriger",
  429: "Trop de demandes",
  500: "Erreur imprévue",
  502: "Service sans réponse",
  503: "Service très sollicité",
  504: "Réponse trop lente",
};

/** A field at fault, as the forms show it. */
export type FieldFault = {
  readonly field: string;
  readonly code: string;
  readonly message: string;
};

export const json = (
  status: number,
  body: unknown,
  type = "application/json",
): APIGatewayProxyResult => ({
  statusCode: status,
  headers: { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store" },
  body: JSON.stringify(body),
});

/** RFC 9457 problem details: `code` for programs, `detail` in French for people, `errors` field by field. */
export const problem = (refusal: Refusal, errors?: readonly FieldFault[]): APIGatewayProxyResult =>
  json(
    refusal.status,
    {
      type: `urn:jalon:problem:${refusal.code}`,
      title: titles[refusal.status],
      status: refusal.status,
      code: refusal.code,
      detail: refusal.message,
      ...(refusal.field && { field: refusal.field }),
      ...(errors && { errors }),
    },
    "application/problem+json",
  );

const failure =
  (status: 500 | 503, code: string, detail: string) =>
  (requestId: string): APIGatewayProxyResult =>
    json(
      status,
      {
        type: `urn:jalon:problem:${code}`,
        title: titles[status],
        status,
        code,
        detail,
        request: requestId,
      },
      "application/problem+json",
    );

/** What no one can answer: said without a word of what happened inside. */
export const surprise = failure(
  500,
  "surprise",
  "Une erreur imprévue est survenue. Rien n’a été perdu : réessayez dans un instant.",
);

/** The table had too much to do: nothing was written, and the same request may be sent again. */
export const busy = failure(
  503,
  "busy",
  "La plateforme est très sollicitée et n’a rien enregistré : réessayez dans un instant.",
);

const codeOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code === "custom" && typeof issue.params?.code === "string") return issue.params.code;
  return issue.code.replaceAll("_", "-");
};

/** A schema's faults: unknown fields are named each, so that a form can point at them. */
export const invalid = (error: z.ZodError): APIGatewayProxyResult => {
  const errors = error.issues.flatMap((issue): FieldFault[] => {
    const path = issue.path.join(".");
    if (issue.code !== "unrecognized_keys")
      return [{ field: path, code: codeOf(issue), message: issue.message }];
    return issue.keys.map((name) => ({
      field: path ? `${path}.${name}` : name,
      code: "unknown-field",
      message: "Ce champ n’est pas attendu ici.",
    }));
  });
  const first = errors[0];
  return problem(
    new Refusal("invalid", first?.message ?? "La demande est à corriger.", {
      status: 422,
      ...(first && { field: first.field }),
    }),
    errors,
  );
};
