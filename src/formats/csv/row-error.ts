import type { Bar } from '../../bars/bar.js';
import { type FormatError, type FormatErrorDetail, formatError } from '../result.js';
import type { CsvPlan } from './plan.js';

/** What is wrong with a row, and where it stands. */
export interface RowFault {
  readonly line: number;
  readonly reason: FormatError['reason'];
  /** The cell, or the row. */
  readonly found: string;
  readonly plan: CsvPlan;
}

/** The error of a row, with the option that may settle it and a remedy in words. */
export function rowError({ line, reason, found, plan }: RowFault, price?: keyof Bar): FormatError {
  const field = price ?? (reason.endsWith('-cells') ? undefined : 'time');
  return formatError(line, reason, found, {
    ...(field !== undefined && { field }),
    ...detailOf(reason, plan, field, found),
  });
}

function detailOf(
  reason: FormatError['reason'],
  { cells, numbers, time, titles }: CsvPlan,
  field: keyof Bar | undefined,
  found: string,
): FormatErrorDetail {
  if (titles.some((title) => title !== '' && title === found.trim())) {
    return { remedy: 'the titles again, as where files were joined' };
  }
  switch (reason) {
    case 'missing-cells':
    case 'extra-cells':
      return { remedy: `rows have ${cells} cell${cells === 1 ? '' : 's'}` };
    case 'unreadable-number': {
      if (!/^[-\d.,'\s]+$/.test(found)) {
        return { remedy: `no number; if another column is meant, set columns.${field}` };
      }
      const remedy = `'${numbers.decimal}' is taken for the decimal sign; else set columns.${field}`;
      return { option: 'decimal', remedy };
    }
    case 'missing-price':
      return { remedy: 'a bar has four prices, and this one is blank' };
    case 'off-grid':
      return {
        option: 'label',
        remedy:
          'no bar of this timeframe and calendar ends there: set timeframe, calendar or label',
      };
    case 'no-zone':
      return { option: 'timeZone', remedy: 'a time of day without a zone: set timeZone' };
    case 'ambiguous-date':
      return {
        option: 'dateFormat',
        remedy: 'other rows name day and month in another order: set dateFormat',
      };
    case 'skipped-local-time':
    case 'repeated-local-time':
      return { option: 'timeZone', remedy: `the clock of ${time.zone} tells no single instant` };
    default:
      return { option: 'dateFormat', remedy: `no ${formOf(time)}, as the other times are` };
  }
}

function formOf({ form, unit, order }: CsvPlan['time']): string {
  if (form === 'epoch') return `count of ${unit} since 1970`;
  return form === 'excel' ? "spreadsheet's day" : `date in the order ${order}`;
}
