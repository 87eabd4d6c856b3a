import type { Page, Request } from "playwright-core";

const asked = new Map<Page, Set<Request>>();
/** Milliseconds without a request after which a page has all that it asks for. */
const stillness = 200;

/** Follows what a page asks for: `networkidle` is reached once a document, and not again by a link within it. */
export const listenTo = (page: Page): void => {
  const open = new Set<Request>();
  asked.set(page, open);
  page.on("request", (request) => open.add(request));
  for (const end of ["requestfinished", "requestfailed"] as const)
    page.on(end as "requestfinished", (request) => open.delete(request));
};

/** Waits until the page has asked for nothing, and waits for nothing, for a moment. */
export const quiet = async (page: Page): Promise<void> => {
  for (let since = Date.now(); Date.now() - since < stillness; ) {
    if ((asked.get(page)?.size ?? 0) > 0) since = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
