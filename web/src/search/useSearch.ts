import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useState } from "react";
import type { Card } from "../../../domain/dossier/card.ts";
import { call, newKey } from "../api/client.ts";

/** `more`: there are others than these. */
type Found = { readonly items: readonly { card: Card }[]; readonly more?: true };

/** The text goes in the body of a POST and stays in memory: it never enters an address. */
export const useSearch = (text: string) =>
  useQuery({
    queryKey: ["search", text],
    queryFn: ({ signal }) =>
      call<Found>({
        method: "POST",
        path: "/searches",
        body: { text },
        key: newKey(),
        signal,
      }),
    enabled: text.length >= 2,
    gcTime: 30_000,
  });

/** What was typed, once the typing rests. */
export const useSettled = (text: string, delay = 180) => {
  const [settled, setSettled] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), delay);
    return () => clearTimeout(timer);
  }, [text, delay]);
  return useDeferredValue(settled);
};
