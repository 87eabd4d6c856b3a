import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { ReasonFamily } from "../../../domain/setting/reasons.ts";
import { settingsQuery, useSettings } from "../api/reference.ts";
import { FailedState, LoadingState } from "../kit/States.tsx";
import { type Choice, RadioField, SelectField, TextArea } from "./fields.tsx";

/** Waits for the settings: choices that could not be read say so, they are never a list of none. */
const WithSettings = ({ children }: { children: () => ReactNode }) => {
  const query = useQuery(settingsQuery);
  if (query.data) return children();
  if (!query.error) return <LoadingState label="Lecture des motifs" />;
  return (
    <FailedState
      title="Impossible de lire la liste des motifs"
      error={query.error}
      retry={() => void query.refetch()}
    />
  );
};

type CodeProps = { family: ReasonFamily; label: string; listed?: boolean };

/** A coded reason, among those in force; `listed`: in the device's own list. */
export const ReasonCode = ({ family, label, listed }: CodeProps) => {
  const { reasons } = useSettings();
  const choices: readonly Choice[] = reasons(family);
  const Field = listed ? SelectField : RadioField;
  return <WithSettings>{() => <Field name="code" label={label} choices={choices} />}</WithSettings>;
};

type Props = { family: ReasonFamily; label?: string; words?: "asked" | "optional"; hint?: string };

/** A coded reason and, when there is more to say, words. The codes are the settings' own. */
export const ReasonFields = ({ family, label = "Motif", words = "optional", hint }: Props) => (
  <>
    <ReasonCode family={family} label={label} />
    <TextArea
      name="words"
      label="Précisions"
      optional={words === "optional"}
      hint={hint ?? "Ni santé, ni infractions."}
      rows={3}
    />
  </>
);
