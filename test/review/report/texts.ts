import { csvReport as csvPieces } from '../../../lib/review/report/csv';
import { htmlReport as htmlPieces } from '../../../lib/review/report/html/report';
import { jsonReport as jsonPieces } from '../../../lib/review/report/json';
import { sarifReport as sarifPieces } from '../../../lib/review/report/sarif';
import type { Review } from '../../../lib/review/review';

/** The reports that are written in pieces, as whole texts. */
const whole =
  (report: (review: Review) => Iterable<string>) =>
  (review: Review): string =>
    [...report(review)].join('');

export const csvReport = whole(csvPieces);
export const htmlReport = whole(htmlPieces);
export const jsonReport = whole(jsonPieces);
export const sarifReport = whole(sarifPieces);
