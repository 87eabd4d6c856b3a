import { type ReactNode, useContext } from "react";
import { get, useFormContext } from "react-hook-form";
import { KnownFields } from "./field.tsx";
import type { Values } from "./useDomainForm.ts";

/** A record in few words: what a conflict shows of one side. */
export type Said = readonly (readonly [label: string, value: ReactNode])[];

export const Side = ({ said }: { said: Said }) => (
  <dl className="facts">
    {said.map(([label, value]) => (
      <div className="fact" key={label}>
        <dt>{label}</dt>
        <dd>{value || "—"}</dd>
      </div>
    ))}
  </dl>
);

/** The form's own fields with what stands there now, then with what was typed; without `standing`, the typed side. */
export const useSides = (standing: Values | undefined): { theirs?: Said; mine: Said } => {
  const fields = [...useContext(KnownFields)];
  const typed = useFormContext().getValues();
  const said = (values: Values) =>
    fields.map(([name, { label, say }]) => [label, say(get(values, name))] as const);
  const [there, here] = [standing && said(standing), said(typed)];
  const told = (_: unknown, index: number) => Boolean(here[index]?.[1] || there?.[index]?.[1]);
  return { theirs: there?.filter(told), mine: here.filter(told) };
};
