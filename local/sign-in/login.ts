/** The page where one says who one is, and the code of a mail when the pool asks for one. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type Provider from "oidc-provider";
import { demoAccounts } from "../demo-accounts.ts";
import { text } from "../json.ts";
import { bodyOf } from "../ports.ts";
import type { CodeFault, Codes } from "./codes.ts";
import { codePage, endedPage, signInPage } from "./page.ts";
import type { People, Person } from "./people.ts";

const faults: Readonly<Record<CodeFault, string>> = {
  wrong: "Ce code n’est pas le bon : vérifiez les six chiffres du dernier courriel reçu.",
  expired: "Ce code n’est plus valable : il servait trois minutes. Demandez-en un autre.",
  none: "Ce code ne sert plus. Choisissez votre compte : un autre vous sera envoyé.",
};

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  if (request.method !== "POST") return new URLSearchParams();
  const body = (await bodyOf(request, 10_000)) ?? Buffer.alloc(0);
  return new URLSearchParams(body.toString("utf8"));
}

/** Handles the requests of the sign-in page; `client`: where one goes back to when a sign-in has ended. */
export function loginOf(options: {
  readonly provider: Provider;
  readonly people: People;
  readonly codes: Codes | undefined;
  readonly client: string;
  readonly mailbox: string;
}) {
  const { provider, people, codes, client, mailbox } = options;
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const show = (page: string) => {
      response.writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-store",
      });
      response.end(page);
    };
    const finish = (person: Person) =>
      provider.interactionFinished(request, response, { login: { accountId: person.sub } });
    const asked = await provider.interactionDetails(request, response).catch(() => undefined);
    if (!asked) return show(endedPage(client));
    const { uid } = asked;
    const form = await formOf(request);
    const email = text(form.get("email"));
    const code = form.get("code");
    if (codes && code !== null) {
      const to = codes.waiting(uid)?.email;
      const found = codes.take(uid, code);
      if (typeof found !== "string") return finish(found);
      const again = found !== "none" && to !== undefined;
      return show(
        again ? codePage(to, mailbox, faults[found]) : signInPage(demoAccounts, faults.none),
      );
    }
    if (email === "") return show(signInPage(demoAccounts));
    const person = await people.find(email);
    if (!person?.enabled)
      return show(signInPage(demoAccounts, "Cette adresse ne figure pas dans l’annuaire."));
    if (!codes || !(await people.isPartner(person))) return finish(person);
    await codes.send(uid, person);
    show(codePage(person.email, mailbox));
  };
}
