import { useState } from "react";
import { useController } from "react-hook-form";
import { isCivilDate } from "../../../domain/date.ts";
import { fieldDate, readDate } from "../kit/french.ts";
import { type FieldProps, Frame, useField } from "./field.tsx";

/**
 * A date typed or pasted as people write it (24/11/2026, 2026-11-24, « 24 novembre 2026 »); the form holds it as an
 * ISO date, or as typed when it is none, so that the schema refuses it in words.
 */
export const DateField = (props: FieldProps & { autoComplete?: string }) => {
  const { attributes, ...frame } = useField(props);
  const { field } = useController({ name: props.name });
  const shown = (value: unknown) =>
    typeof value === "string" ? (isCivilDate(value) ? fieldDate(value) : value) : "";
  const [typed, setTyped] = useState<string | undefined>();
  const hold = (text: string) => {
    setTyped(text);
    field.onChange(text.trim() === "" ? undefined : (readDate(text) ?? text));
  };
  return (
    <Frame {...props} {...frame} hint={props.hint ?? "Jour, mois, année : 24/11/2026"}>
      <input
        {...attributes}
        aria-describedby={attributes["aria-describedby"] ?? frame.hintId}
        ref={field.ref}
        className="input narrow"
        inputMode="numeric"
        autoComplete={props.autoComplete ?? "off"}
        placeholder="JJ/MM/AAAA"
        value={typed ?? shown(field.value)}
        onChange={(event) => hold(event.target.value)}
        onBlur={() => {
          setTyped(undefined);
          field.onBlur();
        }}
      />
    </Frame>
  );
};
