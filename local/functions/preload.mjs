// Loaded first in every function's process: shows it the platform's clock (Lambda's own code runs on the same Date).
const RealDate = Date;
const clock = { offset: Number(new URL(import.meta.url).searchParams.get("offset") ?? 0) };
globalThis[Symbol.for("local.clock")] = clock;
const now = () => RealDate.now() + clock.offset;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, values, made) =>
    Reflect.construct(
      target,
      values.length === 0 ? [now()] : values,
      made === globalThis.Date ? target : made,
    ),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});
