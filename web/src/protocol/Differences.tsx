import type { ProtocolDifference } from "../../../domain/protocol/differences.ts";

/** What changes from one version to another. */
export const Differences = ({ differences }: { differences: readonly ProtocolDifference[] }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: it may scroll, the keyboard must reach it
  <section className="table-frame" aria-label="Ce qui change" tabIndex={0}>
    <table className="table differences">
      <caption className="unseen">Ce qui change par rapport à la version précédente</caption>
      <thead>
        <tr>
          <th scope="col">Ce qui change</th>
          <th scope="col">Avant</th>
          <th scope="col">Après</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((one) => (
          <tr key={`${one.subject} ${one.before} ${one.after}`}>
            <td>{one.label}</td>
            <td>{one.before ?? "—"}</td>
            <td>{one.after ?? "—"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
