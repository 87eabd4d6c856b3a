// biome-ignore-all lint/a11y: shown as cards on a phone, a table loses its meaning unless each role is said
import { memo, type ReactNode } from "react";
import type { Column, Selection } from "./DataTable.tsx";
import { SelectRow } from "./Selection.tsx";

type Props<Row> = {
  readonly id: string;
  readonly index: number;
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly name: string;
  readonly selection: Selection | undefined;
  /** Tells the virtual list how high the row came out. */
  readonly measure: ((element: HTMLTableRowElement | null) => void) | undefined;
};

const Drawn = <Row,>({ id, index, row, columns, name, selection, measure }: Props<Row>) => (
  <tr role="row" data-row data-index={index} aria-rowindex={index + 2} ref={measure}>
    {selection && (
      <td role="cell" className="pick">
        <SelectRow id={id} name={name} selection={selection} />
      </td>
    )}
    {columns.map((column) => (
      <td
        key={column.id}
        role="cell"
        className={column.number ? "number" : undefined}
        data-label={column.heading ? undefined : column.label}
      >
        {column.cell(row)}
      </td>
    ))}
  </tr>
);

/** A row as it was drawn, until something of it changes: a list that scrolls draws only the rows that come into sight. */
export const TableRow = memo(Drawn) as <Row>(props: Props<Row>) => ReactNode;
