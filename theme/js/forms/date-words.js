/* Dates as a reader says them, as letterbook/pages/wording.py has them. After dates.js. */

"use strict";

(() => {
  const { MONTHS, dayOf, yearInWords } = letterbook.days;
  const { isInterval, parsed, parsedOldStyle } = letterbook.dates;

  const SEASONS = { 21: "spring", 22: "summer", 23: "autumn", 24: "winter" };

  const inWords = (date) => `${asWritten(date)}${inNewStyle(date)}`;

  /* What stands behind a date in Old Style: its days in the Gregorian calendar. */
  function inNewStyle({ begin, end, oldStyle }) {
    if (!oldStyle) return "";
    const days = [begin?.first, end?.last].filter((day) => day !== undefined).map(dayInWords);
    const isOne = new Set(days).size === 1;
    const span = isOne ? days[0] : `${shortened(days[0], days[1])} to ${days[1]}`;
    const [month, day] = oldStyle;
    const year = month === 1 && day === 1 ? "" : `, the year beginning on ${day} ${MONTHS[month - 1]}`;
    return ` (Old Style${year}; ${span} in the Gregorian calendar)`;
  }

  function dayInWords(number) {
    const { year, month, day } = dayOf(number);
    return `${day} ${MONTHS[month - 1]} ${yearInWords(year)}`;
  }

  /* A date in words, in the calendar in which it is written. */
  function asWritten(date) {
    const { begin, end, members } = date;
    if (members.length) return setInWords(date);
    if (!isInterval(date)) return pointInWords(begin);
    if (begin && end) {
      return `between ${shortened(pointInWords(begin), pointInWords(end))} and ${pointInWords(end)}`;
    }
    const one = begin ?? end;
    const prefix = one.first === one.last ? "on or" : "in or";
    return `${prefix} ${begin ? "after" : "before"} ${pointInWords(one)}`;
  }

  function setInWords({ edtf, members }) {
    const isAll = edtf.startsWith("{");
    const words = members.map((one) => memberInWords(one, isAll));
    const last = words.pop();
    if (!words.length) return last;
    return `${words.map((word) => shortened(word, last)).join(", ")} ${isAll ? "and" : "or"} ${last}`;
  }

  /* A date of a set; several in a row of which each counts, from the first to the last. */
  function memberInWords(date, isAll) {
    const { begin, end } = date;
    if (!(isAll && begin && end && isInterval(date))) return inWords(date);
    return `${shortened(pointInWords(begin), pointInWords(end))} to ${pointInWords(end)}`;
  }

  /* The first of two dates without the month and year that the last repeats: "23" and "24 January 2019". */
  function shortened(first, last) {
    const space = last.indexOf(" ");
    if (space < 0 || !/^\d/.test(last) || !first.endsWith(last.slice(space))) return first;
    const day = first.slice(0, space - last.length);
    return /^\d+$/.test(day) ? day : first;
  }

  function pointInWords({ edtf }) {
    const about = /[~%]$/.test(edtf) ? "about " : "";
    const perhaps = /[?%]$/.test(edtf) ? "perhaps " : "";
    return `${perhaps}${about}${plainInWords(edtf.replace(/[~?%]$/, ""))}`;
  }

  function plainInWords(text) {
    const [, digits, month = "", day = ""] = /^(-?[^-]+)(?:-([^-]+))?(?:-([^-]+))?$/.exec(text);
    const year = yearsInWords(digits);
    if (month && digits.endsWith("X")) return maskedInWords(year, month, day);
    if (month === "XX") return `a ${day ? "day" : "month"} in ${year}`;
    if (month in SEASONS) return `${SEASONS[month]} ${year}`;
    const words = month ? `${MONTHS[month - 1]} ${year}` : year;
    if (day === "XX") return `a day in ${words}`;
    return day ? `${Number(day)} ${words}` : words;
  }

  /* A date in a year that is not known: "25 December in the 1560s", "a spring in the 1920s". */
  function maskedInWords(years, month, day) {
    if (month in SEASONS) return `${month === "23" ? "an" : "a"} ${SEASONS[month]} in ${years}`;
    const named = month === "XX" ? "" : `${MONTHS[month - 1]} in `;
    if (day === "XX") return `a day in ${named}${years}`;
    if (!named) return `${day ? `the ${ordinal(Number(day))} of a month` : "a month"} in ${years}`;
    return `${day ? `${Number(day)} ` : ""}${named}${years}`;
  }

  /* A year, decade or century: "1921", "the 1920s", "the 18th century". The first decade of a century is written out:
     "the 1700s" can also mean the century. */
  function yearsInWords(digits) {
    if (digits.endsWith("XX")) return `the ${ordinal(Number(digits.slice(0, 2)) + 1)} century`;
    if (!digits.endsWith("X")) return yearInWords(Number(digits));
    const first = Number(digits.slice(0, 3)) * 10;
    return first % 100 ? `the ${first}s` : `the years ${first} to ${first + 9}`;
  }

  function ordinal(number) {
    const isTeen = [11, 12, 13].includes(number % 100);
    return `${number}${(isTeen ? null : { 1: "st", 2: "nd", 3: "rd" }[number % 10]) ?? "th"}`;
  }

  Object.assign(letterbook.dates, {
    words: (text) => inWords(parsed(text)),
    oldStyleWords: (text, begins) => inWords(parsedOldStyle(text, begins)),
  });
})();
