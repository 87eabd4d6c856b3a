import { type PointerEvent, useEffect, useRef, useState } from "react";
import type { Source } from "./source.ts";
import { type Zone, zoneBetween } from "./zones.ts";

type Point = { readonly x: number; readonly y: number };

const placeOf = (zone: Zone) => ({
  insetInlineStart: `${zone.x * 100}%`,
  insetBlockStart: `${zone.y * 100}%`,
  inlineSize: `${zone.width * 100}%`,
  blockSize: `${zone.height * 100}%`,
});

type Props = {
  page: number;
  source: Source;
  zones: readonly Zone[];
  add: (zone: Zone) => void;
  failed: (error: unknown) => void;
};

/** A page on which zones are drawn with the pointer; the keyboard has its own way, by figures (`ZoneForm`). */
export const ZoneSheet = ({ page, source, zones, add, failed }: Props) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [from, setFrom] = useState<Point>();
  const [to, setTo] = useState<Point>();
  useEffect(() => {
    const left = new AbortController();
    if (canvas.current) source.draw(page, canvas.current, left.signal).catch(failed);
    return () => left.abort();
  }, [source, page, failed]);
  const at = (event: PointerEvent<HTMLDivElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  };
  const drawn = from && to && zoneBetween(page, from, to);
  const leave = () => {
    setFrom(undefined);
    setTo(undefined);
  };
  return (
    <div
      className="sheet-cover"
      onPointerDown={(event) => {
        setFrom(at(event));
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => from && setTo(at(event))}
      onPointerCancel={leave}
      onPointerUp={(event) => {
        const zone = from && zoneBetween(page, from, at(event));
        leave();
        if (zone) add(zone);
      }}
    >
      <canvas ref={canvas} role="img" aria-label={`Page ${page}`} />
      {zones
        .filter((zone) => zone.page === page)
        .map((zone) => (
          <span key={JSON.stringify(zone)} className="zone" style={placeOf(zone)} />
        ))}
      {drawn && <span className="zone drawn" style={placeOf(drawn)} />}
    </div>
  );
};
