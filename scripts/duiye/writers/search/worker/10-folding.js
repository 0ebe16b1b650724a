/* Folding: what different spellings of the same become, unit by unit, so that places in a folded text are places in the
   text. The index folds by the same rules (duiye/writers/search/folding.py); tests/cases/search/vectors.json holds both
   to them. The files of one search are joined in the order of their names. */
const IDEOGRAPHS =
  "\\u3005\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const LEADING_IDEOGRAPH = new RegExp(`^[${IDEOGRAPHS}]`, "u");
const IDEOGRAPH = new RegExp(`[${IDEOGRAPHS}]`, "u");
const LETTER = /[\p{L}\p{N}]/u;
const SPELT_OTHERWISE = /[\u00a0\u00c0-\u024f\u2018\u2019\u212b\u3000\uff01-\uff5e]/g;
/** What a whole text makes small otherwise than each unit alone would be. */
const SMALL_BY_CONTEXT = /[\u03a3\ud800-\udfff]/;
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

const beginsWithIdeograph = text => LEADING_IDEOGRAPH.test(text);
const smallUnit = unit => (unit.toLowerCase().length === 1 ? unit.toLowerCase() : unit);
const plainUnit = unit => {
  const code = unit.charCodeAt(0);
  if (code >= 0xff01) return String.fromCharCode(code - 0xfee0);
  if (code === 0xa0 || code === 0x3000) return " ";
  if (code >= 0x2018) return "'";
  const [first] = unit.normalize("NFD");
  return first < "\u0080" ? first : unit;
};

/** Read pairs of characters, each followed by what it folds to. */
const readFolds = pairs => {
  const units = [...pairs];
  const table = new Map();
  for (let i = 0; i + 1 < units.length; i += 2) {
    if (units[i].length === 1 && units[i + 1].length === 1) table.set(units[i], units[i + 1]);
  }
  return { table, pattern: table.size ? new RegExp(`[${[...table.keys()].join("").replace(/[\\\]^-]/g, "\\$&")}]`, "g") : null };
};

const fold = (text, folds) => {
  const plain = text.replace(SPELT_OTHERWISE, plainUnit);
  const small = SMALL_BY_CONTEXT.test(plain) ? plain.split("").map(smallUnit).join("") : plain.toLowerCase();
  return folds?.pattern ? small.replace(folds.pattern, unit => folds.table.get(unit)) : small;
};

/** The number of a file by what its lines begin with: h = h * 31 + unit, modulo 2^31. */
const hash = key => {
  let sum = 0;
  for (let i = 0; i < key.length; i++) sum = (Math.imul(sum, 31) + key.charCodeAt(i)) & 0x7fffffff;
  return sum;
};

/** What decides which file holds a term, so that all that begins alike lies in one. */
const shardKey = term => {
  if (term[0] === "=") return term[1] === "#" ? term.slice(1, 4) : shardKey(term.slice(1).split(" ")[0]);
  if (beginsWithIdeograph(term)) return [...term].slice(0, 2).join("");
  const [first, second] = term.split(" ");
  return first.slice(0, 3) + (second ? ` ${second[0]}` : "");
};
