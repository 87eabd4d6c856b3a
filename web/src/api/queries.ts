import { QueryClient } from "@tanstack/react-query";

/** What the server owns lives here and nowhere else. Retries are the client's (`call`), so none is added. */
export const queries = new QueryClient({
  defaultOptions: {
    // A lost network is said at once, never waited for in silence.
    queries: {
      networkMode: "always",
      staleTime: 2_000,
      gcTime: 10 * 60_000,
      retry: false,
      refetchOnWindowFocus: true,
      refetchOnReconnect: true,
    },
    mutations: { networkMode: "always", retry: false },
  },
});
