import type { ComponentProps, ReactNode } from "react";
import { type FieldProps, Frame, GroupFrame, useField } from "./field.tsx";

/** An empty box is no answer, not an empty text: the schema then says what it thinks of it. */
const emptyIsNothing = (value: unknown) =>
  typeof value === "string" && value.trim() === "" ? undefined : value;

type TextProps = FieldProps &
  Pick<
    ComponentProps<"input">,
    "type" | "inputMode" | "autoComplete" | "maxLength" | "spellCheck"
  > & {
    narrow?: boolean;
  };

export const TextField = (props: TextProps) => {
  const { form, attributes, ...frame } = useField(props);
  const { narrow, label: _label, hint: _hint, optional: _optional, ...input } = props;
  return (
    <Frame {...props} {...frame}>
      <input
        {...input}
        {...attributes}
        className={narrow ? "input narrow" : "input"}
        {...form.register(props.name, { setValueAs: emptyIsNothing })}
      />
    </Frame>
  );
};

export const TextArea = (props: FieldProps & { rows?: number }) => {
  const { form, attributes, ...frame } = useField(props);
  return (
    <Frame {...props} {...frame}>
      <textarea
        {...attributes}
        rows={props.rows ?? 4}
        className="input"
        {...form.register(props.name, { setValueAs: emptyIsNothing })}
      />
    </Frame>
  );
};

export type Choice = { readonly value: string; readonly label: string; readonly hint?: string };

/** A domain's table `{ code: "Mots français" }` as choices. */
export const choicesOf = (table: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(table).map(([value, label]) => ({ value, label }));

/** What was chosen, in the words of the choices. */
const chosen = (choices: readonly Choice[]) => (value: unknown) =>
  (Array.isArray(value) ? value : [value])
    .map((code) => choices.find((choice) => choice.value === String(code))?.label ?? "")
    .filter(Boolean)
    .join(", ");

type ChoiceProps = FieldProps & { choices: readonly Choice[]; beside?: boolean };

/** The same, for a list whose answer is a number. */
const numberOrNothing = (value: unknown) => {
  const said = emptyIsNothing(value);
  return typeof said === "string" ? Number(said) : said;
};

/** One among many: the device's own list. */
export const SelectField = (props: ChoiceProps & { placeholder?: string; numeric?: true }) => {
  const { form, attributes, ...frame } = useField(props, chosen(props.choices));
  return (
    <Frame {...props} {...frame}>
      <select
        {...attributes}
        className="input"
        {...form.register(props.name, {
          setValueAs: props.numeric ? numberOrNothing : emptyIsNothing,
        })}
      >
        <option value="">{props.placeholder ?? "Choisir…"}</option>
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Frame>
  );
};

type Named = { id: string; "aria-labelledby"?: string; "aria-describedby"?: string };
type LineProps = { id: string; choice: Choice; children: (named: Named) => ReactNode };

/** A choice with its hint: the hint describes, it is no part of the name. */
const ChoiceLine = ({ id, choice, children }: LineProps) => (
  <label className="choice" htmlFor={id}>
    {children(
      choice.hint
        ? { id, "aria-labelledby": `${id}-label`, "aria-describedby": `${id}-hint` }
        : { id },
    )}
    <span id={`${id}-label`}>{choice.label}</span>
    {choice.hint && (
      <span className="hint" id={`${id}-hint`}>
        {choice.hint}
      </span>
    )}
  </label>
);

/** One among few, all visible. */
export const RadioField = (props: ChoiceProps) => {
  const { form, attributes: _attributes, ...frame } = useField(props, chosen(props.choices));
  return (
    <GroupFrame {...props} {...frame}>
      <div className={props.beside ? "choices beside" : "choices"}>
        {props.choices.map((choice) => (
          <ChoiceLine key={choice.value} id={`${frame.id}-${choice.value}`} choice={choice}>
            {(named) => (
              <input type="radio" value={choice.value} {...named} {...form.register(props.name)} />
            )}
          </ChoiceLine>
        ))}
      </div>
    </GroupFrame>
  );
};

/** Several among few: an array of codes. */
export const CheckboxesField = (props: ChoiceProps) => {
  const { form, attributes: _attributes, ...frame } = useField(props, chosen(props.choices));
  return (
    <GroupFrame {...props} {...frame}>
      <div className={props.beside ? "choices beside" : "choices"}>
        {props.choices.map((choice) => (
          <ChoiceLine key={choice.value} id={`${frame.id}-${choice.value}`} choice={choice}>
            {(named) => (
              <input
                type="checkbox"
                value={choice.value}
                {...named}
                {...form.register(props.name)}
              />
            )}
          </ChoiceLine>
        ))}
      </div>
    </GroupFrame>
  );
};

/** Yes, or not said. */
export const CheckField = (props: FieldProps) => {
  const { form, attributes, fault, faultId, hintId } = useField(props, (ticked) =>
    ticked === true ? "oui" : "non",
  );
  return (
    <div className="field">
      <label className="choice">
        <input type="checkbox" {...attributes} {...form.register(props.name)} />
        <span>{props.label}</span>
        {props.hint && (
          <span className="hint" id={hintId}>
            {props.hint}
          </span>
        )}
      </label>
      {fault && (
        <p className="fault" id={faultId}>
          {fault}
        </p>
      )}
    </div>
  );
};
