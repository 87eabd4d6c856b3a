import { type ComponentProps, useState } from "react";
import { isCivilDate } from "../../../domain/date.ts";
import { fieldDate, readDate } from "../kit/french.ts";

type Props = Omit<ComponentProps<"input">, "value" | "onChange" | "type"> & {
  /** An ISO date, or what was typed when it is none. */
  value: string | undefined;
  /** Told an ISO date; what was typed when it is no date that exists; undefined when the box is empty. */
  change: (value: string | undefined) => void;
};

/** A box for a date typed or pasted as people write it (24/11/2026, 24.11.26, 2026-11-24, « 24 novembre 2026 »). */
export const DateInput = ({ value, change, onBlur, ...rest }: Props) => {
  const [typed, setTyped] = useState<string>();
  const shown = value !== undefined && isCivilDate(value) ? fieldDate(value) : (value ?? "");
  return (
    <input
      className="input narrow"
      inputMode="numeric"
      autoComplete="off"
      placeholder="JJ/MM/AAAA"
      {...rest}
      value={typed ?? shown}
      onChange={({ target }) => {
        setTyped(target.value);
        change(target.value.trim() === "" ? undefined : (readDate(target.value) ?? target.value));
      }}
      onBlur={(event) => {
        setTyped(undefined);
        onBlur?.(event);
      }}
    />
  );
};
