import { useContext, useEffect, useRef } from "react";
import { Notice } from "../kit/Notice.tsx";
import { fieldId, KnownFields } from "./field.tsx";

export type Fault = { readonly name: string; readonly message: string };

type Errors = { readonly [name: string]: unknown };

/** All faults of a form, in the order of its fields, nested ones with their path. */
export const faultsOf = (errors: Errors, path = ""): Fault[] =>
  Object.entries(errors).flatMap(([name, error]) => {
    if (error === null || typeof error !== "object" || name === "ref") return [];
    const message = (error as { message?: unknown }).message;
    const at = name === "root" && path ? path : path + name;
    if (typeof message === "string") return [{ name: at, message }];
    return faultsOf(error as Errors, `${path}${name}.`);
  });

type Props = { form: string; faults: readonly Fault[]; general?: string; attempt: number };

/** The field at fault, or the one that it is a part of. */
const elementOf = (form: string, name: string) =>
  document.getElementById(fieldId(form, name)) ??
  document.getElementById(fieldId(form, name.replace(/\.[^.]+$/, "")));

/** What stops the form, at its head: takes focus after each refused attempt and links to each field. */
export const Summary = ({ form, faults, general, attempt }: Props) => {
  const place = useRef<HTMLDivElement>(null);
  const fields = useContext(KnownFields);
  const labelOf = (name: string) =>
    (fields.get(name) ?? fields.get(name.replace(/\.[^.]+$/, "")))?.label;
  const shown = faults.length > 0 || general !== undefined;
  useEffect(() => {
    if (attempt > 0 && shown) place.current?.focus();
  }, [attempt, shown]);
  if (!shown) return null;
  return (
    <div className="summary" ref={place} tabIndex={-1} role="alert">
      <Notice tone="stop" title={general ?? "À corriger avant d’envoyer"}>
        {faults.length > 0 && (
          <ul>
            {faults.map((fault) => (
              <li key={fault.name}>
                <a
                  href={`#${fieldId(form, fault.name)}`}
                  onClick={(event) => {
                    const field = elementOf(form, fault.name);
                    if (field === null) return;
                    event.preventDefault();
                    field.focus();
                    field.scrollIntoView({ block: "center" });
                  }}
                >
                  {labelOf(fault.name) && `${labelOf(fault.name)} : `}
                  {fault.message}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  );
};
