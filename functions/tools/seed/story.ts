import { recordContractSignature } from "../../../domain/contract/decide.ts";
import { addDays } from "../../../domain/date.ts";
import { declineEntryRequest, validateEntryRequest } from "../../../domain/entry-request/decide.ts";
import { acknowledgeOpinion } from "../../../domain/opinion/decide.ts";
import { recordEntry } from "../../../domain/parcours/entry.ts";
import { answer, check, hasCertificate, reserve, resubmit } from "./controls.ts";
import { filePaper } from "./papers.ts";
import {
  appeal,
  checkReceived,
  complete,
  elsewhere,
  notNow,
  sendBack,
  undo,
  withdraw,
} from "./side-roads.ts";
import { appoint, come, interview, opine, refer, request, submit, tell } from "./steps.ts";
import { act, type Walk, wait } from "./walk.ts";

const manager = "acc-accompagnement";

/** From the orientation to the first interview; some do not come and get another appointment. */
const receive = async (walk: Walk): Promise<boolean> => {
  if (!wait(walk, 1, 12)) return false;
  if (walk.chance.happens(0.03)) {
    await withdraw(walk);
    return false;
  }
  const inDays = walk.chance.between(3, 12);
  const first = await appoint(walk, inDays);
  await tell(walk, first);
  if (!wait(walk, inDays, inDays)) return false;
  if (walk.chance.happens(0.15)) {
    await come(walk, first, "absent");
    if (!wait(walk, 2, 8)) return false;
    const second = await appoint(walk, 7);
    if (!wait(walk, 7, 7)) return false;
    await come(walk, second, "present");
  } else await come(walk, first, "present");
  if (walk.chance.happens(0.1)) return false;
  await interview(walk);
  return wait(walk, 2, 10);
};

/** The opinion; what is not favourable ends once the manager has seen it. */
const judge = async (walk: Walk): Promise<boolean> => {
  if (walk.chance.happens(0.08)) return false;
  if (walk.chance.happens(0.88)) {
    await opine(walk, {
      kind: "favourable",
      reasons: "Motivation et disponibilité, freins accessibles.",
    });
    return wait(walk, 1, 10);
  }
  const isRedirected = walk.chance.happens(0.5);
  await opine(walk, isRedirected ? elsewhere : notNow);
  if (wait(walk, 1, 6) && walk.chance.happens(0.8)) {
    await act(walk, manager, "acknowledgeOpinion", {}, (dossier) => acknowledgeOpinion(dossier));
    if (isRedirected && wait(walk, 31, 40) && walk.chance.happens(0.7)) await checkReceived(walk);
  }
  return false;
};

/** The entry request and the manager's validation, then the automatic check. */
const ask = async (walk: Walk): Promise<boolean> => {
  await request(walk);
  if (walk.chance.happens(0.06) || !wait(walk, 1, 5)) return false;
  await submit(walk);
  if (!wait(walk, 1, 8)) return false;
  if (walk.chance.happens(0.08)) {
    await sendBack(walk);
    if (!wait(walk, 2, 8)) return false;
    await complete(walk);
    if (!wait(walk, 1, 5)) return false;
  }
  if (walk.chance.happens(0.05)) {
    const input = { code: "not-relevant", words: "Un accompagnement plus léger suffit." };
    await act(walk, manager, "declineEntryRequest", input, (dossier, context) =>
      declineEntryRequest(dossier, input, context),
    );
    return false;
  }
  await act(walk, manager, "validateEntryRequest", {}, (dossier, context) =>
    validateEntryRequest(dossier, undefined, context),
  );
  await check(walk);
  return wait(walk, 2, 12);
};

/** The control; a missing certificate comes back once, then the grant. */
const control = async (walk: Walk): Promise<boolean> => {
  await reserve(walk);
  if (!(await hasCertificate(walk))) {
    await answer(walk, "documents-missing");
    if (!wait(walk, 3, 15)) return false;
    await filePaper(walk, "rsa-certificate", { issuedOn: addDays(walk.day, -10) });
    await resubmit(walk);
    await check(walk);
    if (!wait(walk, 1, 6)) return false;
    await reserve(walk);
  }
  if (walk.chance.happens(0.08)) {
    await answer(walk, "refused");
    if (!wait(walk, 5, 20) || walk.chance.happens(0.6)) return false;
    await appeal(walk);
    if (!wait(walk, 1, 6)) return false;
    await reserve(walk);
  }
  await answer(walk, "granted");
  if (!wait(walk, 1, 12)) return false;
  if (!walk.chance.happens(0.07)) return true;
  walk.isGranted = true;
  return false;
};

const enter = async (walk: Walk): Promise<void> => {
  const input = { date: walk.day };
  await act(walk, "acc-animation", "recordEntry", input, (dossier, context) =>
    recordEntry(dossier, input, context),
  );
  if (walk.chance.happens(0.03) && wait(walk, 2, 10)) return undo(walk);
  if (!wait(walk, 2, 14) || walk.chance.happens(0.1)) return;
  const document = await filePaper(walk, "signed-contract", { issuedOn: walk.day });
  const signature = { signedOn: walk.day, document };
  await act(walk, walk.counsellor, "recordContractSignature", signature, (dossier, context) =>
    recordContractSignature(dossier, signature, context),
  );
};

/** What follows an orientation, as far as its days go before the demonstration's last. */
export const goOn = async (walk: Walk): Promise<void> => {
  if (!(await receive(walk))) return;
  if (!(await judge(walk))) return;
  if (!(await ask(walk))) return;
  if (!(await control(walk))) return;
  await enter(walk);
};

/** One made-up dossier, from its orientation on. */
export const live = async (walk: Walk): Promise<void> => {
  await refer(walk);
  await goOn(walk);
};
