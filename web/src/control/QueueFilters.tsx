import { communeName } from "../../../domain/territory/lookup.ts";
import { useNames } from "../api/reference.ts";
import type { Row } from "../api/rows.ts";
import { Filters, SelectFilter } from "../table/Filters.tsx";
import { type Holding, holdings, type QueueSearch } from "./search.ts";

type Props = {
  search: QueueSearch;
  rows: readonly Row[];
  put: (changed: QueueSearch) => void;
};

/** The filters of the queue: who holds it, where, whether it came back completed. */
export const QueueFilters = ({ search, rows, put }: Props) => {
  const names = useNames();
  const communes = [...new Set(rows.flatMap(({ card }) => card.commune ?? []))]
    .map((value) => ({ value, label: communeName(value) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, "fr"));
  return (
    <Filters>
      <SelectFilter
        label="Réservation"
        value={search.etat}
        choices={Object.entries(holdings).map(([value, label]) => ({ value, label }))}
        change={(etat) => put({ etat: etat as Holding | undefined })}
      />
      <SelectFilter
        label="Antenne"
        value={search.antenne}
        all="Toutes"
        choices={(names.directory?.antennes ?? []).map(({ id, name }) => ({
          value: id,
          label: name,
        }))}
        change={(antenne) => put({ antenne })}
      />
      <SelectFilter
        label="Commune"
        value={search.commune}
        all="Toutes"
        choices={communes}
        change={(commune) => put({ commune })}
      />
      <label className="inline-check">
        <input
          type="checkbox"
          checked={search.retour ?? false}
          onChange={(event) => put({ retour: event.target.checked || undefined })}
        />
        Pièces complétées par le conseiller
      </label>
    </Filters>
  );
};
