import { useNames } from "../api/reference.ts";
import { hasRole, useMe } from "../session/me.ts";
import { SelectFilter } from "./Filters.tsx";

type Antenne = { readonly id: string; readonly name: string };

/** The antennes whose work one sees: one's own, all of them for the manager. The first is the one shown unasked. */
export const useOwnAntennes = (): readonly Antenne[] => {
  const me = useMe();
  const { directory } = useNames();
  if (!hasRole(me, "accompaniment-manager")) return me.antennes;
  return (directory?.antennes ?? []).map(({ id, name }) => ({ id, name: name ?? id }));
};

type Props = {
  readonly antennes: readonly Antenne[];
  readonly value: string;
  readonly change: (antenne: string | undefined) => void;
};

/** Which antenne a page shows; nothing to choose for whoever has only one. */
export const AntenneFilter = ({ antennes: [first, ...others], value, change }: Props) =>
  first &&
  others.length > 0 && (
    <SelectFilter
      label="Antenne"
      value={value}
      all={first.name}
      choices={others.map(({ id, name }) => ({ value: id, label: name }))}
      change={change}
    />
  );
