import "./states.css";
import type { ReactNode } from "react";
import { asProblem } from "../api/problem.ts";
import { Button } from "./Button.tsx";
import { Notice } from "./Notice.tsx";

/** Nothing here: says so, and what can be done first. */
export const EmptyState = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="state">
    <h2>{title}</h2>
    {children}
  </div>
);

/** A read that failed: the sentence, and a way to try again. It never looks like an empty list. */
export const FailedState = ({
  error,
  retry,
  title = "Impossible d’afficher cette page",
}: {
  error: unknown;
  retry?: () => void;
  title?: string;
}) => (
  <Notice tone="stop" title={title} urgent>
    <p>{asProblem(error).message}</p>
    {retry && (
      <div>
        <Button small onClick={retry}>
          Réessayer
        </Button>
      </div>
    )}
  </Notice>
);

export const LoadingState = ({ label = "Chargement" }: { label?: string }) => (
  <div className="waiting-lines" role="status">
    <span className="unseen">{label}…</span>
    <i aria-hidden="true" />
    <i aria-hidden="true" />
    <i aria-hidden="true" />
  </div>
);

type Props<Data> = {
  query: { data: Data | undefined; error: unknown; refetch: () => unknown };
  /** True when the answer holds nothing. */
  isEmpty?: (data: Data) => boolean;
  /** A filter is on: nothing *for this filter*. */
  filtered?: { clear: () => void };
  empty?: ReactNode;
  children: (data: Data) => ReactNode;
};

/** The five states of a read: loading, failed with retry, nothing yet, nothing for this filter, content. */
export const States = <Data,>({ query, isEmpty, filtered, empty, children }: Props<Data>) => {
  if (query.data === undefined) {
    if (query.error) return <FailedState error={query.error} retry={() => void query.refetch()} />;
    return <LoadingState />;
  }
  if (isEmpty?.(query.data)) {
    if (!filtered) return empty ?? <EmptyState title="Rien pour l’instant" />;
    return (
      <EmptyState title="Rien ne correspond à ces filtres">
        <Button onClick={filtered.clear}>Enlever les filtres</Button>
      </EmptyState>
    );
  }
  return (
    <>
      {query.error && <FailedState error={query.error} retry={() => void query.refetch()} />}
      {children(query.data)}
    </>
  );
};
