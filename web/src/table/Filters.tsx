import "../form/field.css";
import "./table.css";
import type { ReactNode } from "react";

type Choice = { readonly value: string; readonly label: string };

type Props = {
  label: string;
  value: string | undefined;
  choices: readonly Choice[];
  change: (value: string | undefined) => void;
  all?: string;
};

/** What a list's rows offer to filter by, each value once, in the order of its label. */
export const choicesOf = (
  values: readonly (string | undefined)[],
  label: (value: string) => string,
): readonly Choice[] =>
  [...new Set(values.filter((value) => value !== undefined))]
    .map((value) => ({ value, label: label(value) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, "fr"));

/** One filter of a list. The page keeps it in the address. */
export const SelectFilter = ({ label, value, choices, change, all = "Tous" }: Props) => (
  <label className="field">
    <span className="label">{label}</span>
    <select
      className="input"
      value={value ?? ""}
      onChange={(event) => change(event.target.value || undefined)}
    >
      <option value="">{all}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  </label>
);

export const Filters = ({ children }: { children: ReactNode }) => (
  <search className="filters" aria-label="Filtres">
    {children}
  </search>
);
