/* Words: which belong together by inflection, and which say nothing. */
const STOPS = new Set((
  "a about all also an and any are as at be been but by can did do does for from had has have he her his how i if in "
  + "into is it its me more most my no not of on only or other our she so some such than that the their them then "
  + "there these they this those to too us was we were what when where which who why will with would you your"
).split(" "));
const UNREGULAR =
  "arise arose arisen|become became|begin began begun|bind bound|bring brought|break broke broken|build built|buy bought|"
  + "catch caught|choose chose chosen|come came|cost costs|deal dealt|draw drew drawn|drive drove driven|eat ate eaten|"
  + "fall fell fallen|feed fed|feel felt|fight fought|find found|fly flew flown flies|forget forgot forgotten|get got "
  + "gotten|give gave given|go goes went gone going|grow grew grown|hear heard|hide hid hidden|hold held|keep kept|know "
  + "knew known|lay laid|lead led|leave left|lend lent|lie lay lain|lose lost|make made|mean meant|meet met|pay paid|"
  + "ride rode ridden|rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|shake shook shaken|"
  + "show shown|shrink shrank shrunk|speak spoke spoken|spend spent|stand stood|steal stole stolen|strike struck|swim "
  + "swam swum|take took taken|teach taught|tell told|think thought|throw threw thrown|understand understood|wear wore "
  + "worn|win won|write wrote written|man men|woman women|child children|person people|foot feet|tooth teeth|mouse mice|"
  + "datum data|medium media|index indices indexes|matrix matrices|axis axes|analysis analyses|basis bases|crisis "
  + "crises|thesis theses|criterion criteria|phenomenon phenomena|half halves|life lives|shelf shelves|leaf leaves|"
  + "centre center centres centers|good better best|bad worse worst";
const FAMILIES = new Map(UNREGULAR.split("|").flatMap(family => {
  const words = family.split(" ");
  return words.map(word => [word, words]);
}));
const STAYS = new Set(["news", "lens", "always", "perhaps", "evening", "morning", "during", "species", "series"]);

const withoutEnding = base => {
  if (/^[^aeiou]*[aeiou][^aeiouwxy]$/.test(base)) return [`${base}e`];
  if (base.length < 3 || !/[aeiouy]/.test(base)) return [];
  return /([^aeiou])\1$/.test(base) ? [base, base.slice(0, -1)] : [base, `${base}e`];
};
const known = new Map();
/** The words that a form may be a form of, itself among them. */
const basesOf = word => {
  let bases = known.get(word);
  if (bases) return bases;
  bases = new Set([word]);
  const bare = word.replace(/'s?$/, "");
  if (/^[a-z]{4,}$/.test(bare) && !STAYS.has(bare)) {
    bases.add(bare);
    if (/ies$/.test(bare)) bases.add(`${bare.slice(0, -3)}y`);
    else if (/(?:[sxzo]|ch|sh)es$/.test(bare)) bases.add(bare.slice(0, -2));
    if (/[^sui]s$/.test(bare)) bases.add(bare.slice(0, -1));
    for (const form of [...bases]) {
      if (/ied$/.test(form)) bases.add(`${form.slice(0, -3)}y`);
      else if (/ed$/.test(form)) for (const base of withoutEnding(form.slice(0, -2))) bases.add(base);
      if (/ying$/.test(form)) bases.add(`${form.slice(0, -4)}ie`);
      if (/ing$/.test(form)) for (const base of withoutEnding(form.slice(0, -3))) bases.add(base);
    }
  }
  for (const base of [...bases]) if (FAMILIES.has(base)) bases.add(FAMILIES.get(base)[0]);
  if (known.size > 20000) known.clear();
  known.set(word, bases);
  return bases;
};
const related = (one, other) => {
  if (one === other) return true;
  const bases = basesOf(one);
  for (const base of basesOf(other)) if (bases.has(base)) return true;
  return false;
};
/** A word and the forms of it that no ending explains. */
const familyOf = word => {
  for (const base of basesOf(word)) if (FAMILIES.has(base)) return [word, ...FAMILIES.get(base).filter(form => form !== word)];
  return [word];
};
