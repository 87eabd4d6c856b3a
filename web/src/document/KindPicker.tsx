import { useId } from "react";
import type { DocumentKind } from "../../../domain/setting/document-kinds.ts";
import { Button } from "../kit/Button.tsx";

type Props = {
  kinds: readonly DocumentKind[];
  chosen: readonly string[];
  choose: (kinds: readonly string[]) => void;
};

/** What a document is; one paper may be of several kinds, because it proves several things. */
export const KindPicker = ({ kinds, chosen, choose }: Props) => {
  const id = useId();
  const labelOf = (code: string) => kinds.find((kind) => kind.code === code)?.label ?? code;
  return (
    <div className="field">
      <label htmlFor={id}>{chosen.length === 0 ? "Nature de la pièce" : "Autre nature"}</label>
      {chosen.length > 0 && (
        <ul className="levels">
          {chosen.map((code) => (
            <li key={code}>
              <Button
                small
                aria-label={`Enlever : ${labelOf(code)}`}
                onClick={() => choose(chosen.filter((one) => one !== code))}
              >
                {labelOf(code)} ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      <select
        id={id}
        className="input"
        value=""
        onChange={(event) => event.target.value && choose([...chosen, event.target.value])}
      >
        <option value="">Choisir…</option>
        {kinds
          .filter((kind) => !chosen.includes(kind.code))
          .map((kind) => (
            <option key={kind.code} value={kind.code}>
              {kind.label}
            </option>
          ))}
      </select>
    </div>
  );
};
