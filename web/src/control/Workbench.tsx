import { useMemo, useState } from "react";
import type { Report } from "../../../domain/eligibility/report.ts";
import { DocumentDialogs, type Opened } from "../document/DocumentDialogs.tsx";
import { OnTheirWay } from "../document/OnTheirWay.tsx";
import { WithdrawnDocuments } from "../document/WithdrawnDocuments.tsx";
import type { DossierView, SeenControl } from "../dossier/view.ts";
import { ControlHead } from "./ControlHead.tsx";
import { DecisionDialog } from "./DecisionDialog.tsx";
import { ReportView } from "./Report.tsx";
import { ReviewItem } from "./ReviewItem.tsx";
import { type Item, itemsOf, keyOf } from "./review.ts";
import { Sight } from "./Sight.tsx";
import { useReview } from "./useReview.ts";
import { useReviewKeys } from "./useReviewKeys.ts";

type Props = {
  view: DossierView;
  control: SeenControl;
  report: Report | undefined;
  next: () => void;
};

/** Which item is under review, whatever comes or goes; a clean version takes its document's place, else the next does. */
const usePlace = (items: readonly Item[]) => {
  const [place, setPlace] = useState({ key: items[0]?.key, index: 0 });
  const found = items.findIndex(
    ({ key, kind, document }) =>
      key === place.key || (document?.replaces && keyOf(kind, document.replaces) === place.key),
  );
  const at = found >= 0 ? found : Math.max(0, Math.min(place.index, items.length - 1));
  return [
    at,
    (index: number) => {
      const bounded = Math.max(0, Math.min(index, items.length - 1));
      setPlace({ key: items[bounded]?.key, index: bounded });
    },
  ] as const;
};

/** Document on one side, what it must prove on the other; nothing official until the decision is sent. */
export const Workbench = ({ view, control, report, next }: Props) => {
  const items = useMemo(() => itemsOf(view, report), [view, report]);
  const review = useReview(view.id, control, items);
  const [at, goTo] = usePlace(items);
  const [refusing, setRefusing] = useState(false);
  const [deciding, setDeciding] = useState(false);
  const [opened, setOpened] = useState<Opened>();
  const item = items[at];

  const choose = (index: number) => {
    setRefusing(false);
    goTo(index);
  };
  const accept = (one: Item) => {
    setRefusing(false);
    review.put(one, { accepted: true });
  };
  const refuse = (one: Item, fault: string) => {
    setRefusing(false);
    review.put(one, { accepted: false, fault });
  };
  const beginRefusal = (one: Item) => (one.document ? setRefusing(true) : refuse(one, "missing"));
  const clear = (one: Item) => {
    setRefusing(false);
    review.put(one, undefined);
  };
  const decide = () => setDeciding(true);
  useReviewKeys(
    {
      move: (step) => choose(at + step),
      accept: () => {
        if (item?.document === undefined) return;
        accept(item);
        goTo(at + 1);
      },
      beginRefusal: () => item && beginRefusal(item),
      giveUpRefusal: () => setRefusing(false),
      refuse: (fault) => {
        if (item === undefined) return;
        refuse(item, fault);
        goTo(at + 1);
      },
      clear: () => item && clear(item),
      decide,
      next,
    },
    refusing,
  );

  return (
    <>
      <ControlHead
        view={view}
        control={control}
        items={items}
        review={review}
        next={next}
        decide={decide}
      />
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
                actions={view.actions}
                current={index === at}
                verdict={review.verdicts[one.key]}
                refusing={refusing && index === at}
                choose={() => choose(index)}
                accept={() => accept(one)}
                beginRefusal={() => {
                  goTo(index);
                  beginRefusal(one);
                }}
                refuse={(fault) => refuse(one, fault)}
                note={(words) => {
                  const verdict = review.verdicts[one.key];
                  if (verdict) review.put(one, { ...verdict, words });
                }}
                clear={() => clear(one)}
                open={setOpened}
              />
            ))}
          </ul>
          <OnTheirWay view={view} />
          <WithdrawnDocuments view={view} />
          {report && (
            <section className="card">
              <h2>Critères</h2>
              <ReportView report={report} />
            </section>
          )}
        </div>
      </div>
      <DocumentDialogs view={view} opened={opened} close={() => setOpened(undefined)} />
      {deciding && (
        <DecisionDialog
          view={view}
          items={items}
          review={review}
          close={() => setDeciding(false)}
          done={next}
        />
      )}
    </>
  );
};
