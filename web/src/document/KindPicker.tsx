import { useId } from "react";
import type { DocumentKind } from "../../../domain/setting/document-kinds.ts";

type Props = {
  kinds: readonly DocumentKind[];
  chosen: readonly string[];
  choose: (kinds: readonly string[]) => void;
};

const labelAt = (place: number): string => {
  if (place === 0) return "Nature de la pièce";
  return place === 1 ? "Autre nature" : `${place + 1}e nature`;
};

/**
 * What a document is; one paper may be of several kinds, because it proves several things. Each kind has its own field,
 * and one more waits for another: a field that is walked through by arrows or letters changes, and adds nothing.
 */
export const KindPicker = ({ kinds, chosen, choose }: Props) => {
  const id = useId();
  const change = (place: number, code: string) =>
    choose([...chosen.slice(0, place), ...(code ? [code] : []), ...chosen.slice(place + 1)]);
  return [...chosen, ""].map((code, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the field stays the same while what it holds changes
    <div className="field" key={place}>
      <label htmlFor={`${id}-${place}`}>
        {labelAt(place)}
        {place > 0 && <span className="soft"> (facultatif)</span>}
      </label>
      <select
        id={`${id}-${place}`}
        className="input"
        value={code}
        onChange={(event) => change(place, event.target.value)}
      >
        <option value="">{place === 0 ? "Choisir…" : "Aucune"}</option>
        {kinds
          .filter((kind) => kind.code === code || !chosen.includes(kind.code))
          .map((kind) => (
            <option key={kind.code} value={kind.code}>
              {kind.label}
            </option>
          ))}
      </select>
    </div>
  ));
};
