import "./settings.css";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useIntention } from "../api/intention.ts";
import { asProblem } from "../api/problem.ts";
import { type SettingView, settingsQuery } from "../api/reference.ts";
import { Badge } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { count, shortDate } from "../kit/french.ts";
import { Notice } from "../kit/Notice.tsx";
import { EmptyState, States } from "../kit/States.tsx";
import { toast } from "../kit/Toast.tsx";
import { Page } from "../shell/Page.tsx";
import { changeSetting } from "./calls.ts";
import { SettingDialog } from "./SettingDialog.tsx";
import { isSimple, valueWords } from "./value.ts";

const Confirm = ({ setting }: { setting: SettingView }) => {
  const { keyOf } = useIntention();
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<string>();
  const confirm = async () => {
    setPending(true);
    try {
      await changeSetting(setting.name, { confirmed: true }, keyOf(setting.name));
      toast(`Confirmé : ${setting.label}.`);
    } catch (error) {
      setFault(asProblem(error).message);
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <Button small look="primary" pending={pending} onClick={() => void confirm()}>
        Confirmer<span className="unseen"> : {setting.label}</span>
      </Button>
      {fault && <span role="alert">{fault}</span>}
    </>
  );
};

const Line = ({ setting, change }: { setting: SettingView; change: () => void }) => (
  <li className="setting">
    <div>
      <strong>{setting.label}</strong>
      <p>{valueWords(setting)}</p>
      {setting.next && (
        <p className="small soft">
          À partir du {shortDate(setting.next.from)} :{" "}
          {valueWords({ ...setting, value: setting.next.value })}
        </p>
      )}
    </div>
    <div className="button-row">
      {setting.confirmed ? <Badge tone="done">Confirmé</Badge> : <Confirm setting={setting} />}
      {isSimple(setting.value) && (
        <Button small onClick={change}>
          Changer<span className="unseen"> : {setting.label}</span>
        </Button>
      )}
    </div>
  </li>
);

const Part = ({
  title,
  items,
  change,
}: {
  title: string;
  items: readonly SettingView[];
  change: (setting: SettingView) => void;
}) =>
  items.length === 0 ? null : (
    <section className="card">
      <h2>{title}</h2>
      <ul className="settings">
        {items.map((setting) => (
          <Line key={setting.name} setting={setting} change={() => change(setting)} />
        ))}
      </ul>
    </section>
  );

/** What the PLIE must confirm, then what it has. A value in force changes from a day to come only. */
export const SettingsPage = () => {
  const query = useQuery(settingsQuery);
  const [changing, setChanging] = useState<SettingView>();
  return (
    <Page
      title="À confirmer"
      lead="Aucune source ne fixe ces valeurs : chacune vaut tant que le PLIE n’en a pas décidé autrement."
    >
      <States
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyState title="Aucun réglage" />}
      >
        {({ items }) => {
          const open = items.filter((item) => !item.confirmed);
          return (
            <>
              {open.length > 0 && (
                <Notice tone="wait">
                  <p>{count(open.length, "réglage")} à confirmer par le PLIE.</p>
                </Notice>
              )}
              <Part title="À confirmer" items={open} change={setChanging} />
              <Part
                title="Confirmés"
                items={items.filter((item) => item.confirmed)}
                change={setChanging}
              />
            </>
          );
        }}
      </States>
      {changing && <SettingDialog setting={changing} close={() => setChanging(undefined)} />}
    </Page>
  );
};
