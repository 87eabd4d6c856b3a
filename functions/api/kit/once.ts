import { isRefusal, Refusal } from "../../../domain/refusal.ts";
import { derivedId, digestOf } from "../../adapters/digest.ts";
import { putOnce, readOnce } from "../../adapters/table/once.ts";
import type { Action } from "../../adapters/table/transact.ts";
import type { ApiRequest } from "./operation.ts";

/** What a rule made of a plain record (account, setting, protocol…): how it is written, and what to answer. */
export type Made<Answer> = { readonly record: Action; readonly answer: Answer };

export const changedMeanwhile = (): Refusal =>
  new Refusal(
    "changed-meanwhile",
    "Quelqu'un a modifié cette fiche entre-temps : relisez-la avant de recommencer.",
    { status: 412 },
  );

const keyReused = () =>
  new Refusal("key-reused", "Cette clé d'envoi a déjà servi pour une autre demande.", {
    status: 422,
  });

/**
 * Saves what a rule made of a plain record, once for a command: sent again it gives its first answer, also where the
 * rule, looking at what it made itself, would refuse now.
 */
export const answerOnce = async <Answer>(
  request: ApiRequest,
  operation: string,
  made: Made<Answer> | Refusal,
): Promise<Answer | Refusal> => {
  const { actor, key, params, body, now } = request;
  const command = {
    key: derivedId(actor.account, key, operation),
    body: digestOf({ params, body }),
    at: now,
  };
  const first = isRefusal(made)
    ? await readOnce<Answer>(command)
    : await putOnce(made.record, command, made.answer);
  if (first === "moved") return changedMeanwhile();
  if (first === "key-reused") return keyReused();
  return first?.answer ?? (made as Refusal);
};
