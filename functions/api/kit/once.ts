import { isRefusal, Refusal } from "../../../domain/refusal.ts";
import { derivedId, digestOf } from "../../adapters/digest.ts";
import { type Command, type First, putOnce, readOnce } from "../../adapters/table/once.ts";
import type { Action } from "../../adapters/table/transact.ts";
import type { ApiRequest } from "./operation.ts";

/** Something written with a record, and the refusal that its condition means when it does not hold. */
export type Beside = { readonly action: Action; readonly refusal: () => Refusal };

/** What a rule made of plain records (account, setting, slots…): how they are written, and what to answer. */
export type Made<Answer> = {
  readonly record: Action | readonly Action[];
  readonly answer: Answer;
  readonly beside?: readonly Beside[];
};

export const changedMeanwhile = (): Refusal =>
  new Refusal(
    "changed-meanwhile",
    "Quelqu’un a modifié cette fiche entre-temps : relisez-la avant de recommencer.",
    { status: 412 },
  );

const keyReused = () =>
  new Refusal("key-reused", "Cette clé d’envoi a déjà servi pour une autre demande.", {
    status: 422,
  });

const commandOf = ({ actor, key, params, body, now }: ApiRequest, operation: string): Command => ({
  key: derivedId(actor.account, key, operation),
  body: digestOf({ params, body }),
  at: now,
});

const answerOf = <Answer>(first: First<Answer>): Answer | Refusal =>
  first === "key-reused" ? keyReused() : first.answer;

/** What a command that came before was answered, for what must not be done twice beside the table; or undefined. */
export const answeredBefore = async <Answer>(
  request: ApiRequest,
  operation: string,
): Promise<Answer | Refusal | undefined> => {
  const first = await readOnce<Answer>(commandOf(request, operation));
  return first && answerOf(first);
};

/**
 * Saves what a rule made of a plain record, once for a command: sent again it gives its first answer, also where the
 * rule, looking at what it made itself, would refuse now.
 */
export const answerOnce = async <Answer>(
  request: ApiRequest,
  operation: string,
  made: Made<Answer> | Refusal,
): Promise<Answer | Refusal> => {
  if (isRefusal(made)) return (await answeredBefore<Answer>(request, operation)) ?? made;
  const beside = made.beside ?? [];
  const records = [made.record].flat();
  const actions = [...records, ...beside.map(({ action }) => action)];
  const first = await putOnce(actions, commandOf(request, operation), made.answer);
  if (first === "key-reused" || "answer" in first) return answerOf(first);
  return beside[first.failed - records.length]?.refusal() ?? changedMeanwhile();
};
