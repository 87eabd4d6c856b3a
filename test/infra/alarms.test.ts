import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { root } from "../../infra/bundle.ts";
import { addStage } from "../../infra/jalon.ts";
import { at, listAt, type Resource, type Synthesis, stage, synthesize } from "./synthesized.ts";

let synthesis: Synthesis;
let alarms: readonly Resource[];
beforeAll(async () => {
  synthesis = await synthesize((app) => addStage(app, stage));
  alarms = synthesis.of("AWS::CloudWatch::Alarm");
}, 180_000);

const runbook = readFileSync(join(root, "docs/operations.md"), "utf8");
const link = /Runbook: docs\/operations\.md#([a-z0-9-]+)$/;
const described = () => [...alarms, ...synthesis.of("AWS::Events::Rule")];
const entriesNamed = () =>
  described().flatMap(({ properties }) => {
    const text = String(at(properties, "AlarmDescription") ?? at(properties, "Description"));
    return link.exec(text)?.[1] ?? [];
  });

test("every alarm says who suffers, where its entry is, and tells somebody", () => {
  expect(alarms.length).toBeGreaterThanOrEqual(10);
  for (const { id, properties } of alarms) {
    expect(properties.AlarmDescription, id).toMatch(/^.{30,} Runbook: /);
    expect(properties.AlarmDescription, id).toMatch(link);
    expect(listAt(properties, "AlarmActions"), id).toHaveLength(1);
  }
});

/** The alarms' part of the runbook: one `###` an alarm. */
const part = runbook.slice(runbook.indexOf("## Alarms"));
const sections = part.split(/^### /m).slice(1);
const titles = sections.map((section) => section.slice(0, section.indexOf("\n")).trim());

test("each alarm has its entry in the runbook, and each entry its alarm", () => {
  expect(titles.toSorted()).toEqual([...new Set(entriesNamed())].sort());
});

test.each(titles)(
  "the entry %s says what it means, where to look, how to repair, when not to",
  (title) => {
    const section = sections[titles.indexOf(title)];
    for (const heading of ["**Meaning.**", "**Look.**", "**Repair.**", "**Not when.**"]) {
      expect(section).toContain(heading);
    }
  },
);

test("an absence rings: a night without figures, an hour without a sweep", () => {
  const absent = alarms.filter(({ properties }) => properties.TreatMissingData === "breaching");
  const names = absent.map(({ properties }) => String(properties.AlarmName));
  expect(names.sort()).toEqual(["demo-app-attainment-missing", "demo-app-sweeper-missing"]);
  const figures = absent.find(({ properties }) =>
    String(properties.AlarmName).includes("attainment"),
  );
  // From the end of the run's hour (04:00) to 06:00 on the next day; CloudWatch evaluates seven days at most.
  expect(figures?.properties).toMatchObject({ Period: 3600, EvaluationPeriods: 26 });
});

test("what a function says of its outcome is what an alarm counts", () => {
  const codes = synthesis.of("AWS::Logs::MetricFilter").map(({ properties }) => {
    const metric = at(properties, "MetricTransformations", 0, "MetricName");
    expect(properties.FilterPattern).toContain(`$.code = "${metric}"`);
    return String(metric);
  });
  expect(codes.sort()).toEqual([
    "attainment.finished",
    "mail.fate-unknown",
    "mail.returned",
    "sweep.found",
  ]);
  const said = [
    "schedule/attainment.ts",
    "queue/mail.ts",
    "queue/mail/outcome.ts",
    "schedule/sweeper.ts",
  ]
    .map((file) => readFileSync(join(root, "functions", file), "utf8"))
    .join("");
  for (const code of codes) expect(said).toContain(`"${code}"`);
});

test("one dashboard shows every alarm", () => {
  const [dashboard, ...others] = synthesis.of("AWS::CloudWatch::Dashboard");
  expect(others).toEqual([]);
  const body = JSON.stringify(dashboard?.properties.DashboardBody);
  for (const { id } of alarms) expect(body).toContain(`"${id}"`);
});
