import { at } from './characters';

/*
 * Durations as `parseDuration` reads them: `90s`, `1h30m`, units from large to small, each at most once.
 */

/** Where the duration ends that was read last. */
export let durationEnd: usize = 0;

const longestMs: f64 = 3153600000000; // a hundred years

/** The milliseconds of the duration that starts here, or -1 for what is none, or one of a hundred years. */
export function durationAt(start: usize): f64 {
  let sum: f64 = 0;
  let rank = 0;
  let place = start;
  do {
    let count: f64 = 0;
    const digits = place;
    while (isDigitAt(place)) count = 10 * count + <f64>(<i32>at(place++) - 0x30);
    if (place == digits || place > digits + 9) return -1;
    const unit = at(place++);
    let unitRank = 0;
    let size: f64 = 0;
    if (unit == 0x6d && at(place) == 0x73) {
      place++;
      unitRank = 5;
      size = 1;
    } else if (unit == 0x64) {
      unitRank = 1;
      size = 86400000;
    } else if (unit == 0x68) {
      unitRank = 2;
      size = 3600000;
    } else if (unit == 0x6d) {
      unitRank = 3;
      size = 60000;
    } else if (unit == 0x73) {
      unitRank = 4;
      size = 1000;
    }
    if (unitRank <= rank) return -1;
    rank = unitRank;
    sum += count * size;
  } while (isDigitAt(place));
  durationEnd = place;
  return sum < longestMs ? sum : -1;
}

function isDigitAt(place: usize): bool {
  return at(place) - 0x30 <= 9;
}
