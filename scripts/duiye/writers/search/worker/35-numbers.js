/* Numbers: what is written `453亿`, `45.3 billion` or `$45.3bn` is one value, and the ledger's forms are known by it. */
const SCALES = {
  "万亿": 12, "亿": 8, "千万": 7, "百万": 6, "万": 4, trillion: 12, tn: 12, billion: 9, bn: 9, million: 6, mn: 6, thousand: 3,
  t: 12, b: 9, m: 6, k: 3, "%": "%", percent: "%", "per cent": "%", "个百分点": "%",
};
const CURRENCY = "[$\u20ac\u00a3\u00a5\uffe5]";
const AMOUNT = new RegExp(
  `(${CURRENCY}\\s?)?(?<![\\p{L}\\p{N}.,])(\\d[\\d,]*(?:\\.\\d+)?)`
  + "(?:\\s?(万亿|千万|百万|亿|万|个百分点|%)|[\\s-]?(trillion|billion|million|thousand|percent|per cent|tn|bn|mn|[tbmk])(?![\\p{L}\\p{N}]))?",
  "gu",
);
const SHORT = /^[tbmk]$/;
const LONG_NUMBER = 5;

/** Write digits times a power of ten plainly. */
const shift = (digits, power) => {
  const [before, after = ""] = digits.replace(/,/g, "").split(".");
  const moved = before + after.padEnd(power, "0").slice(0, power);
  const rest = after.slice(power).replace(/0+$/, "");
  return moved.replace(/^0+(?=\d)/, "") + (rest ? `.${rest}` : "");
};

/** Find the amounts in a folded text: where they stand, and the key of their value. */
const findAmounts = text => {
  const found = [];
  for (const match of text.matchAll(AMOUNT)) {
    const [all, currency, digits, sign, word] = match;
    let scale = sign || word || "";
    let end = match.index + all.length;
    if (SHORT.test(scale) && !currency) {
      scale = "";
      end = match.index + all.indexOf(digits) + digits.length;
      if (LETTER.test(text[end] || " ")) continue;
    }
    if (!scale && digits.replace(/\D/g, "").length < LONG_NUMBER && !currency) continue;
    const power = SCALES[scale] ?? 0;
    const value = power === "%" ? `${shift(digits, 0)}%` : shift(digits, power);
    found.push({ start: match.index, end, key: `=#${value}` });
  }
  return found;
};
