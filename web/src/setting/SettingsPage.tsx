import "./settings.css";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { type SettingView, settingsQuery } from "../api/reference.ts";
import { choicesOf } from "../form/fields.tsx";
import { count } from "../kit/french.ts";
import { Notice } from "../kit/Notice.tsx";
import { States } from "../kit/States.tsx";
import { mayEver, useMe } from "../session/me.ts";
import { Page } from "../shell/Page.tsx";
import { DataTable } from "../table/DataTable.tsx";
import { Filters, SelectFilter } from "../table/Filters.tsx";
import { sortOf, sortSearch } from "../table/search.ts";
import { LetterheadDialog } from "./LetterheadDialog.tsx";
import { SettingDialog } from "./SettingDialog.tsx";
import { settingColumns } from "./settings.tsx";

const states = { "a-confirmer": "À confirmer", confirmes: "Confirmés" } as const;
type State = keyof typeof states;

const shown = (items: readonly SettingView[], etat: State | undefined) =>
  items.filter(({ confirmed }) => etat === undefined || confirmed === (etat === "confirmes"));

const Remaining = ({ items }: { items: readonly SettingView[] }) => {
  const open = shown(items, "a-confirmer").length;
  return open === 0 ? (
    <Notice tone="done">
      <p>Le PLIE a confirmé tous les réglages.</p>
    </Notice>
  ) : (
    <Notice
      tone="wait"
      title={`${count(open, "réglage à confirmer", "réglages à confirmer")} par le PLIE, sur ${items.length}`}
    >
      <p>
        Aucune source ne fixe ces valeurs. Chacune s’applique déjà, sauf mention contraire ;
        confirmez-la, ou changez-la à partir d’un jour à venir.
      </p>
    </Notice>
  );
};

/** Every setting of the PLIE: its value, where it comes from, whether it was confirmed. */
export const SettingsPage = () => {
  const me = useMe();
  const query = useQuery(settingsQuery);
  const search = useSearch({ from: "/signed-in/reglages" });
  const navigate = useNavigate({ from: "/reglages" });
  const [changing, setChanging] = useState<string>();
  const put = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const setting = query.data?.items.find(({ name }) => name === changing);
  const Editor = changing === "letterhead" ? LetterheadDialog : SettingDialog;
  return (
    <Page
      title="Réglages"
      lead="Ce qui vaut pour tout le PLIE. Une valeur change à partir d’un jour à venir, jamais pour le passé."
    >
      <States query={query}>
        {({ items }) => (
          <>
            <Remaining items={items} />
            <Filters>
              <SelectFilter
                label="État"
                value={search.etat}
                choices={choicesOf(states)}
                change={(etat) => put({ etat: etat as State | undefined })}
              />
            </Filters>
            {shown(items, search.etat).length === 0 ? (
              <p>Aucun réglage dans cet état.</p>
            ) : (
              <DataTable
                caption="Réglages"
                columns={settingColumns(
                  mayEver(me, "changeSetting") ? ({ name }) => setChanging(name) : undefined,
                )}
                rows={shown(items, search.etat)}
                idOf={({ name }) => name}
                sort={sortOf(search.tri)}
                onSort={(sort) => put({ tri: sortSearch(sort) })}
              />
            )}
            <p className="table-foot" role="status">
              {count(shown(items, search.etat).length, "réglage affiché", "réglages affichés")}
            </p>
          </>
        )}
      </States>
      {setting && <Editor setting={setting} close={() => setChanging(undefined)} />}
    </Page>
  );
};
