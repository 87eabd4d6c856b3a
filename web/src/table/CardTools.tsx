import type { Column, Selection, Sort } from "./DataTable.tsx";
import { SelectAll } from "./Selection.tsx";
import { sortOf, sortSearch } from "./search.ts";

type Props<Row> = {
  columns: readonly Column<Row>[];
  ids: readonly string[];
  sort?: Sort;
  onSort?: (sort: Sort | undefined) => void;
  selection?: Selection;
};

/** What the headers do, where rows are shown as cards and have none: sort, and choose all. */
export const CardTools = <Row,>({ columns, ids, sort, onSort, selection }: Props<Row>) => {
  const sortable = onSort ? columns.filter(({ value }) => value !== undefined) : [];
  if (sortable.length === 0 && selection === undefined) return null;
  return (
    <div className="card-tools">
      {onSort && sortable.length > 0 && (
        <label>
          Trier par{" "}
          <select
            className="input"
            value={sortSearch(sort) ?? ""}
            onChange={(event) => onSort(sortOf(event.target.value || undefined))}
          >
            <option value="">Ordre de la liste</option>
            {sortable.flatMap(({ id, label }) => [
              <option key={id} value={id}>
                {label}
              </option>,
              <option key={`-${id}`} value={`-${id}`}>
                {label}, ordre inverse
              </option>,
            ])}
          </select>
        </label>
      )}
      {selection && (
        <span>
          <SelectAll ids={ids} selection={selection} />
        </span>
      )}
    </div>
  );
};
