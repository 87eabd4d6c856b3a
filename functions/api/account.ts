import { may } from "../../domain/access/may.ts";
import { waitingListsOf } from "../../domain/access/rows.ts";
import {
  changedAccount,
  closedAccount,
  newAccount,
  withNewSignIn,
} from "../../domain/directory/decide.ts";
import { type Account, activeAccount } from "../../domain/directory/directory.ts";
import { accountInput } from "../../domain/directory/input.ts";
import { refusals } from "../../domain/directory/refusals.ts";
import { isRefusal, type Refusal } from "../../domain/refusal.ts";
import { derivedId } from "../adapters/digest.ts";
import { addressActions } from "../adapters/table/addresses.ts";
import { accountRecord, readDirectory } from "../adapters/table/directory.ts";
import { followedBy } from "../adapters/table/portfolio.ts";
import { me, meExample } from "./account/answers.ts";
import { isStale, made, saved } from "./account/saved.ts";
import {
  closeSignIn,
  renewSignIn as makeAnew,
  openSignIn,
  renewRights,
} from "./account/sign-in.ts";
import { answeredBefore, answerOnce, changedMeanwhile } from "./kit/once.ts";
import { operation } from "./kit/operation.ts";

const accountExample = {
  email: "nadege.coppin@example.org",
  name: "Nadège Coppin",
  roles: ["prescriber"],
  antennes: [],
  organisation: "ccas-dunkerque",
};

/** An account with what holds its address, or lets go of the one before. */
const madeAccount = async (decided: Account | Refusal, former?: Account) =>
  isRefusal(decided)
    ? decided
    : {
        record: accountRecord(decided),
        answer: { id: decided.id, version: decided.version },
        beside: (await addressActions(decided, former)).map((action) => ({
          action,
          refusal: refusals.emailTaken,
        })),
      };

export const readMe = operation({
  summary: "Mon compte : rôles, antennes, organisme, listes qui m’attendent",
  answer: () => me,
  refusals: ["not-allowed", "account-unknown"],
  shows: meExample,
  run: async ({ actor, now, today }) => {
    const permission = may(actor, "readMe", now);
    if (isRefusal(permission)) return permission;
    const directory = await readDirectory();
    const account = activeAccount(directory, actor.account, today);
    if (account === undefined) return refusals.unknownAccount();
    const organisation = directory.organisations.find(({ id }) => id === account.organisation);
    return {
      id: account.id,
      name: account.name,
      email: account.email,
      roles: actor.roles,
      antennes: directory.antennes
        .filter(({ id }) => actor.antennes.includes(id))
        .map(({ id, name }) => ({ id, name })),
      ...(organisation && { organisation: { id: organisation.id, name: organisation.name } }),
      standsFor: actor.standsFor.map((standing) => ({
        ...standing,
        name: directory.accounts.find(({ id }) => id === standing.account)?.name ?? "",
      })),
      waitingLists: waitingListsOf(actor),
      deputies: account.deputies,
      absences: account.absences,
      permanences: account.permanences ?? [],
      version: account.version,
    };
  },
});

export const createAccount = operation({
  summary: "Ouvrir un compte",
  body: accountInput,
  example: accountExample,
  answer: () => saved,
  status: 201,
  refusals: ["not-allowed", "email-taken", "antenne-unknown", "organisation-needed", "key-reused"],
  shows: { id: "acc-nadege-coppin", version: 1 },
  run: async (request) => {
    const { actor, now, key, body } = request;
    const permission = may(actor, "createAccount", now);
    if (isRefusal(permission)) return permission;
    const before = await answeredBefore(request, "createAccount");
    if (before !== undefined) return before;
    const id = `acc-${derivedId(actor.account, key, "account")}`;
    const opened = newAccount(await readDirectory(), body, id);
    if (!isRefusal(opened)) await openSignIn(opened);
    return answerOnce(request, "createAccount", await madeAccount(opened));
  },
});

export const changeAccount = operation({
  summary: "Modifier un compte",
  body: accountInput,
  example: accountExample,
  answer: () => saved,
  refusals: [
    "not-allowed",
    "account-unknown",
    "email-taken",
    "antenne-unknown",
    "organisation-needed",
    "portfolio-not-empty",
    "changed-meanwhile",
    "key-reused",
  ],
  shows: { id: "acc-nadege-coppin", version: 2 },
  run: async (request) => {
    const permission = may(request.actor, "changeAccount", request.now);
    if (isRefusal(permission)) return permission;
    const id = request.params.accountId ?? "";
    const [directory, followed] = await Promise.all([readDirectory(), followedBy(id)]);
    const current = directory.accounts.find((account) => account.id === id);
    const before = await answeredBefore(request, "changeAccount");
    if (before !== undefined) {
      if (current && !isRefusal(before)) await renewRights(current);
      return before;
    }
    const changed = isStale(request, current)
      ? changedMeanwhile()
      : changedAccount(directory, request.body, id, followed);
    if (!isRefusal(changed)) await openSignIn(changed, current);
    const answer = await answerOnce(request, "changeAccount", await madeAccount(changed, current));
    if (!isRefusal(changed) && !isRefusal(answer)) await renewRights(changed, current);
    return answer;
  },
});

export const closeAccount = operation({
  summary: "Clore un compte, une fois son portefeuille transmis",
  answer: () => saved,
  refusals: [
    "not-allowed",
    "account-unknown",
    "account-closed",
    "portfolio-not-empty",
    "changed-meanwhile",
    "key-reused",
  ],
  shows: { id: "acc-nadege-coppin", version: 2 },
  run: async (request) => {
    const { actor, now, today, params } = request;
    const permission = may(actor, "closeAccount", now);
    if (isRefusal(permission)) return permission;
    const id = params.accountId ?? "";
    const [directory, followed] = await Promise.all([readDirectory(), followedBy(id)]);
    const closed = closedAccount(directory, id, today, followed);
    if (!isRefusal(closed)) await closeSignIn(closed);
    return answerOnce(request, "closeAccount", await madeAccount(closed));
  },
});

export const renewSignIn = operation({
  summary: "Refaire l’accès d’un compte dont le mot de passe ou le second facteur est perdu",
  answer: () => saved,
  refusals: ["not-allowed", "account-unknown", "account-closed", "changed-meanwhile", "key-reused"],
  shows: { id: "acc-nadege-coppin", version: 2 },
  run: async (request) => {
    const { actor, now, params } = request;
    const permission = may(actor, "renewSignIn", now);
    if (isRefusal(permission)) return permission;
    const before = await answeredBefore(request, "renewSignIn");
    if (before !== undefined) return before;
    const id = params.accountId ?? "";
    const renewed = withNewSignIn(await readDirectory(), id, actor.account, now);
    if (!isRefusal(renewed)) await makeAnew(renewed);
    return answerOnce(request, "renewSignIn", made(renewed, accountRecord));
  },
});
