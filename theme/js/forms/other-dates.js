/* Dates in forms that records do not take: what is wrong with each, and what to write instead, in the words of
   letterbook/records/other_dates.py and written_dates.py. After days.js. */

"use strict";

(() => {
  const { MONTHS, fourDigits, julianDayNumber, monthLength, twoDigits } = letterbook.days;

  const BEYOND =
    "has a year beyond 9999, which is not supported; " +
    "leave the field out, and give the date in words in 'summary' or a note";
  const UNKNOWN = "is not a date; leave the field out if no date is known";

  // EDTF level 2: seasons of a hemisphere, quarters, thirds and halves of a year.
  const HEMISPHERES = { 25: "21", 26: "22", 27: "23", 28: "24", 29: "21", 30: "22", 31: "23", 32: "24" };
  const PARTS = {
    33: [1, 3], 34: [4, 6], 35: [7, 9], 36: [10, 12], 37: [1, 4], 38: [5, 8], 39: [9, 12], 40: [1, 6], 41: [7, 12],
  };
  const SEASON_NAMES = { spring: "21", summer: "22", autumn: "23", fall: "23", winter: "24" };

  // Years of which one is the end of the other: "1918/19", but not "1921-13".
  const FAR = 20;

  // What Python takes for white space: in an ASCII pattern, and at the ends of any text. JavaScript has other sets.
  const S = "[ \\t-\\r]";
  const BLANK = "[\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
  const ENDS = new RegExp(`^${BLANK}+|${BLANK}+$`, "g");
  const trimmed = (text) => text.replace(ENDS, "");

  const DAY = "(?<day>\\d{1,2}(?:\\.|st|nd|rd|th)?)";
  const MONTH = "(?<month>[A-Za-z]{3,9})\\.?";
  const YEAR = "(?<year>\\d{4})";
  const WRITTEN_OUT = [
    new RegExp(`^${DAY}${S}+${MONTH},?${S}+${YEAR}$`),
    new RegExp(`^${MONTH}${S}+${DAY},?${S}+${YEAR}$`),
    new RegExp(`^${MONTH}${S}+${YEAR}$`),
  ];
  const WITH_TIME = /^(\d{4})-(\d\d)-(\d\d)[T ]\d\d?:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$/;
  const PLAIN = /^\d{4}(?:-\d\d){0,2}$/;

  const A_DATE = "(?<date>\\d{4}(?:-\\d\\d){0,2}|[\\w .,]*?\\d{4})";
  const A_DAY = "(?<day>\\d{4}-\\d\\d-\\d\\d)";
  const BEFORE_CHRIST = `(?:B\\.?${S}?C\\.?(?:${S}?E\\.?)?)`;
  const AFTER_CHRIST = `(?:A\\.?${S}?D\\.?|C\\.?${S}?E\\.?)`;

  /* A pattern for a whole text, for which case does not count. */
  const form = (pattern) => new RegExp(`^(?:${pattern})$`, "i");

  // The first that fits and knows an answer is taken.
  const FORMS = [
    [form("\\d{4}-\\d\\d-\\d\\d[T ][^\\n]*\\d\\d[^\\n]*"), timed],
    [form("[\\w., \\t-\\r]+"), (found) => meant(writtenOut(found[0]))],
    [form(`(?<year>\\d{1,4})${S}?${BEFORE_CHRIST}`), beforeChrist],
    [form(`${AFTER_CHRIST}${S}?(?<first>\\d{1,4})|(?<last>\\d{1,4})${S}?${AFTER_CHRIST}`), afterChrist],
    [form("Y-?\\d+(?:E\\d+)?(?:S\\d+)?|\\d{5,7}(?:-\\d\\d){0,2}"), () => BEYOND],
    [form("(?<year>\\d{4})-(?<code>\\d\\d)"), partOfYear],
    [form(`winter${S}(?:of${S})?${YEAR}${S}?[/–-]${S}?(?<next>\\d{2}|\\d{4})`), winterOfTwoYears],
    [form(`(?<season>${Object.keys(SEASON_NAMES).join("|")}),?${S}(?:of${S})?${YEAR}`), seasonInWords],
    [form(`${YEAR}${S}?[/–-]${S}?(?<next>\\d{1,2}|\\d{4})`), doubleYear],
    [form(`(?<begin>\\d{4}-\\d\\d(?:-\\d\\d)?)${S}?[/–]${S}?(?<end>\\d\\d)`), shortenedEnd],
    [form(`${A_DAY},?${S}?\\(?(?:O\\.?${S}?S\\.?|old style|Julian)(?:${S}calendar)?\\)?`), oldStyle],
    [form(`${A_DAY},?${S}?\\(?(?:N\\.?${S}?S\\.?|new style|Gregorian)(?:${S}calendar)?\\)?`), newStyle],
    [form(`(?:~|c\\.|ca\\.?|circa|about|around|approx\\.|approximately|c)${S}*${A_DATE}`), about],
    [form(`(?:\\?|perhaps|probably|possibly|maybe)${S}*${A_DATE}`), doubtful],
    [form(`${A_DATE}${S}?\\(\\?\\)`), doubtful],
    [
      form(`unknown|undated|not dated|none|date unknown|n\\.?${S}?d\\.?|s\\.?${S}?d\\.?|\\?+|-+|X{4}[^\\n]*`),
      () => UNKNOWN,
    ],
    [form("[~?%]?\\d{4}[~?%]?(?:-[~?%]?\\d\\d[~?%]?){0,2}"), partQualified],
    [form("(?=.*X)(?<year>[\\dX]{4})(?:-(?<month>[\\dX]{2}))?(?:-(?<day>[\\dX]{2}))?[~?%]?"), masked],
    [form(`(?:the${S})?(?<year>\\d{3}0)['’]?s`), decade],
    [form(`(?:the${S})?(?<number>\\d{1,2})(?:st|nd|rd|th)${S}(?:century|cent\\.|c\\.)`), century],
    [form(`(?<word>before|by|until|after|since|from)${S}${A_DATE}`), openEnd],
    [form("(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})"), withZeros],
    [form(`(?<day>\\d{1,2})\\.${S}?(?<month>\\d{1,2})\\.${S}?(?<year>\\d{4})`), withZeros],
  ];

  /* What is wrong with a text that is no date, and what to write instead; null where that is not known. */
  function whatInstead(text) {
    for (const [pattern, meaning] of FORMS) {
      const found = pattern.exec(trimmed(text));
      const told = found && meaning(found);
      if (told) return told;
    }
    return null;
  }

  const meant = (proposal) => (proposal ? `is not a date; did you mean '${proposal}'?` : null);

  /* A day as EDTF; null where the calendar has none such. */
  function inCalendar(year, month = 1, day = 1) {
    const has = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month);
    return has ? `${fourDigits(year)}-${twoDigits(month)}-${twoDigits(day)}` : null;
  }

  const isInCalendar = (plain) => inCalendar(...plain.split("-").map(Number)) !== null;

  /* A text that is a day or month, written out, as EDTF: "2 November 1921"; null where it is none. */
  function writtenOut(text) {
    const found = WRITTEN_OUT.map((pattern) => pattern.exec(text)).find(Boolean);
    if (!found) return null;
    const { year, month, day } = found.groups;
    const number = MONTHS.findIndex((name) => name.toLowerCase().startsWith(month.toLowerCase())) + 1;
    const whole = inCalendar(Number(year), number, day ? parseInt(day, 10) : 1);
    return day || !whole ? whole : whole.slice(0, "1921-11".length);
  }

  /* A year, month or day, in figures or words, as EDTF; null where it is none. */
  function plainly(text) {
    const plain = PLAIN.test(text) ? text : writtenOut(text);
    return plain && isInCalendar(plain) ? plain : null;
  }

  function timed([text]) {
    const found = WITH_TIME.exec(text);
    const day = found && inCalendar(...found.slice(1).map(Number));
    return day && `is not a date; leave the time out: '${day}'`;
  }

  function afterChrist({ groups: { first, last } }) {
    const year = Number(first ?? last);
    return year ? meant(fourDigits(year)) : null;
  }

  // 44 BC is the year -43.
  function beforeChrist({ groups }) {
    const year = Number(groups.year);
    return year ? meant(year > 1 ? `-${fourDigits(year - 1)}` : "0000") : null;
  }

  function partOfYear({ groups: { year, code } }) {
    if (!Number(year)) return null;
    if (code in HEMISPHERES) {
      return `names a hemisphere, which is not supported; write '${year}-${HEMISPHERES[code]}'`;
    }
    if (!(code in PARTS)) return null;
    const [first, last] = PARTS[code].map(twoDigits);
    return `is part of a year, which is not supported; write its months, '${year}-${first}/${year}-${last}'`;
  }

  function seasonInWords({ groups: { year, season } }) {
    return Number(year) ? meant(`${year}-${SEASON_NAMES[season.toLowerCase()]}`) : null;
  }

  function winterOfTwoYears({ groups }) {
    const year = Number(groups.year);
    const isOne = following(year, groups.next) === year + 1 && year > 0 && year < 9999;
    return isOne ? meant(`${groups.year}-12/${fourDigits(year + 1)}-03`) : null;
  }

  function doubleYear({ groups }) {
    const year = Number(groups.year);
    const later = following(year, groups.next);
    return year && later ? meant(`${groups.year}/${fourDigits(later)}`) : null;
  }

  /* The first year after one that ends with some digits; null where it is too far off to be meant. */
  function following(year, ending) {
    if (ending.length === 4) return Number(ending) > year ? Number(ending) : null;
    const step = 10 ** ending.length;
    const same = year - (year % step) + Number(ending);
    const later = same <= year ? same + step : same;
    return later <= Math.min(year + FAR, 9999) ? later : null;
  }

  /* An interval whose end repeats less than it must: "1918-02/03", "1918-02-01/05". */
  function shortenedEnd({ groups: { begin, end } }) {
    const whole = `${begin.slice(0, -2)}${end}`;
    const isOne = Number(begin.slice(-2)) < Number(end) && isInCalendar(begin) && isInCalendar(whole);
    return isOne ? meant(`${begin}/${whole}`) : null;
  }

  function oldStyle({ groups: { day } }) {
    const [year, month, ofMonth] = day.split("-").map(Number);
    const isDay = month >= 1 && month <= 12 && ofMonth >= 1 && julianDayNumber(year, month, ofMonth) !== null;
    if (!isDay) return null;
    return `is in Old Style; write {is: ${day}, calendar: julian}, and the page adds the Gregorian day`;
  }

  function newStyle({ groups: { day } }) {
    return isInCalendar(day) ? meant(day) : null;
  }

  function about({ groups }) {
    const plain = plainly(groups.date);
    return plain && meant(`${plain}~`);
  }

  function doubtful({ groups }) {
    const plain = plainly(groups.date);
    return plain && meant(`${plain}?`);
  }

  /* A mark on a part of a date, which is level 2. */
  function partQualified([text]) {
    const plain = text.replace(/[~?%]/g, "");
    const marks = [...new Set(text.match(/[~?%]/g))];
    if (!marks.length || !isInCalendar(plain)) return null;
    const mark = marks.length === 1 ? marks[0] : "%";
    return `marks part of a date, which is not supported; mark the whole: '${plain}${mark}'`;
  }

  function masked({ 0: text, groups }) {
    if (text.includes("x")) return "is not a date; write a capital X for each digit that is not known";
    const first = bound(groups, (numbers) => numbers[0], "0");
    const last = bound(groups, (numbers) => numbers.at(-1), "9");
    if (!first || !last) return null;
    return `has unknown digits where they are not supported; write the span of days, '${first}/${last}'`;
  }

  /* The first or the last date that one with unknown digits can be; null where it can be none. */
  function bound({ year, month, day }, end, digit) {
    // The year 0 is meant where it is written, not where it is one of several.
    const number = year.includes("X") ? Math.max(Number(year.replace(/X/g, digit)), 1) : Number(year);
    if (!month) return fourDigits(number);
    const ofYear = end(fitting(month, 12));
    if (!ofYear) return null;
    const written = `${fourDigits(number)}-${twoDigits(ofYear)}`;
    if (!day) return written;
    const ofMonth = end(fitting(day, monthLength(number, ofYear)));
    return ofMonth ? `${written}-${twoDigits(ofMonth)}` : null;
  }

  /* The numbers from 1 that a pattern of two digits fits. */
  function fitting(pattern, last) {
    const fits = new RegExp(`^${pattern.replace(/X/g, "\\d")}$`);
    return Array.from({ length: last }, (_, place) => place + 1).filter((number) => fits.test(twoDigits(number)));
  }

  function decade({ groups: { year } }) {
    if (!Number(year)) return null;
    if (!year.endsWith("00")) return meant(`${year.slice(0, 3)}X`);
    const [ofCentury, ofDecade] = [`${year.slice(0, 2)}XX`, `${year.slice(0, 3)}X`];
    return `is not a date; write '${ofCentury}' for the century, or '${ofDecade}' for its first decade`;
  }

  function century({ groups }) {
    const number = Number(groups.number) - 1;
    if (number < 0) return null;
    return meant(number ? `${twoDigits(number)}XX` : "0001/0100");
  }

  function openEnd({ groups: { word, date } }) {
    const plain = plainly(date);
    if (!plain) return null;
    return meant(["before", "by", "until"].includes(word.toLowerCase()) ? `../${plain}` : `${plain}/..`);
  }

  /* A day in figures whose order is plain: "1921-9-1", "1921/09/01", "1.9.1921". */
  function withZeros({ groups: { year, month, day } }) {
    return meant(inCalendar(Number(year), Number(month), Number(day)));
  }

  globalThis.letterbook = Object.assign(globalThis.letterbook ?? {}, { otherDates: { trimmed, whatInstead } });
})();
