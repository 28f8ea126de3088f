import type { Language } from '../i18n/language';

export const nbsp = '\u00A0';

// Prepositions, conjunctions and particles of one to three letters stay with the word they belong to.
const proclitics =
  'а|без|бы|в|во|вы|да|для|до|же|за|и|из|или|их|к|ко|мы|на|над|не|ни|но|о|об|он|от|по|под|при|про|с|со|то|у|что|я';
const afterProclitic = new RegExp(`(?<![\\p{L}\\d-])(${proclitics}) (?=\\S)`, 'giu');
const afterAbbreviation = /(?<![\p{L}])(г|д|ул|пр|пос|пер|пл|п|с|кв|корп|стр|обл|р-н|им|тел)\. (?=\S)/giu;
const afterNumeral = /(\d) (?=[\d%\p{Ll}])/gu;
const afterNumero = /№ (?=\d)/gu;
const beforeDash = / —/gu;
const beforeUnit = /(\d) (?=(?:%|s|min|h|d)(?!\p{L}))/gu;

/** Sets a text the way a Russian or an English compositor would: no-break spaces where a line must not end. */
export function glue(text: string, language: Language): string {
  if (language === 'en') return text.replace(beforeUnit, `$1${nbsp}`);
  return text
    .replace(beforeDash, `${nbsp}—`)
    .replace(afterNumero, `№${nbsp}`)
    .replace(afterNumeral, `$1${nbsp}`)
    .replace(afterAbbreviation, `$1.${nbsp}`)
    .replace(afterProclitic, `$1${nbsp}`);
}
