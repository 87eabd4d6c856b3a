import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openApiDocument } from "./document.ts";
import { documentPage, pageStyle } from "./page.ts";

/** `node functions/tools/openapi/write.ts <folder>`: openapi.json and the readable page, beside the client's files. */
const folder = process.argv[2] ?? join(import.meta.dirname, "../../../dist/web");
const document = await openApiDocument();
mkdirSync(join(folder, "docs"), { recursive: true });
writeFileSync(join(folder, "openapi.json"), JSON.stringify(document, null, 2));
writeFileSync(join(folder, "docs", "index.html"), documentPage(document));
writeFileSync(join(folder, "docs", "style.css"), pageStyle);
