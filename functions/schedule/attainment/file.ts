import { parquetReadObjects } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";
import { type Column, columns, type Fact } from "../../../domain/fact/fact.ts";

const types = { text: "STRING", count: "INT32", flag: "BOOLEAN", list: "JSON" } as const;
const names = Object.keys(columns) as Column[];

/** Facts as a Parquet file: one column an attribute, always the same ones, empty where nothing is known. */
export const toParquet = (facts: readonly Fact[]): Uint8Array =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: names.map((name) => ({
        name,
        type: types[columns[name]],
        data: facts.map((fact) => fact[name] ?? null),
        nullable: true,
      })),
    }),
  );

/** The facts of a Parquet file, as they were written. */
export const fromParquet = async (bytes: Uint8Array): Promise<readonly Fact[]> => {
  const file = bytes.slice().buffer;
  const rows = await parquetReadObjects({ file });
  return rows.map((row) => {
    const known = Object.entries(row).filter(([, value]) => value !== null && value !== undefined);
    return Object.fromEntries(known) as unknown as Fact;
  });
};
