import { useController } from "react-hook-form";
import { isCivilDate } from "../../../domain/date.ts";
import { longDate } from "../kit/french.ts";
import { DateInput } from "./DateInput.tsx";
import { type FieldProps, Frame, useField } from "./field.tsx";

const words = (value: unknown) =>
  typeof value !== "string" ? "" : isCivilDate(value) ? longDate(value) : value;

/** A date of a form: held as an ISO date, or as typed when it is none, so that the schema refuses it in words. */
export const DateField = (props: FieldProps & { autoComplete?: string }) => {
  const { attributes, form: _form, ...frame } = useField(props, words);
  const { field } = useController({ name: props.name });
  return (
    <Frame {...props} {...frame} hint={props.hint ?? "Jour, mois, année : 24/11/2026"}>
      <DateInput
        {...attributes}
        aria-describedby={attributes["aria-describedby"] ?? frame.hintId}
        ref={field.ref}
        autoComplete={props.autoComplete ?? "off"}
        value={typeof field.value === "string" ? field.value : undefined}
        change={field.onChange}
        onBlur={field.onBlur}
      />
    </Frame>
  );
};
