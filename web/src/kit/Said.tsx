import "./said.css";
import { useId, useState } from "react";
import { Button } from "./Button.tsx";

const long = { letters: 900, lines: 12 };

/** What somebody wrote, lines as they typed them. A long text is folded on the screen, and whole on paper. */
export const Said = ({ children }: { children: string }) => {
  const id = useId();
  const [isWhole, setWhole] = useState(false);
  const isLong = children.length > long.letters || children.split("\n").length > long.lines;
  return (
    <>
      <p id={id} className="said" data-folded={isLong && !isWhole}>
        {children}
      </p>
      {isLong && (
        <div className="screen-only">
          <Button
            small
            look="quiet"
            aria-expanded={isWhole}
            aria-controls={id}
            onClick={() => setWhole(!isWhole)}
          >
            {isWhole ? "Replier" : "Lire la suite"}
          </Button>
        </div>
      )}
    </>
  );
};
