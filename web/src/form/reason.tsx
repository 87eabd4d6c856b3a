import type { ReasonFamily } from "../../../domain/setting/reasons.ts";
import { useSettings } from "../api/reference.ts";
import { RadioField, TextArea } from "./fields.tsx";

type Props = { family: ReasonFamily; label?: string; words?: "asked" | "optional"; hint?: string };

/** A coded reason and, when there is more to say, words. The codes are the settings' own. */
export const ReasonFields = ({ family, label = "Motif", words = "optional", hint }: Props) => {
  const { reasons } = useSettings();
  return (
    <>
      <RadioField name="code" label={label} choices={reasons(family)} />
      <TextArea
        name="words"
        label="Précisions"
        optional={words === "optional"}
        hint={hint ?? "Ni santé, ni infractions."}
        rows={3}
      />
    </>
  );
};
