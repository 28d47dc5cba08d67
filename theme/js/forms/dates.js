/* Dates as records have them, checked as letterbook/records/dates.py checks them and refused in its words: single
   dates, intervals and sets. After days.js, other-dates.js and date-points.js. */

"use strict";

(() => {
  const { EARLIEST, LATEST } = letterbook.days;
  const { DateFault, EXPECTED, parsedOldPoint, parsedPoint } = letterbook.datePoints;
  const { whatInstead } = letterbook.otherDates;

  // One of several dates in square brackets, all of them in braces.
  const SET = /^(?:\[([^[\]{}]*)\]|\{([^[\]{}]*)\})$/;

  const OF_TWO = "[1904,1906]";

  /* A date between two points; null is an open end. Its bounds are the days outside of which it cannot lie. */
  function date(edtf, begin, end, more = {}) {
    const bounds = [begin ? begin.bounds[0] : EARLIEST, end ? end.bounds[1] : LATEST];
    return { edtf, begin, end, members: [], oldStyle: null, bounds, ...more };
  }

  /* The date that a text is; throws a fault with a code and a message, which says what to write instead. */
  function parsed(text) {
    try {
      return supported(text);
    } catch (fault) {
      // Of an interval a part may be the fault ("1918/19"), but the whole tells what is meant.
      const reason = fault.code === "not-a-date" ? whatInstead(text) : null;
      throw reason ? new DateFault(`'${text}' ${reason}`) : fault;
    }
  }

  function supported(text) {
    const set = SET.exec(text);
    if (set) return dateSet(text, set[1] ?? set[2]);
    if (!text.includes("/")) {
      const point = parsedPoint(text);
      return date(text, point, point);
    }
    const { begin, end, ends } = endsOf(text, parsedPoint);
    if (begin && end && begin.readings[0] > end.readings[1]) throw reversed(text, ends);
    return date(text, begin, end);
  }

  /* The date that a text is by the Julian calendar, in years that begin on a month and day: [3, 25]. */
  function parsedOldStyle(text, begins) {
    const { begin, end, ends } = endsOf(text, (part) => parsedOldPoint(part, begins));
    if (begin && end && begin.first > end.last) throw reversed(text, ends);
    return date(text, begin, end, { oldStyle: begins });
  }

  function endsOf(text, parsedEnd) {
    const ends = text.split("/");
    if (ends.length > 2) throw new DateFault(`'${text}' has more than one '/'; ${EXPECTED}`);
    const isOpen = (part) => part === ".." || part === "";
    const [begin, end] = [ends[0], ends.at(-1)].map((part) => (isOpen(part) ? null : parsedEnd(part)));
    if (!begin && !end) throw new DateFault(`'${text}' says nothing; leave the field out`);
    return { begin, end, ends };
  }

  function reversed(text, [first, last]) {
    return new DateFault(`'${text}' ends before it begins; write ${last}/${first}`, "reversed-interval");
  }

  function dateSet(text, inner) {
    const parts = inner.split(",").map((part) => part.replace(/^ +| +$/g, ""));
    if (parts.includes("")) throw new DateFault(`'${text}' lacks a date; write a set like this: ${OF_TWO}`);
    const members = parts.map(member);
    const [first, last] = [members[0], members.at(-1)];
    if (members.length === 1 && !isInterval(first)) {
      throw new DateFault(`'${text}' is a set of one date; write it without the brackets: ${first.edtf}`);
    }
    const follows = (one, place) => !place || isAfter(one, members[place - 1]);
    if (!members.every(follows)) {
      throw new DateFault(`'${text}' is not in order; write the earliest date first, each once`);
    }
    const [begins, ends] = [0, 1].map((end) => members.map((one) => one.bounds[end]));
    return date(text, first.begin, last.end, { members, bounds: [Math.min(...begins), Math.max(...ends)] });
  }

  const isAfter = ({ begin }, { end }) => Boolean(begin && end) && end.filed < begin.filed;

  /* One date of a set, or several with ".." between them, before them, or after them. */
  function member(text) {
    if (text.includes("/")) {
      throw new DateFault(`'${text}' is a span within a set; write '${text.replaceAll("/", "..")}'`);
    }
    const dots = text.indexOf("..");
    if (dots < 0) return supported(text);
    return supported(`${text.slice(0, dots) || ".."}/${text.slice(dots + 2) || ".."}`);
  }

  const isInterval = ({ edtf }) => edtf.includes("/");

  /* Whether every day that a date can mean lies before every day that another can mean. */
  const isBefore = (one, other) => one.bounds[1] < other.bounds[0];

  /* The code and message with which something refuses a text; null where it is taken. */
  function faultOf(parse) {
    try {
      parse();
      return null;
    } catch (fault) {
      if (!(fault instanceof DateFault)) throw fault;
      return { code: fault.code, message: fault.message };
    }
  }

  const fault = (text) => faultOf(() => parsed(text));
  const oldStyleFault = (text, begins) => faultOf(() => parsedOldStyle(text, begins));

  globalThis.letterbook = Object.assign(globalThis.letterbook ?? {}, {
    dates: { fault, isBefore, isInterval, oldStyleFault, parsed, parsedOldStyle },
  });
})();
