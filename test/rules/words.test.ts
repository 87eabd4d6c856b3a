import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { roles } from "../../domain/access/actor.ts";
import { evolvers } from "../../domain/dossier/states.ts";
import { routes } from "../../functions/api/routes.ts";

const root = join(import.meta.dirname, "../..");

const rows = readFileSync(join(root, "docs/glossary.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| French") && !line.includes("---"))
  .map((line) => line.split("|").map((cell) => cell.trim()));
const wordsOf = (cell: string | undefined) => (cell ?? "").split(/[,/]/).map((word) => word.trim());

/** « submitEntryRequest » and « submit-entry-request » are both said so: words apart. */
const apart = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll("-", " ");

const folders = readdirSync(join(root, "domain"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const names = [
  ...folders,
  ...Object.keys(evolvers),
  ...Object.keys(roles),
  ...routes.map(({ operation }) => operation),
].map(apart);

it("has a row in the glossary for each folder of the domain", () => {
  const english = rows.flatMap(([, , cell]) => wordsOf(cell)).map(apart);
  expect(folders.filter((name) => !english.includes(apart(name)))).toEqual([]);
});

it("calls nothing by a word that the glossary puts aside", () => {
  const aside = rows.flatMap(([, , , , cell]) => wordsOf(cell)).filter((word) => word !== "");
  expect(aside.length).toBeGreaterThan(30);
  const found = names.filter((name) =>
    aside.some((word) => ` ${name} `.includes(` ${apart(word)} `)),
  );
  expect(found).toEqual([]);
});
