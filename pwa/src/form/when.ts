// Which questions are asked: a plain equality, evaluated the same by the server.
import type { Answers, Value } from '../filing/types';
import type { Rules } from './question';

export function holds(when: Rules['when'], answers: Answers): boolean {
  return Object.entries(when ?? {}).every(([name, values]) => values.includes(answers[name]));
}

/** The answers that count, in the order of the questions: a question that is not asked has none, and so asks nothing further. */
export function counted<Q extends Rules>(questions: Q[], answerOf: (question: Q) => Value | undefined): { asked: Q[]; answers: Answers } {
  const answers: Answers = {};
  const asked: Q[] = [];
  for (const question of questions) {
    if (!holds(question.when, answers)) continue;
    asked.push(question);
    const answer = answerOf(question);
    if (answer !== undefined) answers[question.name] = answer;
  }
  return { asked, answers };
}
