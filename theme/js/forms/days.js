/* Days of the proleptic Gregorian calendar, by number: 1 is the first day of the year 1, as Python counts them.
   Year 0 is 1 BC. The same as letterbook/records/days.py and julian.py.

   JavaScript's Date is not asked: it takes the years 0 to 99 for those of the 20th century. */

"use strict";

(() => {
  const MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
  ];

  const MONTHS_OF_30 = [4, 6, 9, 11];
  const FEBRUARY = 2;

  // The Julian day number of the last day of the year 0, Gregorian.
  const BEFORE_THE_FIRST = 1_721_425;

  function lengthOf(month, isLeap) {
    if (month === FEBRUARY) return isLeap ? 29 : 28;
    return MONTHS_OF_30.includes(month) ? 30 : 31;
  }

  /* How many days a month has in the Gregorian calendar, and in the Julian, in which 1900 is a leap year too. */
  const monthLength = (year, month) => lengthOf(month, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
  const julianLength = (year, month) => lengthOf(month, year % 4 === 0);

  function dayNumber(year, month, day) {
    const before = year - 1;
    let number = 365 * before + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) + day;
    for (let earlier = 1; earlier < month; earlier += 1) number += monthLength(year, earlier);
    return number;
  }

  // Dates are written with years of four digits.
  const EARLIEST = dayNumber(-9999, 1, 1);
  const LATEST = dayNumber(9999, 12, 31);

  /* The year, month and day of a number. */
  function dayOf(number) {
    let year = Math.floor(number / 365.2425) + 1;
    // The mean year misses by a day or two at the turn of the year.
    while (dayNumber(year, 1, 1) > number) year -= 1;
    while (dayNumber(year + 1, 1, 1) <= number) year += 1;
    let month = 12;
    while (dayNumber(year, month, 1) > number) month -= 1;
    return { year, month, day: number - dayNumber(year, month, 1) + 1 };
  }

  /* The number of a day of the Julian calendar; null where it has none such, or where that is out of reach. */
  function julianDayNumber(year, month, day) {
    if (day > julianLength(year, month)) return null;
    // Counted from March, so that the leap day is the last of a year.
    const shift = month < 3 ? 1 : 0;
    const years = year + 4800 - shift;
    const months = month + 12 * shift - 3;
    const whole = 365 * years + Math.floor(years / 4) - 32_083;
    return inReach(day + Math.floor((153 * months + 2) / 5) + whole - BEFORE_THE_FIRST);
  }

  const inReach = (number) => (number >= EARLIEST && number <= LATEST ? number : null);

  const twoDigits = (number) => String(number).padStart(2, "0");
  const fourDigits = (number) => String(number).padStart(4, "0");

  /* A year as EDTF writes it: "1921", "0019", "-0043". */
  const writtenYear = (year) => (year < 0 ? `-${fourDigits(-year)}` : fourDigits(year));

  /* A year as a reader says it: "1921", "19", "44 BC". */
  const yearInWords = (year) => (year > 0 ? String(year) : `${1 - year} BC`);

  globalThis.letterbook = Object.assign(globalThis.letterbook ?? {}, {
    days: {
      EARLIEST, LATEST, MONTHS, dayNumber, dayOf, fourDigits, inReach, julianDayNumber, julianLength, monthLength,
      twoDigits, writtenYear, yearInWords,
    },
  });
})();
