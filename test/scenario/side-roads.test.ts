import { describe } from "vitest";
import { openScene } from "./scene.ts";
import { blackout } from "./side-roads/blackout.ts";
import { closeness } from "./side-roads/closeness.ts";
import { contracts } from "./side-roads/contracts.ts";
import { controls } from "./side-roads/controls.ts";
import { days } from "./side-roads/days.ts";
import { duplicates } from "./side-roads/duplicates.ts";
import { entrySessions } from "./side-roads/entry-sessions.ts";
import { faults } from "./side-roads/faults.ts";
import { papers } from "./side-roads/papers.ts";
import { reminders } from "./side-roads/reminders.ts";
import { hire, rights } from "./side-roads/rights.ts";
import { sight } from "./side-roads/sight.ts";
import { withdrawals } from "./side-roads/withdrawals.ts";

const scene = openScene();
const hired = hire(scene);

/** The side roads of domain.md section 3, over HTTP. Those that move the clock come last. */
describe("withdrawing, at each stage", () => withdrawals(scene));
describe("oriented twice, or two people", () => duplicates(scene));
describe("a session of entries", () => entrySessions(scene));
describe("what a control may answer, and what becomes of it", () => controls(scene));
describe("the engagement contract", () => contracts(scene));
// Before anybody stands in for a colleague, and so sees what is the colleague's.
describe("a dossier opened for a day, a tie, named readers", () => closeness(scene));
describe("several roles, deputies, absences", () => rights(scene, hired));
describe("what each role is shown", () => sight(scene));
describe("papers", () => papers(scene));
describe("an area blacked out", () => blackout(scene));
describe("as days go by", () => days(scene));
describe("reminders", () => reminders(scene));
describe("reasons of the settings", () => faults(scene));
