import type { ProtocolDifference } from "../../../domain/protocol/differences.ts";

type Props = { caption: string; differences: readonly ProtocolDifference[] };

/** What changes from one version to another. */
export const Differences = ({ caption, differences }: Props) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: it may scroll, the keyboard must reach it
  <section className="table-frame" aria-label={caption} tabIndex={0}>
    <table className="table differences">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Ce qui change</th>
          <th scope="col">Avant</th>
          <th scope="col">Après</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((one) => (
          <tr key={`${one.label} ${one.before} ${one.after}`} data-row>
            <td>{one.label}</td>
            <td data-label="Avant">{one.before === undefined ? "—" : <del>{one.before}</del>}</td>
            <td data-label="Après">{one.after === undefined ? "—" : <ins>{one.after}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
