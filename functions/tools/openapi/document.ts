import * as z from "zod";
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from "zod-openapi";
import { roles } from "../../../domain/access/actor.ts";
import { rights } from "../../../domain/access/rights.ts";
import type { Capability, Operation } from "../../api/kit/operation.ts";
import { type Route, routes } from "../../api/routes.ts";

const problem = z
  .object({
    type: z.string().meta({ examples: ["urn:jalon:problem:invalid"] }),
    title: z.string().meta({ examples: ["Contenu à corriger"] }),
    status: z.int().meta({ examples: [422] }),
    code: z
      .string()
      .meta({ description: "Code stable, pour les programmes", examples: ["invalid"] }),
    detail: z.string().meta({ examples: ["Ce champ est obligatoire."] }),
    field: z.string().optional(),
    errors: z
      .array(z.object({ field: z.string(), code: z.string(), message: z.string() }))
      .optional(),
    request: z.string().optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457, en français" });

const statuses: readonly (readonly [string, string])[] = [
  ["400", "Demande illisible"],
  ["401", "Jeton absent, expiré ou refusé"],
  ["403", "Rôle insuffisant"],
  ["404", "Inconnu, ou pas à vous : les deux se ressemblent"],
  ["409", "Pas maintenant : la règle dit pourquoi"],
  ["412", "Modifié entre-temps"],
  ["413", "Trop volumineux"],
  ["415", "Format non accepté"],
  ["422", "Contenu à corriger"],
  ["429", "Trop de demandes"],
  ["500", "Erreur imprévue : rien n'a été perdu"],
  ["503", "Trop sollicitée : rien n'a été enregistré, le même envoi peut être répété"],
];

const refused = Object.fromEntries(
  statuses.map(([status, description]) => [
    status,
    { description, content: { "application/problem+json": { schema: problem } } },
  ]),
);

/** What each capability is, in a sentence. */
const capabilities: Readonly<Record<string, string>> = {
  referral: "Orienter une personne, et suivre ce qu'il en advient",
  dossier: "Lire, lister, chercher des dossiers",
  person: "Identité, coordonnées, domicile",
  duplicate: "Reconnaître une même personne, ou deux personnes",
  appointment: "Rendez-vous et présences",
  diagnosis: "Entretiens de premier accueil",
  opinion: "Avis du conseiller",
  "entry-request": "Demande d'entrée et décision du responsable",
  control: "Contrôle de l'éligibilité et des pièces",
  parcours: "Entrée en parcours et référent",
  "entry-session": "Séances d'entrée de plusieurs dossiers",
  contract: "Contrat d'engagement",
  outreach: "Repérage, aller vers",
  airlock: "Sas de diagnostic",
  protection: "Dossiers protégés, ouvertures, liens déclarés",
  document: "Pièces justificatives",
  setting: "Réglages du PLIE",
  protocol: "Versions du protocole d'accord",
  account: "Comptes, antennes, organismes, absences",
  objective: "Objectifs et atteinte",
};

const parametersOf = (route: Route) => {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
  return z.object(
    Object.fromEntries(names.map((name) => [name, z.string().meta({ examples: ["a1b2c3d4"] })])),
  );
};

const headers = z.object({
  "Idempotency-Key": z
    .string()
    .max(200)
    .meta({
      description: "Une clé par geste : le même envoi répété a le même effet et la même réponse.",
      examples: ["018f5a3e-6f7a-7b2e-9d7f-0d7d7f3f2a11"],
    }),
  "If-Match": z
    .string()
    .optional()
    .meta({
      description: "La version lue, quand deux personnes peuvent modifier.",
      examples: ['"3"'],
    }),
});

const allowed = (route: Route): string =>
  Object.entries(rights[route.operation]?.by ?? {})
    .map(([role, reach]) => `${roles[role as keyof typeof roles]} (${reach})`)
    .join(", ");

const describe = (route: Route, operation: Operation): ZodOpenApiOperationObject => ({
  operationId: route.operation,
  summary: operation.summary,
  description: [
    `Rôles : ${allowed(route)}.`,
    operation.refusals.length > 0 ? `Refus possibles : ${operation.refusals.join(", ")}.` : "",
  ]
    .join(" ")
    .trim(),
  tags: [route.capability],
  requestParams: {
    path: parametersOf(route),
    ...(route.method !== "GET" && { header: headers }),
    ...(operation.query instanceof z.ZodObject && { query: operation.query }),
  },
  ...(operation.body && {
    requestBody: {
      required: true,
      content: {
        "application/json": {
          schema: operation.body,
          ...(operation.example !== undefined && { example: operation.example }),
        },
      },
    },
  }),
  responses: {
    [String(operation.status ?? 200)]: {
      description: "Fait",
      content: { "application/json": { schema: operation.answer } },
    },
    ...refused,
  },
});

const loadOperation = async (route: Route): Promise<Operation> => {
  const capability = (await import(`../../api/${route.capability}.ts`)) as Capability;
  const operation = capability[route.operation];
  if (operation === undefined)
    throw new Error(`functions/api/${route.capability}.ts has no operation ${route.operation}`);
  return operation;
};

/** The OpenAPI 3.1 document of every route of the table, from the schemas that check the requests. */
export const openApiDocument = async () => {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    const operation = await loadOperation(route);
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: describe(route, operation),
    };
  }
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Jalon",
      version: "0.1.0",
      description: "L'interface de programmation de Jalon, plateforme libre pour les PLIE.",
      license: { name: "EUPL-1.2", identifier: "EUPL-1.2" },
    },
    servers: [{ url: "/api", description: "Cette plateforme" }],
    security: [{ token: [] }],
    tags: [...new Set(routes.map((route) => route.capability))].map((name) => ({
      name,
      description: capabilities[name] ?? name,
    })),
    paths,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
    },
  });
};
