/** The four answers as they are typed, and what they mean. Pure. */
import { NO_ANSWERS, REPORT_LIMITS, type Report, type ReportAnswers } from '../../../src/domain/signals/report';

export const QUESTIONS = ['squads', 'storyShare', 'customerHours', 'markets'] as const;
export type Question = (typeof QUESTIONS)[number];
export type Typed = Readonly<Record<Question, string>>;

/** The largest whole number each takes; time on stories is typed in percent. */
export const MOST: Readonly<Record<Question, number>> = { ...REPORT_LIMITS, storyShare: 100 };

export const NOTHING_TYPED: Typed = { squads: '', storyShare: '', customerHours: '', markets: '' };

/** What was answered last, to be changed. */
export function typedOf(report: Report | null): Typed {
  const text = (value: number | null) => (value === null ? '' : String(value));
  if (report === null) return NOTHING_TYPED;
  const share = report.storyShare === null ? null : Math.round(report.storyShare * 100);
  return {
    squads: text(report.squads),
    storyShare: text(share),
    customerHours: text(report.customerHours),
    markets: text(report.markets),
  };
}

/** The answers, or the questions whose answer is no whole number within its limit. */
export function answersOf(typed: Typed): { readonly answers: ReportAnswers; readonly wrong: readonly Question[] } {
  const wrong = QUESTIONS.filter((question) => !isAnswer(typed[question].trim(), MOST[question]));
  const number = (question: Question) => (typed[question].trim() === '' ? null : Number(typed[question].trim()));
  if (wrong.length > 0) return { answers: NO_ANSWERS, wrong };
  const percent = number('storyShare');
  return {
    answers: {
      squads: number('squads'),
      storyShare: percent === null ? null : percent / 100,
      customerHours: number('customerHours'),
      markets: number('markets'),
    },
    wrong,
  };
}

function isAnswer(text: string, most: number): boolean {
  return text === '' || (/^\d{1,3}$/.test(text) && Number(text) <= most);
}
