import { useEffect } from "react";

/** The tab's title. Never a person's name: titles end in the browser's history. */
export const useTitle = (title: string): void => {
  useEffect(() => {
    document.title = `${title} · Jalon`;
  }, [title]);
};
