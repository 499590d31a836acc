// What this browser and phone can do with passkeys, and what a failed ceremony means in plain words.
import { say } from '../words';

export async function supported(): Promise<boolean> {
  return typeof PublicKeyCredential !== 'undefined' && (await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false));
}

/** No touch came: cancelled, timed out, or impossible in this browser just now. */
export const noTouch = (problem: unknown): boolean =>
  typeof PublicKeyCredential === 'undefined' ||
  ['NotAllowedError', 'AbortError', 'SecurityError', 'NotSupportedError', 'InvalidStateError', 'UnknownError', 'ConstraintError', 'NotReadableError', 'OperationError']
    .includes((problem as Error | null)?.name ?? '');

export function inWords(problem: unknown): string {
  if (typeof PublicKeyCredential === 'undefined') return say("이 브라우저는 패스키를 쓸 수 없어요. 도움말에서 다른 방법을 확인해 주세요.");
  switch ((problem as Error | null)?.name) {
    case 'NotAllowedError':
    case 'AbortError':
      return say("확인이 끝나지 않았어요. 지문이나 얼굴, 화면 잠금으로 다시 확인해 주세요.");
    case 'InvalidStateError':
      return say("이 휴대폰에는 이미 패스키가 있어요. 그 패스키로 로그인해 주세요.");
    case 'NotSupportedError':
    case 'ConstraintError':
      return say("이 휴대폰에서는 패스키를 만들 수 없어요. 화면 잠금을 켠 뒤 다시 해 주세요.");
    case 'SecurityError':
      return say("이 주소에서는 패스키를 쓸 수 없어요. 주소가 맞는지 확인해 주세요.");
    default:
      return '';
  }
}
