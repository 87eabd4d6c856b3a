import { useEffect, useRef } from "react";
import type { Selection } from "./DataTable.tsx";

/** Chooses all the rows of the list, or none. */
export const SelectAll = ({ ids, selection }: { ids: readonly string[]; selection: Selection }) => {
  const box = useRef<HTMLInputElement>(null);
  const all = ids.length > 0 && ids.every((id) => selection.chosen.has(id));
  const some = !all && ids.some((id) => selection.chosen.has(id));
  useEffect(() => {
    if (box.current) box.current.indeterminate = some;
  }, [some]);
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label="Tout choisir"
      checked={all}
      onChange={() => selection.change(new Set(all ? [] : ids))}
    />
  );
};

type RowProps = { id: string; name: string; selection: Selection };

/** Chooses one row. */
export const SelectRow = ({ id, name, selection }: RowProps) => (
  <input
    type="checkbox"
    aria-label={`Choisir ${name}`}
    checked={selection.chosen.has(id)}
    onChange={() => {
      const chosen = new Set(selection.chosen);
      if (!chosen.delete(id)) chosen.add(id);
      selection.change(chosen);
    }}
  />
);
