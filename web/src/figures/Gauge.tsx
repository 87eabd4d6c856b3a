import type { ObjectiveView } from "./calls.ts";
import { targetOf, valueWords } from "./Objectives.tsx";

const share = (value: number, whole: number) =>
  Math.max(0, Math.min(1, whole === 0 ? 0 : value / whole));

/** Realised against the target, with a mark where it should be by now. For a delay, less is better. */
export const Gauge = ({ one }: { one: ObjectiveView }) => {
  const target = targetOf(one);
  const whole = Math.max(target, one.realised ?? 0, one.expected);
  const done = share(one.realised ?? 0, whole) * 100;
  const mark = share(one.measure === "delay" ? target : one.expected, whole) * 100;
  return (
    <svg
      className="gauge"
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      role="img"
      aria-label={`${valueWords(one, one.realised)} réalisé, ${valueWords(one, one.expected)} attendu à ce jour`}
    >
      <rect className="gauge-whole" width="100" height="8" />
      <rect className="gauge-done" width={done} height="8" />
      <rect className="gauge-mark" x={Math.min(99.4, mark)} width="0.6" height="8" />
    </svg>
  );
};
