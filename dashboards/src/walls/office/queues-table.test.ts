import { describe, expect, it } from 'vitest';
import { ticketsOfRow } from './queues-table';

describe('A row of the table of queues', () => {
  it('shows fewer tickets the more services there are', () => {
    expect([1, 4, 5, 6, 7, 12].map(ticketsOfRow)).toEqual([9, 9, 6, 6, 3, 3]);
  });
});
