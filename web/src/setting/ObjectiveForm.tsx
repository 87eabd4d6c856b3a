import { useWatch } from "react-hook-form";
import * as z from "zod";
import {
  indicators,
  type Objective,
  objective,
  profiles,
} from "../../../domain/objective/objective.ts";
import { COMMUNES } from "../../../domain/territory/communes.ts";
import { slugOf } from "../account/slug.ts";
import { type DirectoryView, useNames } from "../api/reference.ts";
import { DateField } from "../form/DateField.tsx";
import { Form } from "../form/Form.tsx";
import { choicesOf, SelectField, TextField } from "../form/fields.tsx";
import { Cancel, Dialog } from "../kit/Dialog.tsx";
import { scopeKindWords } from "./objectives.ts";

const indicatorChoices = Object.entries(indicators).map(([value, { label }]) => ({ value, label }));

const targetUnit = (indicator: string | undefined) =>
  indicator && indicator in indicators
    ? `, en ${indicators[indicator as keyof typeof indicators].unit}`
    : "";

const idsFor = (kind: string, directory: DirectoryView | undefined) => {
  const named = (list: readonly { id: string; name: string }[] = []) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  if (kind === "antenne") return named(directory?.antennes);
  if (kind === "commune") return COMMUNES.map(({ insee, name }) => ({ value: insee, label: name }));
  return named(
    directory?.accounts.filter(({ roles, closedOn }) => !closedOn && roles.includes("counsellor")),
  );
};

const Target = () => (
  <TextField
    name="target"
    label={`Cible${targetUnit(useWatch({ name: "indicator" }) as string | undefined)}`}
    inputMode="decimal"
    narrow
  />
);

const Scope = () => {
  const { directory } = useNames();
  const kind = useWatch({ name: "scope.kind" }) as string;
  return (
    <div className="field-row">
      <SelectField name="scope.kind" label="Périmètre" choices={choicesOf(scopeKindWords)} />
      {kind && kind !== "all" && (
        <SelectField name="scope.id" label="Lequel" choices={idsFor(kind, directory)} />
      )}
    </div>
  );
};

/** A number as French people type it; a profile left empty is none, and the whole PLIE has no id. */
const schemaFor = (code: string | undefined, taken: readonly string[]) =>
  z.preprocess((given) => {
    const { target, scope, profile, ...rest } = given as {
      label?: string;
      target?: string;
      scope?: { kind?: string; id?: string };
      profile?: string;
    };
    return {
      ...rest,
      code: code ?? slugOf(rest.label ?? "", taken, "objectif"),
      target: target === undefined ? undefined : Number(String(target).replace(",", ".")),
      scope: scope?.kind === "all" ? { kind: "all" } : scope,
      ...(profile && { profile }),
    };
  }, objective());

type Props = {
  objective?: Objective;
  taken: readonly string[];
  keep: (objective: Objective) => void;
  close: () => void;
};

/** An objective: indicator, target, period, scope, and profile if any. */
export const ObjectiveForm = ({ objective: given, taken, keep, close }: Props) => (
  <Dialog title={given ? "Modifier un objectif" : "Ajouter un objectif"} open wide close={close}>
    <Form
      schema={schemaFor(given?.code, taken)}
      defaults={{
        label: given?.label,
        indicator: given?.indicator,
        target: given?.target,
        from: given?.from,
        to: given?.to,
        scope: given?.scope ?? { kind: "all" },
        profile: given?.profile ?? "",
      }}
      submit={given ? "Modifier" : "Ajouter"}
      aside={<Cancel />}
      send={async (values) => {
        keep(values);
        close();
      }}
    >
      <TextField name="label" label="Intitulé" hint="« Entrées en parcours en 2027 »" />
      <div className="field-row">
        <SelectField name="indicator" label="Indicateur" choices={indicatorChoices} />
        <Target />
      </div>
      <div className="field-row">
        <DateField name="from" label="Du" hint="Premier jour de la période." />
        <DateField name="to" label="Au" hint="Dernier jour, compris." />
      </div>
      <Scope />
      <SelectField
        name="profile"
        label="Profil à l’entrée"
        choices={choicesOf(profiles)}
        placeholder="Tout le monde"
        optional
      />
    </Form>
  </Dialog>
);
