import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { chooseLocale, localeCookie } from './locale.ts';

/** Language and words of one request. Times are shown in the reader's own zone, which only the browser knows. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(localeCookie)?.value;
  const locale = chooseLocale(chosen, (await headers()).get('accept-language'));
  const messages =
    locale === 'zh-TW'
      ? (await import('../../messages/zh-TW.json')).default
      : (await import('../../messages/en.json')).default;
  return { locale, messages, timeZone: 'UTC' };
});
