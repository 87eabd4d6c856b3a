import type * as z from "zod";
import type { CivilDate } from "../../domain/date.ts";
import { delegated, delegationEnded } from "../../domain/directory/delegate.ts";
import type { Account, DelegationList, Directory } from "../../domain/directory/directory.ts";
import { delegationEnd, delegationInput } from "../../domain/directory/input.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { accountRecord, readDirectory } from "../adapters/table/directory.ts";
import { refuseUnlessOwn } from "./account/own.ts";
import { made, saved } from "./account/saved.ts";
import { answerOnce } from "./kit/once.ts";
import { operation } from "./kit/operation.ts";

type Name = "nameDeputy" | "planAbsence" | "endDeputy" | "endAbsence";

/** A change of what an account has passed on; what the rule decides is all that differs. */
const delegation = <Body extends z.ZodType>(declared: {
  readonly name: Name;
  readonly summary: string;
  readonly body: Body;
  readonly example: z.infer<Body>;
  readonly refusals: readonly string[];
  readonly decide: (
    directory: Directory,
    id: string,
    body: z.infer<Body>,
    today: CivilDate,
  ) => Account | Refusal;
}) =>
  operation({
    summary: declared.summary,
    body: declared.body,
    example: declared.example,
    answer: () => saved,
    refusals: [
      "not-allowed",
      "account-unknown",
      ...declared.refusals,
      "changed-meanwhile",
      "key-reused",
    ],
    shows: { id: "acc-helene-carpentier", version: 3 },
    run: async (request) => {
      const refused = refuseUnlessOwn(request, declared.name);
      if (refused) return refused;
      const id = request.params.accountId ?? "";
      const changed = declared.decide(await readDirectory(), id, request.body, request.today);
      return answerOnce(request, declared.name, made(changed, accountRecord));
    },
  });

const naming = (name: "nameDeputy" | "planAbsence", list: DelegationList, summary: string) =>
  delegation({
    name,
    summary,
    body: delegationInput,
    example: { account: "acc-conseiller", from: "2027-02-08", to: "2027-02-19" },
    refusals: [
      "period-backwards",
      "delegate-to-self",
      "delegate-unknown",
      "delegate-role",
      "nothing-to-delegate",
    ],
    decide: (directory, id, body) => delegated(directory, id, list, body),
  });

const ending = (name: "endDeputy" | "endAbsence", list: DelegationList, summary: string) =>
  delegation({
    name,
    summary,
    body: delegationEnd,
    example: { account: "acc-conseiller", from: "2027-02-08", to: "2027-02-12" },
    refusals: ["delegation-unknown", "delegation-over", "delegation-end"],
    decide: (directory, id, body, today) => delegationEnded(directory, id, list, body, today),
  });

export const nameDeputy = naming("nameDeputy", "deputies", "Nommer un suppléant pour une période");
export const planAbsence = naming(
  "planAbsence",
  "absences",
  "Prévoir une absence et son remplaçant",
);
export const endDeputy = ending(
  "endDeputy",
  "deputies",
  "Écourter une suppléance, ou la reprendre tout de suite",
);
export const endAbsence = ending(
  "endAbsence",
  "absences",
  "Écourter une absence prévue, ou l’annuler",
);
