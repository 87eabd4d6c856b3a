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
import { responsesOf } from "./responses.ts";

/** What each capability is, in a sentence. */
const capabilities: Readonly<Record<string, string>> = {
  referral: "Orienter une personne, et suivre ce qu’il en advient",
  dossier: "Lire, lister, chercher des dossiers",
  person: "Identité, coordonnées, domicile",
  duplicate: "Reconnaître une même personne, ou deux personnes",
  appointment: "Rendez-vous et présences",
  diagnosis: "Entretiens de premier accueil",
  opinion: "Avis du conseiller",
  "entry-request": "Demande d’entrée et décision du responsable",
  control: "Contrôle de l’éligibilité et des pièces",
  parcours: "Entrée en parcours et référent",
  "entry-session": "Séances d’entrée de plusieurs dossiers",
  contract: "Contrat d’engagement",
  outreach: "Repérage, aller vers",
  airlock: "Sas de diagnostic",
  protection: "Dossiers protégés, ouvertures, liens déclarés",
  document: "Pièces justificatives",
  setting: "Réglages du PLIE",
  protocol: "Versions du protocole d’accord",
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
  description: `Rôles : ${allowed(route)}.`,
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
  responses: responsesOf(route, operation),
});

/** The operation behind a route. */
export const loadOperation = async (route: Route): Promise<Operation> => {
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
      description: "L’interface de programmation de Jalon, plateforme libre pour les PLIE.",
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
