import { useState } from "react";
import { useController } from "react-hook-form";
import { isCivilDate } from "../../../domain/date.ts";
import type { Birth } from "../../../domain/person/identity.ts";
import { fieldDate, longDate, readDate } from "../kit/french.ts";
import { type FieldProps, Frame, useField } from "./field.tsx";

const typedOf = (birth: Partial<Birth> | undefined): string => {
  if (birth?.kind === "year") return String(birth.year ?? "");
  const date = birth && "date" in birth ? birth.date : undefined;
  return date && /^\d{4}-\d{2}-\d{2}$/.test(date) ? fieldDate(date) : (date ?? "");
};

/** A birth as a sentence says it: « 24 mars 1985 », « 1985 », « 24 mars 1985 (déclarée) »; nothing when not known. */
export const birthWords = (birth: Partial<Birth> | undefined): string => {
  if (birth?.kind === "year") return String(birth.year ?? "");
  const date = birth && "date" in birth ? birth.date : undefined;
  if (date === undefined || !isCivilDate(date)) return date ?? "";
  return longDate(date) + (birth?.kind === "declared" ? " (déclarée)" : "");
};

const read = (text: string, declared: boolean): unknown => {
  const clean = text.trim();
  if (clean === "") return undefined;
  if (/^\d{4}$/.test(clean)) return { kind: "year", year: Number(clean) };
  return { kind: declared ? "declared" : "complete", date: readDate(clean, "past") ?? clean };
};

/** A birth date, or the year alone when the rest is not known; or a date that no paper gives. */
export const BirthField = (props: FieldProps) => {
  const { attributes, form, ...frame } = useField(props, (value) =>
    birthWords(value as Partial<Birth> | undefined),
  );
  const { field } = useController({ name: props.name });
  const value = field.value as Partial<Birth> | undefined;
  const [typed, setTyped] = useState<string>();
  const [declared, setDeclared] = useState(value?.kind === "declared");
  const fault =
    frame.fault ??
    form.getFieldState(`${props.name}.date`, form.formState).error?.message ??
    form.getFieldState(`${props.name}.year`, form.formState).error?.message;
  const shown = typed ?? typedOf(value);
  return (
    <Frame
      {...props}
      {...frame}
      fault={fault}
      hint="Jour, mois, année : 24/03/1985. L’année seule si le reste n’est pas connu."
    >
      <input
        {...attributes}
        aria-invalid={fault ? true : undefined}
        aria-describedby={[frame.hintId, fault && frame.faultId].filter(Boolean).join(" ")}
        ref={field.ref}
        className="input narrow"
        inputMode="numeric"
        autoComplete="off"
        placeholder="JJ/MM/AAAA"
        value={shown}
        onChange={(event) => {
          setTyped(event.target.value);
          field.onChange(read(event.target.value, declared));
        }}
        onBlur={() => {
          setTyped(undefined);
          field.onBlur();
        }}
      />
      {/\d{2}.*\d{4}/.test(shown) && (
        <label className="inline-check">
          <input
            type="checkbox"
            checked={declared}
            onChange={(event) => {
              setDeclared(event.target.checked);
              field.onChange(read(shown, event.target.checked));
            }}
          />
          Date déclarée par la personne, aucun papier d’état civil ne la donne
        </label>
      )}
    </Frame>
  );
};
