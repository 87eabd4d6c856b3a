import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useId } from "react";
import { type CivilDate, isCivilDate } from "../../../domain/date.ts";
import { type Objective, scopeName } from "../../../domain/objective/objective.ts";
import { settingsQuery, useNames } from "../api/reference.ts";
import { DateInput } from "../form/DateInput.tsx";
import { scopeWords } from "../setting/objectives.ts";
import { Page } from "../shell/Page.tsx";
import { Filters, SelectFilter } from "../table/Filters.tsx";
import Objectives from "./Objectives.tsx";

/** The scopes that have objectives of their own, beside the whole PLIE. */
const useScopes = () => {
  const names = useNames();
  const { data } = useQuery(settingsQuery);
  const objectives = (data?.items.find(({ name }) => name === "objectives")?.value ??
    []) as readonly Objective[];
  const found = new Map(
    objectives.map(({ scope }) => [scopeName(scope), scopeWords(scope, names)]),
  );
  return [...found]
    .filter(([value]) => value !== "all")
    .map(([value, label]) => ({ value, label }));
};

type EveningProps = { value: CivilDate | undefined; change: (day: CivilDate | undefined) => void };

/** A past evening, typed or pasted as people write dates; nothing for the last one. */
const EveningFilter = ({ value, change }: EveningProps) => {
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        Au soir du
      </label>
      <DateInput
        id={id}
        placeholder="dernier soir compté"
        value={value}
        change={(day) => (day === undefined || isCivilDate(day)) && change(day)}
      />
    </div>
  );
};

/** The objectives and how far they are reached. Scope and evening live in the address. */
export const ObjectivesPage = () => {
  const search = useSearch({ from: "/signed-in/objectifs" });
  const navigate = useNavigate({ from: "/objectifs" });
  const scopes = useScopes();
  const put = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  return (
    <Page
      title="Objectifs"
      lead="Calculés chaque nuit. Sur chaque jauge, le trait marque ce qui est attendu à ce jour."
    >
      <Filters>
        {scopes.length > 0 && (
          <SelectFilter
            label="Périmètre"
            value={search.perimetre}
            all="Tout le PLIE"
            choices={scopes}
            change={(perimetre) => put({ perimetre })}
          />
        )}
        <EveningFilter value={search.soir} change={(soir) => put({ soir })} />
      </Filters>
      <Objectives scope={search.perimetre} date={search.soir} />
    </Page>
  );
};
