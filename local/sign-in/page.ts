/** The sign-in page: one click a demo account, or any address of the directory. */
import type { DemoAccount } from "../demo-accounts.ts";

const escaped = (value: string) =>
  value.replaceAll(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/** The page as HTML; `problem` is shown when the last try failed. */
export function signInPage(accounts: readonly DemoAccount[], problem?: string): string {
  const choices = accounts.map(
    ({ email, name, label }) =>
      `<li><button name="email" value="${escaped(email)}"><strong>${escaped(label)}</strong><span>${escaped(name)}, ${escaped(email)}</span></button></li>`,
  );
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Connexion, démonstration</title>
<style>
:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}
body{margin:0 auto;max-width:36rem;padding:2rem 1rem}
ul{list-style:none;padding:0;display:grid;gap:.5rem}
button{font:inherit;width:100%;min-height:2.75rem;padding:.5rem .75rem;text-align:start;border:1px solid;border-radius:.375rem;background:none;color:inherit;cursor:pointer}
button span{display:block;font-size:.875rem}
button:focus-visible,input:focus-visible{outline:3px solid Highlight;outline-offset:2px}
input{font:inherit;width:100%;box-sizing:border-box;min-height:2.75rem;padding:.5rem .75rem;margin-bottom:.5rem}
p[role=alert]{border-inline-start:.25rem solid #c00;padding-inline-start:.75rem}
</style></head>
<body><main><h1>Connexion</h1>
<p>Démonstration sur cet ordinateur : choisissez une personne, aucun mot de passe n’est demandé.</p>
${problem ? `<p role="alert">${escaped(problem)}</p>` : ""}
<form method="post"><ul>${choices.join("")}</ul></form>
<form method="post"><label for="email">Autre adresse électronique de l’annuaire</label>
<input id="email" name="email" type="email" autocomplete="username" required>
<button>Se connecter</button></form>
</main></body></html>`;
}
