import type { ReactNode } from "react";

type Field<Value> = {
  label: ReactNode;
  value: Value;
  change: (value: Value) => void;
  narrow?: boolean;
};

/** A line of text of a form whose value is one large object. */
export const Text = ({ label, value, change, narrow }: Field<string>) => (
  <label className="field">
    <span className="label">{label}</span>
    <input
      className={narrow ? "input narrow" : "input"}
      autoComplete="off"
      value={value}
      onChange={(event) => change(event.target.value)}
    />
  </label>
);

/** A whole number; an empty box is none, which the schema then refuses. */
export const Figure = ({ label, value, change }: Field<number | undefined>) => (
  <label className="field">
    <span className="label">{label}</span>
    <input
      className="input narrow"
      inputMode="numeric"
      autoComplete="off"
      value={value === undefined || Number.isNaN(value) ? "" : value}
      onChange={(event) =>
        change(event.target.value === "" ? undefined : Number(event.target.value))
      }
    />
  </label>
);

type ChoiceField = Field<string> & {
  choices: readonly { readonly value: string; readonly label: string }[];
};

export const Choice = ({ label, value, change, choices }: ChoiceField) => (
  <label className="field">
    <span className="label">{label}</span>
    <select className="input" value={value} onChange={(event) => change(event.target.value)}>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  </label>
);
