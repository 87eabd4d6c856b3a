/** The sign-in page: one click a demo account, or any address of the directory. */
import type { DemoAccount } from "../demo-accounts.ts";

const escaped = (value: string) =>
  value.replaceAll(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

const style = `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}
body{margin:0 auto;max-width:36rem;padding:2rem 1rem}
form+form{margin-block-start:1rem}
ul{list-style:none;padding:0;display:grid;gap:.5rem}
button{font:inherit;width:100%;min-height:2.75rem;padding:.5rem .75rem;text-align:start;border:1px solid;border-radius:.375rem;background:none;color:inherit;cursor:pointer}
button span{display:block;font-size:.875rem}
button:focus-visible,input:focus-visible{outline:3px solid Highlight;outline-offset:2px}
input{font:inherit;width:100%;box-sizing:border-box;min-height:2.75rem;padding:.5rem .75rem;margin-bottom:.5rem}
p[role=alert]{border-inline-start:.25rem solid #c00;padding-inline-start:.75rem}`;

const framed = (content: string, problem?: string) => `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Connexion, démonstration</title>
<style>
${style}
</style></head>
<body><main><h1>Connexion</h1>
${problem ? `<p role="alert">${escaped(problem)}</p>` : ""}
${content}
</main></body></html>`;

/** The page as HTML; `problem` is shown when the last try failed. */
export function signInPage(accounts: readonly DemoAccount[], problem?: string): string {
  const choices = accounts.map(
    ({ email, name, label }) =>
      `<li><button name="email" value="${escaped(email)}"><strong>${escaped(label)}</strong><span>${escaped(name)}, ${escaped(email)}</span></button></li>`,
  );
  return framed(
    `<p>Démonstration sur cet ordinateur : choisissez une personne, aucun mot de passe n’est demandé. Un partenaire reçoit ensuite un code par courriel.</p>
<form method="post"><ul>${choices.join("")}</ul></form>
<form method="post"><label for="email">Autre adresse électronique de l’annuaire</label>
<input id="email" name="email" type="email" autocomplete="username" required>
<button>Se connecter</button></form>`,
    problem,
  );
}

/** Asks for the code that was mailed to `email`; mails of this machine are read at `mailbox`. */
export function codePage(email: string, mailbox: string, problem?: string): string {
  return framed(
    `<p>Un code à six chiffres vient d’être envoyé à <strong>${escaped(email)}</strong>. Il sert une fois, pendant trois minutes.</p>
<p>Sur cet ordinateur, les courriels se lisent dans <a href="${escaped(mailbox)}" target="_blank" rel="noreferrer">la boîte aux lettres</a>.</p>
<form method="post"><label for="code">Code reçu par courriel</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus>
<button>Continuer</button></form>
<form method="post"><button name="email" value="${escaped(email)}">Recevoir un autre code</button></form>`,
    problem,
  );
}

/** A sign-in that has ended: its page was kept open, or gone back to. */
export function endedPage(client: string): string {
  return framed(
    `<p><a href="${escaped(client)}">Revenir à Jalon</a></p>`,
    "Cette connexion est terminée, son code a déjà servi : recommencez depuis Jalon.",
  );
}
