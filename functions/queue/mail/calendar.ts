import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { type CivilDate, instantInParis } from "../../../domain/date.ts";

/** An appointment as a calendar shows it. */
export type Meeting = {
  readonly plie: string;
  readonly id: string;
  /** Counts the changes: a calendar replaces what it had. */
  readonly moment: number;
  /** When this was written (UTC, ISO). */
  readonly at: string;
  readonly date: CivilDate;
  /** Civil time in Paris, HH:MM. */
  readonly time: string;
  readonly place: string;
  readonly cancelled?: true;
};

const minutes = 60;

/** A calendar file of one appointment (RFC 5545): the same appointment, moved or cancelled, replaces itself. */
export const calendarOf = (meeting: Meeting) => {
  const start = new Date(instantInParis(meeting.date, meeting.time));
  const { cancelled } = meeting;
  const calendar = ical({
    prodId: { company: "Jalon", product: "Jalon", language: "FR" },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${meeting.id}@jalon`,
    sequence: meeting.moment,
    stamp: new Date(meeting.at),
    start,
    end: new Date(start.getTime() + minutes * 60_000),
    summary: `Rendez-vous, ${meeting.plie}`,
    location: meeting.place,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return {
    fileName: "rendez-vous.ics",
    type: "text/calendar; charset=utf-8",
    bytes: new TextEncoder().encode(calendar.toString()),
  };
};
