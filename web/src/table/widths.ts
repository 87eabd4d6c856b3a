import { type RefObject, useEffect, useLayoutEffect, useState } from "react";

/**
 * The columns' shares of a long table's width, in per cent, as its first rows came out. Without them each row that comes
 * into sight would have all columns computed anew, and they would move under the reader's eyes.
 *
 * @param isDrawn it is long, and its first rows are there to be measured
 * @param columns the names of the columns: others are measured anew, as is a frame of another width
 * @returns nothing before they are measured, and where rows are shown as cards
 */
export const useColumnShares = (
  frame: RefObject<HTMLElement | null>,
  isDrawn: boolean,
  columns: string,
): readonly number[] | undefined => {
  const [measured, setMeasured] = useState<{ columns: string; shares: readonly number[] }>();
  useEffect(() => {
    const element = frame.current;
    if (!isDrawn || element === null) return;
    let width = element.clientWidth;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth !== width) setMeasured(undefined);
      width = element.clientWidth;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame, isDrawn]);
  const isKnown = measured?.columns === columns;
  useLayoutEffect(() => {
    if (!isDrawn || isKnown) return;
    const heads = [...(frame.current?.querySelectorAll("thead th") ?? [])];
    const widths = heads.map((head) => head.getBoundingClientRect().width);
    const whole = widths.reduce((sum, each) => sum + each, 0);
    if (whole > 0) setMeasured({ columns, shares: widths.map((each) => (each / whole) * 100) });
  });
  return isDrawn && isKnown ? measured.shares : undefined;
};
