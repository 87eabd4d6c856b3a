import { closeSync, fsyncSync, openSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { dossierNumber } from "../../domain/dossier/card.ts";
import type { Twin } from "../../domain/duplicate/twin.ts";
import { plain, typed } from "../../functions/adapters/table/item.ts";
import { twinIn } from "../../functions/adapters/table/twins.ts";
import { peopleOf } from "./people.ts";

type Row = Record<string, string | number | null>;

/** Rows that a request about another dossier can meet: those of the indexes, and what `project` keeps. */
const shared = ["S:SEARCH#", "S:TWIN-OF#", "S:FACTS#"];

const idIn = (row: Row): string | undefined =>
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/.exec(
    `${row.table_pk ?? ""} ${row.sk ?? ""} ${row.pk ?? ""}`,
  )?.[0];

const compact = (number: string) => number.replace("-", "").toLowerCase();

/** A row of another dossier, alike but for the id and the number. */
const asOf = (row: Row, from: string, to: string): Row => {
  const [old, number] = [dossierNumber(from), dossierNumber(to)];
  const changed = (value: string | number | null) =>
    typeof value === "string"
      ? value.replaceAll(from, to).replaceAll(old, number).replaceAll(compact(old), compact(number))
      : value;
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, changed(value)]));
};

const copyOf = (id: string, copy: number): string =>
  copy.toString(16).padStart(8, "0") + id.slice(8);

/** The people of the table, each once, though filed in several drawers. */
const twinsIn = (rows: readonly Row[]): ReadonlyMap<string, Twin> =>
  new Map(
    rows
      .filter(({ pk }) => String(pk).startsWith("S:TWIN#"))
      .map(({ item_json }) => plain(JSON.parse(String(item_json))))
      .map(({ twin }) => twinIn({ twin: String(twin) }))
      .map(({ dossier, open }) => [dossier, open()]),
  );

/**
 * Multiplies the dossiers of a table that nobody serves, straight in the engine's file: 2,000 writes a second through
 * its door would take a day. States, leaves and history lie in partitions of their own dossier, where no other's request
 * looks: they are left out, and the copies are not to be opened.
 *
 * @param file the engine's SQLite file
 * @param wanted how many dossiers the register is to hold at least
 * @returns how many it holds then
 */
export const multiply = (file: string, wanted: number): number => {
  const database = new DatabaseSync(file);
  database.exec("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-2000000");
  const names = database
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'",
    )
    .all()
    .map(({ name }) => String(name))
    .filter((name) => !name.startsWith("sqlite_"));
  const base = names.find((name) => !name.includes("::")) ?? "";
  const register = database.prepare(`SELECT count(*) AS many FROM "${base}::gsi::register"`);
  const held = () => Number(register.get()?.many);
  const times = Math.ceil(wanted / held());
  for (const name of names) {
    const all = database.prepare(`SELECT * FROM "${name}"`).all() as Row[];
    const rows = all.filter(
      (row) => name !== base || shared.some((prefix) => String(row.pk).startsWith(prefix)),
    );
    const twins = twinsIn(name === base ? all : []);
    const columns = Object.keys(rows[0] ?? {});
    if (columns.length === 0) continue;
    const insert = database.prepare(
      `INSERT OR IGNORE INTO "${name}" (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
    );
    const put = (row: Row) => insert.run(...columns.map((column) => row[column] ?? null));
    for (let copy = 1; copy < times; copy += 1) {
      database.exec("BEGIN");
      for (const row of rows) {
        const id = idIn(row);
        if (id === undefined) continue;
        put(asOf(row, id, copyOf(id, copy)));
      }
      for (const row of peopleOf(twins, copy, (id) => copyOf(id, copy)))
        put({
          pk: `S:${row.pk}`,
          sk: `S:${row.sk}`,
          item_json: JSON.stringify(typed(row)),
          item_size: JSON.stringify(row).length,
          hash_prefix: "000000",
        });
      database.exec("COMMIT");
    }
  }
  const many = held();
  database.exec("PRAGMA journal_mode=WAL");
  database.close();
  // Gigabytes that are still to be written would hold up the engine's own first writes for seconds.
  const written = openSync(file, "r+");
  fsyncSync(written);
  closeSync(written);
  return many;
};
