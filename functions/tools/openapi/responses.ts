import * as z from "zod";
import type { ZodOpenApiOperationObject } from "zod-openapi";
import type { Operation } from "../../api/kit/operation.ts";
import { titles } from "../../api/kit/problem.ts";
import type { Route } from "../../api/routes.ts";
import { type Declared, refusalsOf } from "./refusals.ts";

export const problemSchema = z
  .object({
    type: z.string().meta({ examples: ["urn:jalon:problem:invalid"] }),
    title: z.string().meta({ examples: ["Contenu à corriger"] }),
    status: z
      .int()
      .optional()
      .meta({ examples: [422] }),
    code: z
      .string()
      .meta({ description: "Code stable, pour les programmes", examples: ["invalid"] }),
    detail: z.string().meta({ examples: ["Ce champ est obligatoire."] }),
    field: z.string().optional(),
    errors: z
      .array(z.object({ field: z.string(), code: z.string(), message: z.string() }))
      .optional(),
    request: z.string().optional(),
    instance: z.string().optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457, en français" });

const exampleOf = ({ status, code, detail }: Declared) => ({
  type: `urn:jalon:problem:${code}`,
  title: titles[status] ?? "",
  status,
  code,
  detail: detail ?? titles[status] ?? "",
});

/** What a route answers: its success with an example, and one response a status, each with the codes that bear it. */
export const responsesOf = (
  route: Route,
  operation: Operation,
): ZodOpenApiOperationObject["responses"] => {
  const byStatus = Map.groupBy(refusalsOf(route, operation), ({ status }) => status);
  const refused = [...byStatus].map(([status, refusals]) => [
    String(status),
    {
      description: `${titles[status]} : ${refusals.map(({ code }) => code).join(", ")}`,
      content: {
        "application/problem+json": {
          schema: problemSchema,
          example: refusals[0] && exampleOf(refusals[0]),
        },
      },
    },
  ]);
  return {
    [String(operation.status ?? 200)]: {
      description: "Fait",
      content: { "application/json": { schema: operation.answer(), example: operation.shows } },
    },
    ...Object.fromEntries(refused),
  };
};
