// What a waiting entry is called, and what the person can do about it.
import type { Entry } from '../db';
import { say } from '../words';

export type Step = 'send' | 'change' | 'confirm' | 'discard' | 'update';
export interface Told { state: string; badge: string; text: string; steps: Step[] }

const held = (text: string, ...steps: Step[]): Told => ({ state: 'held', badge: say("확인이 필요해요"), text, steps });

export function told(entry: Entry): Told {
  switch (entry.held) {
    case undefined:
      return {
        state: 'waiting', badge: say("기다리는 중"),
        text: say("이 휴대폰에 보관했어요. 아직 접수되지 않았어요. 연결되면 저절로 보내요."), steps: ['send', 'change', 'discard'],
      };
    case 'invalid_answers':
      return held(say("고칠 답이 있어 접수되지 않았어요. 고친 뒤 다시 보내 주세요."), 'change', 'discard');
    case 'unreadable':
      return held(say("봉한 열쇠가 바뀌어 접수되지 않았어요. 로그인하면 다시 봉해서 보내요."), 'send', 'discard');
    case 'unknown_credential':
    case 'bad_signature':
    case '401':
    case '403':
      return held(say("이 신청을 확인한 패스키를 알 수 없어요. 다른 패스키로 한 번 더 확인해 주세요."), 'confirm', 'discard');
    case 'update_first':
      return held(say("서식이 새로 바뀌었어요. 앱을 새로 고친 뒤 내용을 확인하고 다시 보내 주세요."), 'update', 'discard');
    case 'duplicate_of':
      return held(say("같은 신청을 이미 보냈어요. 접수된 신청이 그대로 처리돼요."), 'discard');
    case 'other_content':
    case 'already_received':
      return held(say("이 신청은 이미 접수됐어요. 나중에 적은 내용은 보내지 않았어요."), 'discard');
    case 'replaced':
      return held(say("고쳐서 다시 보낸 신청이 이 신청을 대신해요."), 'discard');
    case 'wrong_state':
      return held(say("지금 상태에서는 할 수 없는 일이라 접수되지 않았어요."), 'discard');
    case 'too_large':
      return held(say("적은 내용이 너무 길어 보낼 수 없어요. 줄여서 다시 보내 주세요."), 'change', 'discard');
    default:
      return held(say("접수되지 않았어요. 내용을 확인하고 다시 보내 주세요. 계속 안 되면 1350에 물어보세요."), 'change', 'send', 'discard');
  }
}
