import { describe, expect, it } from 'vitest';
import type { BookableOffice, ServedPlace } from './booking-desk';
import { findOffices } from './office-search';

const office = (id: string, name: string, address: string, serves: readonly ServedPlace[] = []): BookableOffice => ({
  id,
  name,
  address,
  timeZone: 'Europe/Samara',
  days: [],
  services: [],
  serves,
});
const served = (place: string, group?: string): ServedPlace =>
  group === undefined ? { place, part: false } : { place, group, part: false };

const offices = [
  office('s1', 'Самарское отделение', 'г. Самара, проезд Митирёва, 9', [served('г. Самара'), served('Рубёжное')]),
  office('s3', 'Тольяттинское отделение', 'г. Тольятти, ул. Горького, 3', [
    served('Центральный район', 'г.о. Тольятти'),
    served('Комсомольский район', 'г.о. Тольятти'),
  ]),
  office('s5', 'Сызранское отделение', 'г. Сызрань, ул. Советская, 2', [served('Шигонский район')]),
];
const ids = (typed: string) => findOffices(offices, typed).map(each => each.office.id);

describe('Offices by address', () => {
  it('are those whose served area holds the place, whatever its endings and its ё', () => {
    expect(ids('с. Рубежное, ул. Лесная, 4')).toEqual(['s1']);
    expect(ids('Шигоны')).toEqual(['s5']);
    expect(findOffices(offices, 'Тольятти, Комсомольский район')[0]).toMatchObject({
      office: { id: 's3' },
      serves: { place: 'Комсомольский район' },
    });
  });

  it('are found by their own name and address where no area is told', () => {
    expect(ids('Сызрань')).toContain('s5');
    expect(ids('Горького')).toEqual(['s3']);
  });

  it('are all of them when nothing is typed, and none when nothing fits', () => {
    expect(ids(' ')).toEqual(['s1', 's3', 's5']);
    expect(ids('Владивосток')).toEqual([]);
  });
});
