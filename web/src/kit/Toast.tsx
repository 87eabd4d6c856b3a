import "./toast.css";
import { useSyncExternalStore } from "react";

type Item = { readonly id: number; readonly text: string; readonly undo?: () => void };

let items: readonly Item[] = [];
let next = 0;
const listeners = new Set<() => void>();
const set = (changed: readonly Item[]) => {
  items = changed;
  for (const listener of listeners) listener();
};
const dismiss = (id: number) => set(items.filter((item) => item.id !== id));

/** Says in one sentence that something was done. With `undo`, it stays longer. */
export const toast = (text: string, undo?: () => void): void => {
  const item = { id: next++, text, undo };
  set([...items.slice(-2), item]);
  setTimeout(() => dismiss(item.id), undo ? 20_000 : 9_000);
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The region where what was done is said, for eyes and for screen readers. */
export const Toasts = () => {
  const shown = useSyncExternalStore(subscribe, () => items);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map((item) => (
        <div className="toast" key={item.id}>
          <span>{item.text}</span>
          {item.undo && (
            <button
              type="button"
              onClick={() => {
                item.undo?.();
                dismiss(item.id);
              }}
            >
              Annuler
            </button>
          )}
          <button type="button" aria-label="Fermer ce message" onClick={() => dismiss(item.id)}>
            ×
          </button>
        </div>
      ))}
    </div>
  );
};
