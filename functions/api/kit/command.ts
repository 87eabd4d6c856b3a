import * as z from "zod";
import type { Actor } from "../../../domain/access/actor.ts";
import type { Decision } from "../../../domain/decider.ts";
import type { Context } from "../../../domain/dossier/context.ts";
import { type Dossier, find, type Stored } from "../../../domain/dossier/dossier.ts";
import type { Kind } from "../../../domain/dossier/states.ts";
import { isRefusal, type Refusal } from "../../../domain/refusal.ts";
import type { Hour, Slot } from "../../../domain/slot/slot.ts";
import { derivedId } from "../../adapters/digest.ts";
import { execute } from "../../execute.ts";
import type { Concerned, Executed } from "../../execution.ts";
import { card, cardExample } from "./card.ts";
import { type ApiRequest, type Operation, operation } from "./operation.ts";
import { commandRefusals, creationRefusals } from "./shared.ts";

/** The answer of every command on a dossier. */
export const executed = z.object({
  dossier: z.string(),
  kind: z.string(),
  id: z.string(),
  version: z.int(),
  card: card.partial().describe("La ligne du dossier, autant que le lecteur peut en voir"),
});

/** An answer of a command that changed a state of this kind. */
export const executedExample = (kind: Kind) => ({
  dossier: cardExample.dossier,
  kind,
  id: "0191f2a4-5b6c-8d7e-af80-112233445570",
  version: 2,
  card: cardExample,
});

/** What was executed, as whoever asked may see it. */
export const answered = ({ shown, ...done }: Executed) => ({ ...done, card: shown });

type Concern = (dossier: Dossier, params: Readonly<Record<string, string>>) => Stored | undefined;

/** The state of a kind whose id stands in the address. */
export const named =
  (kind: Kind, param: string): Concern =>
  (dossier, params) =>
    find(dossier, kind, params[param] ?? "");

/**
 * The state that If-Match speaks of: the last of a kind, or one that the dossier and the address tell; where the kind is
 * not said by it, that of the state that the command changes, for its example.
 */
type Concerns =
  | { readonly concerns: Kind; readonly changes?: Kind }
  | { readonly concerns: Concern; readonly changes: Kind }
  | { readonly concerns?: undefined; readonly changes: Kind };

type Declared<Body extends z.ZodType, Before> = {
  readonly operation: string;
  readonly summary: string;
  readonly body?: Body;
  readonly refusals: readonly string[];
  readonly example?: unknown;
  /** Something that the body names and that is no dossier (a plan) is not there. */
  readonly missing?: (input: z.infer<Body>) => Promise<Refusal | undefined>;
  /** The command makes a new dossier. */
  readonly creates?: boolean;
  /** Names a second dossier, which the rule reads and may change in the same transaction. */
  readonly beside?: (input: z.infer<Body>) => string;
  /** Reads a plain record that the rule needs. */
  readonly beforehand?: (request: ApiRequest<z.infer<Body>>) => Promise<Before>;
  /** The hour that the command takes, for the slots that may stand there. */
  readonly hour?: (
    input: z.infer<Body>,
    dossier: Dossier,
    params: ApiRequest["params"],
  ) => Hour | undefined;
  /** The accounts that the command names (a counsellor, a referent): read as they stand now. */
  readonly names?: (
    input: z.infer<Body>,
    dossier: Dossier,
    actor: Actor,
    before: Before | undefined,
  ) => readonly (string | undefined)[];
  readonly decide: (
    dossier: Dossier,
    input: z.infer<Body>,
    context: Context,
    params: Readonly<Record<string, string>>,
    also: Also<Before>,
  ) => Decision | Refusal;
} & Concerns;

/** What few rules need: the dossier beside, the record read beforehand, the slots that stand at the hour taken. */
type Also<Before> = {
  readonly beside: Dossier;
  readonly before: Before | undefined;
  readonly slots: readonly Slot[];
};

const concerned = (concern: Kind | Concern, params: ApiRequest["params"]): Concerned =>
  typeof concern === "string" ? concern : (dossier) => concern(dossier, params);

/** A command on one dossier: what stands in `decide` is all that differs from one to the next. */
export const command = <Body extends z.ZodType = z.ZodUndefined, Before = undefined>(
  declared: Declared<Body, Before>,
): Operation =>
  operation({
    summary: declared.summary,
    ...(declared.body && { body: declared.body }),
    answer: () => executed,
    status: declared.creates ? 201 : 200,
    refusals: [...(declared.creates ? creationRefusals : commandRefusals), ...declared.refusals],
    example: declared.example,
    shows: executedExample(declared.changes ?? declared.concerns),
    run: async (request) => {
      const missing = await declared.missing?.(request.body as z.infer<Body>);
      if (missing) return missing;
      const { params } = request;
      const before = await declared.beforehand?.(request as ApiRequest<z.infer<Body>>);
      const done = await execute({
        operation: declared.operation,
        dossier: declared.creates
          ? derivedId(request.actor.account, request.key, declared.operation, "dossier")
          : (params.dossierId ?? ""),
        key: request.key,
        input: { params, body: request.body },
        actor: request.actor,
        now: request.now,
        ...(request.seen !== undefined && { seen: request.seen }),
        ...(declared.concerns && { concerns: concerned(declared.concerns, params) }),
        ...(declared.creates && { creates: true }),
        ...(declared.beside && { beside: declared.beside(request.body as z.infer<Body>) }),
        ...(declared.names && {
          names: (dossier: Dossier) =>
            declared.names?.(request.body as z.infer<Body>, dossier, request.actor, before) ?? [],
        }),
        ...(declared.hour && {
          hour: (dossier: Dossier) =>
            declared.hour?.(request.body as z.infer<Body>, dossier, params),
        }),
        decide: (dossier, context, { beside, slots }) =>
          declared.decide(dossier, request.body as z.infer<Body>, context, params, {
            beside,
            before,
            slots,
          }),
      });
      return isRefusal(done) ? done : answered(done);
    },
  });
