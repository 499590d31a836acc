// What a person tells once. Kept by the office, encrypted; the next form proposes it.
import { account, standing } from '../account';
import { call, Problem } from '../api';
import type { Profile } from '../api-types';
import { plain, tell } from '../dom';
import type { Answers } from '../filing/types';
import { allWrong } from '../form/check';
import { showWrong, summarise } from '../form/errors';
import { type Question, questionsIn } from '../form/question';
import { read } from '../form/read';
import { shapeWhileTyping } from '../form/typing';
import { counted } from '../form/when';
import { write } from '../form/write';
import { start } from '../main';
import { inWords } from '../passkeys/support';
import { today } from '../show';
import { language, say } from '../words';
import { holdDraft } from '../worker';

async function save(questions: Question[]): Promise<void> {
  const { asked, answers } = counted(questions, read);
  const wrong = allWrong(asked, answers, today());
  if (!passes(questions, wrong)) return;
  try {
    await keep({ ...answers, language: language() });
    tell(say("저장했어요. 다음 신청에 미리 채워 드려요."), 'ok');
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 422) passes(questions, firstOf(problem.errors));
    else tell(inWords(problem) || plain(problem), 'error');
  }
}

/** A changed bank account needs a fresh touch; the server says so. */
async function keep(profile: Profile): Promise<void> {
  const put = () => call<Profile>('PUT', '/profile', profile);
  try {
    await put();
  } catch (problem) {
    if (!(problem instanceof Problem && problem.code === 'confirm_first')) throw problem;
    await (await import('../passkeys/fresh')).fresh(put);
  }
}

function passes(questions: Question[], wrong: Record<string, string>): boolean {
  for (const question of questions) showWrong(question, wrong[question.name]);
  summarise(questions, wrong, () => {});
  return Object.keys(wrong).length === 0;
}

const firstOf = (errors: Record<string, string[]>): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).map(([name, sentences]) => [name.split('.')[0] ?? name, sentences[0] ?? '']));

void start(async () => {
  const form = document.getElementById('profile') as HTMLFormElement | null;
  if (!form) return;
  const questions = questionsIn(form);
  shapeWhileTyping(questions);
  form.addEventListener('input', holdDraft, { once: true });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void save(questions);
  });
  if (standing(await account()) !== 'in') return;
  const profile = (await call<Profile>('GET', '/profile')) as Answers;
  for (const question of questions) write(question, profile[question.name]);
});
