import type { Locator, Page } from "playwright-core";

/** A person with a keyboard and no mouse, on one page. */
export type Keys = {
  /** Tabs until the focus is there; the focus must show. */
  readonly reach: (target: Locator) => Promise<void>;
  readonly press: (target: Locator, key?: "Enter" | "Space") => Promise<void>;
  readonly type: (target: Locator, words: string) => Promise<void>;
  /** One of a group of radios, by arrows. */
  readonly pick: (target: Locator) => Promise<void>;
  /** Those whose focus did not show. */
  readonly hidden: readonly string[];
};

const focused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

/**
 * Whether the element has the focus, and something shows it: an outline or a ring, its own or that of the label around it.
 * Asked at once, since a part of the page that comes meanwhile may make another element the first of its name.
 */
const focusOn = (target: Locator): Promise<"elsewhere" | "shown" | "hidden"> =>
  target.evaluate((element) => {
    if (element !== document.activeElement) return "elsewhere";
    const isShown = [element, element.closest("label")].some((shown) => {
      if (shown === null) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(shown);
      const isOutlined = outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0;
      return isOutlined || boxShadow !== "none";
    });
    return isShown ? "shown" : "hidden";
  });

const nameOf = (target: Locator): Promise<string> =>
  target.evaluate((element) => element.outerHTML.slice(0, 160));

export const keysOn = (page: Page): Keys => {
  const hidden: string[] = [];
  const reach = async (target: Locator) => {
    await target.waitFor();
    for (let tabs = 0; tabs < 150; tabs += 1) {
      const focus = await focusOn(target);
      if (focus === "hidden") hidden.push(await nameOf(target));
      if (focus !== "elsewhere") return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`the keyboard never reaches ${await nameOf(target)}`);
  };
  return {
    reach,
    hidden,
    press: async (target, key = "Enter") => {
      await reach(target);
      await page.keyboard.press(key);
    },
    type: async (target, words) => {
      await reach(target);
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type(words);
    },
    pick: async (target) => {
      const name = await target.getAttribute("name");
      const inGroup = () =>
        page.evaluate(
          (group) =>
            document.activeElement instanceof HTMLInputElement &&
            document.activeElement.name === group,
          name,
        );
      for (let tabs = 0; tabs < 150 && !(await inGroup()); tabs += 1)
        await page.keyboard.press("Tab");
      for (let moves = 0; moves < 20 && !(await focused(target)); moves += 1)
        await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Space");
      if (!(await target.isChecked())) throw new Error(`not picked: ${await nameOf(target)}`);
    },
  };
};
