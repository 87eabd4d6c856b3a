import type { openApiDocument } from "./document.ts";

type Document = Awaited<ReturnType<typeof openApiDocument>>;
type Media = { readonly schema?: unknown; readonly example?: unknown };
type Described = {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  requestBody?: { content?: Record<string, Media> };
  responses?: Record<string, { description?: string; content?: Record<string, Media> }>;
};

const escaped = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

const block = (title: string, value: unknown) =>
  value === undefined
    ? ""
    : `<details><summary>${title}</summary><pre tabindex="0">${escaped(JSON.stringify(value, null, 2))}</pre></details>`;

const sectionOf = (method: string, path: string, operation: Described): string => {
  const responses = Object.entries(operation.responses ?? {});
  const [status, done] = responses.find(([each]) => each.startsWith("2")) ?? [];
  const refused = responses.filter(([each]) => each !== status);
  const sent = operation.requestBody?.content?.["application/json"];
  const answered = done?.content?.["application/json"];
  return `<section id="${operation.operationId}">
<h3><code>${method.toUpperCase()}</code> <code>${escaped(path)}</code></h3>
<p>${escaped(operation.summary ?? "")}</p>
<p class="quiet">${escaped(operation.description ?? "")}</p>
${block("Demande : exemple", sent?.example)}
${block("Demande : forme", sent?.schema)}
${block(`Réponse ${status} : exemple`, answered?.example)}
${block(`Réponse ${status} : forme`, answered?.schema)}
<details><summary>Refus</summary><ul>
${refused.map(([each, { description }]) => `<li><code>${each}</code> ${escaped(description ?? "")}</li>`).join("\n")}
</ul></details>
</section>`;
};

/** A readable page of the API: plain HTML without a script, so that it lives under the client's strict policy and prints. */
export const documentPage = (document: Document): string => {
  const groups = new Map<string, string[]>();
  for (const [path, methods] of Object.entries(document.paths ?? {}))
    for (const [method, operation] of Object.entries(methods ?? {})) {
      const described = operation as Described;
      const tag = described.tags?.[0] ?? "";
      groups.set(tag, [...(groups.get(tag) ?? []), sectionOf(method, path, described)]);
    }
  const names = [...groups.keys()];
  const links = names.map((name) => `<li><a href="#tag-${name}">${name}</a></li>`).join("");
  const sections = names.map(
    (name) => `<h2 id="tag-${name}">${name}</h2>\n${groups.get(name)?.join("\n")}`,
  );
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API de Jalon</title>
<link rel="stylesheet" href="/docs/style.css">
</head>
<body>
<header>
<h1>API de Jalon</h1>
<p>Le document complet, pour les programmes : <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
</header>
<nav aria-label="Capacités"><ul>${links}</ul></nav>
<main>
${sections.join("\n")}
</main>
</body>
</html>
`;
};

export const pageStyle = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2430;background:#fff}
h2{margin-top:3rem;border-bottom:1px solid #c8d0da}
section{padding:.5rem 0 1rem;border-bottom:1px solid #e6eaef}
code{font-size:.95em;overflow-wrap:anywhere}
pre{overflow:auto;background:#f4f6f9;padding:1rem}
.quiet{color:#4b5768}
nav ul{display:flex;flex-wrap:wrap;gap:.5rem 1rem;list-style:none;padding:0}
@media (prefers-color-scheme:dark){body{background:#12161c;color:#e6eaef}pre{background:#1c222b}.quiet{color:#aab4c2}a{color:#8ab8ff}}
`;
