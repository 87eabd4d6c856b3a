import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type SettingView, useNames } from "../api/reference.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { longDate } from "../kit/french.ts";
import { States } from "../kit/States.tsx";
import { type SettingStep, settingHistoryQuery } from "./calls.ts";
import { differenceWords, fromWords, valueWords } from "./value.ts";

const stepWords = (setting: SettingView, { before, value, from }: SettingStep): string => {
  if (JSON.stringify(before) === JSON.stringify(value)) return "Valeur en vigueur confirmée.";
  const difference = differenceWords(before, value);
  if (difference) return `${fromWords(from)}, ${difference}.`.replace(/^à/, "À");
  const said = (one: unknown) => valueWords({ ...setting, value: one });
  return `De « ${said(before)} » à « ${said(value)} », ${fromWords(from)}.`;
};

const Steps = ({ setting }: { setting: SettingView }) => {
  const query = useQuery(settingHistoryQuery(setting.name));
  const { account } = useNames();
  return (
    <States query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <p>Personne n’a changé ce réglage : il garde sa valeur d’origine.</p>
        ) : (
          <ol className="setting-steps">
            {items.map((step) => (
              <li key={step.version}>
                <strong>
                  {account(step.by)}, le {longDate(step.on)}
                </strong>
                <span className="under">
                  {stepWords(setting, step)}
                  {step.confirmed && " Confirmé par le PLIE."}
                </span>
              </li>
            ))}
          </ol>
        )
      }
    </States>
  );
};

/** Opens who changed a setting, when, from what to what. */
export const HistoryButton = ({ setting }: { setting: SettingView }) => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small look="quiet" onClick={() => setOpen(true)}>
        Historique<span className="unseen"> : {setting.label}</span>
      </Button>
      {open && (
        <Dialog title={`Historique : ${setting.label}`} open wide close={() => setOpen(false)}>
          <Steps setting={setting} />
          <div className="button-row">
            <Button onClick={() => setOpen(false)}>Fermer</Button>
          </div>
        </Dialog>
      )}
    </>
  );
};
