import type { ObjectiveView } from "./calls.ts";
import { targetOf, valueWords } from "./words.ts";

const share = (value: number, whole: number) =>
  Math.max(0, Math.min(100, whole === 0 ? 0 : (value / whole) * 100));

/** Realised against the target, with a mark where it should be by now. Of a delay, less is better. */
export const Gauge = ({ one }: { one: ObjectiveView }) => {
  const target = targetOf(one);
  const isDelay = one.measure === "delay";
  const whole = Math.max(isDelay ? target * 1.5 : target, one.realised ?? 0, one.expected) || 1;
  const mark = share(isDelay ? target : one.expected, whole);
  const behind = (one.ahead ?? 0) < 0;
  return (
    <svg
      className="gauge"
      viewBox="0 0 100 12"
      preserveAspectRatio="none"
      role="img"
      aria-label={`Jauge : ${valueWords(one, one.realised)}, pour ${valueWords(one, target)} visés`}
    >
      <rect className="gauge-whole" y="2" width="100" height="8" />
      <rect
        className={behind ? "gauge-done behind" : "gauge-done"}
        y="2"
        width={share(one.realised ?? 0, whole)}
        height="8"
      />
      <path
        className="gauge-mark"
        d={`M${Math.min(99.6, mark)} 0v12`}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
};
