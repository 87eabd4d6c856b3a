import "./settings.css";
import { Link } from "@tanstack/react-router";
import { NOT_YET_APPLIED } from "../../../domain/setting/setting.ts";
import type { SettingView } from "../api/reference.ts";
import { Badge } from "../kit/Badge.tsx";
import { Button, buttonClass } from "../kit/Button.tsx";
import { folded } from "../kit/french.ts";
import type { Column } from "../table/DataTable.tsx";
import { Confirm } from "./Confirm.tsx";
import { HistoryButton } from "./History.tsx";
import { fromWords, sourceWords, valueWords } from "./value.ts";

/** Settings that are lists have a page of their own. */
const pages: Readonly<
  Record<string, "/reglages/motifs" | "/reglages/pieces" | "/reglages/objectifs">
> = {
  reasons: "/reglages/motifs",
  documentKinds: "/reglages/pieces",
  objectives: "/reglages/objectifs",
};

type Props = { setting: SettingView; change: (setting: SettingView) => void };

const Actions = ({ setting, change }: Props) => {
  const page = pages[setting.name];
  const which = <span className="unseen"> : {setting.label}</span>;
  return (
    <span className="row-actions">
      {!setting.confirmed && <Confirm setting={setting} small />}
      {page ? (
        <Link to={page} className={buttonClass("quiet", true)}>
          Voir et changer{which}
        </Link>
      ) : (
        <Button small look="quiet" onClick={() => change(setting)}>
          Changer{which}
        </Button>
      )}
      {setting.version > 0 && <HistoryButton setting={setting} />}
    </span>
  );
};

/** « à confirmer par le PLIE », or that somebody has. */
export const Confirmed = ({ setting }: { setting: Pick<SettingView, "confirmed"> }) =>
  setting.confirmed ? (
    <Badge tone="done">Confirmé</Badge>
  ) : (
    <Badge tone="wait">À confirmer par le PLIE</Badge>
  );

/** The columns of the list of settings; actions for those who may change them. */
export const settingColumns = (
  change: ((setting: SettingView) => void) | undefined,
): readonly Column<SettingView>[] => [
  {
    id: "reglage",
    label: "Réglage",
    heading: true,
    value: ({ label }) => folded(label),
    cell: ({ name, label, source }) => (
      <>
        <strong>{label}</strong>
        <span className="under">Source : {sourceWords(source)}</span>
        {NOT_YET_APPLIED.some((one) => one === name) && (
          <span className="under">
            Pas encore appliqué : il servira aux étapes qui suivent l’entrée.
          </span>
        )}
      </>
    ),
  },
  {
    id: "valeur",
    label: "Valeur",
    cell: (setting) => (
      <>
        {valueWords(setting)}
        {setting.next && (
          <span className="under">
            {valueWords({ ...setting, value: setting.next.value })}, {fromWords(setting.next.from)}
          </span>
        )}
      </>
    ),
  },
  {
    id: "etat",
    label: "État",
    value: ({ confirmed }) => (confirmed ? 1 : 0),
    cell: (setting) => <Confirmed setting={setting} />,
  },
  ...(change
    ? [
        {
          id: "actions",
          label: "Actions",
          cell: (setting: SettingView) => <Actions setting={setting} change={change} />,
        },
      ]
    : []),
];
