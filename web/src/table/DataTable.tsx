// biome-ignore-all lint/a11y: shown as cards on a phone, a table loses its meaning unless each role is said
import "./table.css";
import {
  createSortedRowModel,
  rowSortingFeature,
  sortFns,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useCallback, useMemo, useRef } from "react";
import { CardTools } from "./CardTools.tsx";
import { SelectAll } from "./Selection.tsx";
import { TableRow } from "./TableRow.tsx";
import { useColumnShares } from "./widths.ts";

/** How a list is sorted, as its address says it. */
export type Sort = { readonly column: string; readonly descending: boolean };

export type Column<Row> = {
  readonly id: string;
  readonly label: string;
  /** What the column sorts by; absent when it does not sort. */
  readonly value?: (row: Row) => string | number;
  readonly cell: (row: Row) => ReactNode;
  readonly number?: boolean;
  /** On a phone the first column needs no label. */
  readonly heading?: boolean;
};

export type Selection = {
  readonly chosen: ReadonlySet<string>;
  readonly change: (chosen: ReadonlySet<string>) => void;
};

type Props<Row> = {
  /** What the table lists, said to screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  idOf: (row: Row) => string;
  nameOf?: (row: Row) => string;
  sort?: Sort;
  /** The rows come in the order that `sort` says: the table shows it and changes nothing. */
  sorted?: boolean;
  onSort?: (sort: Sort | undefined) => void;
  selection?: Selection;
  /** The last rows came into sight. */
  onEnd?: () => void;
};

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns,
});

const collator = new Intl.Collator("fr", { numeric: true });

/** As a French reader expects: « Élise » before « Zoé », 9 before 10. */
const inFrench = (
  one: { getValue: (column: string) => unknown },
  other: { getValue: (column: string) => unknown },
  column: string,
): number => collator.compare(String(one.getValue(column)), String(other.getValue(column)));

/** From this many rows on, only those in sight are drawn. */
const manyRows = 80;
const rowHeight = 64;

/** Both ways, or the way that holds. */
const SortMark = ({ sorted }: { sorted: false | "asc" | "desc" }) => (
  <svg width="8" height="12" viewBox="0 0 8 12" fill="currentColor" aria-hidden="true">
    {sorted !== "desc" && <path d="M4 0l4 5H0z" />}
    {sorted !== "asc" && <path d="M4 12L0 7h8z" />}
  </svg>
);

const spoken = { asc: "ascending", desc: "descending" } as const;

/** A list as a table: sorted by its headers, thousands of rows, cards on a phone. */
export const DataTable = <Row extends object>(props: Props<Row>) => {
  const { columns, rows, idOf, sort, onSort, selection } = props;
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        header: column.label,
        accessorFn: (row: Row) => column.value?.(row) ?? "",
        enableSorting: column.value !== undefined,
        sortFn: inFrench,
      })),
    [columns],
  );
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: idOf,
    manualSorting: props.sorted,
    state: { sorting: sort ? [{ id: sort.column, desc: sort.descending }] : [] },
    onSortingChange: (change) => {
      const before = sort ? [{ id: sort.column, desc: sort.descending }] : [];
      const [next] = typeof change === "function" ? change(before) : change;
      onSort?.(next && { column: next.id, descending: next.desc });
    },
  });
  const found = table.getRowModel().rows;
  const ids = useMemo(() => found.map((row) => row.id), [found]);
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const many = found.length > manyRows;

  const frame = useRef<HTMLDivElement>(null);
  const { onEnd } = props;
  const nearEnd = useCallback(
    (last: number | undefined) => {
      if (last !== undefined && last >= found.length - 5) onEnd?.();
    },
    [found.length, onEnd],
  );
  const virtual = useVirtualizer({
    count: found.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    enabled: many,
    onChange: (instance) => nearEnd(instance.range?.endIndex),
  });
  const shown = many
    ? virtual.getVirtualItems()
    : found.map((_, index) => ({ index, start: 0, end: 0 }));
  const before = many ? (shown[0]?.start ?? 0) : 0;
  const after = many ? virtual.getTotalSize() - (shown.at(-1)?.end ?? 0) : 0;
  const heads = [...(selection ? ["pick"] : []), ...columns.map(({ id }) => id)];
  const shares = useColumnShares(frame, many && shown.length > 0, heads.join(" "));

  return (
    <section
      className={many ? "table-frame tall" : "table-frame"}
      ref={frame}
      aria-label={props.caption}
      tabIndex={many ? 0 : undefined}
      data-scroll-restoration-id={props.caption}
    >
      <CardTools {...props} ids={ids} />
      <table
        className={shares ? "table fixed" : "table"}
        role="table"
        aria-rowcount={found.length + 1}
      >
        <caption className="unseen">{props.caption}</caption>
        {shares && (
          <colgroup>
            {heads.map((id, index) => (
              <col key={id} style={{ inlineSize: `${shares[index]}%` }} />
            ))}
          </colgroup>
        )}
        <thead role="rowgroup">
          <tr role="row" aria-rowindex={1}>
            {selection && (
              <th role="columnheader" className="pick">
                <SelectAll ids={ids} selection={selection} />
              </th>
            )}
            {table.getFlatHeaders().map((header) => {
              const column = byId.get(header.id);
              const sorted = header.column.getIsSorted();
              return (
                <th
                  key={header.id}
                  role="columnheader"
                  scope="col"
                  className={column?.number ? "number" : undefined}
                  aria-sort={sorted ? spoken[sorted] : undefined}
                >
                  {column?.value && onSort ? (
                    <button type="button" onClick={() => header.column.toggleSorting()}>
                      {column.label}
                      <SortMark sorted={sorted} />
                    </button>
                  ) : (
                    column?.label
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {before > 0 && (
            <tr aria-hidden="true">
              <td colSpan={heads.length} style={{ height: before, padding: 0, border: 0 }} />
            </tr>
          )}
          {shown.map(({ index }) => {
            const row = found[index];
            if (row === undefined) return null;
            return (
              <TableRow
                key={row.id}
                id={row.id}
                index={index}
                row={row.original}
                columns={columns}
                name={props.nameOf?.(row.original) ?? row.id}
                selection={selection}
                measure={many ? virtual.measureElement : undefined}
              />
            );
          })}
          {after > 0 && (
            <tr aria-hidden="true">
              <td colSpan={heads.length} style={{ height: after, padding: 0, border: 0 }} />
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
};
