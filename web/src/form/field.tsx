import "./field.css";
import { createContext, type ReactNode, useContext, useId } from "react";
import { useFormContext } from "react-hook-form";

/** What every field is told. `optional` is said on the label; what is not said optional is mandatory. */
export type FieldProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  optional?: boolean;
};

/** The form's own id, so that two forms on a page never share a field id. */
export const FormId = createContext("formulaire");

/** A field as the form knows it: its label, and how a value of it reads in French. */
export type KnownField = { readonly label: string; readonly say: (value: unknown) => string };

/** A form's fields by their names, for its summary and for the two sides of a conflict. */
export const KnownFields = createContext<Map<string, KnownField>>(new Map());

const plain = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

/** The id of a field, so that the summary of a refused form can link to it. */
export const fieldId = (form: string, name: string) => `${form}-${name.replaceAll(".", "-")}`;

/** Wires one field: id, name, fault, `aria-invalid`, `aria-describedby`. */
export const useField = (
  { name, label, hint, optional }: FieldProps,
  say: KnownField["say"] = plain,
) => {
  const form = useFormContext();
  const { error } = form.getFieldState(name, form.formState);
  const id = fieldId(useContext(FormId), name);
  useContext(KnownFields).set(name, { label, say });
  const hintId = useId();
  const faultId = useId();
  const fault = error?.message ?? error?.root?.message;
  const described = [hint && hintId, fault && faultId].filter(Boolean).join(" ") || undefined;
  return {
    form,
    id,
    fault,
    hintId,
    faultId,
    attributes: {
      id,
      "aria-invalid": fault ? (true as const) : undefined,
      "aria-describedby": described,
      "aria-required": optional ? undefined : (true as const),
    },
  };
};

type FrameProps = FieldProps & {
  id: string;
  hintId: string;
  faultId: string;
  fault?: string;
  children: ReactNode;
};

export const Optional = ({ optional }: { optional?: boolean }) =>
  optional ? <span className="optional"> (facultatif)</span> : null;

/** Label, hint, control, fault, in this order. */
export const Frame = ({
  id,
  label,
  hint,
  hintId,
  fault,
  faultId,
  optional,
  children,
}: FrameProps) => (
  <div className="field">
    <label htmlFor={id}>
      {label}
      <Optional optional={optional} />
    </label>
    {hint && (
      <p className="hint" id={hintId}>
        {hint}
      </p>
    )}
    {children}
    {fault && (
      <p className="fault" id={faultId}>
        {fault}
      </p>
    )}
  </div>
);

/** The same for a group of choices: a fieldset with its legend. */
export const GroupFrame = (props: FrameProps) => {
  const { id, label, hint, hintId, fault, faultId, optional, children } = props;
  const described = [hint && hintId, fault && faultId].filter(Boolean).join(" ") || undefined;
  return (
    <fieldset className="field" id={id} tabIndex={-1} aria-describedby={described}>
      <legend>
        {label}
        <Optional optional={optional} />
      </legend>
      {hint && (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      )}
      {children}
      {fault && (
        <p className="fault" id={faultId}>
          {fault}
        </p>
      )}
    </fieldset>
  );
};
