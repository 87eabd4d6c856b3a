import { withPermanences } from "../../domain/directory/decide.ts";
import { permanencesInput } from "../../domain/directory/permanence.ts";
import { accountRecord, readDirectory } from "../adapters/table/directory.ts";
import { permanencesExample } from "./account/answers.ts";
import { refuseUnlessOwn } from "./account/own.ts";
import { isStale, made, saved } from "./account/saved.ts";
import { answerOnce, changedMeanwhile } from "./kit/once.ts";
import { operation } from "./kit/operation.ts";

export const changePermanences = operation({
  summary: "Dire où et quand un conseiller tient ses permanences",
  body: permanencesInput,
  example: { permanences: permanencesExample },
  answer: () => saved,
  refusals: ["not-allowed", "account-unknown", "no-permanence", "changed-meanwhile", "key-reused"],
  shows: { id: "acc-helene-carpentier", version: 3 },
  run: async (request) => {
    const refused = refuseUnlessOwn(request, "changePermanences");
    if (refused) return refused;
    const id = request.params.accountId ?? "";
    const directory = await readDirectory();
    const current = directory.accounts.find((account) => account.id === id);
    const changed = isStale(request, current)
      ? changedMeanwhile()
      : withPermanences(directory, id, request.body);
    return answerOnce(request, "changePermanences", made(changed, accountRecord));
  },
});
