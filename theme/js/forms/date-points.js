/* Single dates: a day, month, season, year, decade or century, and what it can mean, as letterbook/records/
   date_points.py, seasons.py, masked_dates.py and julian.py have it. After days.js and other-dates.js.

   A point has its first and last day; the first and the last day of all its readings, which differ for a season; the
   bounds outside of which it cannot lie; and the day it is filed under. */

"use strict";

(() => {
  const {
    LATEST, dayNumber, inReach, julianDayNumber, julianLength, monthLength, writtenYear,
  } = letterbook.days;
  const { trimmed, whatInstead } = letterbook.otherDates;

  const PLAIN = /^(-(?!0000)\d{4}|\d{4})(?:-(0[1-9]|1[0-2])(?:-((?!00)\d{2}))?)?$/;
  const SEASON = /^(\d{4})-(2[1-4])[~?%]?$/;

  // A year with digits that are not known; a season, or a month, perhaps with a day, either perhaps not known.
  const MASKED = /^(\d\dXX|\d{3}X)-(?:(2[1-4])|(0[1-9]|1[0-2]|XX)(?:-(0[1-9]|[12]\d|3[01]|XX))?)[~?%]?$/;

  // A year, month or day before the year 1 with a mark.
  const EARLY = /^(?:0000|-(?!0000)\d{4})(?:-\d\d){0,2}[~?%]$/;

  // Of what the program asks the library `edtf` about, what that takes.
  const QUALIFIED = /^(?:(\d\dXX|\d{3}X)|(\d{4})(?:-(?:XX(?:-XX)?|(0[1-9]|1[0-2])(?:-(?:(\d\d)|XX))?))?)[~?%]?$/;

  const OLD_STYLE = /^(-(?!0000)\d{4}|\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?[~?%]?$/;

  const NORTHERN_WINTER = "24";
  const DRAWN = { 21: [3, 1, 6, 21], 22: [6, 1, 9, 23], 23: [9, 1, 12, 22] };

  const EXPECTED =
    "expected EDTF such as 2018-09-21, 2018-09, 2018-09-21~ (about), 2018-09-XX (a day in) " +
    "or 2018-09-06/2018-09-21 (one day within)";

  class DateFault extends Error {
    constructor(message, code = "not-a-date") {
      super(message);
      this.code = code;
    }
  }

  function point(edtf, first, last, { readings = [first, last], bounds = [first, last], filed = first } = {}) {
    return { edtf, first, last, readings, bounds, filed: Math.max(first, filed) };
  }

  const numberOf = (digits) => (digits === undefined ? undefined : Number(digits));

  function parsedPoint(text) {
    const plain = PLAIN.exec(text);
    if (plain) return plainPoint(text, ...plain.slice(1).map(numberOf));
    const season = SEASON.exec(text);
    if (season) return seasonPoint(text, Number(season[1]), season[2]);
    const masked = MASKED.exec(text);
    if (masked) return maskedPoint(text, ...masked.slice(1));
    if (EARLY.test(text)) return { ...parsedPoint(text.slice(0, -1)), edtf: text };
    if (text !== trimmed(text)) throw new DateFault(`'${text}' has white space around it; remove it`);
    const qualified = qualifiedPoint(text);
    if (qualified) return qualified;
    throw new DateFault(`'${text}' ${whatInstead(text) ?? `is not a date; ${EXPECTED}`}`);
  }

  function plainPoint(text, year, month, day) {
    if (day > monthLength(year, month)) {
      throw new DateFault(`'${text}' is not in the calendar: ${missing(year, month, day)}`);
    }
    return point(text, ...within(year, month, day));
  }

  /* The first and last day of a year, of a month in it, or of a day. */
  function within(year, month, day) {
    const last = month ?? 12;
    return [dayNumber(year, month ?? 1, day ?? 1), dayNumber(year, last, day ?? monthLength(year, last))];
  }

  function missing(year, month, day) {
    const last = monthLength(year, month);
    const isJulian = year % 4 === 0 && month === 2 && day === 29 && last === 28;
    const old = `; in Old Style it is one: {is: ${writtenYear(year)}-02-29, calendar: julian}`;
    return `the month has ${last} days${isJulian ? old : ""}`;
  }

  // The calendar has no year before 1 and none after 9999.
  const winterBefore = (year) => dayNumber(Math.max(year - 1, 1), year > 1 ? 12 : 1, 1);
  const winterAfter = (year) => (year < 9999 ? dayNumber(year + 1, 3, 31) : LATEST);

  /* A season of the first of some years to that of the last. On the southern hemisphere, spring and autumn are
     exchanged, and so are summer and winter: readings begin and end with the earlier and later of the two. */
  function seasonOf(text, begin, end, season) {
    const bounds = [winterBefore(begin), winterAfter(end)];
    const evenly = [dayNumber(begin, 3, 1), dayNumber(end, 12, 22)];
    const readings = season === "21" || season === "23" ? evenly : bounds;
    const filed = dayNumber(begin, 1, 1);
    if (season === NORTHERN_WINTER) return point(text, ...bounds, { readings, bounds, filed });
    const [month, day, lastMonth, lastDay] = DRAWN[season];
    const drawn = [dayNumber(begin, month, day), dayNumber(end, lastMonth, lastDay)];
    return point(text, ...drawn, { readings, bounds, filed });
  }

  function seasonPoint(text, year, season) {
    if (year) return seasonOf(text, year, year, season);
    throw new DateFault(`'${text}' is a season before the year 1; write its months, or the year '0000'`);
  }

  /* The first and the last year that a pattern fits whose last digits are X; there, the calendar has no year 0. */
  function yearsOf(pattern) {
    return [Math.max(Number(pattern.replace(/X/g, "0")), 1), Number(pattern.replace(/X/g, "9"))];
  }

  function maskedPoint(text, pattern, season, month, day) {
    const [begin, end] = yearsOf(pattern);
    if (season) return seasonOf(text, begin, end, season);
    const months = month === "XX" ? [1, 12] : [Number(month), Number(month)];
    const days = day === undefined || day === "XX" ? undefined : Number(day);
    const has = (year) => days === undefined || days <= monthLength(year, months[0]);
    let [first, last] = [begin, end];
    while (first <= end && !has(first)) first += 1;
    while (last >= begin && !has(last)) last -= 1;
    if (first > end) throw new DateFault(`'${text}' is not in the calendar: no year of these has that day`);
    return point(text, within(first, months[0], days)[0], within(last, months[1], days)[1]);
  }

  /* A point with a mark, or with digits that are not known at its end; null where it is none. */
  function qualifiedPoint(text) {
    const found = QUALIFIED.exec(text);
    if (!found) return null;
    const pattern = found[1] ?? found[2];
    // The library knows no year 0, in which the first decade and century begin.
    if (Number(pattern.replace(/X/g, "0")) === 0) return null;
    const [begin, end] = yearsOf(pattern);
    const [month, day] = [numberOf(found[3]), numberOf(found[4])];
    if (day === 0 || day > monthLength(begin, month)) return null;
    return point(text, within(begin, month, day)[0], within(end, month, day)[1]);
  }

  /* A year, month or day in Old Style, in years that begin on a month and day, by its Gregorian days. */
  function parsedOldPoint(text, begins) {
    const found = OLD_STYLE.exec(text);
    const days = found && oldDays(...found.slice(1).map(numberOf), begins);
    if (days && !days.includes(null)) return point(text, Math.min(...days), Math.max(...days));
    throw new DateFault(`'${text}' is not a year, month or day of the Julian calendar; ${EXPECTED}`);
  }

  /* The days at the ends of a date in Old Style; null among them where the calendar has none such. */
  function oldDays(year, month, day, [beginsIn, beginsOn]) {
    const modernYear = (ofDay) => (month < beginsIn || (month === beginsIn && ofDay < beginsOn) ? year + 1 : year);
    if (day) return [julianDayNumber(modernYear(day), month, day)];
    if (!month) {
      const [first, next] = [year, year + 1].map((one) => julianDayNumber(one, beginsIn, beginsOn));
      return [first, next === null ? null : inReach(next - 1)];
    }
    const modern = modernYear(1);
    const whole = [1, julianLength(modern, month)];
    if (month !== beginsIn || beginsOn === 1) return whole.map((one) => julianDayNumber(modern, month, one));
    // A month in which the number of the year changes is in two years.
    return [
      ...[beginsOn, julianLength(year, month)].map((one) => julianDayNumber(year, month, one)),
      ...[1, Math.min(beginsOn - 1, whole[1])].map((one) => julianDayNumber(year + 1, month, one)),
    ];
  }

  globalThis.letterbook = Object.assign(globalThis.letterbook ?? {}, {
    datePoints: { DateFault, EXPECTED, parsedOldPoint, parsedPoint },
  });
})();
