import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState } from "react";
import type { Draft } from "../../../domain/control/answer.ts";
import type { Report } from "../../../domain/eligibility/report.ts";
import { useCommand } from "../api/command.ts";
import { useSettings } from "../api/reference.ts";
import type { DossierView, SeenControl } from "../dossier/view.ts";
import { Button } from "../kit/Button.tsx";
import { count, longDate } from "../kit/french.ts";
import { Notice } from "../kit/Notice.tsx";
import { EmptyState, LoadingState } from "../kit/States.tsx";
import { useShortcut, useShortcuts } from "../shell/shortcut.ts";
import { DecisionDialog } from "./DecisionDialog.tsx";
import { Keys } from "./Keys.tsx";
import { ReportView } from "./Report.tsx";
import { ReviewItem } from "./ReviewItem.tsx";
import {
  type Item,
  itemsOf,
  reviewsOf,
  unreviewed,
  type Verdict,
  type Verdicts,
  verdictsOf,
} from "./review.ts";
import { useDraft } from "./useDraft.ts";

const Viewer = lazy(async () => ({ default: (await import("../document/Viewer.tsx")).Viewer }));

const savingWords = {
  saved: "Brouillon enregistré",
  saving: "Enregistrement…",
  failed: "Brouillon non enregistré",
} as const;

/** The document of the current item, or what is known of it. */
const Sight = ({ view, item }: { view: DossierView; item: Item | undefined }) => {
  const { kind } = useSettings();
  if (item?.document === undefined)
    return (
      <EmptyState title={item ? kind(item.kind) : "Aucune pièce"}>
        <p>Cette pièce n’est pas au dossier.</p>
      </EmptyState>
    );
  if (item.document.status === "seen")
    return (
      <EmptyState title={kind(item.kind)}>
        <p>
          Pièce vue et certifiée, sans copie.
          {item.document.expiresOn && ` Valable jusqu’au ${longDate(item.document.expiresOn)}.`}
        </p>
      </EmptyState>
    );
  return (
    <Suspense fallback={<LoadingState label="Ouverture du document" />}>
      <Viewer
        key={item.document.id}
        dossierId={view.id}
        documentId={item.document.id}
        type={item.document.type}
        label={kind(item.kind)}
      />
    </Suspense>
  );
};

type Props = {
  view: DossierView;
  control: SeenControl;
  report: Report | undefined;
  next: () => void;
};

/** Document on one side, what it must prove on the other; nothing official until the decision is sent. */
export const Workbench = ({ view, control, report, next }: Props) => {
  const items = useMemo(() => itemsOf(view, report), [view, report]);
  const [at, setAt] = useState(0);
  const [verdicts, setVerdicts] = useState<Verdicts>(() =>
    verdictsOf(control.draft as Partial<Draft> | null | undefined),
  );
  const [refusing, setRefusing] = useState(false);
  const [deciding, setDeciding] = useState(false);
  const faults = useSettings().reasons("document");
  const draft = useDraft(view.id, control.version);
  const release = useCommand();
  const item = items[at];
  const left = unreviewed(items, verdicts);
  const active = !deciding;

  const move = (step: number) => {
    setRefusing(false);
    setAt((before) => Math.min(items.length - 1, Math.max(0, before + step)));
  };
  const put = (target: Item | undefined, verdict: Verdict | undefined) => {
    if (target === undefined) return;
    const { [target.key]: _before, ...others } = verdicts;
    const changed = verdict ? { ...others, [target.key]: verdict } : others;
    setVerdicts(changed);
    setRefusing(false);
    draft.keep({ reviews: reviewsOf(items, changed) });
  };
  const accept = () => {
    if (item?.document === undefined) return;
    put(item, { accepted: true });
    if (at < items.length - 1) move(1);
  };
  const refuse = (fault: string) => {
    put(item, { accepted: false, fault });
    if (at < items.length - 1) move(1);
  };
  const beginRefusal = () =>
    item?.document ? setRefusing(true) : put(item, { accepted: false, fault: "missing" });
  useShortcut("j", () => move(1), active);
  useShortcut("k", () => move(-1), active);
  useShortcut("a", accept, active);
  useShortcut("r", beginRefusal, active);
  useShortcut("e", () => put(item, undefined), active);
  useShortcut("d", () => setDeciding(true), active);
  useShortcut("n", next, active);
  useShortcuts(
    "123456789",
    (place) => faults[place] && refuse(faults[place].value),
    active && refusing,
  );

  return (
    <>
      <div className="control-head">
        <p className="soft" role="status">
          Demande du {longDate(control.requestDate)} ·{" "}
          {left === 0 ? "toutes les pièces sont examinées" : `${count(left, "pièce")} à examiner`} ·{" "}
          {savingWords[draft.state]}
        </p>
        <div className="button-row">
          <Keys />
          <Link
            to="/dossiers/$dossierId"
            params={{ dossierId: view.id }}
            className="button quiet small"
          >
            Voir le dossier
          </Link>
          <Button
            small
            pending={release.isPending}
            onClick={async () => {
              await draft.flush();
              release.mutate({
                path: `/dossiers/${view.id}/control/release`,
                version: draft.version(),
              });
            }}
          >
            Rendre ce contrôle
          </Button>
          <Button small shortcut="n" onClick={next}>
            Suivant
          </Button>
          <Button look="primary" shortcut="d" onClick={() => setDeciding(true)}>
            Décider
          </Button>
        </div>
      </div>
      {draft.problem && (
        <Notice tone="stop" urgent>
          <p>{draft.problem.message}</p>
        </Notice>
      )}
      <div className="workbench">
        <div className="sight">
          <Sight view={view} item={item} />
        </div>
        <div className="review-side">
          <ul className="review-list" aria-label="Pièces à examiner">
            {items.map((one, index) => (
              <ReviewItem
                key={one.key}
                item={one}
                view={view}
                current={index === at}
                verdict={verdicts[one.key]}
                refusing={refusing && index === at}
                choose={() => {
                  setRefusing(false);
                  setAt(index);
                }}
                accept={() => put(one, { accepted: true })}
                beginRefusal={() => {
                  setAt(index);
                  if (one.document) setRefusing(true);
                  else put(one, { accepted: false, fault: "missing" });
                }}
                refuse={(fault) => put(one, { accepted: false, fault })}
                note={(words) => {
                  const verdict = verdicts[one.key];
                  if (verdict === undefined) return;
                  const changed = {
                    ...verdicts,
                    [one.key]: { ...verdict, words: words || undefined },
                  };
                  setVerdicts(changed);
                  draft.keep({ reviews: reviewsOf(items, changed) });
                }}
                clear={() => put(one, undefined)}
              />
            ))}
          </ul>
          {report && (
            <section className="card">
              <h2>Critères</h2>
              <ReportView report={report} />
            </section>
          )}
        </div>
      </div>
      {deciding && (
        <DecisionDialog
          view={view}
          items={items}
          verdicts={verdicts}
          versionOf={async () => {
            await draft.flush();
            return draft.version();
          }}
          close={() => setDeciding(false)}
          done={next}
        />
      )}
    </>
  );
};
